// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/age.h"
#include "models/crypto/agearmor.h"
#include "models/crypto/agehybrid.h"
#include "models/crypto/agepassphrase.h"
#include "models/crypto/agex25519.h"
#include "tests/fuzz/targets.h"

#include <QBuffer>

using namespace Qt::StringLiterals;

namespace Redress::Fuzz {

namespace {

// The identities under which the public test files of C2SP/CCTV were made.
const Crypto::AgeIdentity &curveIdentity()
{
    static const auto identity = *Crypto::AgeIdentity::fromText(
        u"AGE-SECRET-KEY-1EGTZVFFV20835NWYV6270LXYVK2VKNX2MMDKWYKLMGR48UAWX40Q2P2LM0"_s);
    return identity;
}

const Crypto::AgeHybridIdentity &hybridIdentity()
{
    static const auto identity = *Crypto::AgeHybridIdentity::fromText(
        u"AGE-SECRET-KEY-PQ-1HZLGZUPT4ETPKDEV8HSGFDCYZ4E522W0A7PU2LHT8EH9W6YLNC3SW78XKG"_s);
    return identity;
}

// Dear passphrases are the format's own right; here they would only keep the fuzzer waiting.
bool isCheap(const Crypto::AgeHeader &header)
{
    for (const Crypto::AgeStanza &stanza : header.stanzas) {
        if (stanza.arguments.value(0) == "scrypt" && stanza.arguments.value(2).size() > 1
            && stanza.arguments.value(2) != "10")
            return false;
    }
    return true;
}

Result<Crypto::SecretBytes> fileKeyOf(const Crypto::AgeHeader &header)
{
    if (isCheap(header)) {
        REDRESS_TRY(fileKey,
                    Crypto::unwrapPassphrase(header, Crypto::SecretBytes::copyOf("password")));
        if (fileKey)
            return *fileKey;
    }
    for (const Crypto::AgeStanza &stanza : header.stanzas) {
        REDRESS_TRY(hybrid, hybridIdentity().unwrap(stanza));
        if (hybrid)
            return *hybrid;
        if (stanza.arguments.first() != "X25519")
            continue;
        REDRESS_TRY(curve, Crypto::unwrapX25519(stanza, curveIdentity()));
        if (curve)
            return *curve;
    }
    return Error{ErrorCode::NotFound, u"no identity fits"_s, {}};
}

} // namespace

void agefile(QByteArrayView bytes)
{
    QByteArray content = bytes.toByteArray();
    if (Crypto::isAgeArmored(bytes)) {
        const auto decoded = Crypto::decodeAgeArmor(bytes);
        if (!decoded)
            return;
        content = *decoded;
    }
    QBuffer device(&content);
    device.open(QIODevice::ReadOnly);
    const auto reader = Crypto::AgeReader::openWith(&device, fileKeyOf);
    if (!reader)
        return;
    qint64 read = 0;
    const auto all = (*reader)->readAll([&read](QByteArrayView piece) -> Result<void> {
        read += piece.size();
        return {};
    });
    demand(!all || read == (*reader)->size(), "a file is as long as it says");
}

} // namespace Redress::Fuzz
