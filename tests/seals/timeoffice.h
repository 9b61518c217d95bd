// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/crypto/outsidecertificate.h"
#include "models/crypto/revocation.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace Redress::Test {

/// How a time-stamp authority's certificate is made.
struct TimeOfficeWish {
    QString usage = QStringLiteral("critical,timeStamping"); // empty: none
    QDateTime fromUtc = QDateTime::currentDateTimeUtc().addDays(-30);
    QDateTime untilUtc = QDateTime::currentDateTimeUtc().addYears(3);
    bool isRsa = false;
    bool hasIntermediate = false; // an authority between the root and the one that stamps
    QString revocationUrl = {};
    QString oldDigest = {}; // "sha1": names its certificate as RFC 2634 does
};

/// A TSTInfo as nobody honest may write it.
struct TimeStampSaid {
    QByteArray sha256;
    QByteArray nonce; // empty: none
    QString policy = QStringLiteral("1.2.3.4.1");
    QByteArray time; // "20261123120000Z"
    QByteArray more = {}; // elements after the nonce
};

/// A real time-stamp authority: keys, certificates, tokens and lists made by the `openssl` command.
class TimeOffice {
public:
    explicit TimeOffice(const TimeOfficeWish &wish = {});
    /// What went wrong while it was set up; empty when all went well.
    QString trouble() const { return m_trouble; }
    Crypto::OutsideCertificate root() const;
    QString rootPath() const { return path(QStringLiteral("root.pem")); }
    QString path(const QString &name) const { return m_folder.filePath(name); }

    /// `openssl ts -reply`: the whole TimeStampResp; empty when it refuses to work.
    QByteArray reply(const QByteArray &question);
    /// The same for a digest, token only.
    QByteArray tokenFor(const QByteArray &sha256);
    /// `openssl cms -sign` over anything that calls itself a TSTInfo.
    QByteArray sign(const QByteArray &info, int signers = 1);
    /// Takes the certificate that stamps back; an empty reason says none.
    void revoke(const QString &reason);
    /// Its newest list, DER; of the root's authority, or of the one between.
    QByteArray revocationDer();

    static QByteArray info(const TimeStampSaid &said);
    static QByteArray granted(const QByteArray &token);
    /// Whether `openssl ts -verify` believes the token.
    bool isBelievedByOpenssl(const QByteArray &token, const QByteArray &sha256);

private:
    bool run(const QStringList &arguments);
    void write(const QString &name, const QByteArray &bytes);
    QByteArray read(const QString &name) const;
    void makeKey(const QString &name, bool isRsa);
    void issue(const QString &name, const QString &issuer, const QString &extensions,
               const QDateTime &from, const QDateTime &until);

    QTemporaryDir m_folder;
    QString m_trouble;
    QString m_issuer; // of the certificate that stamps
};

} // namespace Redress::Test
