// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/exchange/timeclient.h"
#include "tests/exchange/httpstranger.h"
#include "tests/seals/timeoffice.h"

#include <memory>

namespace Redress::Test {

/// A time-stamp authority on the loopback: `openssl ts` behind a real socket. Its certificate says
/// that the list of what was taken back is at /list.crl.
class TimeServer {
public:
    explicit TimeServer(TimeOfficeWish wish = {});

    TimeOffice &office() { return *m_office; }
    HttpStranger &http() { return m_http; }
    Exchange::TimeAuthority authority(const QString &policy = {}) const;
    /// Of this authority's questions from now on; nothing: answers as it should.
    void behave(HttpStranger::Conduct conduct);
    /// From now on nobody hears of lists.
    void hideList() { m_isListHidden = true; }
    int questions() const { return m_questions; }

private:
    void serve(QTcpSocket &line, const HttpHeard &heard);

    std::mutex m_mutex;
    HttpStranger::Conduct m_conduct;
    std::atomic<bool> m_isListHidden = false;
    std::atomic<int> m_questions = 0;
    std::unique_ptr<TimeOffice> m_office;
    HttpStranger m_http; // goes first
};

} // namespace Redress::Test
