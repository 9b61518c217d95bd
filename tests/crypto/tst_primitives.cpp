// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/primitives.h"
#include "models/crypto/sha3.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QTest>

#include <thread>
#include <vector>

#include <argon2.h>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Crypto;

namespace {

SecretBytes secretHex(const char *hex)
{
    return SecretBytes::copyOf(QByteArray::fromHex(hex));
}

QByteArray hexOf(const SecretBytes &bytes)
{
    return bytes.view().toByteArray().toHex();
}

} // namespace

class tst_Primitives : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hashesAsPublished();
    void hashesPartsAsOneMessage();
    void hashesInEachThread();
    void startsAnewAfterAResult();
    void authenticatesAsPublished();
    void derivesKeysAsRfc5869Says();
    void refusesImpossibleKeyLengths();
    void stretchesPasswordsAsPublished();
    void refusesHostileArgon2Costs();
    void opensOnlyWhatWasSealed();
    void sealsTheSameTwiceDifferently();
    void refusesKeysOfAnotherLength();
    void wipesSecretsThatAreReplaced();
    void comparesSecrets();
    void hashesWithSha3AsPublished();
};

void tst_Primitives::hashesAsPublished()
{
    QCOMPARE(sha256({}).toHex(),
             QByteArray("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    QCOMPARE(sha256("abc").toHex(),
             QByteArray("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    QCOMPARE(sha256(QByteArray(1'000'000, 'a')).toHex(),
             QByteArray("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"));
}

void tst_Primitives::hashesPartsAsOneMessage()
{
    const QByteArray prefix(1, '\x01'), left(32, 'l'), right(32, 'r');
    uchar out[kDigestBytes];
    sha256Parts({prefix, left, right}, out);
    QCOMPARE(QByteArrayView(out, kDigestBytes), sha256(prefix + left + right));
    sha256Parts({}, out);
    QCOMPARE(QByteArrayView(out, kDigestBytes), sha256({}));
}

void tst_Primitives::hashesInEachThread()
{
    std::vector<std::thread> threads;
    std::vector<QByteArray> digests(8);
    for (size_t i = 0; i < digests.size(); ++i) {
        threads.emplace_back([&digests, i] {
            for (int n = 0; n <= 1000; ++n)
                digests[i] = sha256(QByteArray::number(n));
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    for (const QByteArray &digest : digests)
        QCOMPARE(digest, QCryptographicHash::hash("1000", QCryptographicHash::Sha256));
}

void tst_Primitives::startsAnewAfterAResult()
{
    Sha256 hash;
    hash.add("a");
    hash.add("bc");
    QCOMPARE(hash.result(), sha256("abc"));
    QCOMPARE(hash.result(), sha256({}));
    hash.add("abc");
    Sha256 moved = std::move(hash);
    QCOMPARE(moved.result(), sha256("abc"));
}

void tst_Primitives::authenticatesAsPublished()
{
    // RFC 4231, test case 2; then lengths around the block against another implementation.
    QCOMPARE(hmacSha256("Jefe", "what do ya want for nothing?").toHex(),
             QByteArray("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
    for (const int keyBytes : {0, 1, 63, 64, 65, 200}) {
        const QByteArray key(keyBytes, 'k');
        QCOMPARE(hmacSha256(key, "m"),
                 QMessageAuthenticationCode::hash("m", key, QCryptographicHash::Sha256));
    }
}

void tst_Primitives::derivesKeysAsRfc5869Says()
{
    const auto first = hkdfSha256(secretHex("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b"),
                                  QByteArray::fromHex("000102030405060708090a0b0c"),
                                  QByteArray::fromHex("f0f1f2f3f4f5f6f7f8f9"), 42);
    QCOMPARE(hexOf(*first),
             QByteArray("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5"
                        "b887185865"));
    const auto third
        = hkdfSha256(secretHex("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b"), {}, {}, 42);
    QCOMPARE(hexOf(*third),
             QByteArray("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395fa"
                        "a4b61a96c8"));
}

void tst_Primitives::refusesImpossibleKeyLengths()
{
    QVERIFY(hkdfSha256(SecretBytes(1), {}, {}, 255 * 32));
    for (const qsizetype length : {qsizetype(-1), qsizetype(0), qsizetype(255 * 32 + 1)})
        QCOMPARE(hkdfSha256(SecretBytes(1), {}, {}, length).error().code, ErrorCode::BadInput);
}

void tst_Primitives::stretchesPasswordsAsPublished()
{
    // RFC 9106, 5.3 uses a secret and associated data, which our call has no place for: it is
    // checked on the library itself, and our call against the library.
    QByteArray password(32, '\x01'), salt(16, '\x02'), secret(8, '\x03'), associated(12, '\x04');
    QByteArray tag(32, '\0');
    argon2_context context = {};
    const auto bytes = [](QByteArray &data) { return reinterpret_cast<uint8_t *>(data.data()); };
    context.out = bytes(tag);
    context.outlen = uint32_t(tag.size());
    context.pwd = bytes(password);
    context.pwdlen = uint32_t(password.size());
    context.salt = bytes(salt);
    context.saltlen = uint32_t(salt.size());
    context.secret = bytes(secret);
    context.secretlen = uint32_t(secret.size());
    context.ad = bytes(associated);
    context.adlen = uint32_t(associated.size());
    context.t_cost = 3;
    context.m_cost = 32;
    context.lanes = 4;
    context.threads = 4;
    context.version = ARGON2_VERSION_13;
    QCOMPARE(argon2id_ctx(&context), int(ARGON2_OK));
    QCOMPARE(tag.toHex(),
             QByteArray("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"));
    context.secret = context.ad = nullptr;
    context.secretlen = context.adlen = 0;
    QCOMPARE(argon2id_ctx(&context), int(ARGON2_OK));
    const auto ours = argon2id(SecretBytes::copyOf(password), salt, {32, 3, 4}, 32);
    QVERIFY(ours);
    QCOMPARE(hexOf(*ours), tag.toHex());
}

void tst_Primitives::refusesHostileArgon2Costs()
{
    const QByteArray salt(16, 's');
    const SecretBytes password = SecretBytes::copyOf("p");
    for (const Argon2Cost &cost :
         {Argon2Cost{0, 1, 1}, Argon2Cost{7, 1, 1}, Argon2Cost{8, 0, 1}, Argon2Cost{8, 1, 0},
          Argon2Cost{16, 1, 3}, Argon2Cost{0xffffffff, 1, 1}, Argon2Cost{64, 0xffffffff, 1},
          Argon2Cost{64, 1, 0xffffffff}, Argon2Cost{4 * 1024 * 1024, 1, 1}})
        QCOMPARE(argon2id(password, salt, cost, 32).error().code, ErrorCode::BadInput);
    QCOMPARE(argon2id(password, QByteArray(7, 's'), {64, 1, 1}, 32).error().code,
             ErrorCode::BadInput);
    QCOMPARE(argon2id(password, salt, {64, 1, 1}, 3).error().code, ErrorCode::BadInput);
    QVERIFY(argon2id(SecretBytes(), salt, {64, 1, 1}, 32));
}

void tst_Primitives::opensOnlyWhatWasSealed()
{
    const SecretBytes key = randomSecret(kKeyBytes);
    for (const QByteArray &plain : {QByteArray(), QByteArray("x"), QByteArray(100'000, 'y')}) {
        for (const QByteArray &associated : {QByteArray(), QByteArray("place")}) {
            QByteArray sealed = *aesGcmSeal(key, associated, plain);
            QCOMPARE(sealed.size(), plain.size() + 28);
            QCOMPARE(aesGcmOpen(key, associated, sealed)->view(), plain);
            QCOMPARE(aesGcmOpen(key, associated + 'x', sealed).error().code, ErrorCode::Corrupt);
            QCOMPARE(aesGcmOpen(randomSecret(kKeyBytes), associated, sealed).error().code,
                     ErrorCode::Corrupt);
            QVERIFY(!aesGcmOpen(key, associated, sealed.chopped(1)));
            for (qsizetype byte = 0; byte < std::min<qsizetype>(sealed.size(), 60); ++byte) {
                sealed[byte] = char(sealed.at(byte) ^ 0x10);
                QCOMPARE(aesGcmOpen(key, associated, sealed).error().code, ErrorCode::Corrupt);
                sealed[byte] = char(sealed.at(byte) ^ 0x10);
            }
        }
    }
    for (int size = 0; size < 28; ++size)
        QCOMPARE(aesGcmOpen(key, {}, QByteArray(size, '\0')).error().code, ErrorCode::Corrupt);
}

void tst_Primitives::sealsTheSameTwiceDifferently()
{
    const SecretBytes key = randomSecret(kKeyBytes);
    QVERIFY(*aesGcmSeal(key, {}, "same") != *aesGcmSeal(key, {}, "same"));
    QVERIFY(randomBytes(16) != randomBytes(16));
    QCOMPARE(randomBytes(0), QByteArray());
}

void tst_Primitives::refusesKeysOfAnotherLength()
{
    for (const qsizetype size : {0, 16, 24, 31, 33, 64}) {
        QCOMPARE(aesGcmSeal(SecretBytes(size), {}, "x").error().code, ErrorCode::BadInput);
        QCOMPARE(aesGcmOpen(SecretBytes(size), {}, QByteArray(40, 'x')).error().code,
                 ErrorCode::BadInput);
    }
    QCOMPARE(aesGcmSealWithNonce(SecretBytes(32), {}, {}, "x").error().code, ErrorCode::BadInput);
}

void tst_Primitives::wipesSecretsThatAreReplaced()
{
    SecretBytes secret = SecretBytes::copyOf("a secret of some length");
    const uchar *const place = secret.data();
    const qsizetype size = secret.size();
    secret = SecretBytes::copyOf(QByteArray(size, 'b')); // copies over or frees the old bytes
    SecretBytes moved = std::move(secret);
    QVERIFY(secret.isEmpty());
    QCOMPARE(moved.view(), QByteArray(size, 'b'));
    secret = moved;
    QVERIFY(secret == moved);
    SecretBytes &same = secret;
    secret = same;
    QVERIFY(secret == moved);
    QVERIFY(place != nullptr);
}

void tst_Primitives::comparesSecrets()
{
    QVERIFY(constantTimeEquals("abc", "abc"));
    QVERIFY(!constantTimeEquals("abc", "abd"));
    QVERIFY(!constantTimeEquals("abc", "ab"));
    QVERIFY(constantTimeEquals({}, {}));
    QVERIFY(SecretBytes() == SecretBytes());
    QVERIFY(!(SecretBytes(1) == SecretBytes(2)));
}

void tst_Primitives::hashesWithSha3AsPublished()
{
    QCOMPARE(hexOf(*sha3_256({})),
             QByteArray("a7ffc6f8bf1ed76651c14756a061d662f580ff4de43b49fa82d80a4b80f8434a"));
    QCOMPARE(hexOf(*sha3_512({})).first(32), QByteArray("a69f73cca23a9ac5c8b567dc185a756e"));
    QCOMPARE(hexOf(*shake128({}, 16)), QByteArray("7f9c2ba4e88f827d616045507605853e"));
    QCOMPARE(hexOf(*shake256({}, 16)), QByteArray("46b9dd2b0ba88d13233b3feb743eeb24"));
}

QTEST_GUILESS_MAIN(tst_Primitives)
#include "tst_primitives.moc"
