// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/seals/rawcms.h"

#include "models/crypto/primitives.h"

#include <algorithm>

using namespace Redress::Seals;

namespace Redress::Test {

namespace {

constexpr int kObjectId = 0x06;
constexpr int kSequence = 0x30;
constexpr int kSet = 0x31;

} // namespace

QByteArray der(int tag, const QList<QByteArray> &parts)
{
    return Der::element(Der::Tag(tag), {parts.join()});
}

QByteArray oid(const char *encoded)
{
    return der(kObjectId, {encoded});
}

namespace Attribute {

QByteArray contentType()
{
    return oid("\x2a\x86\x48\x86\xf7\x0d\x01\x09\x03");
}

QByteArray messageDigest()
{
    return oid("\x2a\x86\x48\x86\xf7\x0d\x01\x09\x04");
}

QByteArray signingTime()
{
    return oid("\x2a\x86\x48\x86\xf7\x0d\x01\x09\x05");
}

QByteArray signingCertificateV2()
{
    return oid("\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x02\x2f");
}

} // namespace Attribute

RawCms::RawCms(const Center &center, const QByteArray &sha256, const QDateTime &time)
    : key(center.clerkKey)
{
    const QByteArray clerk = center.clerk.der();
    const QByteArray algorithm = der(kSequence, {oid("\x60\x86\x48\x01\x65\x03\x04\x02\x01")});
    const QByteArray data = oid("\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01");
    version = signerVersion = "\x02\x01\x01";
    digestAlgorithm = algorithm;
    digestAlgorithms = der(kSet, {algorithm});
    content = der(kSequence, {data});
    certificates = {clerk, center.root.der()};
    signerId = issuerAndSerial(clerk);
    const QByteArray hash = der(Der::OctetString, {Crypto::sha256(clerk)});
    attributes = {{Attribute::contentType(), data},
                  {Attribute::messageDigest(), der(Der::OctetString, {sha256})},
                  {Attribute::signingCertificateV2(),
                   der(kSequence, {der(kSequence, {der(kSequence, {hash})})})},
                  {Attribute::signingTime(), Der::time(time)}};
    signatureAlgorithm = der(kSequence, {oid("\x2a\x86\x48\xce\x3d\x04\x03\x02")});
}

void RawCms::setAttribute(const QByteArray &type, const QByteArray &value)
{
    removeAttribute(type);
    attributes += {type, value};
}

void RawCms::removeAttribute(const QByteArray &type)
{
    attributes.removeIf([&](const auto &each) { return each.first == type; });
}

QByteArray RawCms::bytes() const
{
    QList<QByteArray> made;
    for (const auto &[type, value] : attributes)
        made += der(kSequence, {type, der(kSet, {value})});
    const auto setOf
        = [&](int tag) { return isSorted ? Der::setOf(Der::Tag(tag), made) : der(tag, made); };
    if (!isSorted)
        std::sort(made.rbegin(), made.rend());
    QByteArray signature = *key.signDer(setOf(kSet));
    if (bendSignature)
        signature = bendSignature(signature);
    const QByteArray info
        = der(kSequence,
              {signerVersion, signerId, digestAlgorithm, attributes.isEmpty() ? "" : setOf(0xa0),
               signatureAlgorithm, der(Der::OctetString, {signature}), unsignedAttributes});
    const QByteArray signedData
        = der(kSequence,
              {version, digestAlgorithms, content, Der::setOf(Der::Context0, certificates),
               revocations, der(kSet, QList<QByteArray>(signers, info))});
    return der(kSequence, {oid("\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02"), der(0xa0, {signedData})});
}

QByteArray issuerAndSerial(const QByteArray &certificate)
{
    const auto outer = *Der::Reader(certificate).next();
    const auto tbs = *Der::Reader(outer.content).next();
    Der::Reader fields(tbs.content);
    auto serial = *fields.next();
    if (serial.tag != Der::Integer) // the version stands before it
        serial = *fields.next();
    (void)fields.next().ok(); // algorithm
    return der(kSequence, {fields.next()->whole.toByteArray(), serial.whole.toByteArray()});
}

QByteArray otherRawSignature(const QByteArray &raw)
{
    // The order of P-256.
    const QByteArray order
        = QByteArray::fromHex("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");
    QByteArray made = raw;
    int borrow = 0;
    for (qsizetype i = order.size() - 1; i >= 0; --i) {
        const int digit = uchar(order[i]) - uchar(raw[order.size() + i]) - borrow;
        borrow = digit < 0 ? 1 : 0;
        made[order.size() + i] = char(digit);
    }
    return made;
}

QByteArray otherSignature(const QByteArray &signature)
{
    constexpr qsizetype kNumberBytes = 32;
    const auto outer = *Der::Reader(signature).next();
    Der::Reader fields(outer.content);
    const auto next = [&] {
        const QByteArray digits = fields.next()->content.toByteArray().right(kNumberBytes);
        return digits.rightJustified(kNumberBytes, '\0');
    };
    const QByteArray r = next();
    const auto number = [](QByteArray digits) {
        while (digits.size() > 1 && digits[0] == '\0' && uchar(digits[1]) < 0x80)
            digits.remove(0, 1);
        if (uchar(digits[0]) >= 0x80)
            digits.prepend('\0');
        return der(Der::Integer, {digits});
    };
    return der(kSequence, {number(r), number(otherRawSignature(r + next()).right(kNumberBytes))});
}

} // namespace Redress::Test
