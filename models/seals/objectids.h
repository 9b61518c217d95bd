// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QLatin1String>

namespace Redress::Seals::ObjectIds {

// Object identifiers and small numbers, as complete DER elements.

inline QByteArrayView bytes(QLatin1String text)
{
    return {text.data(), text.size()};
}

using namespace Qt::StringLiterals;

inline constexpr auto kVersion1 = "\x02\x01\x01"_L1;
inline constexpr auto kVersion3 = "\x02\x01\x03"_L1;

inline constexpr auto kSignedData = "\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02"_L1;
inline constexpr auto kData = "\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01"_L1;
inline constexpr auto kTimeStampInfo = "\x06\x0b\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01\x04"_L1;
inline constexpr auto kContentType = "\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x09\x03"_L1;
inline constexpr auto kMessageDigest = "\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x09\x04"_L1;
inline constexpr auto kSigningTime = "\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x09\x05"_L1;
inline constexpr auto kSigningCertificate
    = "\x06\x0b\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x02\x0c"_L1;
inline constexpr auto kSigningCertificateV2
    = "\x06\x0b\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x02\x2f"_L1;
inline constexpr auto kSignatureTimeStamp
    = "\x06\x0b\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x02\x0e"_L1;

inline constexpr auto kSha256 = "\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01"_L1;
inline constexpr auto kSha384 = "\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x02"_L1;
inline constexpr auto kSha512 = "\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x03"_L1;
inline constexpr auto kEcdsaWithSha256 = "\x06\x08\x2a\x86\x48\xce\x3d\x04\x03\x02"_L1;
inline constexpr auto kEcdsaWithSha384 = "\x06\x08\x2a\x86\x48\xce\x3d\x04\x03\x03"_L1;
inline constexpr auto kEcdsaWithSha512 = "\x06\x08\x2a\x86\x48\xce\x3d\x04\x03\x04"_L1;
// PKCS #1: all begin alike.
inline constexpr auto kRsaFamily = "\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01"_L1;
inline constexpr auto kRsa = "\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01"_L1;
inline constexpr auto kRsaWithSha256 = "\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0b"_L1;
inline constexpr auto kRsaWithSha384 = "\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0c"_L1;
inline constexpr auto kRsaWithSha512 = "\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0d"_L1;

} // namespace Redress::Seals::ObjectIds
