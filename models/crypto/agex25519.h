// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/crypto/age.h"
#include "models/crypto/ageheader.h"

#include <optional>

namespace Redress::Crypto {

/// Wraps `fileKey` for an X25519 recipient; BadInput for a low-order recipient.
Result<AgeStanza> wrapForX25519(const SecretBytes &fileKey, const QByteArray &recipientRaw);
/// The file key if `stanza` was made for `identity`, nothing if for another; Corrupt when the
/// stanza is malformed.
Result<std::optional<SecretBytes>> unwrapX25519(const AgeStanza &stanza,
                                                const AgeIdentity &identity);

} // namespace Redress::Crypto
