// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What hands really do: Escape pressed too early, a second call before the first is done, Enter on
// whatever has the keys.
#include "tests/ui/windowfixture.h"

#include "models/items/casesmodel.h"
#include "ui/archive/paperspanel.h"
#include "ui/cases/casecardview.h"
#include "ui/commands/textacts.h"
#include "ui/companies/companiesroom.h"
#include "ui/intake/asidepanel.h"
#include "ui/intake/loggedpanel.h"
#include "ui/intake/newcallpage.h"
#include "ui/reports/exportdialog.h"
#include "ui/shell/rail.h"
#include "ui/shell/signinpage.h"

#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Test;
using namespace Redress::Ui;

class tst_Slips : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { keepSettingsAside(); }
    void whoSignsInCanWalkTheQueueAtOnce();
    void enterPressesTheButtonThatHasTheKeys();
    void aCallClearedByMistakeComesBack();
    void aSecondCallDoesNotPushTheFirstOneOut();
    void aCallTakenUpAgainIsLoggedWithTheKeysAlone();
    void anOfferedDraftIsOneKeyBeforeTheCaller();
    void onlyTheCaseInViewIsMarkedInTheList();
    void escapeDoesNotThrowATypedAnswerAway();
    void lookingAtAnotherCompanyKeepsUnsavedChanges();
    void newsFromElsewhereKeepsUnsavedChanges();
    void aCaseWithoutPapersOffersToAddSome();
    void theDossierIsOfferedAFolderThatExists();
    void inASmallWindowTheCallCanStillBeLogged();
    void aFormOfTheFirstPageStartsInItsFirstFieldAndEscapeLeavesIt();

private:
    static NewCallPage *newCall(DeskFixture &fixture)
    {
        QTest::keyClick(&fixture.window, Qt::Key_N, Qt::ControlModifier);
        fixture.settle();
        return fixture.window.findChild<NewCallPage *>();
    }
    static QPushButton *clearButton(NewCallPage *page) { return child<QPushButton>(page, "clear"); }
};

void tst_Slips::whoSignsInCanWalkTheQueueAtOnce()
{
    DeskFixture fixture;
    fixture.openCase(u"李小雨"_s);
    fixture.openCase(u"王小明"_s);
    auto *list = child<QListView>(&fixture.window, "caseList");
    QVERIFY(list->hasFocus());
    QTest::keyClick(&fixture.window, Qt::Key_3, Qt::ControlModifier);
    QVERIFY(!list->hasFocus());
    QTest::keyClick(&fixture.window, Qt::Key_2, Qt::ControlModifier);
    QVERIFY(list->hasFocus());
    QTest::keyClick(list, Qt::Key_Home);
    QTest::keyClick(list, Qt::Key_J);
    QCOMPARE(list->currentIndex().row(), 1);
}

void tst_Slips::enterPressesTheButtonThatHasTheKeys()
{
    DeskFixture fixture;
    auto *page = newCall(fixture);
    fixture.type(child<QPlainTextEdit>(page, "story"), u"They do not pay."_s);
    page->log();
    fixture.settle();
    const CaseId id = page->findChild<LoggedPanel *>()->caseId();
    QVERIFY(!id.isEmpty());
    auto *papers = child<QPushButton>(page, "addPapers");
    QVERIFY(papers->hasFocus());
    QTest::keyClick(papers, Qt::Key_Return);
    fixture.settle();
    QCOMPARE(fixture.window.deskView()->currentRoom(), QString(RoomId::queue));
    QCOMPARE(fixture.window.findChild<CaseCardView *>()->caseId(), id);
    auto *room = fixture.window.findChild<Rail *>()->findChild<QToolButton *>();
    room->setFocus();
    QTest::keyClick(room, Qt::Key_Enter, Qt::KeypadModifier);
    QCOMPARE(fixture.window.deskView()->currentRoom(), QString(RoomId::newCall));
}

void tst_Slips::aCallClearedByMistakeComesBack()
{
    DeskFixture fixture;
    auto *page = newCall(fixture);
    auto *story = child<QPlainTextEdit>(page, "story");
    fixture.type(story, u"They do not pay."_s);
    clearButton(page)->click();
    QVERIFY(story->toPlainText().isEmpty());
    fixture.settle();
    auto *offers = page->findChild<DraftOffers *>();
    QVERIFY(offers->isVisible());
    QCOMPARE(offers->buttons().size(), 2);
    offers->buttons().first()->click();
    QCOMPARE(story->toPlainText(), u"They do not pay."_s);
    page->log();
    fixture.settle();
    const auto drafts = Services::DraftService(fixture.session()).list();
    QVERIFY_OK(drafts);
    QVERIFY(drafts->isEmpty());
}

