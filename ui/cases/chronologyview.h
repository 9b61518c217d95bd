// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/listmodels.h"
#include "ui/shell/desk.h"
#include "ui/widgets/page.h"

class QListView;

namespace Redress::Ui {

/// The acts of a case, newest last: when, what, by whom; texts in full.
class ChronologyView final : public Page {
    Q_OBJECT
public:
    explicit ChronologyView(Desk *desk, QWidget *parent = nullptr);
    void setLines(const QList<Services::Chronicle> &lines);
    void retranslate() override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    Items::ChronologyModel m_model;
    QListView *m_list;
};

} // namespace Redress::Ui
