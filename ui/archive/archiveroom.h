// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/desk.h"
#include "ui/shell/room.h"

#include <QPointer>

namespace Redress::Ui {

class PapersPanel;

/// All papers of the center.
class ArchiveRoom final : public Room {
public:
    explicit ArchiveRoom(Desk *desk) : m_desk(desk) { }
    QString id() const override { return RoomId::papers; }
    QString name() const override;
    QString iconName() const override { return QStringLiteral("papers"); }
    QWidget *widget() override;
    void load() override;
    void open(const Destination &destination) override;
    QList<QAction *> actions() const override;

private:
    Desk *m_desk;
    QPointer<PapersPanel> m_panel;
};

} // namespace Redress::Ui
