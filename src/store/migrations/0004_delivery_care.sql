-- What delivery needs to be gentle with people and platforms: the pace, what did not arrive, copies nobody knew of.

-- When each platform, workspace or chat takes the next message, over all processes. A server that crashed has
-- forgotten it, and no longer than that took every one of these moments has passed.
CREATE UNLOGGED TABLE pace (
  bucket text PRIMARY KEY,
  next_at timestamptz NOT NULL
);

ALTER TABLE deliveries
  -- The kind of the content, which is kept longer than the content.
  ADD COLUMN kind text NOT NULL DEFAULT 'reply',
  -- True from when it was given up until the person was told so.
  ADD COLUMN missed boolean NOT NULL DEFAULT false;
UPDATE deliveries SET kind = coalesce(substring(content::text FROM '^\{"kind":"([a-z]+)"'), 'reply');
ALTER TABLE deliveries ALTER COLUMN kind DROP DEFAULT;

-- One message may be about several reminders.
UPDATE deliveries SET
  kind = 'reminders',
  content = json_build_object('kind', 'reminders', 'reminders', json_build_array(
    json_build_object('id', content ->> 'reminder', 'revision', (content ->> 'revision')::integer)))
WHERE kind = 'reminder';

CREATE INDEX deliveries_missed ON deliveries (user_id) WHERE missed;
CREATE INDEX deliveries_waiting_reminders ON deliveries (address_id)
  WHERE state = 'scheduled' AND kind = 'reminders';
CREATE INDEX deliveries_copied ON deliveries (address_id) WHERE state = 'sent' AND uncertain > 0;
CREATE INDEX reminders_of_owner ON reminders (owner) WHERE state = 'scheduled';
