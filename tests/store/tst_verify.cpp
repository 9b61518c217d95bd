// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/ledgerrepository.h"
#include "models/store/verify.h"
#include "postgresground.h"
#include "verifykit.h"
#include "tamperer.h"

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
    void findsDroppedGuards();
    void findsADestroyedKey();
    void findsAReturnedKey();
    void checksEveryCheckpoint();
    void findsAHistoryToldInTwoWays();
    void findsAShortenedLedger();
    void findsAnActByARetiredPerson();
    void findsAForeignCertificate();
    void listsAFloodShortly();
    void asksForEveryPaper();
    void putsDamagedTablesBack();
    void stopsWhenAsked();

private:
    std::unique_ptr<StoreCenter> m_sample;
};

void tst_Verify::initTestCase()
{
    m_sample = sampleCenter();
}

void tst_Verify::findsNothingInWhatWasNotTouched()
{
    const SampleCopy copy(*m_sample);
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

void tst_Verify::findsDroppedGuards()
{
    const SampleCopy copy(*m_sample);
    {
        Tamperer tamperer(copy.center->path());
        tamperer.dropGuards();
        tamperer.run(u"DROP INDEX case_due"_s);
    }
    const VerifyReport report = copy.center->verify();
    QCOMPARE(codesOf(report), QSet<QString>{u"database.schema"_s});
    // The server's tables are guarded against being emptied too.
    QCOMPARE(report.verification.findings.size(), onPostgres() ? 21 : 14);
}

void tst_Verify::findsADestroyedKey()
{
    const SampleCopy copy(*m_sample);
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

void tst_Verify::checksEveryCheckpoint()
{
    StoreCenter center;
    {
        auto scope = need(WriteScope::begin(center.database()));
        for (int i = 0; i < 600; ++i) {
            center.openCase(scope, {}, center.newConsumer(), {});
            center.signCheckpoint(scope);
        }
        need(scope.commit());
    }
    QVERIFY(center.verify().verification.findings.isEmpty());
    {
        Tamperer tamperer(center.path());
        const QByteArray note = tamperer.rows(u"SELECT note FROM checkpoint WHERE size = 400"_s)
                                    .first()
                                    .first()
                                    .toByteArray();
        tamperer.run(u"UPDATE checkpoint SET note = ? WHERE size = 590"_s, {note});
    }
    const VerifyReport report = center.verify();
    QCOMPARE(codesOf(report), QSet<QString>{u"checkpoint.size"_s});
    QCOMPARE(report.verification.findings.first().subject, u"checkpoint of 590"_s);
}

void tst_Verify::findsAHistoryToldInTwoWays()
{
    const SampleCopy first(*m_sample);
    const SampleCopy second(*m_sample);
    first.center->openCase({}, first.center->newConsumer());
    second.center->openCase({}, second.center->newConsumer());
    const QByteArray note = first.center->signCheckpoint();
    auto scope = need(WriteScope::begin(second.center->database()));
    need(scope.putCheckpoint(scope.size(), note));
    need(scope.commit());
    QVERIFY(first.center->verify().verification.findings.isEmpty());
    QCOMPARE(codesOf(second.center->verify()), QSet<QString>{u"checkpoint.root"_s});
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
    const SampleCopy copy(*m_sample);
    VerifyInputs inputs = copy.center->inputs();
    const auto key = need(Crypto::P256PrivateKey::generate());
    inputs.root
        = need(Crypto::issueRoot(key, u"Another"_s, QDateTime({2026, 1, 1}, {0, 0}, Qt::UTC)));
    NoProgress progress;
    const VerifyReport report = need(verifyLedger(copy.center->database(), inputs, {}, progress));
    QVERIFY(codesOf(report).contains(u"certificate.chain"_s));
    QVERIFY(codesOf(report).contains(u"ledger.center-root"_s));
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
    const SampleCopy copy(*m_sample);
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
    const SampleCopy copy(*m_sample);
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
    const SampleCopy copy(*m_sample);
    QCOMPARE(
        verifyLedger(copy.center->database(), copy.center->inputs(), {}, impatient).error().code,
        ErrorCode::Cancelled);
    QCOMPARE(rebuildProjections(copy.center->database(), impatient).error().code,
             ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(tst_Verify)
#include "tst_verify.moc"
