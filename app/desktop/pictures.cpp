// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/pictures.h"

#include "models/services/documentservice.h"
#include "models/services/ledgerservice.h"
#include "ui/archive/addpapersdialog.h"
#include "ui/archive/clipboardpapers.h"
#include "ui/archive/paperspanel.h"
#include "ui/cases/casecardview.h"
#include "ui/cases/queueroom.h"
#include "ui/center/centerdialogs.h"
#include "ui/center/centerroom.h"
#include "ui/commands/textacts.h"
#include "ui/commands/workacts.h"
#include "ui/intake/asidepanel.h"
#include "ui/intake/loggedpanel.h"
#include "ui/intake/newcallpage.h"
#include "ui/integrity/integrityroom.h"
#include "ui/reports/exportdialog.h"
#include "ui/shell/centerforms.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/deskview.h"
#include "ui/shell/helpdialog.h"
#include "ui/shell/language.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/signinpage.h"
#include "ui/supervision/overviewroom.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QToolButton>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Ui;

namespace {

constexpr int kSettleMs = 350; // typing pauses of the pages, and a frame
constexpr int kMostWaitMs = 60'000;
constexpr QSize kNarrow(1024, 768);

/// Everything asked for is answered and painted.
void settle(MainWindow &window)
{
    QElapsedTimer time;
    time.start();
    while (time.elapsed() < kSettleMs
           || (window.workers()->pending() > 0 && time.elapsed() < kMostWaitMs))
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
}

class Photographer {
public:
    Photographer(MainWindow &window, const Services::SessionPtr &session, const QDir &folder,
                 const QString &suffix, bool isWhole)
        : m_window(window), m_session(session), m_folder(folder), m_suffix(suffix),
          m_isWhole(isWhole)
    {
    }

    bool takeAll()
    {
        take(u"sign-in"_s, &m_window);
        m_window.enter(m_session);
        queue();
        newCall();
        room(RoomId::papers, u"archive"_s);
        room(RoomId::companies, u"companies"_s);
        overview();
        integrity();
        center();
        if (m_isWhole) {
            dialogs();
            narrow();
            forms();
        }
        m_window.lock();
        settle(m_window);
        return m_ok;
    }

private:
    void take(const QString &name, QWidget *widget)
    {
        settle(m_window);
        const QString path = m_folder.filePath(name + u'-' + m_suffix + ".png"_L1);
        if (widget->grab().save(path))
            return;
        std::fprintf(stderr, "redress: %s could not be written\n", qPrintable(path));
        m_ok = false;
    }

    void room(const QString &id, const QString &name)
    {
        m_window.deskView()->showRoom(id);
        take(name, &m_window);
    }

    void overview()
    {
        room(RoomId::overview, u"overview"_s);
        auto *page = m_window.findChild<OverviewPage *>();
        const auto &shown = page->shown();
        if (m_isWhole && shown && !shown->companies.isEmpty()) {
            const Services::NamedFigures &most = shown->companies.first();
            page->showCompany({most.code}, most.label);
            take(u"overview-company"_s, &m_window);
            page->goBack();
        }
    }

    void queue()
    {
        room(RoomId::queue, u"queue"_s);
        auto *card = m_window.findChild<CaseCardView *>();
        settle(m_window);
        m_case = m_firstCase = card->caseId();
        if (auto *why = card->findChild<QToolButton *>(u"why"_s)) {
            why->setChecked(true);
            take(u"queue-why"_s, &m_window);
            why->setChecked(false);
        }
        m_window.deskView()->desk()->go({.room = RoomId::queue, .search = u"xyzzy"_s});
        take(u"queue-empty"_s, &m_window);
        m_window.deskView()->desk()->go({.room = RoomId::queue});
        paper(u"application/pdf"_s, u"case-papers"_s);
        paper(u"audio/"_s, u"case-recording"_s);
        auto *panel = card->findChild<PapersPanel *>();
        panel->add(papersAt({u"/contract.pdf"_s, QDir::tempPath()}));
        panel->findChild<AddPapersDialog *>()->findChild<QPushButton *>(u"archive"_s)->click();
        take(u"case-papers-refused"_s, &m_window);
        card->findChild<QTabWidget *>()->setCurrentIndex(2);
        take(u"case-chronology"_s, &m_window);
        card->findChild<QTabWidget *>()->setCurrentIndex(0);
    }

