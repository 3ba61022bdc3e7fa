-- What the whole playbook asks: whose holidays, and what was said and felt at an interview. Nobody has said any of it yet.

ALTER TABLE users ADD COLUMN holidays text;

ALTER TABLE interviews
  ADD COLUMN promise_said_at timestamptz(3),
  ADD COLUMN wait_until date,
  ADD COLUMN invited_to_call boolean NOT NULL DEFAULT false,
  ADD COLUMN sales_like boolean NOT NULL DEFAULT false,
  ADD COLUMN culture text NOT NULL DEFAULT 'unknown',
  ADD COLUMN feeling text,
  ADD COLUMN wants_job boolean NOT NULL DEFAULT true;
