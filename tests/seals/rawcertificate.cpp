// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/seals/rawcertificate.h"

#include "models/crypto/primitives.h"
#include "tests/seals/rawcms.h"

#include <algorithm>

using namespace Redress::Seals;

namespace Redress::Test {

namespace {

constexpr int kSequence = 0x30;
constexpr int kSet = 0x31;

QByteArray extensionId(char last)
{
    return der(0x06, {QByteArray("\x55\x1d") + last});
}

QByteArray attribute(char type, const QByteArray &text)
{
    return der(kSet,
               {der(kSequence, {der(0x06, {QByteArray("\x55\x04") + type}), der(0x0c, {text})})});
}

QByteArray ecdsaWithSha256()
{
    return der(kSequence, {oid("\x2a\x86\x48\xce\x3d\x04\x03\x02")});
}

// What RFC 5280 4.2.1.2 calls method (1), over any stable part will do.
QByteArray idOf(const QByteArray &spki)
{
    return Crypto::sha256(spki).first(20);
}

QByteArray daysFrom(const QDateTime &from, int years)
{
    return der(kSequence, {Der::time(from), Der::time(from.addYears(years))});
}

// The n-th element of what the certificate says.
QByteArray part(const QByteArray &certificate, int n)
{
    const auto outer = *Der::Reader(certificate).next();
    const auto tbs = *Der::Reader(outer.content).next();
    Der::Reader fields(tbs.content);
    for (int i = 0; i < n; ++i)
        (void)fields.next().ok();
    return fields.next()->whole.toByteArray();
}

QByteArray subjectKeyIdOf(const QByteArray &certificate)
{
    const QByteArray mark = Extension::subjectKeyId();
    const qsizetype at = certificate.indexOf(mark);
    // An OCTET STRING around an OCTET STRING of twenty bytes.
    return certificate.mid(at + mark.size() + 4, 20);
}

} // namespace

namespace Extension {

QByteArray basicConstraints()
{
    return extensionId(0x13);
}

QByteArray keyUsage()
{
    return extensionId(0x0f);
}

QByteArray subjectKeyId()
{
    return extensionId(0x0e);
}

QByteArray authorityKeyId()
{
    return extensionId(0x23);
}

} // namespace Extension

RawCertificate RawCertificate::ofClerk(const Center &center, const Crypto::P256PrivateKey &key)
{
    RawCertificate made;
    made.version = der(0xa0, {"\x02\x01\x02"});
    made.serial = der(0x02, {"\x41" + Crypto::randomBytes(15)});
    made.algorithm = made.algorithmOutside = ecdsaWithSha256();
    made.issuer = part(center.root.der(), 5);
    made.validity = daysFrom(noon().addMonths(-1), 3);
    made.subject
        = der(kSequence, {attribute(0x0a, "Made-up Center"), attribute(0x03, "陈立 (clerk)")});
    made.key = key.publicKey().spki();
    made.extensions = {{Extension::basicConstraints(), true, der(kSequence, {})},
                       {Extension::keyUsage(), true, QByteArray("\x03\x02\x06\xc0")},
                       {Extension::subjectKeyId(), false, der(0x04, {idOf(made.key)})},
                       {Extension::authorityKeyId(), false,
                        der(kSequence, {der(0x80, {subjectKeyIdOf(center.root.der())})})}};
    made.issuerKey = center.rootKey;
    return made;
}

RawCertificate RawCertificate::ofRoot(const Center &center)
{
    RawCertificate made = ofClerk(center, center.rootKey);
    const QByteArray id = subjectKeyIdOf(center.root.der());
    made.subject = made.issuer;
    made.validity = daysFrom(noon().addMonths(-1), 20);
    made.extensions = {{Extension::basicConstraints(), true,
                        QByteArray("\x30\x06\x01\x01\xff\x02\x01\x00", 8)}, // CA, pathlen 0
                       {Extension::keyUsage(), true, QByteArray("\x03\x02\x01\x06")},
                       {Extension::subjectKeyId(), false, der(0x04, {id})},
                       {Extension::authorityKeyId(), false, der(kSequence, {der(0x80, {id})})}};
    return made;
}

RawExtension &RawCertificate::extension(const QByteArray &type)
{
    const auto found = std::find_if(extensions.begin(), extensions.end(),
                                    [&](const RawExtension &each) { return each.type == type; });
    Q_ASSERT(found != extensions.end());
    return *found;
}

void RawCertificate::remove(const QByteArray &type)
{
    extensions.removeIf([&](const RawExtension &each) { return each.type == type; });
}

QByteArray RawCertificate::bytes() const
{
    QList<QByteArray> list;
    for (const RawExtension &each : extensions) {
        const QByteArray critical = each.critical ? QByteArray("\x01\x01\xff") : QByteArray();
        list += der(kSequence, {each.type, critical, der(0x04, {each.value})});
    }
    const QByteArray tbs = der(kSequence,
                               {version, serial, algorithm, issuer, validity, subject, key,
                                list.isEmpty() ? QByteArray() : der(0xa3, {der(kSequence, list)})});
    const QByteArray signature = QByteArray(1, '\0') + *issuerKey.signDer(tbs);
    return der(kSequence, {tbs, algorithmOutside, der(0x03, {signature})});
}

} // namespace Redress::Test