    /// A case by one of its papers.
    void paper(const QString &mediaType, const QString &name)
    {
        auto papers = Services::DocumentService(m_session).list({}, {}, 100);
        if (!papers)
            return;
        for (const Services::PaperRow &row : papers->rows) {
            if (!row.mediaType.startsWith(mediaType))
                continue;
            m_case = row.caseId;
            m_window.deskView()->desk()->go(
                {.room = RoomId::queue, .caseId = m_case, .document = row.id, .papers = true});
            take(name, &m_window);
            return;
        }
    }

    void newCall()
    {
        m_window.deskView()->showRoom(RoomId::newCall);
        settle(m_window);
        auto *page = m_window.findChild<NewCallPage *>();
        take(u"new-call-empty"_s, &m_window);
        TypedCall call;
        call.phone = u"138 0013 8000"_s;
        call.name = u"王小明"_s;
        call.story = spokenLanguage() == "zh_CN"_L1
            ? u"上周申请提现五万元，平台一直显示处理中，客服电话无人接听。"_s
            : u"Asked to withdraw 50,000 last week; the platform keeps saying \"processing\", nobody answers the hotline."_s;
        call.amount = u"5w"_s;
        call.happened = u"2999-01-01"_s;
        const Domain::Taxonomy *taxonomy = m_window.deskView()->desk()->taxonomy();
        if (taxonomy && !taxonomy->products().isEmpty()) {
            const auto product = taxonomy->products().first();
            const auto issues = taxonomy->issuesOf(product.code);
            if (!issues.isEmpty()) {
                const bool chinese = spokenLanguage() == "zh_CN"_L1;
                call.issue = chinese ? product.labelZh + u" › "_s + issues.first().labelZh
                                     : product.label + u" › "_s + issues.first().label;
                call.productCode = product.code;
                call.issueCode = issues.first().code;
            }
        }
        call.remedies = {u"refund"_s};
        page->setTyped(call);
        page->log(); // the day is in the future: the mistake is shown, nothing is logged
        take(u"new-call"_s, &m_window);
        page->startAnew();
        take(u"new-call-offered"_s, &m_window);
        page->findChild<DraftOffers *>()->buttons().last()->click(); // thrown away
        LoggedPanel logged(m_window.deskView()->desk());
        logged.resize(900, 500);
        logged.showCase({m_case, 7, {}, {}, m_session->clock().nowUtc().addDays(15)});
        logged.show();
        take(u"logged"_s, &logged);
    }

    void integrity()
    {
        room(RoomId::integrity, u"integrity"_s);
        auto *page = m_window.findChild<IntegrityPage *>();
        Services::LedgerCheck check;
        check.atUtc = m_session->clock().nowUtc();
        check.entries = 1203;
        check.disclosures = 2410;
        check.projectionRows = 1650;
        check.evidenceFiles = 312;
        page->showResult(check);
        take(u"integrity-intact"_s, &m_window);
        check.verification.broken(u"ledger.entry-signature"_s, u"entry 41"_s,
                                  u"signature does not verify"_s);
        check.verification.broken(u"projection.complaint_case"_s, u"case "_s + m_case.value,
                                  u"status differs"_s);
        check.verification.remark(u"evidence.orphan"_s, u"evidence 5f0c2a9b7d1e"_s,
                                  u"no entry names this file"_s);
        page->showResult(check);
        take(u"integrity-broken"_s, &m_window);
        page->findChild<QToolButton *>(u"fingerprints"_s)->setChecked(true);
        take(u"integrity-fingerprints"_s, &m_window);
        page->findChild<QToolButton *>(u"fingerprints"_s)->setChecked(false);
        check.verification = {};
        check.verification.broken(u"ledger.older-than-seen"_s, u"entry 1203"_s,
                                  u"this desk has seen 1240 entries"_s);
        page->showResult(check);
        take(u"integrity-older-copy"_s, &m_window);
    }

