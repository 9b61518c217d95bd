// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/windowfixture.h"
#include "ui/cases/queueroom.h"
#include "ui/reports/tabledialog.h"
#include "ui/supervision/figurelist.h"
#include "ui/supervision/monthchart.h"
#include "ui/supervision/overviewroom.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QTabBar>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Test;
using namespace Redress::Ui;

/// What supervisors see of all cases, and the way from there to each of them.
class tst_Overview : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { keepSettingsAside(); }
    void saysWhatToDoWhileThereIsNothing();
    void showsWhatTheServiceTells();
    void enterOnACompanyShowsItsCases();
    void aProductLeadsToItsCases();
    void aMonthLeadsToItsCases();
    void aCompanyCanBeLookedAtAlone();
    void figuresFollowNewCases();
    void isThereForSupervisorsOnly();
    void figuresLeaveAsATable();
    void theListLeavesAsATable();
    void aRefusedTableLeavesTheDialogOpen();
};

namespace {

void openCaseAbout(DeskFixture &fixture, const QString &company, const QString &issue)
{
    Domain::CaseDraft draft = aCall();
    draft.company = company;
    draft.issue = issue;
    draft.product = issue.section(u'.', 0, 0);
    QVERIFY_OK(Services::CaseService(fixture.session()).open(draft));
}

void openSome(DeskFixture &fixture)
{
    for (int i = 0; i < 3; ++i)
        openCaseAbout(fixture, u"Acme Lending"_s, u"p2p.cannot-withdraw"_s);
    openCaseAbout(fixture, u"Northern Pay"_s, u"payment.unauthorised"_s);
}

OverviewPage *overview(DeskFixture &fixture)
{
    fixture.window.deskView()->showRoom(RoomId::overview);
    fixture.settle();
    return fixture.window.findChild<OverviewPage *>();
}

QStringList listed(DeskFixture &fixture)
{
    auto *list = child<QListView>(&fixture.window, "caseList");
    QStringList companies;
    for (int row = 0; row < list->model()->rowCount(); ++row)
        companies.append(list->model()
                             ->index(row, 0)
                             .data(Items::CasesModel::RowRole)
                             .value<Services::CaseRow>()
                             .companyName);
    return companies;
}

} // namespace

void tst_Overview::saysWhatToDoWhileThereIsNothing()
{
    DeskFixture fixture;
    OverviewPage *page = overview(fixture);
    QVERIFY(page->findChild<EmptyState *>()->isVisible());
    QVERIFY(!page->findChild<MonthChart *>()->isVisible());
}

void tst_Overview::showsWhatTheServiceTells()
{
    DeskFixture fixture;
    openSome(fixture);
    OverviewPage *page = overview(fixture);
    QVERIFY(page->shown());
    QCOMPARE(page->shown()->months.size(), 12);
    auto *companies = child<QListView>(page, "topCompanies");
    QCOMPARE(companies->model()->rowCount(), 2);
    QCOMPARE(companies->model()->index(0, 0).data().toString(), u"Acme Lending"_s);
    child<QComboBox>(page, "span")->setCurrentIndex(1);
    fixture.settle();
    QCOMPARE(page->shown()->months.size(), 24);
    auto *chart = page->findChild<MonthChart *>();
    chart->setFocus();
    QTest::keyClick(chart, Qt::Key_End);
    QCOMPARE(chart->sentence(), u"March 2026: 4 received, 0 closed, of these 0 late"_s);
    QTest::keyClick(chart, Qt::Key_Left);
    QVERIFY(chart->sentence().startsWith(u"February 2026: 0"_s));
    auto *kinds = child<QTabBar>(page, "kinds");
    auto *others = child<QListView>(page, "topOthers");
    for (int kind = 0; kind < kinds->count(); ++kind) {
        kinds->setCurrentIndex(kind);
        QCOMPARE(others->model()->rowCount() > 0, kind != 3); // nothing is closed yet
    }
}

void tst_Overview::enterOnACompanyShowsItsCases()
{
    DeskFixture fixture;
    openSome(fixture);
    OverviewPage *page = overview(fixture);
    auto *companies = child<QListView>(page, "topCompanies");
    companies->setFocus();
    companies->setCurrentIndex(companies->model()->index(1, 0));
    QTest::keyClick(companies, Qt::Key_Return);
    fixture.settle();
    QCOMPARE(fixture.window.deskView()->currentRoom(), QString(RoomId::queue));
    QCOMPARE(listed(fixture), QStringList{u"Northern Pay"_s});
}

void tst_Overview::aProductLeadsToItsCases()
{
    DeskFixture fixture;
    openSome(fixture);
    OverviewPage *page = overview(fixture);
    auto *others = child<QListView>(page, "topOthers");
    const QRect first = others->visualRect(others->model()->index(0, 0));
    QTest::mouseClick(others->viewport(), Qt::LeftButton, {}, first.center());
    fixture.settle();
    QCOMPARE(fixture.window.deskView()->currentRoom(), QString(RoomId::queue));
    QCOMPARE(listed(fixture), QStringList(3, u"Acme Lending"_s));
}

