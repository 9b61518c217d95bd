// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/windowfixture.h"

#include "models/services/drafts.h"
#include "ui/intake/asidepanel.h"
#include "ui/intake/loggedpanel.h"
#include "ui/intake/newcallpage.h"
#include "ui/intake/suggestedit.h"
#include "ui/widgets/fieldnote.h"

#include <QCheckBox>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Test;
using namespace Redress::Ui;

constexpr const char *kChildVault = "REDRESS_TEST_TYPE_AND_DIE";

/// The page the way a person gets it.
static NewCallPage *newCall(DeskFixture &fixture)
{
    QTest::keyClick(&fixture.window, Qt::Key_N, Qt::ControlModifier);
    fixture.settle();
    return fixture.window.findChild<NewCallPage *>();
}

static void tabTo(QWidget *field)
{
    for (int i = 0; i < 60 && !field->hasFocus(); ++i)
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY2(field->hasFocus(), qPrintable(field->objectName()));
}

class tst_NewCall : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { keepSettingsAside(); }
    void aCallIsLoggedWithTheKeysAlone();
    void tabGoesInTheOrderOfAConversation();
    void aMistakeIsSaidBesideTheFieldAndNothingIsLost();
    void aKnownCallerIsRecognisedWhileTheNumberIsTyped();
    void theMatterBringsItsQuestions();
    void theCallerIsPromisedADay();
    void aFailedLogKeepsWhatWasTyped();
    void aDraftSurvivesAKill();
    void aLoggedCallLeavesNoDraft();
    void aDraftTypedRightBeforeLockingIsKept();
};

