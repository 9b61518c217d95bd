// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/finding.h"
#include "models/core/result.h"
#include "models/crypto/outsidecertificate.h"
#include "models/crypto/revocation.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace Redress::Seals {

// RFC 3161 time stamps over SHA-256: resources/help/outside-time.md.

inline constexpr qsizetype kMaxTimeStampBytes = 64 * 1024; // of a token, and of an answer
inline constexpr int kMaxTimeStampCertificates = 8;

struct TimeStampQuestion {
    QByteArray sha256; // of what is stamped
    QByteArray nonce; // 16 bytes, the content of a positive INTEGER
    QString policy; // dotted; empty: the authority's choice
};
/// With a fresh nonce.
TimeStampQuestion askTimeOf(const QByteArray &sha256, const QString &policy);
/// The TimeStampReq, in DER; the authority's certificate is asked for. BadInput for a digest or a
/// policy that is none.
Result<QByteArray> encodeQuestion(const TimeStampQuestion &question);
/// The token of a TimeStampResp, unchecked. NotPermitted when the authority refuses (the detail has
/// its reason), Corrupt for what is no answer at all.
Result<QByteArray> tokenOfAnswer(const QByteArray &answer);

/// What a token must say. A nonce only matters to whoever asked.
struct TimeStampWanted {
    QByteArray sha256;
    std::optional<QByteArray> nonce;
    QString policy; // empty: any
};
/// Whom to believe, and what is known to be revoked.
struct TimeStampTrust {
    QList<Crypto::OutsideCertificate> roots;
    QList<Crypto::RevocationList> revoked;
};

struct TimeStampCheck {
    /// "time.malformed", "time.spelling", "time.imprint", "time.nonce", "time.policy",
    /// "time.certificate", "time.purpose", "time.signature", "time.expired", "time.chain",
    /// "time.revoked"; the remark "time.revocation-unknown" when no list speaks of a certificate.
    Verification verification;
    QDateTime timeUtc; // as the token says, to the millisecond; invalid when it cannot be read
    QString authority; // the name in the certificate that the token names
    QString policy;
    QDateTime lastDayUtc; // the soonest end of a certificate of the chain
    QList<Crypto::OutsideCertificate> chain; // to the root; empty when it does not hold
    /// The token in the one spelling that is kept: what the authority signed, and just the
    /// certificates between it and the root. Empty when the chain does not hold.
    QByteArray plain;
};

/// Checks a token, as it came or as it is kept.
TimeStampCheck checkTimeStamp(const QByteArray &token, const TimeStampWanted &wanted,
                              const TimeStampTrust &trust, const QString &subject);
/// The same of one that is kept: "time.spelling" for any byte that is not as `plain`.
TimeStampCheck checkKeptTimeStamp(const QByteArray &token, const TimeStampWanted &wanted,
                                  const TimeStampTrust &trust, const QString &subject);

/// Lists as they are kept: DER, one after the other.
QByteArray joinRevocations(const QList<Crypto::RevocationList> &lists);
Result<QList<Crypto::RevocationList>> splitRevocations(const QByteArray &bytes);

} // namespace Redress::Seals
