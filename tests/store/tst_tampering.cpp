// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/caserepository.h"
#include "models/store/schema.h"
#include "models/store/verify.h"
#include "verifykit.h"
#include "tamperer.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Store;

class tst_Tampering : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void findsAFlippedBit_data();
    void findsAFlippedBit();
    void findsADeletedRow_data();
    void findsADeletedRow();
    void findsAnAddedRow_data();
    void findsAnAddedRow();
    void findsSwappedDisclosures();
    void findsADamagedIndex();
    void findsAnAlteredCatalogue();
    void survivesHostileRows();
    void findsFlippedBytesOfTheFile();
    void findsAMissingTable();

private:
    std::unique_ptr<StoreCenter> m_sample;
};

namespace {

QByteArray flipped(QByteArray bytes, quint32 bit)
{
    const qsizetype at = qsizetype(bit / 8) % bytes.size();
    bytes[at] = char(uchar(bytes.at(at)) ^ (1U << (bit % 8)));
    return bytes;
}

} // namespace

void tst_Tampering::initTestCase()
{
    m_sample = sampleCenter();
}

void tst_Tampering::findsAFlippedBit_data()
{
    QTest::addColumn<QString>("table");
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("code"); // the beginning of one that must be among the findings
    const auto row = [](const char *table, const char *column, const char *code) {
        QTest::addRow("%s.%s", table, column)
            << QString::fromLatin1(table) << QString::fromLatin1(column)
            << QString::fromLatin1(code);
    };
    row("entry", "jwt", "ledger.entry-");
    row("entry", "leaf", "ledger.entry-leaf");
    row("node", "hash", "ledger.node");
    row("disclosure", "sealed", "ledger.disclosure");
    row("disclosure", "digest", "ledger.disclosure");
    row("disclosure", "subject", "ledger.key-missing");
    row("subject_key", "wrapped", "ledger.key");
    row("subject_key", "subject", "ledger.key-");
    row("certificate", "der", "certificate.");
    row("certificate", "thumbprint", "certificate.thumbprint");
    row("certificate", "staff", "certificate.staff");
    row("checkpoint", "note", "checkpoint.signature");
    row("checkpoint", "size", "checkpoint.size");
    row("time_stamp", "size", "time.stray");
    row("time_stamp", "digest", "time.malformed");
    row("time_stamp", "token", "time.malformed");
    row("time_stamp", "revoked", "time.revocation");
    const SampleCopy copy(*m_sample);
    Tamperer tamperer(copy.center->path());
    for (const ProjectionTable &table : projectionTables()) {
        for (const QVariantList &column :
             tamperer.rows(u"SELECT name FROM pragma_table_info('%1')"_s.arg(table.name))) {
            const QByteArray name = column.first().toString().toLatin1();
            const QByteArray code
                = "projection." + QByteArray(table.name.data(), table.name.size());
            row(table.name.data(), name.constData(), code.constData());
        }
    }
}

void tst_Tampering::findsAFlippedBit()
{
    QFETCH(QString, table);
    QFETCH(QString, column);
    QFETCH(QString, code);
    const SampleCopy copy(*m_sample);
    {
        Tamperer tamperer(copy.center->path());
        tamperer.dropGuards();
        // A disclosure of an erased person is a salted digest and bytes nobody can open: any other
        // will do.
        const QString where = table == "disclosure"_L1
            ? u" WHERE subject IN (SELECT subject FROM subject_key)"_s
            : u" WHERE %1 IS NOT NULL AND length(%1) > 0"_s.arg(column);
        const auto rows
            = tamperer.rows(u"SELECT %1, typeof(%1) FROM %2%3"_s.arg(column, table, where));
        QVERIFY(!rows.isEmpty());
        const QVariant before = rows.at(rows.size() / 2).first();
        const QString type = rows.at(rows.size() / 2).at(1).toString();
        QVariant after;
        if (type == "integer"_L1)
            after = before.toLongLong() ^ (qint64(1) << 40);
        else if (type == "blob"_L1)
            after = flipped(before.toByteArray(), 77);
        else
            after = QString::fromUtf8(flipped(before.toString().toUtf8(), 0));
        const QString limit
            = u" AND %1 = (SELECT %1 FROM %2 WHERE %1 = ? LIMIT 1)"_s.arg(column, table);
        tamperer.run(u"UPDATE OR IGNORE %1 SET %2 = ? WHERE %2 = ?"_s.arg(table, column),
                     {after, before});
        QVERIFY(!tamperer.rows(u"SELECT changes() WHERE changes() > 0"_s).isEmpty());
    }
    need(copy.center->open());
    const VerifyReport report = copy.center->verify();
    QVERIFY2(finds(report, code), qPrintable(told(report)));
}

