-- SPDX-FileCopyrightText: The Redress authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Outside time: tokens of time-stamp authorities over checkpoints, and which authorities the center trusts.

CREATE TABLE redress.time_stamp(
  size BIGINT NOT NULL,
  digest BYTEA NOT NULL,
  token BYTEA NOT NULL,
  revoked BYTEA NOT NULL,
  PRIMARY KEY(size, digest)
);

CREATE TRIGGER time_stamp_kept BEFORE DELETE ON redress.time_stamp
  FOR EACH ROW EXECUTE FUNCTION redress.refuse('time stamps stay');

CREATE TRIGGER time_stamp_unchanged BEFORE UPDATE ON redress.time_stamp
  FOR EACH ROW EXECUTE FUNCTION redress.refuse('time stamps are never rewritten');

CREATE TRIGGER time_stamp_not_emptied BEFORE TRUNCATE ON redress.time_stamp
  FOR EACH STATEMENT EXECUTE FUNCTION redress.refuse('the ledger is never emptied');

CREATE TABLE redress.time_authority(
  row BIGINT PRIMARY KEY,
  url redress.word NOT NULL,
  facts redress.word NOT NULL,
  removed BIGINT NOT NULL
);

GRANT SELECT ON redress.time_stamp, redress.time_authority TO redress_desk;

GRANT INSERT ON redress.time_stamp TO redress_desk;

GRANT INSERT, UPDATE, DELETE ON redress.time_authority TO redress_desk;
