// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/seals/timeoffice.h"

#include "models/seals/der.h"
#include "models/seals/objectids.h"
#include "models/seals/timestamp.h"

#include <QFile>
#include <QProcess>

using namespace Qt::StringLiterals;

namespace Redress::Test {

namespace Der = Seals::Der;
namespace Ids = Seals::ObjectIds;

namespace {

constexpr char kConfiguration[] = R"(
[own]
database = index.txt
new_certs_dir = .
serial = serial
crlnumber = crlnumber
default_md = sha256
policy = any
unique_subject = no
default_crl_days = 30
copy_extensions = none
[any]
commonName = supplied
[authority]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid:always
[stamps]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid:always
%USAGE%
%POINT%
[tsa]
serial = tsaserial
crypto_device = builtin
signer_digest = sha256
default_policy = 1.2.3.4.1
other_policies = 1.2.3.4.5
digests = sha256
accuracy = secs:1
ess_cert_id_alg = %ESS%
[req]
distinguished_name = any
)";

QString dayText(const QDateTime &utc)
{
    return utc.toUTC().toString(u"yyyyMMddHHmmss'Z'"_s);
}

} // namespace

TimeOffice::TimeOffice(const TimeOfficeWish &wish)
    : m_issuer(wish.hasIntermediate ? u"between"_s : u"root"_s)
{
    QByteArray configuration = kConfiguration;
    configuration.replace(
        "%USAGE%", wish.usage.isEmpty() ? "" : "extendedKeyUsage = " + wish.usage.toLatin1());
    configuration.replace("%POINT%",
                          wish.revocationUrl.isEmpty()
                              ? ""
                              : "crlDistributionPoints = URI:" + wish.revocationUrl.toLatin1());
    configuration.replace("%ESS%", wish.oldDigest.isEmpty() ? "sha256" : wish.oldDigest.toLatin1());
    write(u"office.cnf"_s, configuration);
    write(u"index.txt"_s, {});
    write(u"serial"_s, "1000\n");
    write(u"crlnumber"_s, "01\n");
    write(u"tsaserial"_s, "01\n");
    const QDateTime early = qMin(wish.fromUtc, QDateTime::currentDateTimeUtc()).addYears(-1);
    const QDateTime late = QDateTime::currentDateTimeUtc().addYears(10);
    for (const auto &name : {u"root"_s, u"between"_s, u"stamps"_s})
        makeKey(name, wish.isRsa);
    issue(u"root"_s, u"root"_s, u"authority"_s, early, late);
    issue(u"between"_s, u"root"_s, u"authority"_s, early, late);
    issue(u"stamps"_s, m_issuer, u"stamps"_s, wish.fromUtc, wish.untilUtc);
}

bool TimeOffice::run(const QStringList &arguments)
{
    QProcess openssl;
    openssl.setWorkingDirectory(m_folder.path());
    openssl.start(u"openssl"_s, arguments);
    const bool done = openssl.waitForFinished() && openssl.exitStatus() == QProcess::NormalExit
        && openssl.exitCode() == 0;
    if (!done)
        m_trouble = arguments.join(u' ') + u": "_s
            + QString::fromUtf8(openssl.readAllStandardError()).left(500);
    return done;
}

void TimeOffice::write(const QString &name, const QByteArray &bytes)
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        m_trouble = file.errorString();
}

