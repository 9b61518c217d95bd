// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/keys.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Crypto;

class tst_Keys : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void verifiesWhatItSigned();
    void refusesAnyOtherSignature();
    void verifiesThePublishedSignature();
    void readsAPrivateKeyBack();
    void refusesWhatIsNoPrivateKey();
    void readsAPublicKeyInOneFormOnly();
    void signsCheckpointsAsRfc8032Says();
    void refusesEd25519OfAnotherLength();
    void leavesNoErrorsForOthers();
};

void tst_Keys::verifiesWhatItSigned()
{
    const auto key = P256PrivateKey::generate();
    QVERIFY(key);
    const P256PublicKey publicKey = key->publicKey();
    for (const QByteArray &message : {QByteArray(), QByteArray("m"), QByteArray(100'000, 'm')}) {
        const auto raw = key->signRaw(message);
        const auto der = key->signDer(message);
        QVERIFY(raw && der);
        QCOMPARE(raw->size(), 64);
        QVERIFY(publicKey.verifyRaw(message, *raw));
        QVERIFY(publicKey.verifyDer(message, *der));
        QVERIFY(!publicKey.verifyDer(message, *raw));
        QVERIFY(!publicKey.verifyRaw(message, *der));
        QVERIFY(!P256PrivateKey::generate()->publicKey().verifyRaw(message, *raw));
    }
    // Short r and s are padded: 1 in 128 signatures would otherwise be shorter.
    for (int i = 0; i < 600; ++i) {
        const auto raw = key->signRaw(QByteArray::number(i));
        QVERIFY(raw && raw->size() == 64 && publicKey.verifyRaw(QByteArray::number(i), *raw));
    }
}

void tst_Keys::refusesAnyOtherSignature()
{
    const auto key = P256PrivateKey::generate();
    const P256PublicKey publicKey = key->publicKey();
    QByteArray raw = *key->signRaw("m");
    QVERIFY(!publicKey.verifyRaw("n", raw));
    QVERIFY(!publicKey.verifyRaw("m", {}));
    QVERIFY(!publicKey.verifyRaw("m", raw + '\0'));
    QVERIFY(!publicKey.verifyRaw("m", QByteArray(64, '\0')));
    QVERIFY(!publicKey.verifyRaw("m", QByteArray(64, '\xff')));
    for (int bit = 0; bit < 512; ++bit) {
        raw[bit / 8] = char(raw.at(bit / 8) ^ (1 << bit % 8));
        QVERIFY(!publicKey.verifyRaw("m", raw));
        raw[bit / 8] = char(raw.at(bit / 8) ^ (1 << bit % 8));
    }
    const QByteArray der = *key->signDer("m");
    QVERIFY(!publicKey.verifyDer("m", der + '\0'));
    QVERIFY(!publicKey.verifyDer("m", der.chopped(1)));
    QVERIFY(!publicKey.verifyDer("m", QByteArray(100'000, '0')));
}

void tst_Keys::verifiesThePublishedSignature()
{
    // RFC 6979, A.2.5, SHA-256, message "sample".
    const auto key = P256PublicKey::fromSpki(
        QByteArray::fromHex("3059301306072a8648ce3d020106082a8648ce3d03010703420004"
                            "60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6"
                            "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299"));
    QVERIFY(key);
    QVERIFY(key->verifyRaw(
        "sample",
        QByteArray::fromHex("efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"
                            "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8")));
}

void tst_Keys::readsAPrivateKeyBack()
{
    const auto key = P256PrivateKey::generate();
    const auto der = key->toPkcs8();
    QVERIFY(der);
    const auto again = P256PrivateKey::fromPkcs8(*der);
    QVERIFY(again);
    QCOMPARE(again->publicKey().spki(), key->publicKey().spki());
    QVERIFY(key->publicKey().verifyRaw("m", *again->signRaw("m")));
    QVERIFY(*again->toPkcs8() == *der);
}

void tst_Keys::refusesWhatIsNoPrivateKey()
{
    const SecretBytes good = *P256PrivateKey::generate()->toPkcs8();
    QVERIFY(!P256PrivateKey::fromPkcs8(SecretBytes()));
    QVERIFY(!P256PrivateKey::fromPkcs8(SecretBytes::copyOf(good.view().chopped(1))));
    QVERIFY(!P256PrivateKey::fromPkcs8(SecretBytes::copyOf(good.view().toByteArray() + '\0')));
    // An Ed25519 key (RFC 8410, 10.3) and a key on P-384.
    QCOMPARE(P256PrivateKey::fromPkcs8(SecretBytes::copyOf(QByteArray::fromHex(
                                           "302e020100300506032b657004220420d4ee72dbf913584ad5b6d8f"
                                           "1f769f8ad3afe7c28cbf1d4fbe097a88f44755842")))
                 .error()
                 .code,
             ErrorCode::BadInput);
    // A private key beside another's public key.
    SecretBytes swapped = good;
    const SecretBytes other = *P256PrivateKey::generate()->toPkcs8();
    std::copy(other.data() + other.size() - 64, other.data() + other.size(),
              swapped.data() + swapped.size() - 64);
    QVERIFY(!P256PrivateKey::fromPkcs8(swapped));
}

void tst_Keys::readsAPublicKeyInOneFormOnly()
{
    const QByteArray good = P256PrivateKey::generate()->publicKey().spki();
    QCOMPARE(P256PublicKey::fromSpki(good)->spki(), good);
    QVERIFY(!P256PublicKey::fromSpki({}));
    QVERIFY(!P256PublicKey::fromSpki(good.chopped(1)));
    QVERIFY(!P256PublicKey::fromSpki(good + '\0'));
    QByteArray offCurve = good;
    offCurve[90] = char(offCurve.at(90) ^ 1);
    QVERIFY(!P256PublicKey::fromSpki(offCurve));
    QByteArray compressed = good.first(26) + '\x02' + good.mid(27, 32);
    compressed[1] = 0x39;
    compressed[24] = 0x22;
    QVERIFY(!P256PublicKey::fromSpki(compressed));
    QByteArray hybrid = good;
    hybrid[26] = char(6 | (good.at(90) & 1));
    QVERIFY(!P256PublicKey::fromSpki(hybrid));
    for (int bit = 0; bit < 27 * 8; ++bit) {
        QByteArray bad = good;
        bad[bit / 8] = char(bad.at(bit / 8) ^ (1 << bit % 8));
        QVERIFY(!P256PublicKey::fromSpki(bad));
    }
}

void tst_Keys::signsCheckpointsAsRfc8032Says()
{
    // RFC 8032, 7.1, test 2.
    const auto key = Ed25519PrivateKey::fromSeed(SecretBytes::copyOf(
        QByteArray::fromHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")));
    QVERIFY(key);
    QCOMPARE(key->publicKey().raw().toHex(),
             QByteArray("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"));
    const auto signature = key->sign("\x72");
    QVERIFY(signature);
    QCOMPARE(signature->toHex(),
             QByteArray("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"));
    QVERIFY(key->publicKey().verify("\x72", *signature));
    QVERIFY(!key->publicKey().verify("\x73", *signature));
    const auto made = Ed25519PrivateKey::generate();
    const auto again = Ed25519PrivateKey::fromSeed(*made->seed());
    QCOMPARE(again->publicKey().raw(), made->publicKey().raw());
}

void tst_Keys::refusesEd25519OfAnotherLength()
{
    for (const qsizetype size : {0, 31, 33, 64}) {
        QVERIFY(!Ed25519PublicKey::fromRaw(QByteArray(size, 'x')));
        QVERIFY(!Ed25519PrivateKey::fromSeed(SecretBytes(size)));
    }
    const auto key = Ed25519PrivateKey::generate();
    const QByteArray signature = *key->sign("m");
    QVERIFY(!key->publicKey().verify("m", signature + '\0'));
    QVERIFY(!key->publicKey().verify("m", signature.chopped(1)));
    QVERIFY(!key->publicKey().verify("m", {}));
}

void tst_Keys::leavesNoErrorsForOthers()
{
    QVERIFY(!P256PublicKey::fromSpki("nonsense"));
    QVERIFY(!P256PrivateKey::fromPkcs8(SecretBytes(20)));
    QVERIFY(!P256PrivateKey::generate()->publicKey().verifyRaw("m", QByteArray(64, 'x')));
    QVERIFY(!P256PrivateKey::generate()->publicKey().verifyDer("m", "nonsense"));
    QCOMPARE(cryptoError(u"nothing"_s).detail, u"nothing"_s);
}

QTEST_GUILESS_MAIN(tst_Keys)
#include "tst_keys.moc"
