-- SPDX-FileCopyrightText: The Redress authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- A step of a program of the future: a table with rows from the ledger. step_reached() is where it may be killed.

SELECT step_reached(1);

CREATE TABLE later_size(seq INTEGER PRIMARY KEY, size INTEGER NOT NULL) STRICT;

SELECT step_reached(2);

INSERT INTO later_size SELECT seq, length(jwt) FROM entry;

SELECT step_reached(3);
