// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/others.h"

#include "models/services/sessionstate.h"
#include "models/store/changes.h"

namespace Redress::Services {

struct Others::Private {
    SessionPtr session; // outlives the listening
    Store::Changes changes;
};

Others::Others(SessionPtr session, std::function<void()> acted, std::function<void(bool)> line)
{
    Store::Database &database = *session->d().database;
    m_d.reset(new Private{
        std::move(session),
        {database, {[acted = std::move(acted)](qint64) { acted(); }, std::move(line)}}});
}

Others::~Others() = default;

} // namespace Redress::Services
