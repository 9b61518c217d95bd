// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/schema.h"
#include "postgresground.h"
#include "verifykit.h"
#include "tamperer.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Store;

/// What the owner of a center's database could do behind the desks' backs. Runs under
/// tests/support/with-postgres.sh.
class tst_TamperedServer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void findsAChangeInEveryColumn_data();
    void findsAChangeInEveryColumn();
    void findsADeletedRowOfEveryTable_data();
    void findsADeletedRowOfEveryTable();
    void findsWhatWasDoneToTheSchema_data();
    void findsWhatWasDoneToTheSchema();
    void findsARewrittenHistory();

private:
    std::unique_ptr<StoreCenter> m_sample;
};

namespace {

const QStringList &ledgerTables()
{
    static const QStringList tables{u"entry"_s,       u"node"_s,        u"disclosure"_s,
                                    u"subject_key"_s, u"certificate"_s, u"checkpoint"_s,
                                    u"time_stamp"_s};
    return tables;
}

QStringList allTables()
{
    QStringList tables = ledgerTables();
    for (const ProjectionTable &table : projectionTables())
        tables.append(table.name);
    return tables;
}

/// Another value of the same type.
QString changed(const QString &column, const QString &type)
{
    if (type == "bytea"_L1)
        return u"set_bit(%1, 7, 1 - get_bit(%1, 7))"_s.arg(column);
    if (type == "bigint"_L1 || type == "integer"_L1)
        return column + " + 1000000"_L1;
    return column + " || 'x'"_L1;
}

} // namespace

void tst_TamperedServer::initTestCase()
{
    QVERIFY2(onPostgres(), "to be run under tests/support/with-postgres.sh");
    m_sample = sampleCenter();
}

void tst_TamperedServer::findsAChangeInEveryColumn_data()
{
    QTest::addColumn<QString>("sql");
    const SampleCopy copy(*m_sample);
    Tamperer tamperer(copy.center->path());
    for (const QString &table : allTables()) {
        const auto columns = tamperer.rows(
            u"SELECT a.attname, format_type(coalesce(nullif(t.typbasetype, 0), t.oid), NULL)"
            " FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid"
            " WHERE a.attrelid = 'redress.%1'::regclass AND a.attnum > 0"_s.arg(table));
        QVERIFY(!columns.isEmpty());
        for (const QVariantList &row : columns) {
            const QString column = row.at(0).toString();
            // Of an erased person's facts only digests can be compared, and all of them are.
            const QString which = table == "disclosure"_L1
                ? u" AND subject IN (SELECT subject FROM subject_key)"_s
                : QString();
            QTest::addRow("%s.%s", qPrintable(table), qPrintable(column))
                << u"UPDATE %1 SET %2 = %3 WHERE ctid = (SELECT ctid FROM %1 WHERE %2 IS NOT NULL%4 ORDER BY 1 DESC LIMIT 1)"_s
                       .arg(table, column, changed(column, row.at(1).toString()), which);
        }
    }
}

void tst_TamperedServer::findsAChangeInEveryColumn()
{
    QFETCH(QString, sql);
    const SampleCopy copy(*m_sample);
    {
        Tamperer tamperer(copy.center->path());
        tamperer.run(u"SET session_replication_role = replica"_s); // no guard is asked
        tamperer.run(sql);
    }
    const VerifyReport report = copy.center->verify();
    QVERIFY2(!report.verification.isIntact(), qPrintable(sql));
}

void tst_TamperedServer::findsADeletedRowOfEveryTable_data()
{
    QTest::addColumn<QString>("table");
    for (const QString &table : allTables())
        QTest::addRow("%s", qPrintable(table)) << table;
}

void tst_TamperedServer::findsADeletedRowOfEveryTable()
{
    QFETCH(QString, table);
    const SampleCopy copy(*m_sample);
    {
        Tamperer tamperer(copy.center->path());
        tamperer.run(u"SET session_replication_role = replica"_s);
        const QString order = table == "checkpoint"_L1 ? u"size"_s : u"ctid"_s;
        tamperer.run(u"DELETE FROM %1 WHERE ctid = (SELECT ctid FROM %1 ORDER BY %2 LIMIT 1)"_s.arg(
            table, order));
    }
    const VerifyReport report = copy.center->verify();
    // A log owes nobody the notes it did not hand out; a time stamp that went is asked for again.
    if (table == "checkpoint"_L1 || table == "time_stamp"_L1) {
        QVERIFY2(report.verification.isIntact(), qPrintable(told(report)));
        return;
    }
    QVERIFY(!report.verification.isIntact());
}

void tst_TamperedServer::findsWhatWasDoneToTheSchema_data()
{
    QTest::addColumn<QString>("sql");
    const auto row = [](const char *name, const QString &sql) { QTest::newRow(name) << sql; };
    row("a guard dropped", u"DROP TRIGGER entry_kept ON entry"_s);
    row("a guard asleep", u"ALTER TABLE entry DISABLE TRIGGER entry_unchanged"_s);
    row("a guard that guards nothing",
        u"CREATE OR REPLACE FUNCTION redress.refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$"_s);
    row("a rule", u"CREATE RULE quiet AS ON INSERT TO node DO INSTEAD NOTHING"_s);
    row("a trigger of one's own",
        u"CREATE TRIGGER own BEFORE INSERT ON tally FOR EACH ROW EXECUTE FUNCTION redress.refuse('no')"_s);
    row("a column", u"ALTER TABLE complaint_case ADD COLUMN note text"_s);
    row("a column less strict", u"ALTER TABLE entry ALTER COLUMN jwt DROP NOT NULL"_s);
    row("a table", u"CREATE TABLE redress.other(a integer)"_s);
    row("an index", u"DROP INDEX case_due"_s);
    row("a constraint", u"ALTER TABLE complaint_case DROP CONSTRAINT complaint_case_id_key"_s);
    row("rows hidden", u"ALTER TABLE disclosure ENABLE ROW LEVEL SECURITY"_s);
    row("another order of words", u"DROP DOMAIN redress.word CASCADE"_s);
    row("a view in a table's place",
        u"ALTER TABLE checkpoint RENAME TO old_checkpoint; CREATE VIEW redress.checkpoint AS SELECT * FROM redress.old_checkpoint"_s);
}

void tst_TamperedServer::findsWhatWasDoneToTheSchema()
{
    QFETCH(QString, sql);
    const SampleCopy copy(*m_sample);
    {
        Tamperer tamperer(copy.center->path());
        tamperer.run(sql);
    }
    const VerifyReport report = copy.center->verify();
    QVERIFY2(finds(report, u"database.s"_s), qPrintable(told(report))); // schema or structure
}

/// The last act taken away with all that hangs on it, and the guards put back: what is left is
/// whole in itself, and only the newest signed head tells.
void tst_TamperedServer::findsARewrittenHistory()
{
    const SampleCopy copy(*m_sample);
    {
        Tamperer tamperer(copy.center->path());
        tamperer.run(u"SET session_replication_role = replica"_s);
        tamperer.run(u"DELETE FROM disclosure WHERE place / 64 = (SELECT max(seq) FROM entry)"_s);
        tamperer.run(u"DELETE FROM entry WHERE seq = (SELECT max(seq) FROM entry)"_s);
    }
    QVERIFY(finds(copy.center->verify(), u"checkpoint.ahead"_s));
}

QTEST_GUILESS_MAIN(tst_TamperedServer)
#include "tst_tamperedserver.moc"
