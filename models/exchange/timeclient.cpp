// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exchange/timeclient.h"

#include <QDeadlineTimer>
#include <QThread>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Redress::Exchange {

namespace {

constexpr char kQuestionType[] = "application/timestamp-query";
constexpr int kLookMs = 20;
constexpr int kOk = 200;
constexpr int kTooManyRequests = 429;
constexpr int kServerTroubles = 500;

Error cancelled()
{
    return {ErrorCode::Cancelled, u"cancelled"_s, {}};
}

/// Sleeps, but for somebody who says stop.
Result<void> pause(int milliseconds, const Progress &progress)
{
    for (QDeadlineTimer end(milliseconds); !end.hasExpired();) {
        if (progress.isCancelled())
            return cancelled();
        QThread::msleep(qMin<unsigned long>(kLookMs, ulong(end.remainingTime())));
    }
    return {};
}

class Stamper {
public:
    Stamper(const QByteArray &sha256, const StampRules &rules, const Clock &clock,
            Progress &progress)
        : m_sha256(sha256), m_rules(rules), m_clock(clock), m_progress(progress),
          m_client(rules.limits, rules.proxy)
    {
    }

    Result<Stamping> run(QList<TimeAuthority> authorities)
    {
        for (int round = 0; round < m_rules.rounds && !authorities.isEmpty(); ++round) {
            if (round > 0)
                REDRESS_CHECK(pause(m_rules.pauseMs << (round - 1), m_progress));
            QList<TimeAuthority> again;
            for (const TimeAuthority &authority : std::as_const(authorities)) {
                m_mayAskAgain = false;
                if (const auto asked = ask(authority); !asked) {
                    if (asked.error().code == ErrorCode::Cancelled)
                        return asked.error();
                    m_stamping.refusals
                        += StampRefusal{authority.url, asked.error(), m_verification};
                    if (m_mayAskAgain)
                        again += authority;
                }
                if (m_stamping.stamp)
                    return m_stamping;
            }
            authorities = again;
        }
        return m_stamping;
    }

private:
    Result<void> ask(const TimeAuthority &authority)
    {
        m_verification = {};
        const Seals::TimeStampQuestion question = Seals::askTimeOf(m_sha256, authority.policy);
        REDRESS_TRY(encoded, Seals::encodeQuestion(question));
        const auto answer = m_client.post(authority.url, kQuestionType, encoded, m_progress);
        if (!answer) {
            m_mayAskAgain = answer.error().code == ErrorCode::Network;
            return answer.error();
        }
        if (answer->status != kOk) {
            m_mayAskAgain = answer->status == kTooManyRequests || answer->status >= kServerTroubles;
            return Error{ErrorCode::Network,
                         u"the authority answers with status %1"_s.arg(answer->status),
                         {}};
        }
        REDRESS_TRY(token, Seals::tokenOfAnswer(answer->body));
        return judge(authority, token, {m_sha256, question.nonce, authority.policy});
    }

    Result<void> judge(const TimeAuthority &authority, const QByteArray &token,
                       const Seals::TimeStampWanted &wanted)
    {
        const QString subject = authority.url.toString();
        TimeStamp stamp{{}, authority.url, {}, {}};
        stamp.check = Seals::checkTimeStamp(token, wanted, {{authority.root}, {}}, subject);
        if (stamp.check.verification.isIntact()) {
            REDRESS_TRY(
                lists,
                fetchRevocations(stamp.check.chain, m_rules.limits, m_rules.proxy, m_progress));
            stamp.revoked = lists;
            stamp.check = Seals::checkTimeStamp(token, wanted, {{authority.root}, lists}, subject);
        }
        m_verification = stamp.check.verification;
        for (const Finding &finding : std::as_const(m_verification.findings)) {
            if (finding.verdict == Verdict::Broken)
                return Error{
                    ErrorCode::Corrupt, "the time stamp does not hold: "_L1 + finding.detail, {}};
        }
        if (qAbs(stamp.check.timeUtc.secsTo(m_clock.nowUtc())) > kClockSlackSeconds)
            stamp.check.verification.remark(
                u"time.clock"_s, subject,
                u"the clock of this desk and the authority's differ by minutes"_s);
        stamp.token = stamp.check.plain;
        m_stamping.stamp = stamp;
        return {};
    }

    const QByteArray &m_sha256;
    const StampRules &m_rules;
    const Clock &m_clock;
    Progress &m_progress;
    const HttpClient m_client;
    Stamping m_stamping;
    Verification m_verification; // of the token that came last
    bool m_mayAskAgain = false;
};

} // namespace

Result<Stamping> stampTime(const QByteArray &sha256, const QList<TimeAuthority> &authorities,
                           const StampRules &rules, const Clock &clock, Progress &progress)
{
    if (authorities.isEmpty())
        return Error{ErrorCode::BadInput, u"no time-stamp authority is known"_s,
                     u"An administrator adds one: redress-cli ledger authority add."_s};
    return Stamper(sha256, rules, clock, progress).run(authorities);
}

Result<QList<Crypto::RevocationList>>
fetchRevocations(const QList<Crypto::OutsideCertificate> &chain, const HttpLimits &limits,
                 const HttpProxy &proxy, Progress &progress)
{
    const HttpClient client({limits.totalMs, Crypto::kMaxRevocationBytes}, proxy);
    QList<Crypto::RevocationList> lists;
    for (qsizetype i = 0; i + 1 < chain.size(); ++i) {
        X509 *const issuer = chain.at(i + 1).handle();
        const bool isKnown = std::any_of(
            lists.begin(), lists.end(), [issuer](const auto &list) { return list.isFrom(issuer); });
        const QList<QByteArray> urls = isKnown ? QList<QByteArray>() : chain.at(i).revocationUrls();
        for (const QByteArray &url : urls) {
            const auto answer = client.get(QUrl::fromEncoded(url), progress);
            if (!answer && answer.error().code == ErrorCode::Cancelled)
                return answer.error();
            if (!answer || answer->status != kOk)
                continue;
            const auto list = Crypto::RevocationList::fromDerOrPem(answer->body);
            if (!list || !list->isFrom(issuer))
                continue;
            lists += *list;
            break;
        }
    }
    return lists;
}

} // namespace Redress::Exchange
