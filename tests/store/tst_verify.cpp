// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/caserepository.h"
#include "models/store/ledgerrepository.h"
#include "models/store/schema.h"
#include "models/store/verify.h"
#include "storecenter.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Store;

class tst_Verify : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void findsNothingInWhatWasNotTouched();
    void rebuildsTheSameRows_data();
    void rebuildsTheSameRows();
    void findsAFlippedBit_data();
    void findsAFlippedBit();
    void findsADeletedRow_data();
    void findsADeletedRow();
    void findsAnAddedRow_data();
    void findsAnAddedRow();
    void findsDroppedGuards();
    void findsSwappedDisclosures();
    void findsADestroyedKey();
    void findsAReturnedKey();
    void findsAShortenedLedger();
    void findsAnActByARetiredPerson();
    void findsAForeignCertificate();
    void findsADamagedIndex();
    void survivesHostileRows();
    void listsAFloodShortly();
    void asksForEveryPaper();
    void putsDamagedTablesBack();
    void stopsWhenAsked();

private:
    /// A copy of the sample center, worked on under its own keys.
    struct Copy {
        explicit Copy(const QString &from);
        QTemporaryDir directory;
        std::unique_ptr<StoreCenter> center;
    };
    std::unique_ptr<StoreCenter> m_sample;
};

namespace {

QSet<QString> codesOf(const VerifyReport &report)
{
    QSet<QString> codes;
    for (const Finding &finding : report.verification.findings)
        codes.insert(finding.code);
    return codes;
}

QString told(const VerifyReport &report)
{
    QStringList lines;
    for (const Finding &finding : report.verification.findings)
        lines.append(finding.code + ": "_L1 + finding.subject + ": "_L1 + finding.detail);
    return lines.mid(0, 12).join(u'\n');
}

QByteArray flipped(QByteArray bytes, quint32 bit)
{
    const qsizetype at = qsizetype(bit / 8) % bytes.size();
    bytes[at] = char(uchar(bytes.at(at)) ^ (1U << (bit % 8)));
    return bytes;
}

} // namespace

tst_Verify::Copy::Copy(const QString &from)
{
    for (const QLatin1String name : {"redress.sqlite"_L1, "test-keys.json"_L1}) {
        if (!QFile::copy(from + u'/' + name, directory.filePath(name)))
            qFatal("the sample cannot be copied");
    }
    center = StoreCenter::reopen(directory.path());
}

void tst_Verify::initTestCase()
{
    m_sample = std::make_unique<StoreCenter>();
    m_sample->work(120, 1);
    need(m_sample->importCase(u"3571115"_s, u"is trying to collect a debt"_s));
    const ConsumerId gone = m_sample->newConsumer();
    Domain::CaseDraft draft;
    draft.consumer.name = u"赵六"_s;
    draft.narrative = u"to be forgotten"_s;
    m_sample->openCase(draft, gone);
    m_sample->signCheckpoint();
    m_sample->erase(gone);
    m_sample->work(60, 2);
    m_sample->signCheckpoint();
    m_sample->keepKeys();
    m_sample->close();
}

void tst_Verify::findsNothingInWhatWasNotTouched()
{
    const Copy copy(m_sample->directory());
    const VerifyReport report = copy.center->verify();
    QVERIFY2(report.verification.findings.isEmpty(), qPrintable(told(report)));
    QVERIFY(report.entries > 180);
    QVERIFY(report.disclosures > report.entries);
    QVERIFY(report.projectionRows > 100);
}

void tst_Verify::rebuildsTheSameRows_data()
{
    QTest::addColumn<quint32>("seed");
    for (const quint32 seed : {11U, 12U, 13U, 14U})
        QTest::addRow("seed %u", seed) << seed;
}

void tst_Verify::rebuildsTheSameRows()
{
    QFETCH(quint32, seed);
    StoreCenter center;
    center.work(300, seed, 1 + int(seed % 20));
    const VerifyReport report = center.verify();
    QVERIFY2(report.verification.findings.isEmpty(), qPrintable(told(report)));
    NoProgress progress;
    QCOMPARE(need(rebuildProjections(center.database(), progress)), 0);
}

