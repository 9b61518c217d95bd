// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/desk.h"
#include "ui/shell/room.h"

#include <QPointer>

namespace Redress::Ui {

class NewCallPage;

/// The page that matters most: a call comes in.
class IntakeRoom final : public Room {
public:
    explicit IntakeRoom(Desk *desk) : m_desk(desk) { }
    QString id() const override { return RoomId::newCall; }
    QString name() const override;
    QString iconName() const override { return QStringLiteral("new-call"); }
    QWidget *widget() override;
    void load() override;
    void open(const Destination &destination) override;
    QList<QAction *> actions() const override;

private:
    Desk *m_desk;
    QPointer<NewCallPage> m_page;
};

} // namespace Redress::Ui
