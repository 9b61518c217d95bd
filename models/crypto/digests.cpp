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

struct HmacSha256::State {
    DigestContext inner = startedContext(); // each after the key's block
    DigestContext outer = startedContext();
    DigestContext working = startedContext();
};

HmacSha256::HmacSha256(QByteArrayView key) : m_state(std::make_unique<State>())
{
    constexpr size_t kBlockBytes = 64; // RFC 2104
    std::array<uchar, kBlockBytes> pad{};
    if (key.size() > qsizetype(kBlockBytes))
        sha256Parts({key}, pad.data());
    else
        std::copy(key.begin(), key.end(), pad.begin());
    for (uchar &byte : pad)
        byte ^= 0x36;
    require(EVP_DigestUpdate(m_state->inner.get(), pad.data(), pad.size()));
    for (uchar &byte : pad)
        byte ^= 0x36 ^ 0x5c;
    require(EVP_DigestUpdate(m_state->outer.get(), pad.data(), pad.size()));
    OPENSSL_cleanse(pad.data(), pad.size());
}

HmacSha256::~HmacSha256() = default;

QByteArray HmacSha256::of(QByteArrayView data)
{
    QByteArray mac(kDigestBytes, Qt::Uninitialized);
    uchar *const out = reinterpret_cast<uchar *>(mac.data());
    EVP_MD_CTX *const working = m_state->working.get();
    require(EVP_MD_CTX_copy_ex(working, m_state->inner.get()));
    require(EVP_DigestUpdate(working, data.data(), size_t(data.size())));
    require(EVP_DigestFinal_ex(working, out, nullptr));
    require(EVP_MD_CTX_copy_ex(working, m_state->outer.get()));
    require(EVP_DigestUpdate(working, out, size_t(kDigestBytes)));
    require(EVP_DigestFinal_ex(working, out, nullptr));
    return mac;
}

QByteArray hmacSha256(QByteArrayView key, QByteArrayView data)
{
    return HmacSha256(key).of(data);
}

bool constantTimeEquals(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), size_t(a.size())) == 0;
}

} // namespace Redress::Crypto