void tst_Tampering::findsADeletedRow_data()
{
    QTest::addColumn<QString>("table");
    QTest::addColumn<QString>("code");
    QTest::newRow("entry") << u"entry"_s << u"ledger.entry-missing"_s;
    QTest::newRow("node") << u"node"_s << u"ledger.node-missing"_s;
    QTest::newRow("disclosure") << u"disclosure"_s << u"ledger.disclosure-missing"_s;
    QTest::newRow("certificate") << u"certificate"_s << u"certificate.missing"_s;
    for (const ProjectionTable &table : projectionTables())
        QTest::newRow(table.name.data()) << QString(table.name) << "projection."_L1 + table.name;
}

void tst_Tampering::findsADeletedRow()
{
    QFETCH(QString, table);
    QFETCH(QString, code);
    const SampleCopy copy(*m_sample);
    const VerifyReport before = copy.center->verify();
    {
        Tamperer tamperer(copy.center->path());
        tamperer.dropGuards();
        const QString key
            = tamperer.rows(u"SELECT name FROM pragma_table_info('%1') WHERE pk = 1"_s.arg(table))
                  .first()
                  .first()
                  .toString();
        const auto keys = tamperer.rows(u"SELECT %1 FROM %2 ORDER BY 1"_s.arg(key, table));
        tamperer.run(u"DELETE FROM %1 WHERE %2 = ?"_s.arg(table, key),
                     {keys.at(keys.size() / 2).first()});
    }
    const VerifyReport report = copy.center->verify();
    QVERIFY2(codesOf(report).contains(code), qPrintable(told(report)));
    if (table != "entry"_L1)
        QCOMPARE(report.entries, before.entries);
}

void tst_Tampering::findsAnAddedRow_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("code");
    QTest::newRow("entry before the first")
        << u"INSERT INTO entry VALUES(-5, x'00', x'00')"_s << u"ledger.entry-extra"_s;
    QTest::newRow("entry far away")
        << u"INSERT INTO entry VALUES(99999999, x'00', x'00')"_s << u"ledger.entry-missing"_s;
    QTest::newRow("entry after the last")
        << u"INSERT INTO entry SELECT seq + 1, jwt, leaf FROM entry ORDER BY seq DESC LIMIT 1"_s
        << u"ledger.entry-repeated"_s;
    QTest::newRow("node") << u"INSERT INTO node VALUES(40, 0, x'00')"_s << u"ledger.node-extra"_s;
    QTest::newRow("disclosure of no entry")
        << u"INSERT INTO disclosure VALUES(1 << 40, 'center', x'00', x'00')"_s
        << u"ledger.disclosure-extra"_s;
    QTest::newRow("disclosure at another place of its entry")
        << u"UPDATE disclosure SET place = place + 16 WHERE place = (SELECT max(place) FROM disclosure)"_s
        << u"ledger.disclosure-place"_s;
    QTest::newRow("disclosure too many")
        << u"INSERT INTO disclosure VALUES(64 + 40, 'center', x'00', x'00')"_s
        << u"ledger.disclosure-extra"_s;
    QTest::newRow("key") << u"INSERT INTO subject_key VALUES('P-X', x'00')"_s
                         << u"ledger.key-extra"_s;
    QTest::newRow("certificate") << u"INSERT INTO certificate VALUES('x', x'00', 'S-X')"_s
                                 << u"certificate.form"_s;
    QTest::newRow("checkpoint ahead")
        << u"INSERT INTO checkpoint SELECT size + 900, note FROM checkpoint LIMIT 1"_s
        << u"checkpoint.size"_s;
    QTest::newRow("summary") << u"UPDATE summary SET late = late + 1 WHERE kind = 'case'"_s
                             << u"projection.summary"_s;
    QTest::newRow("tally") << u"INSERT INTO tally VALUES('mine', 7)"_s << u"projection.tally"_s;
    QTest::newRow("table") << u"CREATE TABLE other(a)"_s << u"database.schema"_s;
    QTest::newRow("trigger")
        << u"CREATE TRIGGER t AFTER INSERT ON entry BEGIN DELETE FROM tally; END"_s
        << u"database.schema"_s;
}

