// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/sha3.h"

#include "models/crypto/owners.h"

#include <openssl/evp.h>

using namespace Qt::StringLiterals;

namespace Redress::Crypto {

namespace {

using DigestContext = OpenSslPtr<EVP_MD_CTX, EVP_MD_CTX_free>;

Result<SecretBytes> hashed(const EVP_MD *algorithm, QByteArrayView data, qsizetype length,
                           bool isExtendable)
{
    const DigestContext context(EVP_MD_CTX_new());
    SecretBytes out(length);
    if (!context || EVP_DigestInit_ex2(context.get(), algorithm, nullptr) != 1
        || EVP_DigestUpdate(context.get(), data.data(), size_t(data.size())) != 1
        || (isExtendable ? EVP_DigestFinalXOF(context.get(), out.data(), size_t(length))
                         : EVP_DigestFinal_ex(context.get(), out.data(), nullptr))
            != 1)
        return cryptoError(u"couldn't compute a SHA-3 digest"_s);
    return out;
}

} // namespace

Result<SecretBytes> sha3_256(QByteArrayView data)
{
    return hashed(EVP_sha3_256(), data, 32, false);
}

Result<SecretBytes> sha3_512(QByteArrayView data)
{
    return hashed(EVP_sha3_512(), data, 64, false);
}

Result<SecretBytes> shake128(QByteArrayView data, qsizetype length)
{
    return hashed(EVP_shake128(), data, length, true);
}

Result<SecretBytes> shake256(QByteArrayView data, qsizetype length)
{
    return hashed(EVP_shake256(), data, length, true);
}

} // namespace Redress::Crypto
