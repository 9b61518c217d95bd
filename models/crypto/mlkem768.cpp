// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/mlkem768.h"

#include "models/crypto/primitives.h"
#include "models/crypto/sha3.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

// Names of FIPS 203 (August 2024) where it has them; "algorithm n" is its numbering.
namespace Redress::Crypto {

namespace {

constexpr int kQ = 3329;
constexpr size_t kN = 256;
constexpr size_t kRank = 3;
constexpr int kInverseOf128 = 3303;
constexpr int kRoot = 17; // a primitive 256th root of unity modulo q
constexpr int kBitsOfU = 10;
constexpr int kBitsOfV = 4;
constexpr qsizetype kSeedBytes = 32;
constexpr qsizetype kVectorBytes = 1152; // three polynomials of 12-bit coefficients
constexpr qsizetype kUBytes = 960;

using Polynomial = std::array<int, kN>; // coefficients 0 … q-1
using Vector = std::array<Polynomial, kRank>;

constexpr int modQ(int value)
{
    const int rest = value % kQ;
    return rest < 0 ? rest + kQ : rest;
}

constexpr int reversed7(int value)
{
    int result = 0;
    for (int bit = 0; bit < 7; ++bit)
        result |= (value >> bit & 1) << (6 - bit);
    return result;
}

constexpr int power(int base, int exponent)
{
    int result = 1;
    for (int i = 0; i < exponent; ++i)
        result = result * base % kQ;
    return result;
}

constexpr std::array<int, 128> makeZetas()
{
    std::array<int, 128> zetas{};
    for (int i = 0; i < 128; ++i)
        zetas[size_t(i)] = power(kRoot, reversed7(i));
    return zetas;
}

constexpr std::array<int, 128> kZetas = makeZetas();

// Algorithm 9.
void transform(Polynomial &f)
{
    size_t next = 1;
    for (size_t length = 128; length >= 2; length /= 2) {
        for (size_t start = 0; start < kN; start += 2 * length) {
            const int zeta = kZetas[next++];
            for (size_t j = start; j < start + length; ++j) {
                const int t = zeta * f[j + length] % kQ;
                f[j + length] = modQ(f[j] - t);
                f[j] = modQ(f[j] + t);
            }
        }
    }
}

// Algorithm 10.
void transformBack(Polynomial &f)
{
    size_t next = 127;
    for (size_t length = 2; length <= 128; length *= 2) {
        for (size_t start = 0; start < kN; start += 2 * length) {
            const int zeta = kZetas[next--];
            for (size_t j = start; j < start + length; ++j) {
                const int t = f[j];
                f[j] = modQ(t + f[j + length]);
                f[j + length] = zeta * modQ(f[j + length] - t) % kQ;
            }
        }
    }
    for (int &coefficient : f)
        coefficient = coefficient * kInverseOf128 % kQ;
}

// Algorithms 11 and 12, added to `sum`.
void addProduct(Polynomial &sum, const Polynomial &f, const Polynomial &g)
{
    for (size_t i = 0; i < kN / 2; ++i) {
        const int zeta = kZetas[i];
        const int gamma = zeta * zeta % kQ * kRoot % kQ;
        const int a0 = f[2 * i], a1 = f[2 * i + 1], b0 = g[2 * i], b1 = g[2 * i + 1];
        sum[2 * i] = modQ(sum[2 * i] + a0 * b0 + a1 * b1 % kQ * gamma);
        sum[2 * i + 1] = modQ(sum[2 * i + 1] + a0 * b1 + a1 * b0);
    }
}

Polynomial product(const Vector &f, const Vector &g)
{
    Polynomial sum{};
    for (size_t i = 0; i < kRank; ++i)
        addProduct(sum, f[i], g[i]);
    return sum;
}

// Algorithms 5 and 6: coefficients of `bits` bits, least significant first.
void encode(const Polynomial &f, int bits, uchar *out)
{
    quint32 held = 0;
    int heldBits = 0;
    for (const int coefficient : f) {
        held |= quint32(coefficient) << heldBits;
        for (heldBits += bits; heldBits >= 8; heldBits -= 8) {
            *out++ = uchar(held);
            held >>= 8;
        }
    }
}

Polynomial decode(const uchar *in, int bits)
{
    Polynomial f{};
    quint32 held = 0;
    int heldBits = 0;
    for (int &coefficient : f) {
        for (; heldBits < bits; heldBits += 8)
            held |= quint32(*in++) << heldBits;
        coefficient = int(held & ((1u << bits) - 1));
        held >>= bits;
        heldBits -= bits;
    }
    return f;
}

Polynomial compressed(Polynomial f, int bits)
{
    for (int &coefficient : f)
        coefficient = (((coefficient << bits) + kQ / 2) / kQ) & ((1 << bits) - 1);
    return f;
}

Polynomial decompressed(Polynomial f, int bits)
{
    for (int &coefficient : f)
        coefficient = (coefficient * kQ + (1 << (bits - 1))) >> bits;
    return f;
}

// Algorithm 7: uniform, from the public seed. Nothing in the case, less likely than 2^-200, that
// the bytes run out.
Result<Polynomial> sampleUniform(QByteArrayView seed, size_t first, size_t second)
{
    constexpr qsizetype kEnoughBytes = 8 * 168;
    const QByteArray input = seed.toByteArray() + char(first) + char(second);
    REDRESS_TRY(stream, shake128(input, kEnoughBytes));
    Polynomial f{};
    size_t filled = 0;
    for (qsizetype at = 0; at + 2 < stream.size() && filled < kN; at += 3) {
        const int c0 = stream.data()[at], c1 = stream.data()[at + 1], c2 = stream.data()[at + 2];
        for (const int candidate : {c0 + 256 * (c1 % 16), c1 / 16 + 16 * c2}) {
            if (candidate < kQ && filled < kN)
                f[filled++] = candidate;
        }
    }
    if (filled < kN)
        return Error{ErrorCode::Crypto, u"ML-KEM: the matrix could not be drawn"_s, {}};
    return f;
}

// Algorithm 8 with eta = 2, from PRF(seed, counter).
Result<Polynomial> sampleSmall(const SecretBytes &seed, uchar counter)
{
    SecretBytes input(seed.size() + 1);
    std::copy(seed.data(), seed.data() + seed.size(), input.data());
    input.data()[seed.size()] = counter;
    REDRESS_TRY(bytes, shake256(input.view(), 128));
    Polynomial f{};
    for (size_t i = 0; i < kN; ++i) {
        const int nibble = bytes.data()[i / 2] >> (4 * (i % 2)) & 15;
        f[i] = modQ((nibble & 1) + (nibble >> 1 & 1) - (nibble >> 2 & 1) - (nibble >> 3 & 1));
    }
    return f;
}

Result<Vector> sampleSmallVector(const SecretBytes &seed, uchar firstCounter)
{
    Vector v{};
    for (size_t i = 0; i < kRank; ++i) {
        REDRESS_TRY(polynomial, sampleSmall(seed, uchar(firstCounter + i)));
        v[i] = polynomial;
    }
    return v;
}

Vector decodedVector(const uchar *in, int bits)
{
    Vector v{};
    for (size_t i = 0; i < kRank; ++i)
        v[i] = decode(in + i * kN / 8 * size_t(bits), bits);
    return v;
}

SecretBytes halfOf(const SecretBytes &bytes, qsizetype from)
{
    return SecretBytes::copyOf(bytes.view().sliced(from, 32));
}

// Algorithm 14.
Result<QByteArray> encrypt(const QByteArray &publicKey, const SecretBytes &message,
                           const SecretBytes &randomness)
{
    const Vector t = decodedVector(reinterpret_cast<const uchar *>(publicKey.constData()), 12);
    const QByteArrayView seed = QByteArrayView(publicKey).sliced(kVectorBytes);
    REDRESS_TRY(y, sampleSmallVector(randomness, 0));
    REDRESS_TRY(e1, sampleSmallVector(randomness, kRank));
    REDRESS_TRY(e2, sampleSmall(randomness, 2 * kRank));
    for (Polynomial &one : y)
        transform(one);
    QByteArray ciphertext(kMlKemCiphertextBytes, '\0');
    uchar *const out = reinterpret_cast<uchar *>(ciphertext.data());
    for (size_t i = 0; i < kRank; ++i) {
        Polynomial u{};
        for (size_t j = 0; j < kRank; ++j) {
            REDRESS_TRY(a, sampleUniform(seed, i, j)); // A transposed
            addProduct(u, a, y[j]);
        }
        transformBack(u);
        for (size_t n = 0; n < kN; ++n)
            u[n] = modQ(u[n] + e1[i][n]);
        encode(compressed(u, kBitsOfU), kBitsOfU, out + i * kN / 8 * size_t(kBitsOfU));
    }
    Polynomial v = product(t, y);
    transformBack(v);
    const Polynomial mu = decompressed(decode(message.data(), 1), 1);
    for (size_t n = 0; n < kN; ++n)
        v[n] = modQ(v[n] + e2[n] + mu[n]);
    encode(compressed(v, kBitsOfV), kBitsOfV, out + kUBytes);
    return ciphertext;
}

// Algorithm 15.
SecretBytes decrypt(const SecretBytes &secret, QByteArrayView ciphertext)
{
    const uchar *const in = reinterpret_cast<const uchar *>(ciphertext.data());
    Vector u = decodedVector(in, kBitsOfU);
    for (Polynomial &one : u) {
        one = decompressed(one, kBitsOfU);
        transform(one);
    }
    Polynomial w = product(decodedVector(secret.data(), 12), u);
    transformBack(w);
    const Polynomial v = decompressed(decode(in + kUBytes, kBitsOfV), kBitsOfV);
    for (size_t n = 0; n < kN; ++n)
        w[n] = modQ(v[n] - w[n]);
    SecretBytes message(kSeedBytes);
    encode(compressed(w, 1), 1, message.data());
    return message;
}

SecretBytes joined(const SecretBytes &a, QByteArrayView b)
{
    SecretBytes both(a.size() + b.size());
    std::copy(a.data(), a.data() + a.size(), both.data());
    std::copy(b.begin(), b.end(), both.data() + a.size());
    return both;
}

} // namespace

// Algorithms 13 and 16.
Result<MlKem768> MlKem768::fromSeed(const SecretBytes &seed)
{
    if (seed.size() != kMlKemSeedBytes)
        return Error{ErrorCode::BadInput, u"an ML-KEM seed has 64 bytes"_s, {}};
    REDRESS_TRY(seeds, sha3_512(joined(halfOf(seed, 0), QByteArray(1, char(kRank))).view()));
    const QByteArray publicSeed = seeds.view().first(kSeedBytes).toByteArray();
    const SecretBytes secretSeed = halfOf(seeds, kSeedBytes);
    REDRESS_TRY(s, sampleSmallVector(secretSeed, 0));
    REDRESS_TRY(t, sampleSmallVector(secretSeed, kRank));
    for (size_t i = 0; i < kRank; ++i) {
        transform(s[i]);
        transform(t[i]);
    }
    MlKem768 key;
    key.m_rejection = halfOf(seed, kSeedBytes);
    key.m_secret = SecretBytes(kVectorBytes);
    key.m_publicKey = QByteArray(kVectorBytes, '\0');
    for (size_t i = 0; i < kRank; ++i) {
        for (size_t j = 0; j < kRank; ++j) {
            REDRESS_TRY(a, sampleUniform(publicSeed, j, i));
            addProduct(t[i], a, s[j]);
        }
        encode(s[i], 12, key.m_secret.data() + i * kN / 8 * 12);
        encode(t[i], 12, reinterpret_cast<uchar *>(key.m_publicKey.data()) + i * kN / 8 * 12);
    }
    key.m_publicKey += publicSeed;
    return key;
}

// Algorithm 18.
Result<SecretBytes> MlKem768::decapsulate(QByteArrayView ciphertext) const
{
    if (ciphertext.size() != kMlKemCiphertextBytes)
        return Error{ErrorCode::BadInput, u"an ML-KEM-768 ciphertext has 1088 bytes"_s, {}};
    const SecretBytes message = decrypt(m_secret, ciphertext);
    REDRESS_TRY(publicHash, sha3_256(m_publicKey));
    REDRESS_TRY(keys, sha3_512(joined(message, publicHash.view()).view()));
    REDRESS_TRY(again, encrypt(m_publicKey, message, halfOf(keys, 32)));
    REDRESS_TRY(rejected, shake256(joined(m_rejection, ciphertext).view(), 32));
    return constantTimeEquals(again, ciphertext) ? halfOf(keys, 0) : rejected;
}

} // namespace Redress::Crypto
