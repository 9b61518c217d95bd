// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exchange/httprequest.h"

#include "models/ledger/decimal.h"

#include <algorithm>
#include <optional>

namespace Redress::Exchange {

namespace {

constexpr QByteArrayView kEndOfHead{"\r\n\r\n"};
constexpr qsizetype kMaxTargetBytes = 2048;

bool isTokenCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
        || (c != '\0' && QByteArrayView("!#$%&'*+-.^_`|~").contains(c));
}

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isTokenCharacter);
}

bool isFieldValue(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return c == '\t' || (uchar(c) >= 0x20 && c != 0x7f); });
}

QByteArrayView withoutBlanks(QByteArrayView text)
{
    while (!text.isEmpty() && (text.front() == ' ' || text.front() == '\t'))
        text = text.sliced(1);
    while (!text.isEmpty() && (text.back() == ' ' || text.back() == '\t'))
        text.chop(1);
    return text;
}

HttpReading refused(int status)
{
    HttpReading reading;
    reading.state = HttpReading::State::Refused;
    reading.status = status;
    return reading;
}

/// Method, target and version; 0 when they are in order.
int readRequestLine(QByteArrayView line, HttpRequest *request)
{
    const QList<QByteArray> words = line.toByteArray().split(' ');
    if (words.size() != 3 || !isToken(words[0]))
        return 400;
    const bool plainTarget = words[1].startsWith('/')
        && std::all_of(words[1].begin(), words[1].end(),
                       [](char c) { return uchar(c) > 0x20 && uchar(c) < 0x7f; });
    if (words[1].size() > kMaxTargetBytes)
        return 414;
    if (!plainTarget)
        return 400;
    if (words[2] != "HTTP/1.1" && words[2] != "HTTP/1.0")
        return words[2].startsWith("HTTP/") ? 505 : 400;
    request->method = words[0];
    request->target = words[1];
    request->keepAlive = words[2] == "HTTP/1.1";
    return 0;
}

int readFields(const QList<QByteArray> &lines, const HttpRequestLimits &limits, HttpRequest *request)
{
    if (lines.size() > limits.fields)
        return 431;
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (colon < 0)
            return 400;
        const QByteArrayView name = QByteArrayView(line).first(colon);
        const QByteArrayView value = withoutBlanks(QByteArrayView(line).sliced(colon + 1));
        if (!isToken(name) || !isFieldValue(value))
            return 400;
        const QByteArray lower = name.toByteArray().toLower();
        // Two lengths or two hosts are how one request is made to look like two.
        const bool once = lower == "content-length" || lower == "host" || lower == "expect";
        const bool stands = std::any_of(request->fields.cbegin(), request->fields.cend(),
                                        [&](const auto &field) { return field.first == lower; });
        if (once && stands)
            return 400;
        request->fields.append({lower, value.toByteArray()});
    }
    return 0;
}

} // namespace

QByteArray HttpRequest::field(QByteArrayView lowerName) const
{
    for (const auto &field : fields) {
        if (field.first == lowerName)
            return field.second;
    }
    return {};
}

HttpReading readHttpRequest(QByteArrayView buffer, const HttpRequestLimits &limits)
{
    const qsizetype end
        = buffer.first(std::min(buffer.size(), limits.headBytes)).indexOf(kEndOfHead);
    if (end < 0)
        return buffer.size() >= limits.headBytes ? refused(431) : HttpReading();
    HttpReading reading;
    QList<QByteArray> lines;
    for (qsizetype at = 0; at <= end;) {
        qsizetype next = buffer.indexOf("\r\n", at);
        lines.append(buffer.sliced(at, next - at).toByteArray());
        at = next + 2;
    }
    if (const int status = readRequestLine(lines.takeFirst(), &reading.request))
        return refused(status);
    if (const int status = readFields(lines, limits, &reading.request))
        return refused(status);
    const HttpRequest &request = reading.request;
    if (request.keepAlive && request.field("host").isEmpty())
        return refused(400);
    if (!request.field("transfer-encoding").isEmpty())
        return refused(501);
    const QByteArray expected = request.field("expect").toLower();
    if (!expected.isEmpty() && expected != "100-continue")
        return refused(417);
    qsizetype length = 0;
    if (const QByteArray text = request.field("content-length"); !text.isEmpty()) {
        const auto number = Ledger::parseDecimal(text);
        if (!number)
            return refused(400);
        if (*number > limits.bodyBytes)
            return refused(413);
        length = qsizetype(*number);
    } else if (std::any_of(request.fields.cbegin(), request.fields.cend(),
                           [](const auto &field) { return field.first == "content-length"; })) {
        return refused(400);
    }
    const qsizetype bodyAt = end + kEndOfHead.size();
    if (buffer.size() - bodyAt < length) {
        reading.wantsContinue = !expected.isEmpty();
        return reading;
    }
    reading.request.body = buffer.sliced(bodyAt, length).toByteArray();
    if (request.field("connection").toLower() == "close")
        reading.request.keepAlive = false;
    reading.taken = bodyAt + length;
    reading.state = HttpReading::State::Whole;
    return reading;
}

static QByteArray reasonFor(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 400:
        return "Bad Request";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 409:
        return "Conflict";
    case 413:
        return "Content Too Large";
    case 414:
        return "URI Too Long";
    case 417:
        return "Expectation Failed";
    case 422:
        return "Unprocessable Content";
    case 431:
        return "Request Header Fields Too Large";
    case 501:
        return "Not Implemented";
    case 503:
        return "Service Unavailable";
    case 505:
        return "HTTP Version Not Supported";
    default:
        return "Internal Server Error";
    }
}

QByteArray writeHttpReply(const HttpReply &reply, bool keepAlive)
{
    return "HTTP/1.1 " + QByteArray::number(reply.status) + ' ' + reasonFor(reply.status)
        + "\r\nContent-Type: " + reply.type + "\r\nContent-Length: "
        + QByteArray::number(reply.body.size()) + "\r\nCache-Control: no-store\r\nConnection: "
        + (keepAlive ? "keep-alive" : "close") + "\r\n\r\n" + reply.body;
}

} // namespace Redress::Exchange
