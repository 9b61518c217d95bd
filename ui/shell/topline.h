// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/desk.h"
#include "ui/widgets/marks.h"
#include "ui/widgets/page.h"

#include <QTimer>

class QToolButton;

namespace Redress::Ui {

class LineField;

/// The one line on top: the search, and where the center stands ("12 open · 3 overdue · proven
/// 09:41").
class TopLine final : public Page {
    Q_OBJECT
public:
    explicit TopLine(Desk *desk, QWidget *parent = nullptr);
    void focusSearch();
    void setSearch(const QString &text);
    void refresh(); // reads the counts
    void retranslate() override;

private:
    void showState();
    void search();

    Desk *m_desk;
    Items::Asker m_asker;
    QTimer m_typing, m_now;
    LineField *m_search;
    QToolButton *m_open, *m_overdue, *m_proof, *m_person;
    std::optional<Services::QueueCounts> m_counts;
};

} // namespace Redress::Ui
