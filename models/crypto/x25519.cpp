// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/x25519.h"

#include "models/crypto/owners.h"

#include <openssl/evp.h>

using namespace Qt::StringLiterals;

namespace Redress::Crypto {

namespace {

using KeyContext = OpenSslPtr<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;

PrivateKeyPtr privateKey(const SecretBytes &secret)
{
    return PrivateKeyPtr(EVP_PKEY_new_raw_private_key_ex(nullptr, "X25519", nullptr, secret.data(),
                                                         size_t(secret.size())));
}

} // namespace

Result<QByteArray> x25519Public(const SecretBytes &secret)
{
    if (secret.size() != kX25519Bytes)
        return Error{ErrorCode::BadInput, u"an X25519 secret has 32 bytes"_s, {}};
    const PrivateKeyPtr key = privateKey(secret);
    QByteArray raw(kX25519Bytes, Qt::Uninitialized);
    size_t length = size_t(raw.size());
    if (!key
        || EVP_PKEY_get_raw_public_key(key.get(), reinterpret_cast<uchar *>(raw.data()), &length)
            != 1
        || length != size_t(kX25519Bytes))
        return cryptoError(u"couldn't read the X25519 secret"_s);
    return raw;
}

Result<SecretBytes> x25519Shared(const SecretBytes &secret, QByteArrayView point)
{
    if (secret.size() != kX25519Bytes || point.size() != kX25519Bytes)
        return Error{ErrorCode::BadInput, u"X25519 secrets and points have 32 bytes"_s, {}};
    const PrivateKeyPtr own = privateKey(secret);
    const PrivateKeyPtr peer(EVP_PKEY_new_raw_public_key_ex(
        nullptr, "X25519", nullptr, reinterpret_cast<const uchar *>(point.data()),
        size_t(point.size())));
    const KeyContext context(own ? EVP_PKEY_CTX_new_from_pkey(nullptr, own.get(), nullptr)
                                 : nullptr);
    if (!peer || !context || EVP_PKEY_derive_init(context.get()) != 1
        || EVP_PKEY_derive_set_peer_ex(context.get(), peer.get(), 0) != 1)
        return cryptoError(u"couldn't start X25519"_s);
    SecretBytes shared(kX25519Bytes);
    size_t length = size_t(shared.size());
    // libcrypto refuses the all-zero result itself, in constant time.
    if (EVP_PKEY_derive(context.get(), shared.data(), &length) != 1
        || length != size_t(kX25519Bytes)) {
        cryptoError({});
        return Error{ErrorCode::BadInput, u"the X25519 point is of low order"_s, {}};
    }
    return shared;
}

} // namespace Redress::Crypto
