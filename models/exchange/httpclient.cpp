// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exchange/httpclient.h"

#include <QCoreApplication>
#include <QThread>

#include <curl/curl.h>

#include <array>
#include <memory>

using namespace Qt::StringLiterals;

namespace Redress::Exchange {

namespace {

constexpr int kLookMs = 20; // how often a waiting caller is asked whether to stop
constexpr int kMaxWords = 300; // of what a stranger's server makes us say

template <typename T, void (*Free)(T *)>
struct CurlDeleter {
    void operator()(T *object) const { Free(object); }
};
void closeMulti(CURLM *multi)
{
    curl_multi_cleanup(multi);
}
using Easy = std::unique_ptr<CURL, CurlDeleter<CURL, curl_easy_cleanup>>;
using Multi = std::unique_ptr<CURLM, CurlDeleter<CURLM, closeMulti>>;
using Lines = std::unique_ptr<curl_slist, CurlDeleter<curl_slist, curl_slist_free_all>>;

struct Question {
    QByteArray url;
    bool isPost = false;
    QByteArray contentType;
    QByteArray body;
};

Error networkError(const QString &what)
{
    return {ErrorCode::Network, what.simplified().left(kMaxWords), {}};
}

Error tooLarge()
{
    return {ErrorCode::TooLarge, u"the answer is larger than expected"_s, {}};
}

[[maybe_unused]] bool mayWait()
{
    const auto *application = QCoreApplication::instance();
    return !application || QThread::currentThread() != application->thread()
        || !application->inherits("QGuiApplication");
}

bool isReady()
{
    static const bool ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    return ready;
}

/// One question while it is under way.
class Asking {
public:
    Asking(const Question &question, const HttpLimits &limits, const HttpProxy &proxy)
        : m_question(question), m_limits(limits), m_isPrepared(prepare(proxy))
    {
    }

    Result<HttpAnswer> run(Progress &progress)
    {
        const auto refused = [] { return networkError(u"the network library refuses to work"_s); };
        if (!m_isPrepared || curl_multi_add_handle(m_multi.get(), m_easy.get()) != CURLM_OK)
            return refused();
        std::optional<CURLcode> outcome;
        int running = 1;
        while (running > 0) {
            if (progress.isCancelled()) {
                outcome = CURLE_ABORTED_BY_CALLBACK;
                break;
            }
            if (curl_multi_perform(m_multi.get(), &running) != CURLM_OK
                || (running > 0
                    && curl_multi_poll(m_multi.get(), nullptr, 0, kLookMs, nullptr) != CURLM_OK))
                break;
        }
        int left = 0;
        if (const CURLMsg *message = curl_multi_info_read(m_multi.get(), &left);
            message && !outcome && message->msg == CURLMSG_DONE)
            outcome = message->data.result;
        curl_multi_remove_handle(m_multi.get(), m_easy.get());
        return outcome ? judged(*outcome) : refused();
    }

private:
    template <typename Value>
    bool set(CURLoption option, Value value)
    {
        return curl_easy_setopt(m_easy.get(), option, value) == CURLE_OK;
    }

    bool addLine(const QByteArray &line)
    {
        curl_slist *longer = curl_slist_append(m_lines.get(), line.constData());
        if (!longer)
            return false;
        (void)m_lines.release(); // part of the longer list
        m_lines.reset(longer);
        return true;
    }

    bool setProxy(const HttpProxy &proxy)
    {
        // Not set, libcurl looks at the environment; set to nothing, it uses none.
        return !proxy || set(CURLOPT_PROXY, proxy->toEncoded().constData());
    }

    bool setQuestion()
    {
        if (!m_question.isPost)
            return set(CURLOPT_HTTPGET, 1L);
        // "Expect:" alone: no waiting for a leave that many servers never give.
        return addLine("Content-Type: " + m_question.contentType) && addLine("Expect:")
            && set(CURLOPT_HTTPHEADER, m_lines.get()) && set(CURLOPT_POST, 1L)
            && set(CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(m_question.body.size()))
            && set(CURLOPT_POSTFIELDS, m_question.body.constData());
    }

    bool prepare(const HttpProxy &proxy)
    {
        if (!isReady())
            return false;
        m_easy.reset(curl_easy_init());
        m_multi.reset(curl_multi_init());
        const QByteArray anchors = qgetenv("SSL_CERT_FILE");
        return m_easy && m_multi && set(CURLOPT_ERRORBUFFER, m_words.data())
            && set(CURLOPT_URL, m_question.url.constData())
            && set(CURLOPT_PROTOCOLS_STR, "http,https") && set(CURLOPT_FOLLOWLOCATION, 0L)
            && set(CURLOPT_HTTP_VERSION, long(CURL_HTTP_VERSION_1_1))
            && set(CURLOPT_SSLVERSION, long(CURL_SSLVERSION_TLSv1_2))
            && (anchors.isEmpty() || set(CURLOPT_CAINFO, anchors.constData()))
            && set(CURLOPT_USERAGENT, "Redress") && set(CURLOPT_NOSIGNAL, 1L)
            && set(CURLOPT_TIMEOUT_MS, long(m_limits.totalMs))
            && set(CURLOPT_CONNECTTIMEOUT_MS, long(m_limits.totalMs))
            // A look-up of names that hangs is left behind, not waited for.
            && set(CURLOPT_QUICK_EXIT, 1L)
            && set(CURLOPT_MAXFILESIZE_LARGE, curl_off_t(m_limits.answerBytes))
            && set(CURLOPT_HEADERFUNCTION, &Asking::hearHeader) && set(CURLOPT_HEADERDATA, this)
            && set(CURLOPT_WRITEFUNCTION, &Asking::hearBody) && set(CURLOPT_WRITEDATA, this)
            && setProxy(proxy) && setQuestion();
    }

