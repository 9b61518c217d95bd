// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/progress.h"
#include "models/core/result.h"

#include <QByteArray>
#include <QUrl>

#include <optional>

namespace Redress::Exchange {

inline constexpr int kHttpTotalMs = 20'000; // from the name's look-up to the last byte
inline constexpr qsizetype kHttpAnswerBytes = 1024 * 1024;
inline constexpr qsizetype kHttpRequestBytes = 1024 * 1024;
inline constexpr qsizetype kHttpHeaderBytes = 64 * 1024;
inline constexpr qsizetype kHttpUrlBytes = 2'000;

struct HttpLimits {
    int totalMs = kHttpTotalMs;
    qsizetype answerBytes = kHttpAnswerBytes; // of the body
};

/// Which proxy to use: not set, the system's (http_proxy and the like); empty, none; else
/// http://[user:password@]host:port.
using HttpProxy = std::optional<QUrl>;

struct HttpAnswer {
    int status = 0; // 200 to 299, or 400 to 599: whoever asked decides what it means
    QByteArray contentType; // without parameters, lower case; may be empty
    QByteArray body; // whole: what was announced arrived
};

/// Asks one thing of a stranger's server and believes nothing: HTTP/1.1, TLS certificates checked
/// (the system's, or those of SSL_CERT_FILE), no redirects, cookies or passwords, nothing unpacked.
/// Over libcurl: Qt 6.4 reads a header without end without end. Usable from any thread; waits, so
/// the window's thread may not ask (an assert).
class HttpClient {
public:
    explicit HttpClient(HttpLimits limits = {}, HttpProxy proxy = {})
        : m_limits(limits), m_proxy(std::move(proxy))
    {
    }
    /// Network when no whole answer came (the detail says why: refused, timed out, cut off, another
    /// certificate, redirected); TooLarge beyond the limits; BadInput for an address that is not
    /// plain http or https; Cancelled. `progress` is only asked whether to stop.
    Result<HttpAnswer> get(const QUrl &url, Progress &progress) const;
    Result<HttpAnswer> post(const QUrl &url, const QByteArray &contentType, const QByteArray &body,
                            Progress &progress) const;

private:
    HttpLimits m_limits;
    HttpProxy m_proxy;
};

/// Whether such an address can be asked at all: http or https, a host, no user, password or
/// fragment. BadInput says what is wrong.
Result<void> checkHttpUrl(const QUrl &url);

} // namespace Redress::Exchange
