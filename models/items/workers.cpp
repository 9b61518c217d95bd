// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/workers.h"

#include <utility>

namespace Redress::Items {

constexpr int kReaders = 3;

Workers::Workers(QObject *parent) : QObject(parent)
{
    m_readers.setMaxThreadCount(kReaders);
    m_writer.setMaxThreadCount(1);
    // A thread keeps its database connection, so threads stay.
    m_readers.setExpiryTimeout(-1);
    m_writer.setExpiryTimeout(-1);
}

Workers::~Workers()
{
    m_readers.waitForDone();
    m_writer.waitForDone();
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