    void center()
    {
        room(RoomId::center, u"center"_s);
        auto *page = m_window.findChild<CenterPage *>();
        dialog(u"center-person"_s, new PersonDialog(m_window.deskView()->desk(), page));
        dialog(u"center-password"_s, new PasswordDialog(m_window.deskView()->desk(), page));
    }

    void dialog(const QString &name, QDialog *dialog)
    {
        dialog->show();
        take(name, dialog);
        dialog->close();
        settle(m_window);
    }

    void dialogs()
    {
        DeskView *view = m_window.deskView();
        view->showRoom(RoomId::queue);
        Desk *desk = view->desk();
        if (auto card = Services::CaseService(m_session).card(m_case, false); card) {
            acts(*card);
        }
        // Of a case whose chronology is not shown: an export is an act, and stands in it.
        if (auto card = Services::CaseService(m_session).card(m_firstCase, false); card)
            exports(*card);
        dialog(u"add-papers"_s,
               new AddPapersDialog(papersAt({u"/contract.pdf"_s, u"/transfer-slip.png"_s}), view));
        auto *palette = new CommandPalette(desk, view->possibleActions(), view);
        dialog(u"palette"_s, palette);
        delete palette;
        HelpDialog help(RoomId::newCall, view);
        dialog(u"help"_s, &help);
        auto *menu = m_window.findChild<QMenu *>();
        menu->ensurePolished();
        menu->adjustSize();
        take(u"menu"_s, menu);
    }

    void acts(const Services::CaseCard &card)
    {
        DeskView *view = m_window.deskView();
        Desk *desk = view->desk();
        using Text = TextActDialog::Kind;
        dialog(u"note"_s, new TextActDialog(Text::Note, desk, card, view));
        conflict(card);
        dialog(u"forward"_s, new TextActDialog(Text::Forward, desk, card, view));
        dialog(u"reopen"_s, new TextActDialog(Text::Reopen, desk, card, view));
        dialog(u"assign"_s, new AssignDialog(desk, card, view));
        dialog(u"extend"_s, new ExtendDialog(desk, card, view));
        dialog(u"pause"_s, new PauseDialog(PauseDialog::Kind::Pause, desk, card, view));
        dialog(u"resume"_s, new PauseDialog(PauseDialog::Kind::Resume, desk, card, view));
        dialog(u"link"_s, new LinkDialog(LinkDialog::Kind::Link, desk, card, view));
        dialog(u"unlink"_s, new LinkDialog(LinkDialog::Kind::Unlink, desk, card, view));
        auto *close = new CloseDialog(desk, card, view);
        close->findChild<QLineEdit *>(u"relief"_s)->setText(u"-5"_s);
        close->show();
        close->findChild<QPushButton *>(u"commit"_s)->click(); // refused: no such amount
        dialog(u"close"_s, close);
        auto *answer = new AnswerDialog(desk, card, view);
        answer->findChild<QPlainTextEdit *>(u"text"_s)->setPlainText(card.row.companyName);
        answer->show();
        take(u"answer"_s, answer);
        answer->reject();
        auto *question = answer->findChild<QMessageBox *>();
        take(u"answer-thrown-away"_s, question);
        question->reject();
        answer->findChild<QPlainTextEdit *>(u"text"_s)->clear();
        answer->reject();
        settle(m_window);
    }

    /// Somebody wrote a note while another one was being written.
    void conflict(const Services::CaseCard &card)
    {
        const bool chinese = spokenLanguage() == "zh_CN"_L1;
        auto *note = new TextActDialog(TextActDialog::Kind::Note, m_window.deskView()->desk(), card,
                                       m_window.deskView());
        auto *text = note->findChild<QPlainTextEdit *>(u"text"_s);
        text->setPlainText(chinese ? u"来电人补充：合同于二月签订。"_s
                                   : u"The caller adds: the contract was signed in February."_s);
        note->show();
        const auto others = Services::CaseService(m_session).note(
            card.state.id, chinese ? u"已收到银行流水。"_s : u"The bank statement is here."_s);
        m_ok = m_ok && others.ok();
        note->findChild<QPushButton *>(u"commit"_s)->click();
        take(u"note-conflict"_s, note);
        text->clear();
        note->reject();
        settle(m_window);
    }

