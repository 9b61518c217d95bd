// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/caseservice.h"
#include "models/services/directoryservice.h"
#include "tests/bench/growth.h"
#include "tests/services/office.h"
#include "tests/store/postgresground.h"

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Services;
using namespace Redress::Bench;

namespace {

constexpr qint64 kFirst = 130, kWhole = 300;
const QString kCsv = QStringLiteral(REDRESS_SHARED_DATA) + u"/complaints/cfpb_2015-2020.csv"_s;

/// Stops by itself.
class UntilHalf final : public Progress {
public:
    void setTotal(qint64) override { }
    void setDone(qint64 done) override { m_done = done; }
    bool isCancelled() const override { return m_done > 0; }

private:
    qint64 m_done = 0;
};

} // namespace

/// What is measured at a million cases is a real center: small, everything of it can be looked at.
class tst_Growth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void goesOnWhereItStopped();
    void isTrueToTheLastEntry();
    void findsEveryPersonAgain();
    void findsEveryCaseByItsOwnWord();
    void holdsCasesInEveryState();

private:
    QList<GrownCase> made(bool imported) const;
    QTemporaryDir m_folder;
    std::shared_ptr<GrowthClock> m_clock = std::make_shared<GrowthClock>();
    QList<Domain::CfpbRow> m_sample;
    SessionPtr m_session;
};

void tst_Growth::initTestCase()
{
    qputenv("XDG_DATA_HOME", m_folder.path().toUtf8());
    m_sample = madeUpRows();
    if (QFileInfo::exists(kCsv)) {
        const auto real = sampleRows(kCsv);
        QVERIFY_OK(real);
        m_sample = *real;
    } else {
        qWarning("%s is missing: growing from made-up complaints", qPrintable(kCsv));
    }
    m_clock->set(recordedUtc(0));
    NewCenter center;
    center.directory = m_folder.filePath(u"vault"_s);
    if (Store::onPostgres()) {
        center.directory = Store::newDatabase();
        center.evidence = m_folder.filePath(u"evidence"_s);
    }
    center.name = u"Growth"_s;
    center.procedure = u"cfpb"_s;
    center.taxonomy = u"cfpb"_s;
    center.adminName = u"boss"_s;
    center.adminPassword = Test::password("secret");
    center.cheapKeys = true;
    const auto created = createCenter(center, m_clock);
    QVERIFY_OK(created);
    m_session = created->session;
}

void tst_Growth::goesOnWhereItStopped()
{
    NoProgress quiet;
    {
        auto growth = Growth::of(m_session, *m_clock, m_sample);
        QVERIFY_OK(growth);
        QVERIFY_OK(growth->growTo(kFirst, quiet));
        QCOMPARE(*growth->cases(), kFirst);
        UntilHalf stops;
        stops.setDone(1);
        QCOMPARE_ERROR(growth->growTo(kWhole, stops), ErrorCode::Cancelled);
    }
    // Somebody logs a call of their own meanwhile.
    Domain::CaseDraft call;
    call.narrative = u"Nobody answers."_s;
    QVERIFY_OK(CaseService(m_session).open(call));

    auto growth = Growth::of(m_session, *m_clock, m_sample);
    QVERIFY_OK(growth);
    QCOMPARE(*growth->cases(), kFirst);
    QVERIFY_OK(growth->growTo(kWhole, quiet));
    QVERIFY_OK(growth->growTo(kWhole, quiet)); // nothing left to do
    QCOMPARE(*growth->cases(), kWhole);
    QCOMPARE(CaseService(m_session).counts()->all, kWhole + 1);
}

void tst_Growth::isTrueToTheLastEntry()
{
    QCOMPARE(Test::damageOf(m_session), QString());
    QVERIFY(LedgerService(m_session).head()->size > kWhole);
}

QList<GrownCase> tst_Growth::made(bool imported) const
{
    QList<GrownCase> all;
    for (qint64 number = 0; number < kWhole; ++number) {
        const GrownCase one = grownCase(number, m_sample);
        if (one.imported == imported)
            all.append(one);
    }
    return all;
}

void tst_Growth::findsEveryPersonAgain()
{
    ConsumerService people(m_session);
    QHash<qint64, qint64> calls;
    const QList<GrownCase> logged = made(false);
    for (const GrownCase &one : logged)
        ++calls[one.person];
    QVERIFY(calls.size() < logged.size()); // some call again
    for (const GrownCase &one : logged) {
        for (const QString &number : {one.consumer.phone, one.consumer.idNumber}) {
            const auto found = people.find(number);
            QVERIFY_OK(found);
            QCOMPARE(found->size(), 1);
            QCOMPARE(found->first().allCases, calls.value(one.person));
        }
    }
    QVERIFY(people.find(u"+999555555555"_s)->isEmpty());
}

void tst_Growth::findsEveryCaseByItsOwnWord()
{
    CaseService cases(m_session);
    for (qint64 number = 0; number < kWhole; ++number) {
        CaseQuery query;
        query.words = markOf(number);
        const auto page = cases.list(query);
        QVERIFY_OK(page);
        QCOMPARE(page->rows.size(), 1);
        QCOMPARE(page->rows.first().companyName, grownCase(number, m_sample).company);
    }
}

void tst_Growth::holdsCasesInEveryState()
{
    QHash<QString, qint64> wanted;
    for (const bool imported : {false, true}) {
        for (const GrownCase &one : made(imported)) {
            static const QStringList words{u"open"_s, u"forwarded"_s, u"answered"_s, u"closed"_s};
            ++wanted[words.at(int(one.stage))];
        }
    }
    ++wanted[u"open"_s]; // the call logged meanwhile
    for (const QString &status : {u"open"_s, u"forwarded"_s, u"answered"_s, u"closed"_s}) {
        CaseQuery query;
        query.status = status;
        QVERIFY(wanted.value(status) > 0);
        QCOMPARE(*CaseService(m_session).count(query), wanted.value(status));
    }
}

QTEST_GUILESS_MAIN(tst_Growth)
#include "tst_growth.moc"
