// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/primitives.h"

#include "models/crypto/owners.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <algorithm>
#include <array>

namespace Redress::Crypto {

namespace {

using DigestContext = OpenSslPtr<EVP_MD_CTX, EVP_MD_CTX_free>;

// Fetching costs more than hashing a tree node: once for the process, never freed.
const EVP_MD *sha256Algorithm()
{
    static const EVP_MD *const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    if (!algorithm)
        qFatal("libcrypto offers no SHA-256");
    return algorithm;
}

DigestContext startedContext()
{
    DigestContext context(EVP_MD_CTX_new());
    if (!context || EVP_DigestInit_ex2(context.get(), sha256Algorithm(), nullptr) != 1)
        qFatal("libcrypto cannot start SHA-256");
    return context;
}

// A SHA-256 that fails once started means memory or library are broken; nothing true can be said
// after it.
void require(int result)
{
    if (Q_UNLIKELY(result != 1))
        qFatal("libcrypto failed inside SHA-256");
}

EVP_MD_CTX *threadContext()
{
    static thread_local const DigestContext context = startedContext();
    return context.get();
}

} // namespace

QByteArray randomBytes(qsizetype count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    if (RAND_bytes(reinterpret_cast<uchar *>(bytes.data()), int(count)) != 1)
        qFatal("libcrypto has no random numbers");
    return bytes;
}

SecretBytes randomSecret(qsizetype count)
{
    SecretBytes bytes(count);
    if (RAND_priv_bytes(bytes.data(), int(count)) != 1)
        qFatal("libcrypto has no random numbers");
    return bytes;
}

void sha256Parts(std::initializer_list<QByteArrayView> parts, uchar *out)
{
    // Tree nodes are 65 bytes in three parts: gathering them costs less than two more calls into
    // libcrypto.
    constexpr qsizetype kGatherBytes = 256;
    std::array<char, size_t(kGatherBytes)> gathered; // filled before it is read
    qsizetype filled = 0;
    EVP_MD_CTX *const context = threadContext();
    require(EVP_DigestInit_ex2(context, nullptr, nullptr));
    for (const QByteArrayView part : parts) {
        if (part.size() <= kGatherBytes - filled) {
            std::copy(part.begin(), part.end(), gathered.data() + filled);
            filled += part.size();
            continue;
        }
        require(EVP_DigestUpdate(context, gathered.data(), size_t(filled)));
        require(EVP_DigestUpdate(context, part.data(), size_t(part.size())));
        filled = 0;
    }
    require(EVP_DigestUpdate(context, gathered.data(), size_t(filled)));
    require(EVP_DigestFinal_ex(context, out, nullptr));
}

QByteArray sha256(QByteArrayView data)
{
    QByteArray digest(kDigestBytes, Qt::Uninitialized);
    sha256Parts({data}, reinterpret_cast<uchar *>(digest.data()));
    return digest;
}

struct Sha256::State {
    DigestContext context = startedContext();
};

Sha256::Sha256() : m_state(std::make_unique<State>())
{
}

Sha256::~Sha256() = default;
Sha256::Sha256(Sha256 &&) noexcept = default;
Sha256 &Sha256::operator=(Sha256 &&) noexcept = default;

void Sha256::add(QByteArrayView data)
{
    require(EVP_DigestUpdate(m_state->context.get(), data.data(), size_t(data.size())));
}

QByteArray Sha256::result()
{
    QByteArray digest(kDigestBytes, Qt::Uninitialized);
    require(EVP_DigestFinal_ex(m_state->context.get(), reinterpret_cast<uchar *>(digest.data()),
                               nullptr));
    require(EVP_DigestInit_ex2(m_state->context.get(), nullptr, nullptr));
    return digest;
}

QByteArray hmacSha256(QByteArrayView key, QByteArrayView data)
{
    constexpr qsizetype kBlockBytes = 64;
    std::array<uchar, kBlockBytes> inner{};
    if (key.size() > kBlockBytes)
        sha256Parts({key}, inner.data());
    else
        std::copy(key.begin(), key.end(), inner.begin());
    std::array<uchar, kBlockBytes> outer = inner;
    for (uchar &byte : inner)
        byte ^= 0x36;
    for (uchar &byte : outer)
        byte ^= 0x5c;
    std::array<uchar, kDigestBytes> digest{};
    const auto viewOf
        = [](const auto &bytes) { return QByteArrayView(bytes.data(), qsizetype(bytes.size())); };
    sha256Parts({viewOf(inner), data}, digest.data());
    QByteArray mac(kDigestBytes, Qt::Uninitialized);
    sha256Parts({viewOf(outer), viewOf(digest)}, reinterpret_cast<uchar *>(mac.data()));
    OPENSSL_cleanse(inner.data(), inner.size());
    OPENSSL_cleanse(outer.data(), outer.size());
    return mac;
}

bool constantTimeEquals(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), size_t(a.size())) == 0;
}

} // namespace Redress::Crypto
