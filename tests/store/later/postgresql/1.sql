-- SPDX-FileCopyrightText: The Redress authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- A step of a program of the future: a table with rows from the ledger. The sleeps are where it may be killed.

SELECT pg_sleep(0.08), 'reached 1';

CREATE TABLE redress.later_size(seq BIGINT PRIMARY KEY, size INTEGER NOT NULL);

SELECT pg_sleep(0.08), 'reached 2';

INSERT INTO redress.later_size SELECT seq, length(jwt) FROM redress.entry;

SELECT pg_sleep(0.08), 'reached 3';