QByteArray TimeOffice::read(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TimeOffice::makeKey(const QString &name, bool isRsa)
{
    QStringList how{u"genpkey"_s, u"-out"_s, name + u".key"_s, u"-algorithm"_s};
    how += isRsa ? QStringList{u"RSA"_s, u"-pkeyopt"_s, u"rsa_keygen_bits:2048"_s}
                 : QStringList{u"EC"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:P-256"_s};
    run(how);
}

void TimeOffice::issue(const QString &name, const QString &issuer, const QString &extensions,
                       const QDateTime &from, const QDateTime &until)
{
    run({u"req"_s, u"-new"_s, u"-config"_s, u"office.cnf"_s, u"-key"_s, name + u".key"_s,
         u"-subj"_s, u"/CN=Made-up time office: "_s + name, u"-out"_s, name + u".csr"_s});
    QStringList how{
        u"ca"_s,          u"-batch"_s,   u"-config"_s,     u"office.cnf"_s,    u"-name"_s,
        u"own"_s,         u"-notext"_s,  u"-keyfile"_s,    issuer + u".key"_s, u"-in"_s,
        name + u".csr"_s, u"-out"_s,     name + u".pem"_s, u"-extensions"_s,   extensions,
        u"-startdate"_s,  dayText(from), u"-enddate"_s,    dayText(until)};
    how += issuer == name ? QStringList{u"-selfsign"_s}
                          : QStringList{u"-cert"_s, issuer + u".pem"_s};
    run(how);
}

Crypto::OutsideCertificate TimeOffice::root() const
{
    return *Crypto::OutsideCertificate::fromPem(read(u"root.pem"_s));
}

QByteArray TimeOffice::reply(const QByteArray &question)
{
    write(u"question.tsq"_s, question);
    QFile::remove(path(u"answer.tsr"_s));
    QStringList how{u"ts"_s,       u"-reply"_s,     u"-config"_s,    u"office.cnf"_s,
                    u"-section"_s, u"tsa"_s,        u"-queryfile"_s, u"question.tsq"_s,
                    u"-inkey"_s,   u"stamps.key"_s, u"-signer"_s,    u"stamps.pem"_s,
                    u"-out"_s,     u"answer.tsr"_s};
    if (m_issuer != u"root"_s)
        how += {u"-chain"_s, m_issuer + u".pem"_s};
    return run(how) ? read(u"answer.tsr"_s) : QByteArray();
}

QByteArray TimeOffice::tokenFor(const QByteArray &sha256)
{
    const auto token
        = Seals::tokenOfAnswer(reply(*Seals::encodeQuestion(Seals::askTimeOf(sha256, {}))));
    return token ? *token : QByteArray();
}

QByteArray TimeOffice::sign(const QByteArray &info, int signers)
{
    write(u"info.der"_s, info);
    QStringList how{u"cms"_s,       u"-sign"_s,          u"-binary"_s,
                    u"-nodetach"_s, u"-cades"_s,         u"-md"_s,
                    u"sha256"_s,    u"-econtent_type"_s, u"1.2.840.113549.1.9.16.1.4"_s,
                    u"-in"_s,       u"info.der"_s,       u"-outform"_s,
                    u"DER"_s,       u"-out"_s,           u"token.der"_s};
    how += {u"-signer"_s, u"stamps.pem"_s, u"-inkey"_s, u"stamps.key"_s};
    if (signers > 1)
        how += {u"-signer"_s, u"between.pem"_s, u"-inkey"_s, u"between.key"_s};
    if (m_issuer != u"root"_s)
        how += {u"-certfile"_s, m_issuer + u".pem"_s};
    return run(how) ? read(u"token.der"_s) : QByteArray();
}

void TimeOffice::revoke(const QString &reason)
{
    QStringList how{
        u"ca"_s,        u"-config"_s,         u"office.cnf"_s, u"-name"_s,           u"own"_s,
        u"-keyfile"_s,  m_issuer + u".key"_s, u"-cert"_s,      m_issuer + u".pem"_s, u"-revoke"_s,
        u"stamps.pem"_s};
    if (!reason.isEmpty())
        how += {u"-crl_reason"_s, reason};
    run(how);
}

QByteArray TimeOffice::revocationDer()
{
    run({u"ca"_s, u"-gencrl"_s, u"-config"_s, u"office.cnf"_s, u"-name"_s, u"own"_s, u"-keyfile"_s,
         m_issuer + u".key"_s, u"-cert"_s, m_issuer + u".pem"_s, u"-out"_s, u"list.pem"_s});
    const auto list = Crypto::RevocationList::fromDerOrPem(read(u"list.pem"_s));
    return list ? list->der() : QByteArray();
}

QByteArray TimeOffice::info(const TimeStampSaid &said)
{
    const QByteArray imprint
        = Der::element(Der::Sequence,
                       {Der::element(Der::Sequence, {Ids::bytes(Ids::kSha256)}),
                        Der::element(Der::OctetString, {said.sha256})});
    const auto policy = Der::objectId(said.policy);
    return Der::element(
        Der::Sequence,
        {Ids::bytes(Ids::kVersion1), policy ? *policy : QByteArray(), imprint,
         Der::element(Der::Integer, {"\x07"}), Der::element(Der::GeneralizedTime, {said.time}),
         said.nonce.isEmpty() ? QByteArray() : Der::element(Der::Integer, {said.nonce}),
         said.more});
}

QByteArray TimeOffice::granted(const QByteArray &token)
{
    const QByteArray zero = Der::element(Der::Integer, {QByteArrayView("\0", 1)});
    return Der::element(Der::Sequence, {Der::element(Der::Sequence, {zero}), token});
}

bool TimeOffice::isBelievedByOpenssl(const QByteArray &token, const QByteArray &sha256)
{
    write(u"judged.tst"_s, token);
    const QString before = m_trouble;
    const bool believed
        = run({u"ts"_s, u"-verify"_s, u"-token_in"_s, u"-in"_s, u"judged.tst"_s, u"-digest"_s,
               QString::fromLatin1(sha256.toHex()), u"-CAfile"_s, u"root.pem"_s});
    m_trouble = before;
    return believed;
}

} // namespace Redress::Test
