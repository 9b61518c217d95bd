-- SPDX-FileCopyrightText: The Redress authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- The same tables as in the file's database: one statement, an empty line, the next. What each table
-- is for stands in resources/help/store.md. A released step is never edited: changes come as the next
-- number.

CREATE SCHEMA redress;

-- Bytes decide equality and order, as they do in the file's database.
CREATE DOMAIN redress.word AS TEXT COLLATE "C";

-- The writer's turn: whoever appends locks this row until the end.
CREATE TABLE redress.turn(
  one INTEGER PRIMARY KEY CHECK (one = 1)
);

INSERT INTO redress.turn VALUES(1);

CREATE TABLE redress.schema_version(
  one INTEGER PRIMARY KEY CHECK (one = 1),
  version INTEGER NOT NULL
);

INSERT INTO redress.schema_version VALUES(1, 0);

-- The ledger. Nothing here is ever changed or taken away.

CREATE TABLE redress.entry(
  seq BIGINT PRIMARY KEY,
  jwt BYTEA NOT NULL,
  leaf BYTEA NOT NULL
);

CREATE TABLE redress.node(
  level INTEGER NOT NULL,
  idx BIGINT NOT NULL,
  hash BYTEA NOT NULL,
  PRIMARY KEY(level, idx)
);

CREATE TABLE redress.disclosure(
  place BIGINT PRIMARY KEY,
  subject redress.word NOT NULL,
  digest BYTEA NOT NULL,
  sealed BYTEA NOT NULL
);

CREATE TABLE redress.subject_key(
  subject redress.word PRIMARY KEY NOT NULL,
  wrapped BYTEA NOT NULL
);

CREATE TABLE redress.certificate(
  thumbprint redress.word PRIMARY KEY NOT NULL,
  der BYTEA NOT NULL,
  staff redress.word NOT NULL
);

CREATE TABLE redress.checkpoint(
  size BIGINT PRIMARY KEY,
  note BYTEA NOT NULL
);

CREATE FUNCTION redress.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE FUNCTION redress.in_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.seq <> coalesce((SELECT max(seq) + 1 FROM redress.entry), 0) THEN
    RAISE EXCEPTION 'entries are numbered without gaps' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER entry_in_order BEFORE INSERT ON redress.entry
  FOR EACH ROW EXECUTE FUNCTION redress.in_order();

CREATE TRIGGER entry_kept BEFORE DELETE ON redress.entry
  FOR EACH ROW EXECUTE FUNCTION redress.refuse('the ledger is never shortened');

CREATE TRIGGER entry_unchanged BEFORE UPDATE ON redress.entry
  FOR EACH ROW EXECUTE FUNCTION redress.refuse('the ledger is never rewritten');

CREATE TRIGGER node_kept BEFORE DELETE ON redress.node
  FOR EACH ROW EXECUTE FUNCTION redress.refuse('the tree is never shortened');

CREATE TRIGGER node_unchanged BEFORE UPDATE ON redress.node
  FOR EACH ROW EXECUTE FUNCTION redress.refuse('the tree is never rewritten');

CREATE TRIGGER disclosure_kept BEFORE DELETE ON redress.disclosure
  FOR EACH ROW EXECUTE FUNCTION redress.refuse('sealed facts stay: forgetting destroys their key');

CREATE TRIGGER disclosure_unchanged BEFORE UPDATE ON redress.disclosure
  FOR EACH ROW EXECUTE FUNCTION redress.refuse('sealed facts are never rewritten');

CREATE TRIGGER subject_key_unchanged BEFORE UPDATE ON redress.subject_key
  FOR EACH ROW EXECUTE FUNCTION redress.refuse('a key is destroyed, never replaced');

CREATE TRIGGER certificate_kept BEFORE DELETE ON redress.certificate
  FOR EACH ROW EXECUTE FUNCTION redress.refuse('certificates stay');

CREATE TRIGGER certificate_unchanged BEFORE UPDATE ON redress.certificate
  FOR EACH ROW EXECUTE FUNCTION redress.refuse('certificates are never rewritten');

