-- SPDX-FileCopyrightText: The Redress authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- One statement, an empty line, the next. What each table is for stands in resources/help/store.md.
-- A released step is never edited: changes come as the next number.

-- The ledger. Nothing here is ever changed or taken away.

CREATE TABLE entry(
  seq INTEGER PRIMARY KEY,
  jwt BLOB NOT NULL,
  leaf BLOB NOT NULL
) STRICT;

CREATE TABLE node(
  level INTEGER NOT NULL,
  idx INTEGER NOT NULL,
  hash BLOB NOT NULL,
  PRIMARY KEY(level, idx)
) STRICT, WITHOUT ROWID;

CREATE TABLE disclosure(
  place INTEGER PRIMARY KEY,
  subject TEXT NOT NULL,
  digest BLOB NOT NULL,
  sealed BLOB NOT NULL
) STRICT;

CREATE TABLE subject_key(
  subject TEXT PRIMARY KEY NOT NULL,
  wrapped BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE certificate(
  thumbprint TEXT PRIMARY KEY NOT NULL,
  der BLOB NOT NULL,
  staff TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE checkpoint(
  size INTEGER PRIMARY KEY,
  note BLOB NOT NULL
) STRICT;

CREATE TRIGGER entry_in_order BEFORE INSERT ON entry
  WHEN NEW.seq <> coalesce((SELECT max(seq) + 1 FROM entry), 0)
BEGIN
  SELECT raise(ABORT, 'entries are numbered without gaps');
END;

CREATE TRIGGER entry_kept BEFORE DELETE ON entry
BEGIN
  SELECT raise(ABORT, 'the ledger is never shortened');
END;

CREATE TRIGGER entry_unchanged BEFORE UPDATE ON entry
BEGIN
  SELECT raise(ABORT, 'the ledger is never rewritten');
END;

CREATE TRIGGER node_kept BEFORE DELETE ON node
BEGIN
  SELECT raise(ABORT, 'the tree is never shortened');
END;

CREATE TRIGGER node_unchanged BEFORE UPDATE ON node
BEGIN
  SELECT raise(ABORT, 'the tree is never rewritten');
END;

CREATE TRIGGER disclosure_kept BEFORE DELETE ON disclosure
BEGIN
  SELECT raise(ABORT, 'sealed facts stay: forgetting destroys their key');
END;

CREATE TRIGGER disclosure_unchanged BEFORE UPDATE ON disclosure
BEGIN
  SELECT raise(ABORT, 'sealed facts are never rewritten');
END;

CREATE TRIGGER subject_key_unchanged BEFORE UPDATE ON subject_key
BEGIN
  SELECT raise(ABORT, 'a key is destroyed, never replaced');
END;

CREATE TRIGGER certificate_kept BEFORE DELETE ON certificate
BEGIN
  SELECT raise(ABORT, 'certificates stay');
END;

CREATE TRIGGER certificate_unchanged BEFORE UPDATE ON certificate
BEGIN
  SELECT raise(ABORT, 'certificates are never rewritten');
END;

CREATE TRIGGER checkpoint_kept BEFORE DELETE ON checkpoint
BEGIN
  SELECT raise(ABORT, 'checkpoints stay');
END;

-- Projections: what the entries above say, arranged for reading. Each can be made anew from them.

CREATE TABLE center(
  row INTEGER PRIMARY KEY,
  facts TEXT NOT NULL
) STRICT;

CREATE TABLE staff(
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  roles INTEGER NOT NULL,
  retired INTEGER NOT NULL,
  thumbprint TEXT NOT NULL,
  facts_place INTEGER
) STRICT;

CREATE TABLE company(
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  facts TEXT NOT NULL,
  open_cases INTEGER NOT NULL,
  all_cases INTEGER NOT NULL
) STRICT;

CREATE INDEX company_by_name ON company(folded, row);

CREATE TABLE company_name(
  folded TEXT NOT NULL,
  kind INTEGER NOT NULL,
  company_row INTEGER NOT NULL,
  PRIMARY KEY(folded, kind, company_row)
) STRICT, WITHOUT ROWID;

CREATE INDEX company_name_by_company ON company_name(company_row);

CREATE TABLE consumer(
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  facts_place INTEGER,
  open_cases INTEGER NOT NULL,
  all_cases INTEGER NOT NULL,
  erased_by INTEGER
) STRICT;

CREATE TABLE consumer_index(
  token BLOB NOT NULL,
  consumer_row INTEGER NOT NULL,
  PRIMARY KEY(token, consumer_row)
) STRICT, WITHOUT ROWID;

CREATE INDEX consumer_index_by_consumer ON consumer_index(consumer_row);

CREATE TABLE complaint_case(
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  status INTEGER NOT NULL,
  open INTEGER NOT NULL,
  consumer TEXT NOT NULL,
  company TEXT NOT NULL,
  assignee TEXT NOT NULL,
  taxonomy TEXT NOT NULL,
  product TEXT NOT NULL,
  issue TEXT NOT NULL,
  received INTEGER NOT NULL,
  due INTEGER NOT NULL,
  closed INTEGER,
  amount INTEGER,
  currency TEXT,
  special_care INTEGER NOT NULL,
  papers INTEGER NOT NULL,
  external_ref TEXT UNIQUE,
  last_entry INTEGER NOT NULL,
  state TEXT NOT NULL
) STRICT;

CREATE INDEX case_received ON complaint_case(received, row);

CREATE INDEX case_open_received ON complaint_case(received, row, due, status) WHERE open = 1;

CREATE INDEX case_due ON complaint_case(due, row);

CREATE INDEX case_assignee_received ON complaint_case(assignee, received, row) WHERE open = 1;

CREATE INDEX case_assignee_due ON complaint_case(assignee, due, row) WHERE open = 1;

CREATE INDEX case_company_received ON complaint_case(company, received, row);

CREATE INDEX case_company_due ON complaint_case(company, due, row);

CREATE INDEX case_consumer_received ON complaint_case(consumer, received, row);

CREATE INDEX case_consumer_due ON complaint_case(consumer, due, row);

CREATE INDEX case_product_received ON complaint_case(product, received, row);

CREATE INDEX case_issue_received ON complaint_case(issue, received, row);

CREATE TABLE case_entry(
  case_row INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY(case_row, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE document(
  row INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  case_row INTEGER NOT NULL,
  kind TEXT NOT NULL,
  size INTEGER NOT NULL,
  blob TEXT NOT NULL UNIQUE
) STRICT;

CREATE INDEX document_by_case ON document(case_row, row);

CREATE TABLE summary(
  scope TEXT NOT NULL,
  kind TEXT NOT NULL,
  month INTEGER NOT NULL,
  code TEXT NOT NULL,
  received INTEGER NOT NULL,
  closed INTEGER NOT NULL,
  late INTEGER NOT NULL,
  millions INTEGER NOT NULL,
  rest INTEGER NOT NULL,
  PRIMARY KEY(scope, kind, month, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE tally(
  name TEXT PRIMARY KEY NOT NULL,
  count INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE number(
  prefix TEXT NOT NULL,
  year INTEGER NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY(prefix, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE search_text(
  row INTEGER PRIMARY KEY,
  tokens TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE search USING fts5(
  tokens, content='search_text', content_rowid='row', detail='none', columnsize=0, tokenize='ascii'
);
