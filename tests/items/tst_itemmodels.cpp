// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/casesmodel.h"
#include "models/items/companiesmodel.h"
#include "models/items/listmodels.h"
#include "models/items/papersmodel.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Items;
using namespace Redress::Services;

namespace {

class StoppedClock final : public Clock {
public:
    QDateTime nowUtc() const override { return QDateTime(QDate(2026, 3, 2), QTime(9, 0), Qt::UTC); }
};

CaseRow aCase(int number, int dueInDays)
{
    CaseRow row;
    row.id = {formatNumber(u'C', 2026, number)};
    row.companyName = u"Acme %1"_s.arg(number);
    row.dueUtc = StoppedClock().nowUtc().addDays(dueInDays);
    return row;
}

/// Pages of ten out of `total`; the cursor is the next number.
CasesModel::Source pagesOf(int total)
{
    return [total](const CaseQuery &, const QString &cursor) -> Result<CasePage> {
        CasePage page;
        const int first = cursor.toInt();
        for (int i = first; i < qMin(first + 10, total); ++i)
            page.rows.append(aCase(i + 1, i - 5));
        if (first + 10 < total)
            page.next = QString::number(first + 10);
        return page;
    };
}

} // namespace

class tst_ItemModels : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void casesArrivePageByPage();
    void casesTellHowUrgentTheyAre();
    void anAnswerThatCannotBeReadKeepsTheRowsOfBefore();
    void aNewQueryReplacesTheRowsAtOnce();
    void companiesArrivePageByPage();
    void papersBringTheirThumbnailsLater();
    void chronologyAndFindingsAreSetAtOnce();
    void theWorstFindingComesFirst();

private:
    Workers m_workers;
    std::shared_ptr<const Clock> m_clock = std::make_shared<StoppedClock>();
};

void tst_ItemModels::casesArrivePageByPage()
{
    CasesModel model(&m_workers, pagesOf(25), m_clock);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy arrived(&model, &PagedModel::pageArrived);
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!model.canFetchMore({}));
    model.setQuery({});
    QVERIFY(model.isLoading());
    QTRY_COMPARE(model.rowCount(), 10);
    while (model.canFetchMore({})) {
        arrived.clear();
        model.fetchMore({});
        QVERIFY(arrived.wait());
    }
    QCOMPARE(model.rowCount(), 25);
    QVERIFY(model.isAtEnd());
    const QModelIndex last = model.indexOf(aCase(25, 0).id);
    QCOMPARE(last.row(), 24);
    QCOMPARE(last.data(CasesModel::RowRole).value<CaseRow>().companyName, u"Acme 25"_s);
    QVERIFY(!model.indexOf({u"C-2026-999999-9"_s}).isValid());
}

void tst_ItemModels::casesTellHowUrgentTheyAre()
{
    const QDateTime now = m_clock->nowUtc();
    QCOMPARE(urgencyOf(aCase(1, -1), now), Urgency::Late);
    QCOMPARE(urgencyOf(aCase(1, 2), now), Urgency::Due);
    QCOMPARE(urgencyOf(aCase(1, 9), now), Urgency::Quiet);
    CaseRow closed = aCase(1, -9);
    closed.status = Domain::CaseStatus::Closed;
    QCOMPARE(urgencyOf(closed, now), Urgency::Closed);
    CaseRow waiting = aCase(1, 0);
    waiting.dueUtc = {};
    QCOMPARE(urgencyOf(waiting, now), Urgency::Quiet);
}

void tst_ItemModels::anAnswerThatCannotBeReadKeepsTheRowsOfBefore()
{
    auto broken = std::make_shared<std::atomic<bool>>(false);
    const auto source = [pages = pagesOf(5), broken](const CaseQuery &query,
                                                     const QString &cursor) -> Result<CasePage> {
        if (*broken)
            return Error{ErrorCode::Io, u"the disk is gone"_s, {}};
        return pages(query, cursor);
    };
    CasesModel model(&m_workers, source, m_clock);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setQuery({});
    QTRY_COMPARE(model.rowCount(), 5);
    *broken = true;
    model.reload();
    QTRY_VERIFY(model.problem().has_value());
    QCOMPARE(model.rowCount(), 5);
    *broken = false;
    model.reload();
    QTRY_VERIFY(!model.problem().has_value());
    QCOMPARE(model.rowCount(), 5);
}

void tst_ItemModels::aNewQueryReplacesTheRowsAtOnce()
{
    const auto source = [](const CaseQuery &query, const QString &) -> Result<CasePage> {
        CasePage page;
        for (int i = 0; i < query.words.toInt(); ++i)
            page.rows.append(aCase(i + 1, 0));
        return page;
    };
    CasesModel model(&m_workers, source, m_clock);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    for (const int wanted : {3, 7, 2}) {
        CaseQuery query;
        query.words = QString::number(wanted);
        model.setQuery(query);
    }
    QTRY_COMPARE(model.rowCount(), 2);
    QTRY_COMPARE(m_workers.pending(), 0);
    QCOMPARE(resets.count(), 1); // the answers in between were never shown
}