void tst_Slips::aSecondCallDoesNotPushTheFirstOneOut()
{
    DeskFixture fixture;
    auto *page = newCall(fixture);
    auto *name = child<QLineEdit>(page, "name");
    fixture.type(name, u"First"_s);
    clearButton(page)->click();
    fixture.type(name, u"Second"_s);
    fixture.settle();
    auto *offers = page->findChild<DraftOffers *>();
    offers->buttons().first()->click();
    fixture.settle();
    QCOMPARE(name->text(), u"First"_s);
    offers->buttons().first()->click();
    fixture.settle();
    QCOMPARE(name->text(), u"Second"_s);
    const auto drafts = Services::DraftService(fixture.session()).list();
    QVERIFY_OK(drafts);
    QCOMPARE(drafts->size(), 2);
}

void tst_Slips::aCallTakenUpAgainIsLoggedWithTheKeysAlone()
{
    DeskFixture fixture;
    auto *page = newCall(fixture);
    fixture.type(child<QPlainTextEdit>(page, "story"), u"They do not pay."_s);
    clearButton(page)->click();
    fixture.settle();
    auto *take = page->findChild<DraftOffers *>()->buttons().first();
    take->setFocus();
    QTest::keyClick(take, Qt::Key_Return);
    fixture.settle();
    QVERIFY(page->isAncestorOf(QApplication::focusWidget()));
    // Also when the keys are elsewhere in the window.
    child<QLineEdit>(&fixture.window, "search")->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    fixture.settle();
    QVERIFY(!page->findChild<LoggedPanel *>()->caseId().isEmpty());
}

