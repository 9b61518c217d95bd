// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/windowfixture.h"
#include "ui/archive/addpapersdialog.h"
#include "ui/archive/paperspanel.h"
#include "ui/cases/queueroom.h"
#include "ui/commands/textacts.h"
#include "ui/intake/newcallpage.h"
#include "ui/intake/suggestedit.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QPlainTextEdit>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Test;
using namespace Redress::Ui;

/// Somebody pastes a million lines. What was typed stays, and a sentence says why nothing came.
class tst_Floods : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { keepSettingsAside(); }
    void aStoryRefusesAMillionLines();
    void aStoryTakesWhatFits();
    void aLineRefusesWhatDoesNotFit_data();
    void aLineRefusesWhatDoesNotFit();
    void aLineThatIsFullTakesNoMore();
    void theSearchRefusesAMillionLines();
    void aNoteRefusesAMillionLines();
    void papersRefuseAMillionFiles();
    void papersRefuseTooMuchText();
};

namespace {

constexpr int kMillion = 1'000'000;

QString aMillionLines()
{
    return u"a line of a statement\n"_s.repeated(kMillion);
}

void paste(QWidget *field, const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
    field->setFocus();
    QTest::keyClick(field, Qt::Key_V, Qt::ControlModifier);
    QTest::qWait(10); // what is told later
}

NewCallPage *callPage(DeskFixture &fixture)
{
    fixture.window.deskView()->showRoom(RoomId::newCall);
    fixture.settle();
    return fixture.window.findChild<NewCallPage *>();
}

} // namespace

void tst_Floods::aStoryRefusesAMillionLines()
{
    DeskFixture fixture;
    NewCallPage *page = callPage(fixture);
    auto *story = child<QPlainTextEdit>(page, "story");
    fixture.type(story, u"She paid"_s);
    paste(story, aMillionLines());
    QCOMPARE(story->toPlainText(), u"She paid"_s);
    QVERIFY2(page->notice().contains(u"22,000,000"_s), qPrintable(page->notice()));
    fixture.type(story, u" twice"_s);
    QCOMPARE(story->toPlainText(), u"She paid twice"_s);
    QVERIFY(QGuiApplication::clipboard()->text().size() > kMillion); // not lost either
}

void tst_Floods::aStoryTakesWhatFits()
{
    DeskFixture fixture;
    NewCallPage *page = callPage(fixture);
    auto *story = child<QPlainTextEdit>(page, "story");
    fixture.type(story, u"12345"_s);
    paste(story, QString(kMaxLongText - 5, u'x'));
    QCOMPARE(story->toPlainText().size(), kMaxLongText);
    QCOMPARE(page->notice(), QString());
    paste(story, u"y"_s);
    QCOMPARE(story->toPlainText().size(), kMaxLongText);
    QVERIFY(!page->notice().isEmpty());
    story->selectAll(); // what is replaced makes room
    paste(story, QString(kMaxLongText, u'z'));
    QCOMPARE(story->toPlainText(), QString(kMaxLongText, u'z'));
}

void tst_Floods::aLineRefusesWhatDoesNotFit_data()
{
    QTest::addColumn<QString>("field");
    for (const char *field : {"phone", "name", "idNumber", "speaksFor", "company", "issue",
                              "amount", "happened", "account"})
        QTest::newRow(field) << QString::fromLatin1(field);
}

void tst_Floods::aLineRefusesWhatDoesNotFit()
{
    QFETCH(QString, field);
    DeskFixture fixture;
    NewCallPage *page = callPage(fixture);
    auto *line = page->findChild<QLineEdit *>(field);
    QVERIFY(line);
    line->setText(u"Acme Lending"_s);
    line->setCursorPosition(4);
    paste(line, aMillionLines());
    QCOMPARE(line->text(), u"Acme Lending"_s);
    QCOMPARE(line->cursorPosition(), 4);
    QVERIFY2(page->notice().contains(u"400"_s), qPrintable(page->notice()));
    line->selectAll();
    paste(line, aMillionLines());
    QCOMPARE(line->text(), u"Acme Lending"_s);
    line->selectAll();
    paste(line, u"Northern Pay"_s);
    QCOMPARE(line->text(), u"Northern Pay"_s);
}

