// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/outsidecertificate.h"
#include "models/crypto/revocation.h"
#include "tests/fuzz/targets.h"

namespace Redress::Fuzz {

void revocation(QByteArrayView bytes)
{
    static const auto root
        = *Crypto::OutsideCertificate::fromPem(sample("tests/fuzz/corpus/timestamp/root.pem"));
    const auto list = Crypto::RevocationList::fromDerOrPem(bytes.toByteArray());
    if (list) {
        demand(list->issuedUtc().isValid(), "a list without a day");
        demand(Crypto::RevocationList::fromDer(list->der()).ok(), "a list is its own spelling");
        list->isFrom(root.handle());
        list->entryOf(root.handle());
    }
    const auto certificate = Crypto::OutsideCertificate::fromDer(bytes);
    if (certificate) {
        demand(certificate->der() == bytes, "a certificate is its own spelling");
        certificate->revocationUrls();
        certificate->isRoot();
    }
}

} // namespace Redress::Fuzz