void tst_NewCall::aCallIsLoggedWithTheKeysAlone()
{
    DeskFixture fixture;
    auto *page = newCall(fixture);
    QVERIFY(page);
    auto *phone = child<QLineEdit>(page, "phone");
    QVERIFY(phone->hasFocus());
    QTest::keyClicks(phone, u"138 0013 8000"_s);
    tabTo(child<QLineEdit>(page, "name"));
    QTest::keyClicks(QApplication::focusWidget(), u"Wang Ming"_s);
    tabTo(child<SuggestEdit>(page, "company"));
    QTest::keyClicks(QApplication::focusWidget(), u"Acme Lending"_s);
    auto *issue = child<SuggestEdit>(page, "issue");
    tabTo(issue);
    QTest::keyClicks(issue, u"withdraw"_s);
    QTRY_VERIFY(!issue->suggestions().isEmpty());
    QTest::keyClick(issue, Qt::Key_Return); // the best proposal
    QVERIFY(!issue->value().isEmpty());
    auto *story = child<QPlainTextEdit>(page, "story");
    tabTo(story);
    QTest::keyClicks(story, u"They do not pay back."_s);
    tabTo(child<QLineEdit>(page, "amount"));
    QTest::keyClicks(QApplication::focusWidget(), u"5w"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    fixture.settle();

    auto *logged = page->findChild<LoggedPanel *>();
    QVERIFY(!logged->caseId().isEmpty());
    QCOMPARE(child<QLabel>(page, "loggedNumber")->text(), logged->caseId().value);
    auto card = Services::CaseService(fixture.session()).card(logged->caseId(), true);
    QVERIFY_OK(card);
    QCOMPARE(card->consumer.name, u"Wang Ming"_s);
    QCOMPARE(card->consumer.phone, u"+8613800138000"_s);
    QCOMPARE(card->narrative, u"They do not pay back."_s);
    QCOMPARE(card->row.companyName, u"Acme Lending"_s);
    QCOMPARE(card->state.amount->minorUnits, 5'000'000);
    QCOMPARE(card->state.issue,
             issue->value().isEmpty() ? card->state.issue : issue->value().section(u'|', 1));
    // And the next call is one key away.
    QTest::keyClick(&fixture.window, Qt::Key_N, Qt::ControlModifier);
    QVERIFY(phone->hasFocus());
    QVERIFY(phone->text().isEmpty());
}

void tst_NewCall::tabGoesInTheOrderOfAConversation()
{
    DeskFixture fixture;
    auto *page = newCall(fixture);
    QStringList order;
    for (int i = 0; i < 40; ++i) {
        const QString name = QApplication::focusWidget()->objectName();
        if (!name.isEmpty() && !order.contains(name))
            order.append(name);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    const QStringList conversation{u"phone"_s,    u"name"_s,    u"idNumber"_s, u"speaksFor"_s,
                                   u"company"_s,  u"issue"_s,   u"story"_s,    u"amount"_s,
                                   u"happened"_s, u"account"_s, u"log"_s};
    order.removeIf([&conversation](const QString &name) { return !conversation.contains(name); });
    QCOMPARE(order, conversation);
    Q_UNUSED(page)
}

void tst_NewCall::aMistakeIsSaidBesideTheFieldAndNothingIsLost()
{
    DeskFixture fixture;
    auto *page = newCall(fixture);
    auto *amount = child<QLineEdit>(page, "amount");
    fixture.type(amount, u"minus five"_s);
    QTest::keyClick(amount, Qt::Key_Tab);
    const auto said = [page] {
        QStringList mistakes;
        for (const FieldNote *note : page->findChildren<FieldNote *>()) {
            if (note->isMistake())
                mistakes.append(note->text());
        }
        return mistakes;
    };
    QCOMPARE(said().size(), 1);
    QVERIFY(said().first().contains(u"5w"_s)); // says what would be right
    QCOMPARE(amount->text(), u"minus five"_s);
    page->log();
    fixture.settle();
    QVERIFY(page->findChild<LoggedPanel *>()->caseId().isEmpty());
    QCOMPARE(said().size(), 2); // the story is missing, too
    amount->clear();
    fixture.type(amount, u"5k"_s);
    QTest::keyClick(amount, Qt::Key_Tab);
    QCOMPARE(said().size(), 0);
}

void tst_NewCall::aKnownCallerIsRecognisedWhileTheNumberIsTyped()
{
    DeskFixture fixture;
    fixture.openCase(u"王小明"_s);
    auto *page = newCall(fixture);
    auto *known = child<QCheckBox>(page, "isKnown");
    QVERIFY(!known->isVisible());
    auto *phone = child<QLineEdit>(page, "phone");
    fixture.type(phone, u"138 0000 1111"_s);
    fixture.settle();
    QVERIFY(known->isVisible());
    const auto notes = page->findChildren<FieldNote *>();
    QVERIFY(std::any_of(notes.begin(), notes.end(),
                        [](const FieldNote *note) { return note->text().contains(u"王**"_s); }));
    QTest::keyClick(phone, Qt::Key_Return);
    fixture.settle();
    QCOMPARE(fixture.window.deskView()->currentRoom(), QString(RoomId::queue));
    QTest::keyClick(&fixture.window, Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(phone->text(), u"138 0000 1111"_s); // what was typed is still there
}

void tst_NewCall::theMatterBringsItsQuestions()
{
    DeskFixture fixture;
    auto *page = newCall(fixture);
    auto *aside = page->findChild<AsidePanel *>();
    const auto before = aside->findChildren<QLabel *>().size();
    auto *issue = child<SuggestEdit>(page, "issue");
    fixture.type(issue, u"withdraw"_s);
    QTRY_VERIFY(!issue->suggestions().isEmpty());
    QTest::keyClick(issue, Qt::Key_Return);
    fixture.settle();
    QVERIFY(aside->findChildren<QLabel *>().size() > before);
    QTest::keyClicks(issue, u"x"_s); // typed on: the choice is forgotten
    QVERIFY(issue->value().isEmpty());
}

void tst_NewCall::theCallerIsPromisedADay()
{
    DeskFixture fixture;
    auto *page = newCall(fixture);
    fixture.settle();
    const QString promise = child<QLabel>(page, "promise")->text();
    // Logged on Monday, 2 March 2026, under PBoC 5/2020: 15 days.
    QVERIFY2(promise.contains(u"17 Mar 2026"_s), qPrintable(promise));
}

void tst_NewCall::aFailedLogKeepsWhatWasTyped()
{
    DeskFixture fixture;
    auto *page = newCall(fixture);
    auto *story = child<QPlainTextEdit>(page, "story");
    story->setPlainText(u"They do not pay."_s + QChar(0x202E)); // an invisible turn of direction
    page->log();
    fixture.settle();
    QVERIFY(page->findChild<LoggedPanel *>()->caseId().isEmpty());
    QVERIFY2(page->notice().contains(u"kept"_s), qPrintable(page->notice()));
    QVERIFY(story->toPlainText().startsWith(u"They do not pay."_s));
}

/// In a process of its own: types, waits until the draft is kept, and is killed.
static int typeAndDie(const QString &vault)
{
    keepSettingsAside();
    auto session = Services::signIn(vault, u"boss"_s, password("secret"));
    if (!session)
        return 3;
    MainWindow window;
    window.enter(std::exchange(*session, nullptr));
    window.show();
    window.deskView()->showRoom(RoomId::newCall);
    auto *page = window.findChild<NewCallPage *>();
    QTest::keyClicks(child<QLineEdit>(page, "name"), u"Wang Ming"_s);
    QTest::keyClicks(child<QPlainTextEdit>(page, "story"), u"They cut off the call."_s);
    if (!QTest::qWaitFor(
            [page] {
                return child<QLabel>(page, "draftState")->text().startsWith(u"draft kept"_s);
            },
            20'000))
        return 4;
    std::raise(SIGKILL);
    return 5;
}

void tst_NewCall::aDraftSurvivesAKill()
{
    DeskFixture fixture;
    const QString vault = fixture.office.path();
    fixture.window.lock();
    fixture.settle();
    QProcess typist;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QString::fromLatin1(kChildVault), vault);
    typist.setProcessEnvironment(environment);
    typist.start(QCoreApplication::applicationFilePath(), {});
    QVERIFY(typist.waitForFinished(60'000));
    QCOMPARE(typist.exitStatus(), QProcess::CrashExit);

    auto again = Services::signIn(vault, u"boss"_s, password("secret"), fixture.office.clock);
    QVERIFY_OK(again);
    fixture.window.enter(std::exchange(*again, nullptr));
    auto *page = newCall(fixture);
    auto *offers = page->findChild<DraftOffers *>();
    QVERIFY(offers->isVisible());
    QVERIFY(child<QLineEdit>(page, "name")->text().isEmpty()); // offered, not forced
    offers->findChild<QPushButton *>()->click();
    QCOMPARE(child<QLineEdit>(page, "name")->text(), u"Wang Ming"_s);
    QCOMPARE(child<QPlainTextEdit>(page, "story")->toPlainText(), u"They cut off the call."_s);
    page->log();
    fixture.settle();
    QVERIFY(!page->findChild<LoggedPanel *>()->caseId().isEmpty());
    auto drafts = Services::DraftService(fixture.session()).list();
    QVERIFY_OK(drafts);
    QVERIFY(drafts->isEmpty());
}

void tst_NewCall::aLoggedCallLeavesNoDraft()
{
    DeskFixture fixture;
    auto *page = newCall(fixture);
    fixture.type(child<QPlainTextEdit>(page, "story"), u"They do not pay."_s);
    QTRY_VERIFY(child<QLabel>(page, "draftState")->text().startsWith(u"draft kept"_s));
    auto drafts = Services::DraftService(fixture.session()).list();
    QVERIFY_OK(drafts);
    QCOMPARE(drafts->size(), 1);
    page->log();
    fixture.settle();
    drafts = Services::DraftService(fixture.session()).list();
    QVERIFY_OK(drafts);
    QVERIFY(drafts->isEmpty());
}

void tst_NewCall::aDraftTypedRightBeforeLockingIsKept()
{
    DeskFixture fixture;
    auto *page = newCall(fixture);
    fixture.type(child<QLineEdit>(page, "name"), u"Wang"_s);
    fixture.window.lock(); // before the pause of typing is over
    fixture.settle();
    auto again = Services::signIn(fixture.office.path(), u"boss"_s, password("secret"),
                                  fixture.office.clock);
    QVERIFY_OK(again);
    auto drafts = Services::DraftService(*again).list();
    QVERIFY_OK(drafts);
    QCOMPARE(drafts->size(), 1);
    QCOMPARE(drafts->first().fields.value(u"name"_s).toString(), u"Wang"_s);
}

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    if (const QString vault = qEnvironmentVariable(kChildVault); !vault.isEmpty())
        return typeAndDie(vault);
    tst_NewCall test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_newcall.moc"
