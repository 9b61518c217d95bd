// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/age.h"
#include "models/crypto/ageheader.h"
#include "tests/fuzz/targets.h"

#include <QBuffer>

namespace Redress::Fuzz {

void agestream(QByteArrayView bytes)
{
    // Header and MAC are right, so that every mutation reaches the binary part.
    static const Crypto::SecretBytes fileKey = Crypto::SecretBytes::copyOf("YELLOW SUBMARINE");
    static const QByteArray header
        = *Crypto::writeAgeHeader({{"fuzz"}, QByteArray(32, 'x')}, fileKey);
    QByteArray content = header + bytes.toByteArray();
    QBuffer device(&content);
    device.open(QIODevice::ReadOnly);
    const auto reader = Crypto::AgeReader::openWith(
        &device, [](const Crypto::AgeHeader &) -> Result<Crypto::SecretBytes> { return fileKey; });
    if (!reader)
        return;
    demand((*reader)->size() >= 0 && (*reader)->size() < bytes.size(), "sealing adds bytes");
    (void)(*reader)->read((*reader)->size() / 2, 100'000);
    (void)(*reader)->readAll([](QByteArrayView) -> Result<void> { return {}; });
}

} // namespace Redress::Fuzz
