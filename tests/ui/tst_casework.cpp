// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/windowfixture.h"

#include "models/items/casesmodel.h"
#include "ui/cases/casecardview.h"
#include "ui/commands/actdialog.h"
#include "ui/commands/textacts.h"
#include "ui/commands/workacts.h"
#include "ui/reports/exportdialog.h"
#include "ui/shell/commandpalette.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Test;
using namespace Redress::Ui;

class tst_CaseWork : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { keepSettingsAside(); }
    void theQueueShowsCasesAndOpensThem();
    void searchingNarrowsTheQueue();
    void onlyPossibleActsAreOffered();
    void aNoteIsRecordedFromItsKey();
    void aRefusedActKeepsWhatWasTyped();
    void aColleaguesActIsToldAndTheTextKept();
    void lookingAtPersonalDataIsAnExplicitAct();
    void aNarrowWindowShowsListOrCard();
    void thePaletteRunsCommands();
    void theDossierIsPreviewedAndMade();
};

static std::optional<Services::CaseCard> cardOf(DeskFixture &fixture, const CaseId &id)
{
    auto card = Services::CaseService(fixture.session()).card(id, false);
    return card ? std::optional(*card) : std::nullopt;
}

void tst_CaseWork::theQueueShowsCasesAndOpensThem()
{
    DeskFixture fixture;
    const CaseId first = fixture.openCase(u"李小雨"_s);
    const CaseId second = fixture.openCase(u"王小明"_s);
    auto *list = child<QListView>(&fixture.window, "caseList");
    auto *card = fixture.window.findChild<CaseCardView *>();
    QTRY_COMPARE(list->model()->rowCount(), 2);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Home);
    fixture.settle();
    const CaseId top{list->currentIndex().data(Items::CasesModel::IdRole).toString()};
    QCOMPARE(card->caseId(), top);
    QTest::keyClick(list, Qt::Key_J);
    fixture.settle();
    QCOMPARE(list->currentIndex().row(), 1);
    QVERIFY(card->caseId() != top);
    QTest::keyClick(list, Qt::Key_K);
    QCOMPARE(list->currentIndex().row(), 0);
    QVERIFY(first != second);
}

void tst_CaseWork::searchingNarrowsTheQueue()
{
    DeskFixture fixture;
    fixture.openCase(u"李小雨"_s);
    auto draft = aCall(u"王小明"_s, u"13900002222"_s);
    draft.narrative = u"The glass elephant was never delivered."_s;
    auto other = Services::CaseService(fixture.session()).open(draft);
    QVERIFY_OK(other);
    fixture.desk()->tellChanged({});
    fixture.settle();
    auto *list = child<QListView>(&fixture.window, "caseList");
    QCOMPARE(list->model()->rowCount(), 2);
    QTest::keyClick(list, Qt::Key_Slash);
    auto *search = child<QLineEdit>(&fixture.window, "search");
    QVERIFY(search->hasFocus());
    QTest::keyClicks(search, u"elephant"_s);
    fixture.settle();
    QCOMPARE(list->model()->rowCount(), 1);
    QCOMPARE(list->model()->index(0, 0).data(Items::CasesModel::IdRole).toString(),
             other->caseId.value);
    search->clear();
    QTest::keyClicks(search, u"13900002222"_s);
    fixture.settle();
    QCOMPARE(list->model()->rowCount(), 1); // by telephone, through the blind index
    search->clear();
    QTest::keyClicks(search, other->caseId.value);
    fixture.settle();
    QCOMPARE(fixture.window.findChild<CaseCardView *>()->caseId(), other->caseId);
}