CREATE TRIGGER checkpoint_kept BEFORE DELETE ON redress.checkpoint
  FOR EACH ROW EXECUTE FUNCTION redress.refuse('checkpoints stay');

CREATE TRIGGER entry_not_emptied BEFORE TRUNCATE ON redress.entry
  FOR EACH STATEMENT EXECUTE FUNCTION redress.refuse('the ledger is never emptied');

CREATE TRIGGER node_not_emptied BEFORE TRUNCATE ON redress.node
  FOR EACH STATEMENT EXECUTE FUNCTION redress.refuse('the ledger is never emptied');

CREATE TRIGGER disclosure_not_emptied BEFORE TRUNCATE ON redress.disclosure
  FOR EACH STATEMENT EXECUTE FUNCTION redress.refuse('the ledger is never emptied');

CREATE TRIGGER subject_key_not_emptied BEFORE TRUNCATE ON redress.subject_key
  FOR EACH STATEMENT EXECUTE FUNCTION redress.refuse('the ledger is never emptied');

CREATE TRIGGER certificate_not_emptied BEFORE TRUNCATE ON redress.certificate
  FOR EACH STATEMENT EXECUTE FUNCTION redress.refuse('the ledger is never emptied');

CREATE TRIGGER checkpoint_not_emptied BEFORE TRUNCATE ON redress.checkpoint
  FOR EACH STATEMENT EXECUTE FUNCTION redress.refuse('the ledger is never emptied');

-- What a vault folder holds as files beside its database.
CREATE TABLE redress.center_file(
  name redress.word PRIMARY KEY NOT NULL,
  bytes BYTEA NOT NULL
);

-- Projections: what the entries above say, arranged for reading. Each can be made anew from them.

CREATE TABLE redress.center(
  row BIGINT PRIMARY KEY,
  facts redress.word NOT NULL
);

CREATE TABLE redress.staff(
  row BIGINT PRIMARY KEY,
  id redress.word NOT NULL UNIQUE,
  roles BIGINT NOT NULL,
  retired BIGINT NOT NULL,
  thumbprint redress.word NOT NULL,
  facts_place BIGINT
);

CREATE TABLE redress.company(
  row BIGINT PRIMARY KEY,
  id redress.word NOT NULL UNIQUE,
  name redress.word NOT NULL,
  folded redress.word NOT NULL,
  facts redress.word NOT NULL,
  open_cases BIGINT NOT NULL,
  all_cases BIGINT NOT NULL
);

CREATE INDEX company_by_name ON redress.company(folded, row);

CREATE TABLE redress.company_name(
  folded redress.word NOT NULL,
  kind BIGINT NOT NULL,
  company_row BIGINT NOT NULL,
  PRIMARY KEY(folded, kind, company_row)
);

CREATE INDEX company_name_by_company ON redress.company_name(company_row);

CREATE TABLE redress.consumer(
  row BIGINT PRIMARY KEY,
  id redress.word NOT NULL UNIQUE,
  facts_place BIGINT,
  open_cases BIGINT NOT NULL,
  all_cases BIGINT NOT NULL,
  erased_by BIGINT
);

CREATE TABLE redress.consumer_index(
  token BYTEA NOT NULL,
  consumer_row BIGINT NOT NULL,
  PRIMARY KEY(token, consumer_row)
);

CREATE INDEX consumer_index_by_consumer ON redress.consumer_index(consumer_row);

CREATE TABLE redress.complaint_case(
  row BIGINT PRIMARY KEY,
  id redress.word NOT NULL UNIQUE,
  status BIGINT NOT NULL,
  open BIGINT NOT NULL,
  consumer redress.word NOT NULL,
  company redress.word NOT NULL,
  assignee redress.word NOT NULL,
  taxonomy redress.word NOT NULL,
  product redress.word NOT NULL,
  issue redress.word NOT NULL,
  received BIGINT NOT NULL,
  due BIGINT NOT NULL,
  closed BIGINT,
  amount BIGINT,
  currency redress.word,
  special_care BIGINT NOT NULL,
  papers BIGINT NOT NULL,
  external_ref redress.word UNIQUE,
  last_entry BIGINT NOT NULL,
  state redress.word NOT NULL
);

