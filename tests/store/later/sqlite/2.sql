-- SPDX-FileCopyrightText: The Redress authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The step after it: a projection that holds more than before and is made anew.

SELECT step_reached(4);

ALTER TABLE tally ADD COLUMN later INTEGER NOT NULL DEFAULT 7;

SELECT step_reached(5);

DELETE FROM tally;

REFILL PROJECTIONS;

CREATE INDEX later_by_size ON later_size(size);

SELECT step_reached(6);
