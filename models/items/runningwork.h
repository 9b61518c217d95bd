// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/workers.h"

#include <QList>
#include <QTimer>

namespace Redress::Items {

/// One long job as people see it: what it does, how far it is, and that it can be stopped.
struct RunningWork {
    quint64 id = 0;
    QString title; // a sentence, already in the language of the window
    SharedProgressPtr progress;
    bool isCounted = false; // done and total are things to count ("3 of 12"), not bytes
};

/// All long jobs of the window; its bottom line shows them.
class WorkList final : public QObject {
    Q_OBJECT
public:
    explicit WorkList(QObject *parent = nullptr);

    SharedProgressPtr begin(const QString &title, bool isCounted);
    void finish(const SharedProgressPtr &progress);
    void cancelAll();
    const QList<RunningWork> &running() const { return m_running; }

Q_SIGNALS:
    void changed(); // began, finished, or moved on (at most ten times a second)

private:
    void look();

    QList<RunningWork> m_running;
    QTimer m_look;
    quint64 m_lastId = 0;
    qint64 m_lastSum = -1;
};

} // namespace Redress::Items
