// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/changes.h"

#include "models/store/database_p.h"

#include <QSqlDriver>
#include <QThread>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace Redress::Store {

namespace {

// How soon a lost line is tried again, and how late a commit is noticed whose notice was lost.
constexpr std::chrono::milliseconds kLook{1000};

} // namespace

struct Changes::Private {
    QString location;
    QString desk;
    Ears ears;
    QThread thread;
    QObject ear; // lives on the thread
    std::unique_ptr<QTimer> timer;
    std::unique_ptr<Connection> connection;
    qint64 known = -1;
    bool up = true;

    void look();
    void hear(const QString &payload);
    void tellLine(bool now);
    Result<void> open();
};

void Changes::Private::tellLine(bool now)
{
    if (now != up)
        ears.line(now);
    up = now;
}

Result<void> Changes::Private::open()
{
    REDRESS_TRY(opened, Connection::open(location));
    REDRESS_CHECK(
        opened->listen(u"redress"_s, &ear, [this](const QString &payload) { hear(payload); }));
    connection = std::move(opened);
    return {};
}

void Changes::Private::hear(const QString &payload)
{
    const QStringList parts = payload.split(u' ');
    const qint64 size = parts.first().toLongLong();
    if (size <= known)
        return;
    known = size;
    if (parts.value(1) != desk)
        ears.changed(size);
}

void Changes::Private::look()
{
    const bool wasAway = !connection;
    if (!connection && !open()) {
        tellLine(false);
        return;
    }
    const auto size = connection->number(u"SELECT coalesce(max(seq) + 1, 0) FROM entry"_s);
    if (!size) {
        connection.reset();
        tellLine(false);
        return;
    }
    tellLine(true);
    if (known < 0)
        known = *size;
    else if (*size > known) // its notice was lost with the line
        hear(QString::number(*size));
    else if (wasAway && *size < known) { // a crash took what nobody was told to be recorded
        known = *size;
        ears.changed(*size);
    }
}

Changes::Changes(const Database &database, Ears ears)
{
    if (!isServerAddress(database.path()))
        return;
    m_d = std::make_unique<Private>();
    Private *const d = m_d.get();
    d->location = database.path();
    d->desk = database.d().desk;
    d->ears = std::move(ears);
    d->ear.moveToThread(&d->thread);
    QObject::connect(&d->thread, &QThread::started, &d->ear, [d] {
        d->timer = std::make_unique<QTimer>();
        QObject::connect(d->timer.get(), &QTimer::timeout, &d->ear, [d] { d->look(); });
        d->timer->start(kLook);
        d->look();
    });
    // Both belong to the thread that made them.
    QObject::connect(
        &d->thread, &QThread::finished, &d->ear,
        [d] {
            d->timer.reset();
            d->connection.reset();
        },
        Qt::DirectConnection);
    d->thread.start();
}

Changes::~Changes()
{
    if (!m_d)
        return;
    m_d->thread.quit();
    m_d->thread.wait();
}

} // namespace Redress::Store
