// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/certificate.h"
#include "models/seals/dossier.h"
#include "tests/fuzz/targets.h"

namespace Redress::Fuzz {

void certificate(QByteArrayView bytes)
{
    static const auto root
        = *Seals::certificateFromPem(sample("tests/fuzz/corpus/certificate/root.pem"));
    static const QDateTime noon(QDate(2026, 3, 2), QTime(12, 0), Qt::UTC);
    (void)Seals::certificateFromPem(bytes.toByteArray());
    (void)Crypto::P256PublicKey::fromSpki(bytes);
    const auto certificate = Crypto::Certificate::fromDer(bytes);
    if (!certificate)
        return;
    demand(certificate->der() == bytes, "a certificate keeps its bytes");
    (void)certificate->commonName();
    (void)certificate->organization();
    (void)certificate->subjectSerialNumber();
    (void)certificate->notBefore();
    (void)certificate->notAfter();
    (void)certificate->publicKey().verifyRaw("text", QByteArray(64, 1));
    (void)Crypto::verifyChain(*certificate, root, noon);
    const auto again = Seals::certificateFromPem(certificate->pem());
    demand(again && again->der() == bytes, "a certificate survives its text form");
}

} // namespace Redress::Fuzz
