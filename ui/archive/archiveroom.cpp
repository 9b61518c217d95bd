// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/archive/archiveroom.h"

#include "ui/archive/paperspanel.h"
#include "ui/widgets/theme.h"

namespace Redress::Ui {

QString ArchiveRoom::name() const
{
    return PapersPanel::tr("Archive");
}

QWidget *ArchiveRoom::widget()
{
    if (!m_panel) {
        m_panel = new PapersPanel(m_desk);
        m_panel->setContentsMargins(2 * kGrid, 0, 2 * kGrid, 2 * kGrid);
    }
    return m_panel;
}

void ArchiveRoom::load()
{
    m_panel->refresh();
}

void ArchiveRoom::open(const Destination &destination)
{
    if (!destination.document.isEmpty())
        m_panel->select(destination.document);
}

QList<QAction *> ArchiveRoom::actions() const
{
    return m_panel ? m_panel->actions() : QList<QAction *>();
}

} // namespace Redress::Ui