void tst_CaseWork::onlyPossibleActsAreOffered()
{
    DeskFixture fixture;
    const CaseId id = fixture.openCase();
    auto *card = fixture.window.findChild<CaseCardView *>();
    card->showCase(id);
    fixture.settle();
    const auto possible = [card](QLatin1String act) {
        for (const QAction *action : card->commands()) {
            if (action->objectName() == act)
                return action->isEnabled();
        }
        return false;
    };
    QVERIFY(possible(Domain::Act::caseClosed));
    QVERIFY(!possible(Domain::Act::caseReopened));
    QVERIFY(!possible(Domain::Act::caseResumed));
    Services::CaseService::Closing closing;
    closing.outcome = u"settled"_s;
    QVERIFY_OK(Services::CaseService(fixture.session()).close(id, closing));
    fixture.desk()->tellChanged(id);
    fixture.settle();
    QVERIFY(!possible(Domain::Act::caseClosed));
    QVERIFY(possible(Domain::Act::caseReopened));
    QVERIFY(!child<QPushButton>(card, "case.closed")->isVisible());
}

void tst_CaseWork::aNoteIsRecordedFromItsKey()
{
    DeskFixture fixture;
    const CaseId id = fixture.openCase();
    auto *list = child<QListView>(&fixture.window, "caseList");
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Home);
    fixture.settle();
    QTest::keyClick(list, Qt::Key_N);
    auto *dialog = fixture.window.findChild<TextActDialog *>();
    QVERIFY(dialog);
    auto *text = child<QPlainTextEdit>(dialog, "text");
    QTRY_VERIFY(text->hasFocus());
    QTest::keyClicks(text, u"Called back, nobody there."_s);
    QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
    fixture.settle();
    const auto card = cardOf(fixture, id);
    QVERIFY(card);
    QCOMPARE(card->chronology.last().act, QString(Domain::Act::caseNoted));
    QCOMPARE(card->chronology.last().personal.value(Domain::Fact::note).toString(),
             u"Called back, nobody there."_s);
    QVERIFY(!fixture.window.findChild<TextActDialog *>()
            || !fixture.window.findChild<TextActDialog *>()->isVisible());
}

void tst_CaseWork::aRefusedActKeepsWhatWasTyped()
{
    DeskFixture fixture;
    const CaseId id = fixture.openCase();
    auto *dialog = new ExtendDialog(fixture.desk(), *cardOf(fixture, id), &fixture.window);
    dialog->show();
    auto *reason = child<QLineEdit>(dialog, "reason");
    dialog->commit();
    QVERIFY(dialog->isVisible()); // a reason is missing
    reason->setText(u"An expert is asked."_s);
    child<QSpinBox>(dialog, "days")->setValue(3000);
    dialog->commit();
    fixture.settle();
    QVERIFY(dialog->isVisible());
    QVERIFY2(dialog->notice().contains(u"not extended"_s), qPrintable(dialog->notice()));
    QCOMPARE(reason->text(), u"An expert is asked."_s);
    child<QSpinBox>(dialog, "days")->setValue(10);
    dialog->commit();
    fixture.settle();
    QCOMPARE(cardOf(fixture, id)->chronology.last().act, QString(Domain::Act::caseExtended));
}

void tst_CaseWork::aColleaguesActIsToldAndTheTextKept()
{
    DeskFixture fixture;
    const CaseId id = fixture.openCase();
    auto *dialog = new AnswerDialog(fixture.desk(), *cardOf(fixture, id), &fixture.window);
    dialog->show();
    auto *text = child<QPlainTextEdit>(dialog, "text");
    text->setPlainText(u"We will pay."_s);
    QVERIFY_OK(Services::CaseService(fixture.session()).note(id, u"Meanwhile."_s));
    fixture.office.clock->pass(120);
    dialog->commit();
    fixture.settle();
    QVERIFY(dialog->isVisible());
    QVERIFY2(dialog->notice().contains(u"boss changed this case 2 minutes ago"_s),
             qPrintable(dialog->notice()));
    QCOMPARE(text->toPlainText(), u"We will pay."_s);
    // Both texts are in view, with who wrote the other and when.
    auto *others = child<QPlainTextEdit>(dialog, "others");
    QVERIFY(others->isVisible());
    QVERIFY2(others->toPlainText().startsWith(u"boss, 2 minutes ago: "_s),
             qPrintable(others->toPlainText()));
    QVERIFY(others->toPlainText().contains(u"Meanwhile."_s));
    QVERIFY(child<QPushButton>(dialog, "leave")->isVisible());
    dialog->commit(); // seen, and still wanted
    fixture.settle();
    QCOMPARE(cardOf(fixture, id)->chronology.last().act, QString(Domain::Act::caseAnswered));
}

