// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/listmodels.h"
#include "models/services/ledgerservice.h"
#include "ui/shell/desk.h"
#include "ui/shell/room.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/page.h"
#include "ui/widgets/workbar.h"

#include <QPointer>

class QCheckBox;
class QListView;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace Redress::Ui {

class CopyAcceptance;
class OutsideTimePanel;
class WitnessView;

/// One sentence on whether everything is as it was signed; below it what was looked at, what was
/// found and where.
class IntegrityPage final : public Page {
    Q_OBJECT
public:
    explicit IntegrityPage(Desk *desk, QWidget *parent = nullptr);
    void refresh();
    void check();
    QAction *checkAction() const { return m_checkAction; }
    QString sentence() const { return m_sentence->text(); }
    void showResult(const Services::LedgerCheck &check);
    void retranslate() override;

private:
    void take(const Result<Services::LedgerCheck> &check);
    void checkpoint();
    void showState();
    void openSubject(const QModelIndex &index);

    Desk *m_desk;
    Items::Asker m_asker;
    std::optional<Services::LedgerHead> m_head;
    std::optional<Services::LedgerCheck> m_check;
    Items::SharedProgressPtr m_progress;
    Items::FindingsModel m_findings;
    QAction *m_checkAction;
    MarkWidget *m_mark;
    Label *m_sentence, *m_counts, *m_waits, *m_findingsHead;
    QPushButton *m_run, *m_cancel, *m_checkpoint;
    QCheckBox *m_evidence, *m_full;
    CopyAcceptance *m_acceptance;
    OutsideTimePanel *m_outsideTime;
    WitnessView *m_witnesses;
    WorkBar *m_bar;
    Notice *m_notice;
    QListView *m_list;
    QToolButton *m_more;
    QPlainTextEdit *m_details;
};

class IntegrityRoom final : public Room {
public:
    explicit IntegrityRoom(Desk *desk) : m_desk(desk) { }
    QString id() const override { return RoomId::integrity; }
    QString name() const override;
    QString iconName() const override { return QStringLiteral("integrity"); }
    QWidget *widget() override;
    void load() override;
    void open(const Destination &destination) override;
    QList<QAction *> actions() const override;

private:
    Desk *m_desk;
    QPointer<IntegrityPage> m_page;
};

} // namespace Redress::Ui