void tst_Slips::anOfferedDraftIsOneKeyBeforeTheCaller()
{
    DeskFixture fixture;
    auto *page = newCall(fixture);
    fixture.type(child<QPlainTextEdit>(page, "story"), u"They do not pay."_s);
    clearButton(page)->click();
    fixture.settle();
    auto *phone = child<QLineEdit>(page, "phone");
    phone->setFocus();
    QTest::keyClick(phone, Qt::Key_Backtab, Qt::ShiftModifier);
    const auto buttons = page->findChild<DraftOffers *>()->buttons();
    QCOMPARE(QApplication::focusWidget(), buttons.last());
    QTest::keyClick(buttons.last(), Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(QApplication::focusWidget(), buttons.first());
}

void tst_Slips::onlyTheCaseInViewIsMarkedInTheList()
{
    DeskFixture fixture;
    const CaseId first = fixture.openCase(u"李小雨"_s);
    const CaseId second = fixture.openCase(u"王小明"_s);
    auto done = Services::CaseService(fixture.session()).close(second, {u"settled"_s, {}, {}});
    QVERIFY_OK(done);
    fixture.desk()->tellChanged({});
    fixture.settle();
    auto *list = child<QListView>(&fixture.window, "caseList");
    QCOMPARE(list->model()->rowCount(), 1); // the open ones
    fixture.desk()->go({.room = RoomId::queue, .caseId = first});
    fixture.settle();
    QCOMPARE(list->selectionModel()->selectedIndexes().size(), 1);
    fixture.desk()->go({.room = RoomId::queue, .caseId = second});
    fixture.settle();
    QCOMPARE(fixture.window.findChild<CaseCardView *>()->caseId(), second);
    QVERIFY(list->selectionModel()->selectedIndexes().isEmpty());
    QVERIFY(!list->currentIndex().isValid());
}

void tst_Slips::escapeDoesNotThrowATypedAnswerAway()
{
    Answers answers;
    answers.yes = false;
    DeskFixture fixture;
    const CaseId id = fixture.openCase();
    auto card = Services::CaseService(fixture.session()).card(id, false);
    QVERIFY_OK(card);
    QPointer dialog(new AnswerDialog(fixture.desk(), *card, &fixture.window));
    dialog->open();
    auto *text = dialog->findChild<QPlainTextEdit *>(u"text"_s);
    fixture.type(text, u"We pay tomorrow."_s);
    QTest::keyClick(text, Qt::Key_Escape);
    QVERIFY(dialog && dialog->isVisible());
    QCOMPARE(answers.questions.size(), 1);
    QCOMPARE(text->toPlainText(), u"We pay tomorrow."_s);
    answers.yes = true;
    QTest::keyClick(text, Qt::Key_Escape);
    fixture.settle();
    QVERIFY(!dialog);
    // Nothing typed, nothing asked.
    dialog = new AnswerDialog(fixture.desk(), *card, &fixture.window);
    dialog->open();
    QTest::keyClick(dialog, Qt::Key_Escape);
    fixture.settle();
    QVERIFY(!dialog);
    QCOMPARE(answers.questions.size(), 2);
}

static CompaniesPage *twoCompanies(DeskFixture &fixture)
{
    Services::CompanyService service(fixture.session());
    for (const QString &name : {u"Acme Lending"_s, u"Brightcoin"_s}) {
        Domain::CompanyDraft draft;
        draft.name = name;
        if (!service.add(draft))
            qFatal("no company");
    }
    fixture.window.deskView()->showRoom(RoomId::companies);
    fixture.settle();
    return fixture.window.findChild<CompaniesPage *>();
}

void tst_Slips::lookingAtAnotherCompanyKeepsUnsavedChanges()
{
    Answers answers;
    answers.yes = false;
    DeskFixture fixture;
    auto *page = twoCompanies(fixture);
    auto *list = child<QListView>(page, "companyList");
    auto *name = child<QLineEdit>(page, "companyName");
    list->setCurrentIndex(list->model()->index(0, 0));
    QCOMPARE(name->text(), u"Acme Lending"_s);
    fixture.type(name, u" Ltd"_s);
    list->setCurrentIndex(list->model()->index(1, 0));
    QCOMPARE(answers.questions.size(), 1);
    QCOMPARE(name->text(), u"Acme Lending Ltd"_s);
    QCOMPARE(list->currentIndex().row(), 0);
    page->newAction()->trigger();
    QCOMPARE(answers.questions.size(), 2);
    QCOMPARE(name->text(), u"Acme Lending Ltd"_s);
    answers.yes = true;
    list->setCurrentIndex(list->model()->index(1, 0));
    QCOMPARE(name->text(), u"Brightcoin"_s);
    list->setCurrentIndex(list->model()->index(0, 0));
    QCOMPARE(name->text(), u"Acme Lending"_s);
    QCOMPARE(answers.questions.size(), 3); // nothing changed, nothing asked
}

void tst_Slips::newsFromElsewhereKeepsUnsavedChanges()
{
    DeskFixture fixture;
    auto *page = twoCompanies(fixture);
    auto *name = child<QLineEdit>(page, "companyName");
    fixture.type(name, u" Ltd"_s);
    fixture.desk()->tellChanged({});
    fixture.settle();
    QCOMPARE(name->text(), u"Acme Lending Ltd"_s);
}

void tst_Slips::aCaseWithoutPapersOffersToAddSome()
{
    Answers answers;
    DeskFixture fixture;
    const CaseId id = fixture.openCase();
    auto *card = fixture.window.findChild<CaseCardView *>();
    card->showCase(id);
    fixture.settle();
    card->showPapers();
    fixture.settle();
    auto *empty = child<EmptyState>(card, "noPapers");
    QVERIFY(empty->isVisible());
    bool isOffered = false;
    for (const QPushButton *button : empty->findChildren<QPushButton *>())
        isOffered = isOffered || button->isVisible();
    QVERIFY(isOffered);
}

void tst_Slips::theDossierIsOfferedAFolderThatExists()
{
    // A machine on which nobody has made the usual folders.
    QTemporaryDir home;
    const QByteArray before = qgetenv("HOME");
    qputenv("HOME", home.path().toUtf8());
    DeskFixture fixture;
    const CaseId id = fixture.openCase();
    auto card = Services::CaseService(fixture.session()).card(id, false);
    QVERIFY_OK(card);
    auto *dialog = new ExportDialog(fixture.desk(), *card, &fixture.window);
    dialog->show();
    fixture.settle();
    const QFileInfo target(child<QLineEdit>(dialog, "target")->text());
    child<QPushButton>(dialog, "make")->click();
    fixture.settle();
    qputenv("HOME", before);
    QVERIFY2(target.dir().exists(), qPrintable(target.filePath()));
    QVERIFY(QFileInfo::exists(target.filePath()));
    QVERIFY(child<QPushButton>(dialog, "make")->hasFocus()); // to close with Enter
    dialog->close();
}

void tst_Slips::inASmallWindowTheCallCanStillBeLogged()
{
    DeskFixture fixture;
    fixture.window.resize(1024, 560);
    auto *page = newCall(fixture);
    fixture.settle();
    const auto *log = child<QPushButton>(page, "log");
    QCOMPARE(log->visibleRegion().boundingRect(), log->rect());
}

void tst_Slips::aFormOfTheFirstPageStartsInItsFirstFieldAndEscapeLeavesIt()
{
    MainWindow window;
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    for (const auto &[button, field] :
         {std::pair{"toCreate", "centerName"}, std::pair{"toRecover", "recoverFolder"}}) {
        auto *way = child<QPushButton>(&window, button);
        way->setFocus();
        QTest::keyClick(way, Qt::Key_Return);
        auto *first = child<QLineEdit>(&window, field);
        QVERIFY(first->hasFocus());
        QTest::keyClick(first, Qt::Key_Escape);
        QVERIFY(!first->isVisible());
        QVERIFY(way->isVisible());
    }
}

QTEST_MAIN(tst_Slips)
#include "tst_slips.moc"
