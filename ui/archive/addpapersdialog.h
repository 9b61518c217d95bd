// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/documentservice.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/page.h"

#include <QDialog>

class QComboBox;
class QPushButton;

namespace Redress::Ui {

/// What these papers are and who brought them, before they are archived for good.
class AddPapersDialog final : public Spoken<QDialog> {
    Q_OBJECT
public:
    AddPapersDialog(QList<Services::NewPaper> papers, QWidget *parent);
    void retranslate() override;

Q_SIGNALS:
    void confirmed(const QList<Redress::Services::NewPaper> &papers);

private:
    void confirm();

    QList<Services::NewPaper> m_papers;
    Label *m_head, *m_advice, *m_fromLabel;
    QComboBox *m_from;
    QList<QComboBox *> m_kinds; // one a paper
    QPushButton *m_ok, *m_cancel;
};

} // namespace Redress::Ui
