// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/workers.h"

#include <utility>

namespace Redress::Items {

constexpr int kReaders = 3;

Workers::Workers(QObject *parent) : QObject(parent)
{
    m_readers.setMaxThreadCount(kReaders);
    for (QThreadPool *single : {&m_writer, &m_viewer, &m_thumbnails, &m_offices})
        single->setMaxThreadCount(1);
    // A thread keeps its database connection, so threads stay.
    for (QThreadPool *pool : {&m_readers, &m_writer, &m_viewer, &m_thumbnails, &m_offices})
        pool->setExpiryTimeout(-1);
}

Workers::~Workers()
{
    for (const auto &look : m_looks) {
        if (const SharedProgressPtr progress = look.lock())
            progress->cancel();
    }
    for (QThreadPool *pool : {&m_readers, &m_writer, &m_viewer, &m_thumbnails, &m_offices})
        pool->waitForDone();
}

QThreadPool &Workers::poolOf(Lane lane)
{
    switch (lane) {
    case Lane::Viewer:
        return m_viewer;
    case Lane::Thumbnails:
        return m_thumbnails;
    case Lane::Offices:
        break;
    }
    return m_offices;
}

SharedProgressPtr Workers::beginLook()
{
    m_looks.removeIf([](const auto &look) { return look.expired(); });
    auto progress = std::make_shared<SharedProgress>();
    m_looks.append(progress);
    return progress;
}

void Workers::post(std::function<void()> deliver)
{
    QMetaObject::invokeMethod(this, std::move(deliver), Qt::QueuedConnection);
}

void Workers::delivered()
{
    if (--m_pending == 0)
        Q_EMIT idle();
}

void Asker::forget()
{
    ++m_newest;
    m_waiting = nullptr;
}

void Asker::next()
{
    if (m_isOut || !m_waiting)
        return;
    std::exchange(m_waiting, nullptr)();
}

} // namespace Redress::Items
