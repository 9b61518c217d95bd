// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/intake/intakeroom.h"

#include "ui/intake/newcallpage.h"

namespace Redress::Ui {

QString IntakeRoom::name() const
{
    return NewCallPage::tr("New call");
}

QWidget *IntakeRoom::widget()
{
    if (!m_page)
        m_page = new NewCallPage(m_desk);
    return m_page;
}

void IntakeRoom::load()
{
}

void IntakeRoom::open(const Destination &)
{
    m_page->arrive();
}

QList<QAction *> IntakeRoom::actions() const
{
    return m_page ? QList<QAction *>{m_page->logAction()} : QList<QAction *>();
}

} // namespace Redress::Ui