void tst_Tampering::findsAnAddedRow()
{
    QFETCH(QString, sql);
    QFETCH(QString, code);
    const SampleCopy copy(*m_sample);
    {
        Tamperer tamperer(copy.center->path());
        tamperer.dropGuards();
        tamperer.run(sql);
    }
    const VerifyReport report = copy.center->verify();
    QVERIFY2(finds(report, code), qPrintable(told(report)));
}

void tst_Tampering::findsSwappedDisclosures()
{
    const SampleCopy copy(*m_sample);
    {
        Tamperer tamperer(copy.center->path());
        tamperer.dropGuards();
        const auto rows
            = tamperer.rows(u"SELECT place, sealed FROM disclosure WHERE subject IN"
                            " (SELECT subject FROM subject_key) ORDER BY place DESC LIMIT 2"_s);
        tamperer.run(u"UPDATE disclosure SET sealed = ? WHERE place = ?"_s,
                     {rows.at(0).at(1), rows.at(1).at(0)});
        tamperer.run(u"UPDATE disclosure SET sealed = ? WHERE place = ?"_s,
                     {rows.at(1).at(1), rows.at(0).at(0)});
    }
    QVERIFY(codesOf(copy.center->verify()).contains(u"ledger.disclosure"_s));
}

void tst_Tampering::findsADamagedIndex()
{
    const SampleCopy copy(*m_sample);
    {
        Tamperer tamperer(copy.center->path());
        const auto rows = tamperer.rows(
            u"SELECT id, block FROM search_data ORDER BY length(block) DESC LIMIT 1"_s);
        tamperer.run(u"UPDATE search_data SET block = ? WHERE id = ?"_s,
                     {flipped(rows.first().at(1).toByteArray(), 8 * 60), rows.first().at(0)});
    }
    QVERIFY(codesOf(copy.center->verify()).contains(u"search.index"_s));
    NoProgress progress;
    need(rebuildProjections(copy.center->database(), progress));
    QVERIFY(copy.center->verify().verification.findings.isEmpty());
}

void tst_Tampering::findsAnAlteredCatalogue()
{
    const SampleCopy copy(*m_sample);
    {
        // Even where SQLite itself does not look: an index it made for a key.
        Tamperer tamperer(copy.center->path());
        tamperer.run(u"PRAGMA writable_schema=ON"_s);
        tamperer.run(
            u"UPDATE sqlite_schema SET tbl_name = 'entry_' WHERE rowid ="
            " (SELECT min(rowid) FROM sqlite_schema WHERE type = 'index' AND sql IS NULL)"_s);
    }
    QVERIFY(codesOf(copy.center->verify()).contains(u"database.schema"_s));
}