void tst_Verify::findsAFlippedBit_data()
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
    const Copy copy(m_sample->directory());
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

void tst_Verify::findsAFlippedBit()
{
    QFETCH(QString, table);
    QFETCH(QString, column);
    QFETCH(QString, code);
    const Copy copy(m_sample->directory());
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
    bool found = false;
    for (const QString &one : codesOf(report))
        found = found || one.startsWith(code);
    QVERIFY2(found, qPrintable(told(report)));
}

void tst_Verify::findsADeletedRow_data()
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

void tst_Verify::findsADeletedRow()
{
    QFETCH(QString, table);
    QFETCH(QString, code);
    const Copy copy(m_sample->directory());
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

void tst_Verify::findsAnAddedRow_data()
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
    QTest::newRow("tally") << u"INSERT INTO tally VALUES('mine', 7)"_s << u"projection.tally"_s;
    QTest::newRow("table") << u"CREATE TABLE other(a)"_s << u"database.schema"_s;
    QTest::newRow("trigger")
        << u"CREATE TRIGGER t AFTER INSERT ON entry BEGIN DELETE FROM tally; END"_s
        << u"database.schema"_s;
}

void tst_Verify::findsAnAddedRow()
{
    QFETCH(QString, sql);
    QFETCH(QString, code);
    const Copy copy(m_sample->directory());
    {
        Tamperer tamperer(copy.center->path());
        tamperer.dropGuards();
        tamperer.run(sql);
    }
    const VerifyReport report = copy.center->verify();
    bool found = false;
    for (const QString &one : codesOf(report))
        found = found || one.startsWith(code);
    QVERIFY2(found, qPrintable(told(report)));
}

void tst_Verify::findsDroppedGuards()
{
    const Copy copy(m_sample->directory());
    {
        Tamperer tamperer(copy.center->path());
        tamperer.dropGuards();
        tamperer.run(u"DROP INDEX case_due"_s);
    }
    const VerifyReport report = copy.center->verify();
    QCOMPARE(codesOf(report), QSet<QString>{u"database.schema"_s});
    QCOMPARE(report.verification.findings.size(), 12);
}

