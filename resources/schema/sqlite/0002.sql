-- SPDX-FileCopyrightText: The Redress authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- Outside time: tokens of time-stamp authorities over checkpoints, and which authorities the center trusts.

CREATE TABLE time_stamp(
  size INTEGER NOT NULL,
  digest BLOB NOT NULL,
  token BLOB NOT NULL,
  revoked BLOB NOT NULL,
  PRIMARY KEY(size, digest)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER time_stamp_kept BEFORE DELETE ON time_stamp
BEGIN
  SELECT raise(ABORT, 'time stamps stay');
END;

CREATE TRIGGER time_stamp_unchanged BEFORE UPDATE ON time_stamp
BEGIN
  SELECT raise(ABORT, 'time stamps are never rewritten');
END;

CREATE TABLE time_authority(
  row INTEGER PRIMARY KEY,
  url TEXT NOT NULL,
  facts TEXT NOT NULL,
  removed INTEGER NOT NULL
) STRICT;
