// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/directoryservice.h"
#include "models/services/drafts.h"
#include "models/services/outbox.h"
#include "ui/intake/typedcall.h"
#include "ui/shell/desk.h"
#include "ui/widgets/fieldnote.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/page.h"

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;

namespace Redress::Ui {

class AsidePanel;
class DraftKeeper;
class DraftOffers;
class LoggedPanel;
class SuggestEdit;

/// A call taken down: the fields in the order of a conversation, each taking what people really
/// type. Nothing on it waits for anything; what is typed is kept.
class NewCallPage final : public Page {
    Q_OBJECT
public:
    explicit NewCallPage(Desk *desk, QWidget *parent = nullptr);

    /// The cursor where the conversation starts; a logged call makes room for the next.
    void arrive();
    void startAnew();
    TypedCall typed() const;
    void setTyped(const TypedCall &call);
    void log();
    QAction *logAction() const { return m_logAction; }
    QString notice() const { return m_notice->text(); }
    void retranslate() override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeForm();
    QLineEdit *lineField();
    void refuse(const QString &sentence); // of a field that took nothing
    void addRow(Label **label, QWidget *field, FieldNote **note);
    QWidget *side(std::initializer_list<QWidget *> widgets);
    void arrangeRemedies();
    void connectFields();
    void edited();

    // One call makes room for another (newcalldrafts.cpp).
    void putAside(); // is offered again
    void takeUp(const Services::SavedDraft &draft);
    void goOn(); // the cursor where the call was left
    void orderOffers();
    void showDraftState();

    // Questions asked and mistakes told while typing (newcallasks.cpp).
    void checkField(TypedCall::Field field);
    FieldNote *noteOf(TypedCall::Field field) const;
    bool checkAll();
    void showHints();
    void askCaller();
    void showCaller();
    void openCaller();
    void askCompany(const QString &typed);
    void askIssue(const QString &typed);
    void askPromise();
    void showPromise();
    void takeSent(const Result<Services::SentCall> &sent);
    void takeLogged(const Services::ActDone &done);

    Desk *m_desk;
    Items::Asker m_callerAsker, m_companyAsker, m_issueAsker, m_promiseAsker;
    DraftKeeper *m_keeper;
    QList<Services::ConsumerRow> m_callers;
    QList<Services::CompanyRow> m_companies;
    QList<Domain::Deadline> m_promise;
    QTimer m_callerPause, m_promisePause, m_draftClock;
    bool m_isSetting = false;
    bool m_isLogging = false;
    // Counts edits, to know whether a draft was touched while it was logged.
    quint64 m_edition = 0, m_loggedEdition = 0;

    QAction *m_logAction;
    QStackedWidget *m_stack;
    LoggedPanel *m_logged;
    DraftOffers *m_offers;
    QGridLayout *m_grid, *m_remedyGrid;
    int m_rows = 0;
    Label *m_phoneLabel, *m_nameLabel, *m_companyLabel, *m_issueLabel, *m_storyLabel,
        *m_remedyLabel, *m_amountLabel, *m_sayLabel, *m_say, *m_sayWhy;
    FieldNote *m_phoneNote, *m_nameNote, *m_companyNote, *m_issueNote, *m_storyNote, *m_remedyNote,
        *m_amountNote;
    QComboBox *m_channel;
    QLineEdit *m_phone, *m_name, *m_idNumber, *m_speaksFor, *m_amount, *m_happened, *m_account;
    QCheckBox *m_isKnown, *m_specialCare;
    SuggestEdit *m_company, *m_issue;
    QPlainTextEdit *m_story;
    QList<QCheckBox *> m_remedies;
    AsidePanel *m_aside;
    Label *m_draftState;
    Notice *m_notice;
    QPushButton *m_log, *m_clear;
};

} // namespace Redress::Ui
