-- The workspaces that let the bot in, for platforms that give it a token for each.

CREATE TABLE installations (
  platform text NOT NULL,
  workspace text NOT NULL,
  account text NOT NULL,
  -- Sealed with a key that the database does not have.
  token text NOT NULL,
  scopes text[] NOT NULL,
  installed_at timestamptz(3) NOT NULL,
  PRIMARY KEY (platform, workspace)
);
