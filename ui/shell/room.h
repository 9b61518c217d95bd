// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QList>
#include <QString>

#include <memory>
#include <vector>

class QWidget;

namespace Redress::Ui {

class Desk;
struct Destination;

/// A page of the left rail. A new room is a class behind this and one line in makeRooms().
class Room {
public:
    virtual ~Room() = default;
    virtual QString id() const = 0; // "queue": stable, also the name of its help page
    virtual QString name() const = 0; // in the language of the window
    virtual QString iconName() const = 0;
    /// Made on the first call; the caller gives it a parent.
    virtual QWidget *widget() = 0;
    /// The room comes into view: read what has changed.
    virtual void load() = 0;
    /// Shows a place within the room.
    virtual void open(const Destination &destination) = 0;
    /// Esc: one step back within the room; false when there is none.
    virtual bool goBack() { return false; }
    /// What can be done here, for the command palette.
    virtual QList<QAction *> actions() const { return {}; }
};

using Rooms = std::vector<std::unique_ptr<Room>>;
Rooms makeRooms(Desk *desk);

namespace RoomId {
inline constexpr QLatin1String newCall{"new-call"};
inline constexpr QLatin1String queue{"queue"};
inline constexpr QLatin1String papers{"papers"};
inline constexpr QLatin1String companies{"companies"};
inline constexpr QLatin1String overview{"overview"};
inline constexpr QLatin1String integrity{"integrity"};
inline constexpr QLatin1String center{"center"};
} // namespace RoomId

} // namespace Redress::Ui