void tst_ItemModels::companiesArrivePageByPage()
{
    const auto source = [](const QString &prefix, const QString &cursor) -> Result<CompanyPage> {
        CompanyPage page;
        for (int i = 0; i < 4; ++i) {
            CompanyRow row;
            row.id = {u"K-%1%2"_s.arg(cursor).arg(i)};
            row.name = prefix + row.id.value;
            row.openCases = i;
            page.rows.append(row);
        }
        if (cursor.isEmpty())
            page.next = u"x"_s;
        return page;
    };
    CompaniesModel model(&m_workers, source);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setQuery(u"Ac"_s);
    QTRY_COMPARE(model.rowCount(), 4);
    model.fetchMore({});
    QTRY_COMPARE(model.rowCount(), 8);
    QVERIFY(!model.canFetchMore({}));
    QCOMPARE(model.index(1).data().toString(), u"AcK-1"_s);
    QCOMPARE(model.index(3).data(CompaniesModel::OpenCasesRole).toInt(), 3);
    QCOMPARE(model.indexOf({u"K-x2"_s}).row(), 6);
}

void tst_ItemModels::papersBringTheirThumbnailsLater()
{
    const auto source = [](const CaseId &id, const QString &) -> Result<PaperPage> {
        PaperPage page;
        for (int i = 0; i < 3; ++i) {
            PaperRow row;
            row.id = {u"D-%1"_s.arg(i)};
            row.caseId = id;
            row.kind = u"contract"_s;
            row.erased = i == 2;
            page.rows.append(row);
        }
        return page;
    };
    auto made = std::make_shared<std::atomic<int>>(0);
    const auto thumbnail = [made](const PaperRow &, const Progress &) {
        ++*made;
        return QImage(4, 4, QImage::Format_RGB32);
    };
    PapersModel model(&m_workers, source, thumbnail);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setQuery({u"C-1"_s});
    QTRY_COMPARE(model.rowCount(), 3);
    QCOMPARE(model.index(0).data(PapersModel::KindRole).toString(), u"contract"_s);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.index(1).data(Qt::DecorationRole);
    QTRY_VERIFY(!model.index(1).data(Qt::DecorationRole).value<QImage>().isNull());
    model.index(2).data(Qt::DecorationRole); // erased: nothing is decrypted
    QTRY_COMPARE(m_workers.pending(), 0);
    QVERIFY(model.index(2).data(Qt::DecorationRole).value<QImage>().isNull());
    QCOMPARE(model.indexOf({u"D-2"_s}).row(), 2);
}

void tst_ItemModels::chronologyAndFindingsAreSetAtOnce()
{
    ChronologyModel chronology;
    QAbstractItemModelTester chronologyTester(
        &chronology, QAbstractItemModelTester::FailureReportingMode::QtTest);
    Chronicle line;
    line.entry = 7;
    line.act = u"case.opened"_s;
    chronology.setRows({line, line});
    QCOMPARE(chronology.rowCount(), 2);
    QCOMPARE(chronology.index(1).data(ChronologyModel::EntryRole).toInt(), 7);
    chronology.setRows({});
    QCOMPARE(chronology.rowCount(), 0);

    FindingsModel findings;
    QAbstractItemModelTester findingsTester(&findings,
                                            QAbstractItemModelTester::FailureReportingMode::QtTest);
    findings.setFindings({{Verdict::Broken, u"ledger.node"_s, u"node 1"_s, {}}});
    QCOMPARE(findings.index(0).data(FindingsModel::CodeRole).toString(), u"ledger.node"_s);
    QCOMPARE(findings.index(0).data(FindingsModel::SubjectRole).toString(), u"node 1"_s);
}

void tst_ItemModels::theWorstFindingComesFirst()
{
    FindingsModel model;
    model.setFindings({{Verdict::IntactWithRemarks, u"a"_s, {}, {}},
                       {Verdict::Broken, u"b"_s, {}, {}},
                       {Verdict::CannotTell, u"c"_s, {}, {}},
                       {Verdict::Broken, u"d"_s, {}, {}}});
    QStringList codes;
    for (const Finding &finding : model.rows())
        codes.append(finding.code);
    QCOMPARE(codes, QStringList({u"b"_s, u"d"_s, u"c"_s, u"a"_s}));
}

QTEST_GUILESS_MAIN(tst_ItemModels)
#include "tst_itemmodels.moc"
