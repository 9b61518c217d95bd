// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/seals/timestamp.h"

#include "models/crypto/primitives.h"
#include "models/seals/der.h"
#include "models/seals/objectids.h"
#include "models/seals/signerid.h"
#include "models/seals/timestamptoken.h"

#include <openssl/evp.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Redress::Seals {

namespace {

using Crypto::OutsideCertificate;

/// ESSCertID names a certificate by SHA-1, which still finds it: nobody can make another one that
/// has this digest, the issuer's name and a number of the same issuer.
bool isHashOf(const QByteArray &hash, const OutsideCertificate &certificate)
{
    const QByteArray der = certificate.der();
    if (hash.size() == Crypto::kDigestBytes)
        return hash == Crypto::sha256(der);
    QByteArray sha1(EVP_MAX_MD_SIZE, '\0');
    unsigned int size = 0;
    return EVP_Digest(der.constData(), size_t(der.size()), reinterpret_cast<uchar *>(sha1.data()),
                      &size, EVP_sha1(), nullptr)
        == 1
        && hash == sha1.first(qsizetype(size));
}

class TimeStampJudge {
public:
    TimeStampJudge(const TimeStampWanted &wanted, const TimeStampTrust &trust,
                   const QString &subject)
        : m_wanted(wanted), m_trust(trust), m_subject(subject)
    {
    }

    TimeStampCheck judge(const QByteArray &der)
    {
        const auto token = TimeStampToken::read(der);
        if (!token) {
            broken("malformed", token.error().detail);
            return m_check;
        }
        m_check.timeUtc = token->timeUtc;
        m_check.policy = token->policy;
        if (token->imprint != m_wanted.sha256)
            broken("imprint", u"it stamps something else"_s);
        if (m_wanted.nonce && token->nonce != *m_wanted.nonce)
            broken("nonce", u"it does not answer the question that was asked"_s);
        if (!m_wanted.policy.isEmpty() && token->policy != m_wanted.policy)
            broken("policy", u"it was made under the policy %1"_s.arg(token->policy));
        judgeSigner(*token);
        return m_check;
    }

private:
    void broken(const char *what, const QString &detail)
    {
        m_check.verification.broken("time."_L1 + QLatin1String(what), m_subject, detail);
    }

    void judgeSigner(const TimeStampToken &token)
    {
        QList<OutsideCertificate> certificates;
        std::optional<OutsideCertificate> signer;
        for (const QByteArray &each : token.certificates) {
            const auto certificate = OutsideCertificate::fromDer(each);
            if (!certificate) {
                broken("certificate", certificate.error().detail);
                return;
            }
            certificates += *certificate;
            if (isHashOf(token.certificateHash, *certificate)
                && issuerAndSerialOf(certificate->handle()) == token.signerId)
                signer = *certificate;
        }
        if (!signer) {
            broken("certificate", u"the certificate that it names is not in it"_s);
            return;
        }
        m_check.authority = signer->name();
        if (token.contentType != ObjectIds::bytes(ObjectIds::kTimeStampInfo)
            || !token.isSignedBy(X509_get0_pubkey(signer->handle())))
            broken("signature", u"the signature does not fit the certificate's key"_s);
        judgeChain(token, *signer, certificates);
    }

    void judgeChain(const TimeStampToken &token, const OutsideCertificate &signer,
                    const QList<OutsideCertificate> &certificates)
    {
        const Crypto::OutsideChain chain
            = Crypto::timeStampChain(signer, certificates, m_trust.roots, token.timeUtc);
        if (chain.certificates.isEmpty()) {
            broken(chain.fault == Crypto::ChainFault::Purpose    ? "purpose"
                       : chain.fault == Crypto::ChainFault::Days ? "expired"
                                                                 : "chain",
                   chain.reason);
            return;
        }
        m_check.chain = chain.certificates;
        QList<QByteArray> needed;
        for (const OutsideCertificate &certificate : chain.certificates) {
            if (!m_check.lastDayUtc.isValid() || certificate.notAfter() < m_check.lastDayUtc)
                m_check.lastDayUtc = certificate.notAfter();
            // The root comes another way, unless it stamps itself.
            if (needed.isEmpty() || certificate.der() != chain.certificates.last().der())
                needed += certificate.der();
        }
        m_check.plain = token.write(needed);
        for (qsizetype i = 0; i + 1 < chain.certificates.size(); ++i)
            judgeRevocation(chain.certificates.at(i), chain.certificates.at(i + 1));
    }

    void judgeRevocation(const OutsideCertificate &certificate, const OutsideCertificate &issuer)
    {
        bool isKnown = false;
        for (const Crypto::RevocationList &list : m_trust.revoked) {
            if (!list.isFrom(issuer.handle()))
                continue;
            // An old list may be sent by whoever stands between, to hide what is in the new one.
            isKnown = isKnown || !list.nextUtc().isValid() || list.nextUtc() >= m_check.timeUtc;
            const auto entry = list.entryOf(certificate.handle());
            if (entry && (entry->isForAllTime || entry->fromUtc <= m_check.timeUtc)) {
                broken("revoked", u"the certificate of %1 was revoked"_s.arg(certificate.name()));
                return;
            }
        }
        if (!isKnown)
            m_check.verification.remark(
                u"time.revocation-unknown"_s, m_subject,
                u"no list says whether the certificate of %1 was revoked"_s.arg(
                    certificate.name()));
    }

    const TimeStampWanted &m_wanted;
    const TimeStampTrust &m_trust;
    const QString &m_subject;
    TimeStampCheck m_check;
};

} // namespace

TimeStampCheck checkTimeStamp(const QByteArray &token, const TimeStampWanted &wanted,
                              const TimeStampTrust &trust, const QString &subject)
{
    return TimeStampJudge(wanted, trust, subject).judge(token);
}

TimeStampCheck checkKeptTimeStamp(const QByteArray &token, const TimeStampWanted &wanted,
                                  const TimeStampTrust &trust, const QString &subject)
{
    TimeStampCheck check = checkTimeStamp(token, wanted, trust, subject);
    if (!check.plain.isEmpty() && check.plain != token)
        check.verification.broken(u"time.spelling"_s, subject,
                                  u"the token is not written as it is kept"_s);
    return check;
}

QByteArray joinRevocations(const QList<Crypto::RevocationList> &lists)
{
    QByteArray bytes;
    for (const Crypto::RevocationList &list : lists)
        bytes += list.der();
    return bytes;
}

Result<QList<Crypto::RevocationList>> splitRevocations(const QByteArray &bytes)
{
    QList<Crypto::RevocationList> lists;
    for (Der::Reader each(bytes); !each.atEnd();) {
        REDRESS_TRY(item, each.next(Der::Sequence));
        REDRESS_TRY(list, Crypto::RevocationList::fromDer(item.whole));
        lists += list;
    }
    return lists;
}

} // namespace Redress::Seals
