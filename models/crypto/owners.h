// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <openssl/evp.h>

#include <memory>

namespace Redress::Crypto {

template <typename T, void (*Free)(T *)>
struct OpenSslDeleter {
    void operator()(T *object) const { Free(object); }
};

/// Every C object gets an owner on the line where it is born: OpenSslPtr<EVP_PKEY, EVP_PKEY_free>.
template <typename T, void (*Free)(T *)>
using OpenSslPtr = std::unique_ptr<T, OpenSslDeleter<T, Free>>;

using PrivateKeyPtr = OpenSslPtr<EVP_PKEY, EVP_PKEY_free>;

/// ErrorCode::Crypto with OpenSSL's error queue emptied into the detail.
Error cryptoError(const QString &couldnt);

} // namespace Redress::Crypto