    void exports(const Services::CaseCard &card)
    {
        const QTemporaryDir folder;
        auto *shown = new ExportDialog(m_window.deskView()->desk(), card, m_window.deskView());
        shown->show();
        shown->setTarget(folder.filePath(u"none/dossier.asice"_s));
        take(u"export"_s, shown);
        shown->choose(Services::Recipient::Company);
        take(u"export-company"_s, shown);
        auto *make = shown->findChild<QPushButton *>(u"make"_s);
        make->click();
        take(u"export-refused"_s, shown); // there is no such folder
        shown->setTarget(folder.filePath(u"dossier.asice"_s));
        make->click();
        dialog(u"export-made"_s, shown);
    }

    /// List and card one after the other, where they do not fit side by side.
    void narrow()
    {
        const QSize before = m_window.size();
        m_window.resize(kNarrow);
        m_window.deskView()->showRoom(RoomId::queue);
        m_window.findChild<QueuePage *>()->goBack();
        take(u"narrow-queue"_s, &m_window);
        m_window.deskView()->desk()->go({.room = RoomId::queue, .caseId = m_case});
        take(u"narrow-case"_s, &m_window);
        room(RoomId::newCall, u"narrow-new-call"_s);
        m_window.resize(before);
    }

    /// What is reached from the first page.
    void forms()
    {
        const QTemporaryDir folder;
        CreateCenterForm create(m_window.workers());
        create.resize(520, 720);
        create.show();
        take(u"create-center"_s, &create);
        for (const auto &[field, text] : {std::pair{u"centerName"_s, u"Center"_s},
                                          {u"folder"_s, folder.filePath(u"v"_s)},
                                          {u"admin"_s, u"Wang Min"_s},
                                          {u"newPassword"_s, u"correct horse"_s},
                                          {u"again"_s, u"correct house"_s}})
            create.findChild<QLineEdit *>(field)->setText(text);
        auto *go = create.findChild<QPushButton *>(u"go"_s);
        go->click();
        take(u"create-center-refused"_s, &create); // not the same password twice
        create.findChild<QLineEdit *>(u"again"_s)->setText(u"correct horse"_s);
        go->click();
        take(u"recovery-code"_s, &create);
        RecoverForm recover(m_window.workers());
        recover.resize(520, 640);
        recover.show();
        take(u"recover"_s, &recover);
        m_window.lock();
        m_window.signInPage()->findChild<QPushButton *>(u"enter"_s)->click();
        take(u"sign-in-refused"_s, &m_window); // without a password
    }

    MainWindow &m_window;
    Services::SessionPtr m_session;
    QDir m_folder;
    QString m_suffix;
    bool m_isWhole; // with what looks the same in a window of any size
    CaseId m_firstCase, m_case;
    bool m_ok = true;
};

} // namespace

int takePictures(const Services::SessionPtr &session, const QString &folder)
{
    if (!QDir().mkpath(folder)) {
        std::fprintf(stderr, "redress: the folder %s could not be made\n", qPrintable(folder));
        return exitCodeFor(ErrorCode::Io);
    }
    bool ok = true;
    for (const Language &language : languages()) {
        for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
            for (const QSize size : {QSize(1366, 768), QSize(1920, 1080)}) {
                speak(language.code);
                applyTheme(choice);
                MainWindow window;
                window.resize(size);
                window.show();
                const QString suffix
                    = u"%1-%2-%3x%4"_s
                          .arg(language.code, choice == ThemeChoice::Dark ? u"dark"_s : u"light"_s)
                          .arg(size.width())
                          .arg(size.height());
                const bool isWhole = size.width() < 1920;
                ok = Photographer(window, session, QDir(folder), suffix, isWhole).takeAll() && ok;
            }
        }
    }
    return ok ? 0 : exitCodeFor(ErrorCode::Io);
}
