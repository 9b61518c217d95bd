// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exchange/httprequest.h"
#include "tests/fuzz/targets.h"

namespace Redress::Fuzz {

void httprequest(QByteArrayView bytes)
{
    using State = Exchange::HttpReading::State;
    const Exchange::HttpRequestLimits limits{512, 8, 128};
    const Exchange::HttpReading reading = Exchange::readHttpRequest(bytes, limits);
    if (reading.state == State::More)
        demand(bytes.size() < limits.headBytes + limits.bodyBytes, "no request grows for ever");
    if (reading.state == State::Refused)
        demand(reading.status >= 400, "a refusal has a status");
    if (reading.state != State::Whole)
        return;
    demand(reading.taken > 0 && reading.taken <= bytes.size(), "only what came is taken");
    demand(reading.request.body.size() <= limits.bodyBytes, "a body has its limit");
    demand(reading.request.fields.size() <= limits.fields, "fields have their limit");
    // What comes behind belongs to the next request.
    const auto alone = Exchange::readHttpRequest(bytes.first(reading.taken), limits);
    demand(alone.state == State::Whole && alone.taken == reading.taken
               && alone.request.body == reading.request.body,
           "a request ends where it ends");
    const auto shorter = Exchange::readHttpRequest(bytes.first(reading.taken - 1), limits);
    demand(shorter.state == State::More, "and not before");
}

} // namespace Redress::Fuzz