void tst_Overview::aMonthLeadsToItsCases()
{
    DeskFixture fixture;
    openSome(fixture);
    OverviewPage *page = overview(fixture);
    auto *chart = page->findChild<MonthChart *>();
    chart->setFocus();
    QTest::keyClick(chart, Qt::Key_End);
    QTest::keyClick(chart, Qt::Key_Return);
    fixture.settle();
    QCOMPARE(listed(fixture).size(), 4);
    page = overview(fixture);
    chart->setFocus();
    QTest::keyClick(chart, Qt::Key_Home);
    QTest::keyClick(chart, Qt::Key_Return);
    fixture.settle();
    QCOMPARE(listed(fixture).size(), 0);
}

void tst_Overview::aCompanyCanBeLookedAtAlone()
{
    DeskFixture fixture;
    openSome(fixture);
    OverviewPage *page = overview(fixture);
    auto *companies = child<QListView>(page, "topCompanies");
    companies->setFocus();
    companies->setCurrentIndex(companies->model()->index(0, 0));
    page->actions().at(1)->trigger();
    fixture.settle();
    QCOMPARE(page->shown()->companyName, u"Acme Lending"_s);
    QCOMPARE(page->shown()->all.received, 3);
    QVERIFY(!companies->isVisible());
    child<QAbstractButton>(page, "openNow")->click();
    fixture.settle();
    QCOMPARE(listed(fixture), QStringList(3, u"Acme Lending"_s));
    page = overview(fixture);
    QVERIFY(page->goBack());
    fixture.settle();
    QCOMPARE(page->shown()->all.received, 4);
    QVERIFY(!page->goBack());
}

void tst_Overview::figuresFollowNewCases()
{
    DeskFixture fixture;
    openSome(fixture);
    OverviewPage *page = overview(fixture);
    QCOMPARE(page->shown()->all.received, 4);
    fixture.openCase();
    QCOMPARE(page->shown()->all.received, 5);
}

void tst_Overview::isThereForSupervisorsOnly()
{
    Office office;
    office.hire(u"wang"_s, Domain::Role::Operator);
    QVERIFY2(office.signIn(u"wang"_s), qPrintable(office.error.detail));
    MainWindow window;
    window.enter(std::exchange(office.boss, nullptr));
    for (const auto &room : window.deskView()->rooms())
        QVERIFY(room->id() != RoomId::overview);
    window.lock();
}

void tst_Overview::figuresLeaveAsATable()
{
    DeskFixture fixture;
    openSome(fixture);
    OverviewPage *page = overview(fixture);
    page->actions().first()->trigger();
    auto *dialog = page->findChild<TableDialog *>();
    QVERIFY(dialog);
    const QString path = fixture.office.folder.filePath(u"figures.csv"_s);
    dialog->setTarget(path);
    QVERIFY(!child<QCheckBox>(dialog, "names")->isVisible());
    child<QPushButton>(dialog, "make")->click();
    fixture.settle();
    QVERIFY2(dialog->made(), qPrintable(dialog->notice()));
    QVERIFY(QFileInfo(path).size() > 100);
    child<QPushButton>(dialog, "make")->click();
}

void tst_Overview::theListLeavesAsATable()
{
    DeskFixture fixture;
    openSome(fixture);
    fixture.desk()->go({.room = RoomId::queue, .search = u"company:northern"_s});
    fixture.settle();
    auto *page = fixture.window.findChild<QueuePage *>();
    QTest::keyClick(child<QListView>(page, "caseList"), Qt::Key_S,
                    Qt::ControlModifier | Qt::ShiftModifier);
    auto *dialog = page->findChild<TableDialog *>();
    QVERIFY(dialog);
    const QString path = fixture.office.folder.filePath(u"list.csv"_s);
    dialog->setTarget(path);
    child<QCheckBox>(dialog, "names")->setChecked(true);
    child<QPushButton>(dialog, "make")->click();
    fixture.settle();
    QVERIFY2(dialog->made(), qPrintable(dialog->notice()));
    QCOMPARE(dialog->made()->rows, 1);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(bytes.startsWith("\xef\xbb\xbf"));
    QVERIFY(bytes.contains("Northern Pay") && !bytes.contains("Acme"));
    QVERIFY(bytes.contains("李**"));
}

void tst_Overview::aRefusedTableLeavesTheDialogOpen()
{
    DeskFixture fixture;
    openSome(fixture);
    OverviewPage *page = overview(fixture);
    page->actions().first()->trigger();
    auto *dialog = page->findChild<TableDialog *>();
    auto *make = child<QPushButton>(dialog, "make");
    for (const QString &path : {QString(), fixture.office.path(u"figures.csv"_s),
                                fixture.office.folder.filePath(u"none/figures.csv"_s)}) {
        dialog->setTarget(path);
        make->click();
        fixture.settle();
        QVERIFY(!dialog->made());
        QVERIFY(!dialog->notice().isEmpty());
    }
    child<QPushButton>(dialog, "cancel")->click();
}

QTEST_MAIN(tst_Overview)
#include "tst_overview.moc"
