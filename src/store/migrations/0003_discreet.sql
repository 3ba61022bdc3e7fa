-- Whether a reminder says only that something is due. Off for those who were here before there was the setting.

ALTER TABLE users ADD COLUMN discreet boolean NOT NULL DEFAULT false;
