// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/windowfixture.h"

#include "ui/archive/addpapersdialog.h"
#include "ui/archive/clipboardpapers.h"
#include "ui/commands/textacts.h"
#include "ui/commands/workacts.h"
#include "ui/integrity/integrityroom.h"
#include "ui/intake/newcallpage.h"
#include "ui/reports/exportdialog.h"
#include "ui/shell/centerforms.h"
#include "ui/shell/helpdialog.h"
#include "ui/shell/language.h"
#include "ui/shell/signinpage.h"
#include "ui/widgets/labels.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QTabBar>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Test;
using namespace Redress::Ui;

class tst_Languages : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { keepSettingsAside(); }
    void cleanup() { speak(u"en"_s); }
    void noEntryIsUnfinished_data();
    void noEntryIsUnfinished();
    void inChineseNothingStaysEnglish();
    void nothingIsClipped_data();
    void nothingIsClipped();
    void everyRoomHasItsHelp();

private:
    /// Every page and dialog of the window, filled.
    void visitAll(DeskFixture &fixture,
                  const std::function<void(const QString &, QWidget *)> &visit);
};

void tst_Languages::noEntryIsUnfinished_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("English") << u"redress_en.ts"_s;
    QTest::newRow("Chinese") << u"redress_zh_CN.ts"_s;
}

