-- People, their interviews and plans, their reminders, and the messages on their way to them.
-- Every instant is UTC in whole milliseconds: read into a program and back, it is the same instant.

CREATE TABLE users (
  id uuid PRIMARY KEY,
  name text,
  language text NOT NULL,
  time_zone text,
  waking_from integer NOT NULL,
  waking_to integer NOT NULL,
  pace text NOT NULL,
  working_days integer[] NOT NULL
);

CREATE TABLE addresses (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  platform text NOT NULL,
  workspace text NOT NULL,
  account text NOT NULL,
  chat text NOT NULL,
  state text NOT NULL,
  UNIQUE (platform, workspace, account),
  -- Lets a delivery say that its address is one of its user's.
  UNIQUE (id, user_id)
);
CREATE INDEX addresses_of_user ON addresses (user_id);

CREATE TABLE inbox (
  event_id text PRIMARY KEY,
  admitted_at timestamptz(3) NOT NULL
);

-- The state is json, not jsonb: jsonb refuses texts that a person can type and JavaScript can hold.
CREATE TABLE conversations (
  user_id uuid PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
  state json NOT NULL
);

CREATE TABLE interviews (
  id uuid PRIMARY KEY,
  owner uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  revision integer NOT NULL,
  company text NOT NULL,
  role text,
  -- The instant, and beside it the clock it was read from and the person's own words.
  starts_at timestamptz(3) NOT NULL,
  starts_day date NOT NULL,
  starts_minute integer NOT NULL,
  starts_zone text NOT NULL,
  starts_words text NOT NULL,
  ends_at timestamptz(3) NOT NULL,
  promise_from date,
  promise_by date,
  promise_words text,
  channel text,
  materials json NOT NULL,
  hook text,
  outcome text,
  outcome_at timestamptz(3),
  logged_at timestamptz(3) NOT NULL,
  CHECK ((promise_by IS NULL) = (promise_words IS NULL)),
  UNIQUE (id, owner)
);
CREATE INDEX interviews_open ON interviews (owner, starts_at) WHERE outcome IS NULL;
CREATE INDEX interviews_closed ON interviews (owner, outcome_at) WHERE outcome IS NOT NULL;

-- The lists of an interview, in their order.
CREATE TABLE people (
  interview_id uuid NOT NULL REFERENCES interviews (id) ON DELETE CASCADE,
  position integer NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  title text,
  kind text NOT NULL,
  PRIMARY KEY (interview_id, position)
);

-- What the newest plan says.
CREATE TABLE steps (
  interview_id uuid NOT NULL REFERENCES interviews (id) ON DELETE CASCADE,
  position integer NOT NULL,
  key text NOT NULL,
  kind text NOT NULL,
  person text,
  item text,
  channel text,
  due_at timestamptz(3) NOT NULL,
  deadline timestamptz(3),
  rules text[] NOT NULL,
  state text NOT NULL,
  remind_at timestamptz(3)[] NOT NULL,
  PRIMARY KEY (interview_id, position)
);

-- What the person did about steps. It is kept apart from the steps, because a plan made anew may not have them.
CREATE TABLE done_steps (
  interview_id uuid NOT NULL REFERENCES interviews (id) ON DELETE CASCADE,
  position integer NOT NULL,
  key text NOT NULL,
  how text NOT NULL,
  at timestamptz(3) NOT NULL,
  PRIMARY KEY (interview_id, position)
);

CREATE TABLE snoozed_steps (
  interview_id uuid NOT NULL REFERENCES interviews (id) ON DELETE CASCADE,
  position integer NOT NULL,
  key text NOT NULL,
  until timestamptz(3) NOT NULL,
  count integer NOT NULL,
  PRIMARY KEY (interview_id, position)
);

CREATE TABLE reminders (
  id uuid PRIMARY KEY,
  owner uuid NOT NULL,
  interview_id uuid NOT NULL,
  revision integer NOT NULL,
  step_key text NOT NULL,
  nth integer NOT NULL,
  planned_for timestamptz(3) NOT NULL,
  due_at timestamptz(3) NOT NULL,
  state text NOT NULL,
  FOREIGN KEY (interview_id, owner) REFERENCES interviews (id, owner) ON DELETE CASCADE
);
CREATE INDEX reminders_scheduled ON reminders (due_at, id) WHERE state = 'scheduled';
CREATE INDEX reminders_of_interview ON reminders (interview_id);

CREATE TABLE deliveries (
  id uuid PRIMARY KEY,
  -- The order in which they were added; what one person is sent goes out in it.
  number bigint GENERATED ALWAYS AS IDENTITY,
  user_id uuid NOT NULL,
  address_id uuid NOT NULL,
  -- What is shown. Null once it was sent or given up: nobody reads it again, and it speaks of people.
  content json,
  state text NOT NULL,
  not_before timestamptz(3) NOT NULL,
  -- Grows with every claim: a write that carries an older one comes from a process that lost the delivery.
  fence integer NOT NULL,
  lease_until timestamptz(3),
  attempts integer NOT NULL,
  uncertain integer NOT NULL,
  first_tried_at timestamptz(3),
  reason text,
  ref json,
  FOREIGN KEY (address_id, user_id) REFERENCES addresses (id, user_id) ON DELETE CASCADE
);
CREATE INDEX deliveries_ready ON deliveries (number) WHERE state IN ('scheduled', 'sending');
CREATE INDEX deliveries_of_address ON deliveries (address_id);