void tst_CaseWork::lookingAtPersonalDataIsAnExplicitAct()
{
    DeskFixture fixture;
    const CaseId id = fixture.openCase(u"李小雨"_s);
    auto *card = fixture.window.findChild<CaseCardView *>();
    card->showCase(id);
    fixture.settle();
    const auto isShown = [card](const QString &words) {
        const auto labels = card->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&words](const QLabel *label) {
            return label->isVisible() && label->text() == words;
        });
    };
    QVERIFY(!isShown(u"李小雨"_s));
    const qint64 entries = Services::LedgerService(fixture.session()).head()->size;
    child<QPushButton>(card, "reveal")->click();
    fixture.settle();
    QVERIFY(isShown(u"李小雨"_s));
    QCOMPARE(Services::LedgerService(fixture.session()).head()->size, entries + 1);
}

void tst_CaseWork::aNarrowWindowShowsListOrCard()
{
    DeskFixture fixture;
    fixture.openCase();
    auto *list = child<QListView>(&fixture.window, "caseList");
    auto *card = fixture.window.findChild<CaseCardView *>();
    QVERIFY(list->isVisible() && card->isVisible());
    fixture.window.resize(1000, 700);
    fixture.settle();
    QVERIFY(list->isVisible());
    QVERIFY(!card->isVisible());
    list->setFocus();
    list->setCurrentIndex(list->model()->index(0, 0));
    QTest::keyClick(list, Qt::Key_Return);
    fixture.settle();
    QVERIFY(card->isVisible());
    QVERIFY(!list->isVisible());
    QTest::keyClick(card, Qt::Key_Escape);
    QVERIFY(list->isVisible());
}

void tst_CaseWork::thePaletteRunsCommands()
{
    DeskFixture fixture;
    QTest::keyClick(&fixture.window, Qt::Key_K, Qt::ControlModifier);
    auto *palette = fixture.window.findChild<CommandPalette *>();
    QVERIFY(palette);
    auto *typed = palette->findChild<QLineEdit *>();
    QTest::keyClicks(typed, u"integr"_s);
    QTest::keyClick(typed, Qt::Key_Return);
    QCOMPARE(fixture.window.deskView()->currentRoom(), QString(RoomId::integrity));
}

void tst_CaseWork::theDossierIsPreviewedAndMade()
{
    DeskFixture fixture;
    const CaseId id = fixture.openCase(u"李小雨"_s);
    auto *dialog = new ExportDialog(fixture.desk(), *cardOf(fixture, id), &fixture.window);
    dialog->show();
    fixture.settle();
    const auto seen = [dialog] {
        QString words;
        for (const QLabel *label : child<QScrollArea>(dialog, "preview")->findChildren<QLabel *>())
            words += label->text() + u'\n';
        return words;
    };
    QVERIFY(seen().contains(u"李小雨"_s)); // the court sees who it is
    dialog->choose(Services::Recipient::Company);
    fixture.settle();
    QVERIFY2(seen().contains(u"+86"_s) == false || seen().contains(u'*'), qPrintable(seen()));

    dialog->setTarget(fixture.office.path() + u"/no/such/folder/x.asice"_s);
    child<QPushButton>(dialog, "make")->click();
    fixture.settle();
    QVERIFY2(dialog->notice().contains(u"not made"_s), qPrintable(dialog->notice()));
    const QString path = fixture.office.folder.filePath(u"case.asice"_s);
    dialog->setTarget(path);
    child<QPushButton>(dialog, "make")->click();
    fixture.settle();
    QVERIFY2(QFile::exists(path), qPrintable(dialog->notice()));
    dialog->close();
}

QTEST_MAIN(tst_CaseWork)
#include "tst_casework.moc"
