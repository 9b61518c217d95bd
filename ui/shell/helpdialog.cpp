// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/helpdialog.h"

#include "ui/shell/language.h"
#include "ui/widgets/theme.h"

#include <QFile>
#include <QTextBrowser>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Redress::Ui {

HelpDialog::HelpDialog(const QString &roomId, QWidget *parent)
    : Spoken<QDialog>(parent), m_roomId(roomId), m_text(new QTextBrowser)
{
    resize(640, 560);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(4 * kGrid, 4 * kGrid, 4 * kGrid, 4 * kGrid);
    column->addWidget(m_text);
    m_text->setFrameShape(QFrame::NoFrame);
    retranslate();
}

void HelpDialog::show(QWidget *parent, const QString &roomId)
{
    auto *dialog = new HelpDialog(roomId, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void HelpDialog::retranslate()
{
    setWindowTitle(tr("Help"));
    QFile page(":/redress/help/user/"_L1 + spokenLanguage() + u'/' + m_roomId + ".md"_L1);
    // Compiled into the program, so this reads memory.
    m_text->setMarkdown(page.open(QIODevice::ReadOnly) ? QString::fromUtf8(page.readAll())
                                                       : QString());
}

} // namespace Redress::Ui