void tst_Floods::aLineThatIsFullTakesNoMore()
{
    DeskFixture fixture;
    NewCallPage *page = callPage(fixture);
    auto *line = child<QLineEdit>(page, "company");
    paste(line, QString(kMaxShortText, u'x'));
    QCOMPARE(line->text().size(), kMaxShortText);
    fixture.type(line, u"y"_s);
    QTest::qWait(10);
    QCOMPARE(line->text(), QString(kMaxShortText, u'x'));
}

void tst_Floods::theSearchRefusesAMillionLines()
{
    DeskFixture fixture;
    fixture.openCase();
    auto *search = child<QLineEdit>(&fixture.window, "search");
    QSignalSpy said(fixture.desk(), &Desk::said);
    fixture.type(search, u"weeks"_s);
    paste(search, aMillionLines());
    fixture.settle();
    QCOMPARE(search->text(), u"weeks"_s);
    QCOMPARE(said.size(), 1);
    auto *list = child<QListView>(&fixture.window, "caseList");
    QCOMPARE(list->model()->rowCount(), 1);
}

void tst_Floods::aNoteRefusesAMillionLines()
{
    DeskFixture fixture;
    const CaseId id = fixture.openCase();
    auto card = Services::CaseService(fixture.session()).card(id, false);
    QVERIFY_OK(card);
    auto *dialog
        = new TextActDialog(TextActDialog::Kind::Note, fixture.desk(), *card, &fixture.window);
    dialog->open();
    auto *text = dialog->findChild<QPlainTextEdit *>(u"text"_s);
    fixture.type(text, u"Calls back"_s);
    paste(text, aMillionLines());
    QCOMPARE(text->toPlainText(), u"Calls back"_s);
    QVERIFY(!dialog->notice().isEmpty());
    text->clear();
    dialog->reject();
}

void tst_Floods::papersRefuseAMillionFiles()
{
    DeskFixture fixture;
    const CaseId id = fixture.openCase();
    fixture.desk()->go({.room = RoomId::queue, .caseId = id, .papers = true});
    fixture.settle();
    auto *panel = fixture.window.findChild<PapersPanel *>();
    QMimeData files;
    files.setData(u"text/uri-list"_s, QByteArray("file:///tmp/a.pdf\r\n").repeated(kMillion));
    panel->take(&files);
    QVERIFY(!panel->findChild<AddPapersDialog *>());
    QVERIFY2(panel->notice().contains(u"500"_s), qPrintable(panel->notice()));

    QMimeData some;
    some.setData(u"text/uri-list"_s,
                 QByteArray("file:///tmp/a.pdf\r\n").repeated(kMostPapersAtOnce));
    panel->take(&some);
    auto *dialog = panel->findChild<AddPapersDialog *>();
    QVERIFY(dialog);
    QCOMPARE(panel->notice(), QString());
    dialog->reject();
    panel->add(papersAt(QStringList(kMostPapersAtOnce + 1, u"/tmp/a.pdf"_s)));
    QVERIFY(!panel->notice().isEmpty());
}

void tst_Floods::papersRefuseTooMuchText()
{
    QMimeData text;
    text.setText(QString(kMostPastedText + 1, u'x'));
    QCOMPARE(floodIn(&text), Flood::Text);
    text.setText(QString(kMostPastedText, u'x'));
    QCOMPARE(floodIn(&text), Flood::None);
    QCOMPARE(floodIn(nullptr), Flood::None);
}

QTEST_MAIN(tst_Floods)
#include "tst_floods.moc"
