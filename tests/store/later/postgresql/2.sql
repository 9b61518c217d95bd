-- SPDX-FileCopyrightText: The Redress authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The step after it: a projection that holds more than before and is made anew.

SELECT pg_sleep(0.08), 'reached 4';

ALTER TABLE redress.tally ADD COLUMN later INTEGER NOT NULL DEFAULT 7;

SELECT pg_sleep(0.08), 'reached 5';

DELETE FROM redress.tally;

REFILL PROJECTIONS;

CREATE INDEX later_by_size ON redress.later_size(size);

SELECT pg_sleep(0.08), 'reached 6';
