// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/exchange/timeserver.h"

using namespace Qt::StringLiterals;

namespace Redress::Test {

TimeServer::TimeServer(TimeOfficeWish wish)
    : m_http([this](QTcpSocket &line, const HttpHeard &heard) { serve(line, heard); })
{
    wish.revocationUrl = m_http.url(u"/list.crl"_s).toString();
    m_office = std::make_unique<TimeOffice>(wish);
}

Exchange::TimeAuthority TimeServer::authority(const QString &policy) const
{
    return {m_http.url(u"/tsa"_s), m_office->root(), policy};
}

void TimeServer::behave(HttpStranger::Conduct conduct)
{
    const std::lock_guard lock(m_mutex);
    m_conduct = std::move(conduct);
}

void TimeServer::serve(QTcpSocket &line, const HttpHeard &heard)
{
    if (heard.head.startsWith("GET /list.crl ")) {
        line.write(m_isListHidden
                       ? HttpStranger::answer(404, "text/plain", "no list")
                       : HttpStranger::answer(200, "application/pkix-crl", m_office->revocationDer()));
        return;
    }
    ++m_questions;
    HttpStranger::Conduct conduct;
    {
        const std::lock_guard lock(m_mutex);
        conduct = m_conduct;
    }
    if (conduct)
        conduct(line, heard);
    else
        line.write(HttpStranger::answer(200, "application/timestamp-reply",
                                        m_office->reply(heard.body)));
}

} // namespace Redress::Test
