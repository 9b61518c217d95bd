// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/chachapoly.h"

#include "models/crypto/owners.h"
#include "models/crypto/primitives.h"

#include <openssl/evp.h>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace Redress::Crypto {

namespace {

constexpr qsizetype kMaxMessageBytes = std::numeric_limits<int>::max() / 2; // EVP counts in int

using CipherContext = OpenSslPtr<EVP_CIPHER_CTX, EVP_CIPHER_CTX_free>;

const EVP_CIPHER *chacha20Poly1305()
{
    static const EVP_CIPHER *const cipher = EVP_CIPHER_fetch(nullptr, "ChaCha20-Poly1305", nullptr);
    return cipher;
}

const uchar *bytesOf(QByteArrayView view)
{
    return reinterpret_cast<const uchar *>(view.data());
}

} // namespace

struct ChaChaPoly::State {
    CipherContext context;

    // The key stays scheduled in the context; only the nonce is new for each message.
    bool start(const Nonce &nonce, QByteArrayView associated, bool sealing) const
    {
        int done = 0;
        return EVP_CipherInit_ex2(context.get(), nullptr, nullptr, nonce.data(), int(sealing),
                                  nullptr)
            == 1
            && (associated.isEmpty()
                || EVP_CipherUpdate(context.get(), nullptr, &done, bytesOf(associated),
                                    int(associated.size()))
                    == 1);
    }
};

ChaChaPoly::ChaChaPoly() : m_state(std::make_unique<State>())
{
}

ChaChaPoly::ChaChaPoly(ChaChaPoly &&) noexcept = default;
ChaChaPoly::~ChaChaPoly() = default;

Result<ChaChaPoly> ChaChaPoly::withKey(const SecretBytes &key)
{
    if (key.size() != kKeyBytes)
        return Error{ErrorCode::BadInput, u"a ChaCha20-Poly1305 key has 32 bytes"_s, {}};
    ChaChaPoly made;
    made.m_state->context.reset(EVP_CIPHER_CTX_new());
    if (!made.m_state->context || !chacha20Poly1305()
        || EVP_CipherInit_ex2(made.m_state->context.get(), chacha20Poly1305(), key.data(), nullptr,
                              1, nullptr)
            != 1)
        return cryptoError(u"couldn't start ChaCha20-Poly1305"_s);
    return made;
}

Result<void> ChaChaPoly::seal(const Nonce &nonce, QByteArrayView associated, QByteArrayView plain,
                              uchar *out)
{
    if (std::max(associated.size(), plain.size()) > kMaxMessageBytes)
        return Error{ErrorCode::TooLarge, u"too many bytes to seal at once"_s, {}};
    EVP_CIPHER_CTX *const context = m_state->context.get();
    int done = 0;
    if (!m_state->start(nonce, associated, true)
        || (!plain.isEmpty()
            && EVP_CipherUpdate(context, out, &done, bytesOf(plain), int(plain.size())) != 1)
        || EVP_CipherFinal_ex(context, out + done, &done) != 1
        || EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, int(kTagBytes), out + plain.size())
            != 1)
        return cryptoError(u"couldn't seal with ChaCha20-Poly1305"_s);
    return {};
}

Result<void> ChaChaPoly::open(const Nonce &nonce, QByteArrayView associated, QByteArrayView sealed,
                              uchar *out)
{
    if (sealed.size() < kTagBytes)
        return Error{ErrorCode::Corrupt, u"sealed bytes are too short"_s, {}};
    if (std::max(associated.size(), sealed.size()) > kMaxMessageBytes)
        return Error{ErrorCode::TooLarge, u"too many bytes to open at once"_s, {}};
    EVP_CIPHER_CTX *const context = m_state->context.get();
    const QByteArrayView cipher = sealed.chopped(kTagBytes);
    std::array<uchar, size_t(kTagBytes)> tag{};
    std::copy(sealed.end() - kTagBytes, sealed.end(), tag.begin());
    int done = 0;
    if (!m_state->start(nonce, associated, false)
        || EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, int(kTagBytes), tag.data()) != 1
        || (!cipher.isEmpty()
            && EVP_CipherUpdate(context, out, &done, bytesOf(cipher), int(cipher.size())) != 1))
        return cryptoError(u"couldn't open with ChaCha20-Poly1305"_s);
    uchar none = 0;
    if (EVP_CipherFinal_ex(context, &none, &done) != 1)
        return Error{
            ErrorCode::Corrupt, u"sealed bytes do not fit their key or were changed"_s, {}};
    return {};
}

} // namespace Redress::Crypto