void tst_Languages::noEntryIsUnfinished()
{
    QFETCH(QString, file);
    QFile entries(QStringLiteral(REDRESS_SOURCE_DIR "/translations/") + file);
    QVERIFY(entries.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(entries.readAll());
    QVERIFY(text.count(u"<source>"_s) > 500);
    QCOMPARE(text.count(u"type=\"unfinished\""_s), 0);
    QCOMPARE(text.count(u"<translation></translation>"_s) + text.count(u"<translation/>"_s), 0);
    QCOMPARE(text.count(u"type=\"obsolete\""_s) + text.count(u"type=\"vanished\""_s), 0);
    // Places for values are the same on both sides.
    static const QRegularExpression pair(
        u"<source>(.*?)</source>.*?<translation>(.*?)</translation>"_s,
        QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression place(u"%[1-9n]"_s);
    for (auto at = pair.globalMatch(text); at.hasNext();) {
        const auto match = at.next();
        const auto placesIn = [](const QString &words) {
            QSet<QString> places;
            for (auto found = place.globalMatch(words); found.hasNext();)
                places.insert(found.next().captured());
            return places;
        };
        QVERIFY2(placesIn(match.captured(1)) == placesIn(match.captured(2)),
                 qPrintable(match.captured(1)));
    }
}

void tst_Languages::visitAll(DeskFixture &fixture,
                             const std::function<void(const QString &, QWidget *)> &visit)
{
    const CaseId id = fixture.openCase(u"李小雨"_s);
    DeskView *view = fixture.window.deskView();
    for (const auto &room : view->rooms()) {
        view->showRoom(room->id());
        fixture.settle();
        visit(room->id(), &fixture.window);
    }
    auto *call = fixture.window.findChild<NewCallPage *>();
    view->showRoom(RoomId::newCall);
    TypedCall nonsense;
    nonsense.phone = u"1"_s;
    nonsense.amount = u"?"_s;
    nonsense.issue = u"?"_s;
    call->setTyped(nonsense);
    call->log();
    fixture.settle();
    visit(u"mistakes"_s, &fixture.window);
    auto *integrity = fixture.window.findChild<IntegrityPage *>();
    view->showRoom(RoomId::integrity);
    Services::LedgerCheck check;
    check.atUtc = fixture.desk()->nowUtc();
    for (const QString &code : {u"ledger.node"_s, u"evidence.missing"_s, u"projection.company"_s})
        check.verification.broken(code, u"entry 7"_s);
    integrity->showResult(check);
    fixture.settle();
    visit(u"findings"_s, &fixture.window);
    const auto card = *Services::CaseService(fixture.session()).card(id, false);
    const auto dialog = [&](const QString &name, QDialog *shown) {
        shown->show();
        fixture.settle();
        visit(name, shown);
        shown->close();
        fixture.settle();
    };
    for (const auto kind :
         {TextActDialog::Kind::Note, TextActDialog::Kind::Forward, TextActDialog::Kind::Reopen})
        dialog(u"text act"_s, new TextActDialog(kind, fixture.desk(), card, view));
    dialog(u"answer"_s, new AnswerDialog(fixture.desk(), card, view));
    dialog(u"assign"_s, new AssignDialog(fixture.desk(), card, view));
    dialog(u"extend"_s, new ExtendDialog(fixture.desk(), card, view));
    dialog(u"pause"_s, new PauseDialog(PauseDialog::Kind::Pause, fixture.desk(), card, view));
    dialog(u"resume"_s, new PauseDialog(PauseDialog::Kind::Resume, fixture.desk(), card, view));
    dialog(u"link"_s, new LinkDialog(LinkDialog::Kind::Link, fixture.desk(), card, view));
    dialog(u"unlink"_s, new LinkDialog(LinkDialog::Kind::Unlink, fixture.desk(), card, view));
    dialog(u"close"_s, new CloseDialog(fixture.desk(), card, view));
    dialog(u"export"_s, new ExportDialog(fixture.desk(), card, view));
    dialog(u"add papers"_s, new AddPapersDialog(papersAt({u"/1.pdf"_s}), view));
    CreateCenterForm create(fixture.window.workers());
    create.resize(520, 720);
    create.show();
    fixture.settle();
    visit(u"create"_s, &create);
    RecoverForm recover(fixture.window.workers());
    recover.resize(520, 640);
    recover.show();
    visit(u"recover"_s, &recover);
    fixture.window.lock();
    fixture.settle();
    visit(u"sign in"_s, &fixture.window);
}

/// Latin words that are not ours to translate: keys, names of formats, what people typed.
static bool isEnglish(QString text)
{
    static const QRegularExpression ours(
        u"pdf|Ctrl|Enter|Shift|Esc|Redress|redress-verify|VERIFY\\.txt|verify\\.sh|SHA-256|USD|CNY|"
        u"PDF|CFPB|CSV|UTC|postgresql|pgpass|"
        u"https|boss|"
        "Verbraucherzentrum Nord|Acme Lending|DISP|[CD]-20[0-9-]+|/[^ ]*|HEAD|P2P|MB|kB|bytes|English"_s);
    text.remove(ours);
    static const QRegularExpression word(u"[A-Za-z]{3,}"_s);
    return word.match(text).hasMatch();
}

void tst_Languages::inChineseNothingStaysEnglish()
{
    DeskFixture fixture;
    speak(u"zh_CN"_s); // at run time: what stands already must change
    QStringList english;
    const auto look = [&english](const QString &where, const QString &text) {
        if (isEnglish(text))
            english.append(where + u": "_s + text);
    };
    visitAll(fixture, [&](const QString &page, QWidget *window) {
        look(page, window->windowTitle());
        for (const QWidget *widget : window->findChildren<QWidget *>()) {
            if (!widget->isVisible())
                continue;
            look(page, widget->toolTip());
            look(page, widget->accessibleName());
            if (const auto *label = qobject_cast<const QLabel *>(widget))
                look(page, label->text());
            if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
                look(page, button->text());
            if (const auto *field = qobject_cast<const QLineEdit *>(widget))
                look(page, field->placeholderText());
            if (const auto *tabs = qobject_cast<const QTabBar *>(widget)) {
                for (int i = 0; i < tabs->count(); ++i)
                    look(page, tabs->tabText(i));
            }
            if (const auto *box = qobject_cast<const QComboBox *>(widget);
                box && !box->isEditable()) {
                for (int i = 0; i < box->count(); ++i)
                    look(page, box->itemText(i));
            }
        }
        if (fixture.window.deskView()) {
            for (const QAction *action : fixture.window.deskView()->possibleActions())
                look(page + u" action"_s, action->text());
        }
    });
    english.removeDuplicates();
    QVERIFY2(english.isEmpty(), qPrintable(english.join(u'\n')));
}

void tst_Languages::nothingIsClipped_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    for (const QString &language : {u"en"_s, u"zh_CN"_s}) {
        for (const QSize size : {QSize(1366, 768), QSize(1920, 1080)})
            QTest::addRow("%s %d", qPrintable(language), size.width()) << language << size;
    }
}

void tst_Languages::nothingIsClipped()
{
    QFETCH(QString, language);
    QFETCH(QSize, size);
    speak(language);
    DeskFixture fixture;
    fixture.window.resize(size);
    QStringList clipped;
    visitAll(fixture, [&](const QString &page, QWidget *window) {
        for (const QWidget *widget : window->findChildren<QWidget *>()) {
            if (!widget->isVisible() || qobject_cast<const ElidedLabel *>(widget))
                continue;
            const auto *label = qobject_cast<const QLabel *>(widget);
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            const QString text = label ? label->text() : button ? button->text() : QString();
            if (text.isEmpty())
                continue;
            const bool wraps = label && label->wordWrap();
            const bool fits = wraps ? label->height() >= label->heightForWidth(label->width())
                                    : widget->width() >= widget->minimumSizeHint().width();
            if (!fits)
                clipped.append(u"%1: %2 (%3×%4)"_s.arg(page, text.left(60))
                                   .arg(widget->width())
                                   .arg(widget->height()));
        }
    });
    clipped.removeDuplicates();
    QVERIFY2(clipped.isEmpty(), qPrintable(clipped.join(u'\n')));
}

void tst_Languages::everyRoomHasItsHelp()
{
    DeskFixture fixture;
    for (const Language &language : languages()) {
        for (const auto &room : fixture.window.deskView()->rooms()) {
            QFile page(":/redress/help/user/"_L1 + language.code + u'/' + room->id() + ".md"_L1);
            QVERIFY2(page.open(QIODevice::ReadOnly), qPrintable(page.fileName()));
            QVERIFY(page.size() > 200);
        }
    }
}

QTEST_MAIN(tst_Languages)
#include "tst_languages.moc"
