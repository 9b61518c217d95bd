// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/certificate.h"
#include "models/crypto/primitives.h"
#include "models/seals/cades.h"
#include "models/seals/dossier.h"
#include "tests/fuzz/targets.h"

using namespace Qt::StringLiterals;

namespace Redress::Fuzz {

void cades(QByteArrayView bytes)
{
    static const auto root
        = *Seals::certificateFromPem(sample("tests/fuzz/corpus/certificate/root.pem"));
    const QByteArray der = bytes.toByteArray();
    const auto check
        = Seals::verifyDetachedDigest(der, Crypto::sha256("nobody's paper"), root, u"fuzz"_s);
    demand(check.verification.worst() == Verdict::Broken, "nobody signed this paper");
}

} // namespace Redress::Fuzz
