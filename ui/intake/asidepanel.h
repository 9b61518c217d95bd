// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/drafts.h"
#include "ui/shell/desk.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/page.h"

class QPushButton;
class QVBoxLayout;

namespace Redress::Ui {

/// Beside the call: what to ask for this matter, which papers to ask for, the caller's other cases.
class AsidePanel final : public Page {
    Q_OBJECT
public:
    explicit AsidePanel(Desk *desk, QWidget *parent = nullptr);
    void setIssue(const QString &code); // taxonomy code; empty: none
    void retranslate() override;

private:
    void rebuild();
    Desk *m_desk;
    QString m_issue;
    Label *m_head;
    QVBoxLayout *m_rows;
};

/// Calls that were being taken down when the program ended, or were put aside for another.
class DraftOffers final : public Page {
    Q_OBJECT
public:
    explicit DraftOffers(Desk *desk, QWidget *parent = nullptr);
    void offer(const QList<Services::SavedDraft> &drafts);
    /// One more, on top.
    void add(const Services::SavedDraft &draft);
    /// In the order of the keys.
    const QList<QPushButton *> &buttons() const { return m_buttons; }
    bool isEmpty() const { return m_drafts.isEmpty(); }
    void retranslate() override;

Q_SIGNALS:
    void taken(const Redress::Services::SavedDraft &draft);
    void discarded(const QString &id);
    void rebuilt();

private:
    void rebuild();
    void drop(const QString &id);
    Desk *m_desk;
    QList<Services::SavedDraft> m_drafts;
    QVBoxLayout *m_rows;
    QList<QPushButton *> m_buttons;
};

} // namespace Redress::Ui