CREATE INDEX case_received ON redress.complaint_case(received, row);

CREATE INDEX case_open_received ON redress.complaint_case(received, row, due, status) WHERE open = 1;

CREATE INDEX case_due ON redress.complaint_case(due, row);

CREATE INDEX case_assignee_received ON redress.complaint_case(assignee, received, row) WHERE open = 1;

CREATE INDEX case_assignee_due ON redress.complaint_case(assignee, due, row) WHERE open = 1;

CREATE INDEX case_company_received ON redress.complaint_case(company, received, row);

CREATE INDEX case_company_due ON redress.complaint_case(company, due, row);

CREATE INDEX case_consumer_received ON redress.complaint_case(consumer, received, row);

CREATE INDEX case_consumer_due ON redress.complaint_case(consumer, due, row);

CREATE INDEX case_product_received ON redress.complaint_case(product, received, row);

CREATE INDEX case_issue_received ON redress.complaint_case(issue, received, row);

CREATE TABLE redress.case_entry(
  case_row BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  PRIMARY KEY(case_row, seq)
);

CREATE TABLE redress.document(
  row BIGINT PRIMARY KEY,
  id redress.word NOT NULL UNIQUE,
  case_row BIGINT NOT NULL,
  kind redress.word NOT NULL,
  size BIGINT NOT NULL,
  blob redress.word NOT NULL UNIQUE
);

CREATE INDEX document_by_case ON redress.document(case_row, row);

CREATE TABLE redress.summary(
  scope redress.word NOT NULL,
  kind redress.word NOT NULL,
  month BIGINT NOT NULL,
  code redress.word NOT NULL,
  received BIGINT NOT NULL,
  closed BIGINT NOT NULL,
  late BIGINT NOT NULL,
  millions BIGINT NOT NULL,
  rest BIGINT NOT NULL,
  PRIMARY KEY(scope, kind, month, code)
);

CREATE TABLE redress.tally(
  name redress.word PRIMARY KEY NOT NULL,
  count BIGINT NOT NULL
);

CREATE TABLE redress.number(
  prefix redress.word NOT NULL,
  year BIGINT NOT NULL,
  last BIGINT NOT NULL,
  PRIMARY KEY(prefix, year)
);

CREATE TABLE redress.search_text(
  row BIGINT PRIMARY KEY,
  tokens redress.word NOT NULL
);

CREATE INDEX search ON redress.search_text USING gin(string_to_array(tokens, ' ')) WITH (fastupdate = off);

-- What a desk may do: add to the ledger, keep the tables that follow from it, and destroy a person's
-- key. It may not change or take away what was recorded; only the schema's owner could, and a check of
-- the ledger tells.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'redress_desk') THEN
    CREATE ROLE redress_desk NOLOGIN;
  END IF;
END $$;

GRANT USAGE ON SCHEMA redress TO redress_desk;

GRANT SELECT ON ALL TABLES IN SCHEMA redress TO redress_desk;

GRANT UPDATE ON redress.turn TO redress_desk;

GRANT INSERT ON redress.entry, redress.node, redress.disclosure, redress.subject_key, redress.certificate,
  redress.checkpoint TO redress_desk;

GRANT UPDATE ON redress.checkpoint TO redress_desk;

GRANT INSERT, UPDATE ON redress.center_file TO redress_desk;

GRANT DELETE ON redress.subject_key TO redress_desk;

GRANT INSERT, UPDATE, DELETE ON redress.center, redress.staff, redress.company, redress.company_name,
  redress.consumer, redress.consumer_index, redress.complaint_case, redress.case_entry, redress.document,
  redress.summary, redress.tally, redress.number, redress.search_text TO redress_desk;