    // Returning another count than was offered ends the transfer.
    static size_t hearHeader(char *bytes, size_t, size_t count, void *self)
    {
        auto *asking = static_cast<Asking *>(self);
        asking->m_headerBytes += count;
        asking->m_isTooLarge = asking->m_headerBytes > size_t(kHttpHeaderBytes);
        // The library takes headers that end with the line for whole ones.
        const QByteArrayView line(bytes, qsizetype(count));
        if (line.startsWith("HTTP/"))
            asking->m_isHeadWhole = false;
        else if (line == "\r\n" || line == "\n")
            asking->m_isHeadWhole = true;
        return asking->m_isTooLarge ? 0 : count;
    }

    static size_t hearBody(char *bytes, size_t, size_t count, void *self)
    {
        auto *asking = static_cast<Asking *>(self);
        asking->m_isTooLarge = count > size_t(asking->m_limits.answerBytes - asking->m_body.size());
        if (asking->m_isTooLarge)
            return 0;
        asking->m_body.append(bytes, qsizetype(count));
        return count;
    }

    Result<HttpAnswer> judged(CURLcode outcome) const
    {
        if (outcome == CURLE_ABORTED_BY_CALLBACK)
            return Error{ErrorCode::Cancelled, u"cancelled"_s, {}};
        // A single header line beyond what the library keeps is "out of memory" to it.
        if (m_isTooLarge || outcome == CURLE_FILESIZE_EXCEEDED || outcome == CURLE_OUT_OF_MEMORY)
            return tooLarge();
        if (outcome == CURLE_OPERATION_TIMEDOUT)
            return networkError(u"no whole answer came in time"_s);
        if (outcome != CURLE_OK)
            return networkError(
                "no whole answer came: "_L1
                + QString::fromUtf8(m_words[0] ? m_words.data() : curl_easy_strerror(outcome)));
        if (!m_isHeadWhole)
            return networkError(u"the answer was cut off"_s);
        long status = 0;
        const char *type = nullptr;
        const char *elsewhere = nullptr;
        if (curl_easy_getinfo(m_easy.get(), CURLINFO_RESPONSE_CODE, &status) != CURLE_OK
            || curl_easy_getinfo(m_easy.get(), CURLINFO_CONTENT_TYPE, &type) != CURLE_OK
            || curl_easy_getinfo(m_easy.get(), CURLINFO_REDIRECT_URL, &elsewhere) != CURLE_OK)
            return networkError(u"the answer says nothing of itself"_s);
        if (status >= 300 && status < 400)
            return networkError(u"the server sends us elsewhere (status %1): %2"_s.arg(status).arg(
                QString::fromUtf8(elsewhere)));
        if (status < 200 || status > 599)
            return networkError(u"the server answers with status %1"_s.arg(status));
        const QByteArray named(type);
        return HttpAnswer{int(status), named.split(';').first().trimmed().toLower(), m_body};
    }

    const Question &m_question;
    const HttpLimits &m_limits;
    std::array<char, CURL_ERROR_SIZE> m_words{};
    Lines m_lines; // outlive the handle that reads them
    Easy m_easy;
    Multi m_multi;
    QByteArray m_body;
    size_t m_headerBytes = 0;
    bool m_isHeadWhole = false;
    bool m_isTooLarge = false;
    bool m_isPrepared = false; // made last
};

Result<HttpAnswer> ask(const QUrl &url, Question question, const HttpLimits &limits,
                       const HttpProxy &proxy, Progress &progress)
{
    Q_ASSERT(mayWait());
    REDRESS_CHECK(checkHttpUrl(url));
    if (question.body.size() > kHttpRequestBytes)
        return Error{ErrorCode::TooLarge, u"the request is too large to be sent"_s, {}};
    question.url = url.toEncoded();
    return Asking(question, limits, proxy).run(progress);
}

} // namespace

Result<HttpAnswer> HttpClient::get(const QUrl &url, Progress &progress) const
{
    return ask(url, {}, m_limits, m_proxy, progress);
}

Result<HttpAnswer> HttpClient::post(const QUrl &url, const QByteArray &contentType,
                                    const QByteArray &body, Progress &progress) const
{
    return ask(url, {{}, true, contentType, body}, m_limits, m_proxy, progress);
}

Result<void> checkHttpUrl(const QUrl &url)
{
    const auto bad = [](const QString &what) { return Error{ErrorCode::BadInput, what, {}}; };
    if (!url.isValid() || (url.scheme() != "http"_L1 && url.scheme() != "https"_L1))
        return bad(u"the address does not begin with http:// or https://"_s);
    if (url.host().isEmpty())
        return bad(u"the address names no host"_s);
    if (!url.userInfo().isEmpty() || url.hasFragment())
        return bad(u"the address carries a password or a fragment"_s);
    if (url.toEncoded().size() > kHttpUrlBytes)
        return bad(u"the address is too long"_s);
    return {};
}

} // namespace Redress::Exchange
