// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/ageheader.h"
#include "tests/fuzz/targets.h"

#include <QBuffer>

namespace Redress::Fuzz {

void ageheader(QByteArrayView bytes)
{
    QByteArray content = bytes.toByteArray();
    QBuffer device(&content);
    device.open(QIODevice::ReadOnly);
    if (const auto header = Crypto::readAgeHeader(&device))
        demand(header->bytes <= content.size() && content.startsWith(header->macInput)
                   && !header->stanzas.isEmpty(),
               "a header lies within its file");
}

} // namespace Redress::Fuzz
