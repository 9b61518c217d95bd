// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/owners.h"

#include <openssl/err.h>

#include <array>

using namespace Qt::StringLiterals;

namespace Redress::Crypto {

Error cryptoError(const QString &couldnt)
{
    QString detail = couldnt;
    while (const unsigned long code = ERR_get_error()) {
        std::array<char, 256> text{};
        ERR_error_string_n(code, text.data(), text.size());
        detail += ": "_L1 + QString::fromLatin1(text.data());
    }
    return Error{ErrorCode::Crypto, detail, {}};
}

} // namespace Redress::Crypto
