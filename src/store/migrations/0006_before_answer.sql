-- What an answer of theirs has changed can be taken back. Of the answers until now nothing was kept.

ALTER TABLE interviews ADD COLUMN before_answer jsonb;