void tst_Verify::findsSwappedDisclosures()
{
    const Copy copy(m_sample->directory());
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

void tst_Verify::findsADestroyedKey()
{
    const Copy copy(m_sample->directory());
    {
        Tamperer tamperer(copy.center->path());
        tamperer.run(
            u"DELETE FROM subject_key WHERE subject = (SELECT id FROM consumer WHERE erased_by IS NULL LIMIT 1)"_s);
    }
    QVERIFY(codesOf(copy.center->verify()).contains(u"ledger.key-missing"_s));
}

void tst_Verify::findsAReturnedKey()
{
    StoreCenter center;
    const ConsumerId person = center.newConsumer();
    Domain::CaseDraft draft;
    draft.narrative = u"secret"_s;
    center.openCase(draft, person);
    QVariantList key;
    {
        Tamperer tamperer(center.path());
        key = tamperer.rows(u"SELECT subject, wrapped FROM subject_key WHERE subject <> 'center'"_s)
                  .first();
    }
    center.erase(person);
    {
        Tamperer tamperer(center.path());
        QVERIFY(tamperer.rows(u"SELECT * FROM subject_key WHERE subject <> 'center'"_s).isEmpty());
        tamperer.run(u"INSERT INTO subject_key VALUES(?, ?)"_s, key);
    }
    const VerifyReport report = center.verify();
    QCOMPARE(codesOf(report), QSet<QString>{u"ledger.key-returned"_s});
}

void tst_Verify::findsAShortenedLedger()
{
    // Everything about the last act is taken away with care; only the signed checkpoint knows
    // better.
    StoreCenter center;
    center.work(30, 3);
    center.signCheckpoint();
    const qint64 size = need(LedgerRepository(center.database()).size());
    {
        Tamperer tamperer(center.path());
        tamperer.dropGuards();
        tamperer.run(u"DELETE FROM entry WHERE seq = ?"_s, {size - 1});
        tamperer.run(u"DELETE FROM disclosure WHERE place >= ?"_s, {(size - 1) * 64});
        tamperer.run(u"DELETE FROM node WHERE idx >= (? >> level)"_s, {size - 1});
    }
    NoProgress progress;
    need(rebuildProjections(center.database(), progress));
    QVERIFY(codesOf(center.verify()).contains(u"checkpoint.ahead"_s));
}

void tst_Verify::findsAnActByARetiredPerson()
{
    StoreCenter center;
    center.record(Domain::Act::staffRetired, need(Domain::staffRetired(center.operatorId())));
    center.openCase({}, center.newConsumer());
    QCOMPARE(codesOf(center.verify()), QSet<QString>{u"certificate.retired"_s});
}

void tst_Verify::findsAForeignCertificate()
{
    const Copy copy(m_sample->directory());
    VerifyInputs inputs = copy.center->inputs();
    const auto key = need(Crypto::P256PrivateKey::generate());
    inputs.root
        = need(Crypto::issueRoot(key, u"Another"_s, QDateTime({2026, 1, 1}, {0, 0}, Qt::UTC)));
    NoProgress progress;
    const VerifyReport report = need(verifyLedger(copy.center->database(), inputs, {}, progress));
    QVERIFY(codesOf(report).contains(u"certificate.chain"_s));
    QVERIFY(codesOf(report).contains(u"ledger.center-root"_s));
}

void tst_Verify::findsADamagedIndex()
{
    const Copy copy(m_sample->directory());
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

void tst_Verify::survivesHostileRows()
{
    const Copy copy(m_sample->directory());
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

void tst_Verify::listsAFloodShortly()
{
    StoreCenter center;
    {
        Tamperer tamperer(center.path());
        for (int i = 0; i < kMaxFindingsPerCode + 25; ++i)
            tamperer.run(u"INSERT INTO tally VALUES(?, 1)"_s, {u"n%1"_s.arg(i)});
    }
    const VerifyReport report = center.verify();
    QCOMPARE(report.verification.findings.size(), kMaxFindingsPerCode + 1);
    QCOMPARE(report.verification.findings.last().subject, u"25 more"_s);
}

void tst_Verify::asksForEveryPaper()
{
    const Copy copy(m_sample->directory());
    std::atomic<int> asked = 0;
    const VerifyReport report = copy.center->verify([&](const DocumentRecord &record) {
        Verification found;
        if (++asked == 2)
            found.broken(u"evidence.digest"_s, record.paper.document.value);
        return found;
    });
    QVERIFY(asked > 5);
    QCOMPARE(report.evidenceFiles, asked.load());
    QCOMPARE(codesOf(report), QSet<QString>{u"evidence.digest"_s});
}

void tst_Verify::putsDamagedTablesBack()
{
    const Copy copy(m_sample->directory());
    {
        Tamperer tamperer(copy.center->path());
        tamperer.dropGuards();
        tamperer.run(u"UPDATE complaint_case SET due = due + 1, company = ''"_s);
        tamperer.run(u"DELETE FROM tally"_s);
        tamperer.run(u"DROP TABLE summary"_s);
        tamperer.run(u"DROP INDEX case_company_due"_s);
        tamperer.run(u"DELETE FROM search_text WHERE row % 2 = 0"_s);
    }
    QVERIFY(!copy.center->verify().verification.isIntact());
    NoProgress progress;
    QVERIFY(need(rebuildProjections(copy.center->database(), progress)) > 10);
    const VerifyReport report = copy.center->verify();
    QVERIFY2(report.verification.findings.isEmpty(), qPrintable(told(report)));
    copy.center->work(20, 9); // and work goes on
    QVERIFY(copy.center->verify().verification.findings.isEmpty());
}

void tst_Verify::stopsWhenAsked()
{
    class Impatient final : public Progress {
    public:
        void setTotal(qint64) override { }
        void setDone(qint64) override { }
        bool isCancelled() const override { return true; }
    } impatient;
    const Copy copy(m_sample->directory());
    QCOMPARE(
        verifyLedger(copy.center->database(), copy.center->inputs(), {}, impatient).error().code,
        ErrorCode::Cancelled);
    QCOMPARE(rebuildProjections(copy.center->database(), impatient).error().code,
             ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(tst_Verify)
#include "tst_verify.moc"