void tst_Tampering::survivesHostileRows()
{
    const SampleCopy copy(*m_sample);
    {
        Tamperer tamperer(copy.center->path());
        tamperer.dropGuards();
        // As if somebody had put a table without types in its place.
        tamperer.run(u"PRAGMA writable_schema=ON"_s);
        tamperer.run(u"UPDATE sqlite_schema SET sql = replace(replace(sql, ' NOT NULL', ''), ') "
                     u"STRICT', ')')"
                     " WHERE name IN ('entry', 'disclosure', 'complaint_case', 'tally')"_s);
        tamperer.run(u"PRAGMA writable_schema=RESET"_s);
    }
    {
        Tamperer tamperer(copy.center->path());
        tamperer.run(u"UPDATE entry SET jwt = NULL WHERE seq = 3"_s);
        tamperer.run(u"UPDATE entry SET jwt = 12.5, leaf = 'x' WHERE seq = 4"_s);
        tamperer.run(u"UPDATE entry SET jwt = zeroblob(50000000) WHERE seq = 5"_s);
        tamperer.run(
            u"UPDATE disclosure SET digest = NULL, sealed = NULL, subject = NULL WHERE place = (SELECT place FROM disclosure LIMIT 1 OFFSET 9)"_s);
        tamperer.run(
            u"UPDATE disclosure SET sealed = zeroblob(9000000) WHERE place = (SELECT place FROM disclosure LIMIT 1 OFFSET 12)"_s);
        tamperer.run(
            u"UPDATE complaint_case SET state = NULL, due = 'soon', id = x'ff' WHERE row = (SELECT min(row) FROM complaint_case)"_s);
        tamperer.run(u"INSERT INTO tally VALUES('x', NULL)"_s);
    }
    const auto codes = codesOf(copy.center->verify());
    for (const QString &code :
         {u"ledger.entry-form"_s, u"ledger.disclosure-missing"_s, u"projection.complaint_case"_s,
          u"projection.tally"_s, u"database.schema"_s})
        QVERIFY2(codes.contains(code), qPrintable(code));
    const CaseRepository cases(copy.center->database());
    QVERIFY(cases.list({}).ok());
}

void tst_Tampering::findsAMissingTable()
{
    for (const QString &table :
         {u"entry"_s, u"node"_s, u"disclosure"_s, u"subject_key"_s, u"certificate"_s,
          u"checkpoint"_s, u"complaint_case"_s, u"search"_s}) {
        const SampleCopy copy(*m_sample);
        {
            Tamperer tamperer(copy.center->path());
            tamperer.dropGuards();
            tamperer.run("DROP TABLE "_L1 + table);
        }
        QVERIFY2(codesOf(copy.center->verify()).contains(u"database.schema"_s), qPrintable(table));
    }
}

void tst_Tampering::findsFlippedBytesOfTheFile()
{
    // What nobody notices must be bytes that mean nothing: room not in use.
    const auto dump = [](const QString &path) {
        QMap<QString, QList<QVariantList>> all;
        Tamperer reader(path);
        for (const QVariantList &table :
             reader.rows(u"SELECT name FROM sqlite_schema WHERE type = 'table'"_s))
            all.insert(table.first().toString(),
                       reader.rows("SELECT * FROM "_L1 + table.first().toString()));
        // An index means what it answers: a mark that takes away what is not there means nothing.
        reader.rows(u"CREATE VIRTUAL TABLE temp.answers USING fts5vocab(main, search, instance)"_s);
        all.insert(u"search_data"_s,
                   reader.rows(u"SELECT term, doc FROM temp.answers ORDER BY term, doc"_s));
        return all;
    };
    QMap<QString, QList<QVariantList>> before;
    {
        const SampleCopy copy(*m_sample);
        before = dump(copy.center->path());
    }
    QVERIFY(before.value(u"search_data"_s).size() > 100);
    QRandomGenerator random(20260302);
    int refused = 0, found = 0, unused = 0;
    for (int round = 0; round < 120; ++round) {
        const SampleCopy copy(*m_sample);
        copy.center->close();
        QFile file(copy.center->path());
        QVERIFY(file.open(QIODevice::ReadWrite));
        const qint64 at = random.bounded(int(file.size()));
        QVERIFY(file.seek(at));
        const QByteArray flippedByte(1,
                                     char(uchar(file.read(1).at(0)) ^ (1U << random.bounded(8))));
        QVERIFY(file.seek(at));
        file.write(flippedByte);
        file.close();
        if (!copy.center->open()) {
            ++refused;
            continue;
        }
        if (!copy.center->verify().verification.isIntact()) {
            ++found;
            continue;
        }
        ++unused;
        const auto after = dump(copy.center->path());
        for (auto table = before.cbegin(); table != before.cend(); ++table)
            QVERIFY2(after.value(table.key()) == table.value(),
                     qPrintable(u"offset %1, table %2"_s.arg(at).arg(table.key())));
    }
    qInfo("of 120 flipped bits %d were refused, %d found, %d lay in unused room", refused, found,
          unused);
    QVERIFY(found > 20);
}

QTEST_GUILESS_MAIN(tst_Tampering)
#include "tst_tampering.moc"
