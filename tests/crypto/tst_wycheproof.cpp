// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/text.h"
#include "models/crypto/chachapoly.h"
#include "models/crypto/keys.h"
#include "models/crypto/primitives.h"
#include "models/crypto/x25519.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Crypto;

namespace {

// Which answers of ours agree with one published test; false is a mistake of ours.
using Check = std::function<bool(const QJsonObject &group, const QJsonObject &test)>;

QByteArray hexAt(const QJsonObject &object, QLatin1StringView field)
{
    return QByteArray::fromHex(object.value(field).toString().toLatin1());
}

SecretBytes secretAt(const QJsonObject &object, QLatin1StringView field)
{
    return SecretBytes::copyOf(hexAt(object, field));
}

bool isValid(const QJsonObject &test)
{
    return test.value("result"_L1).toString() == "valid"_L1;
}

QJsonArray groupsOf(const QString &file)
{
    QFile json(QStringLiteral(REDRESS_SHARED_DATA "/vectors/wycheproof/") + file);
    if (!json.open(QIODevice::ReadOnly)) {
        qWarning("%s is missing: only the known answers of tst_primitives and tst_keys are tried",
                 qPrintable(json.fileName()));
        return {};
    }
    return QJsonDocument::fromJson(json.readAll()).object().value("testGroups"_L1).toArray();
}

// How many tests were run, or -1 after the first answer of ours that differs.
int runAll(const QString &file, const Check &check)
{
    int run = 0;
    for (const QJsonValue &groupValue : groupsOf(file)) {
        const QJsonObject group = groupValue.toObject();
        for (const QJsonValue &testValue : group.value("tests"_L1).toArray()) {
            const QJsonObject test = testValue.toObject();
            if (!check(group, test)) {
                qWarning("%s: test %d (%s) should be %s", qPrintable(file),
                         test.value("tcId"_L1).toInt(),
                         qPrintable(test.value("comment"_L1).toString()),
                         qPrintable(test.value("result"_L1).toString()));
                return -1;
            }
            ++run;
        }
    }
    return run;
}

bool isRun(int run, int published)
{
    return run == published || run == 0; // 0: the folder is missing, which was said
}

} // namespace

class tst_Wycheproof : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aesGcm();
    void chaCha20Poly1305();
    void ecdsaAsJwsWritesIt();
    void ecdsaInDer();
    void ed25519();
    void hkdf();
    void hmac();
    void x25519();
    void jsonWebSignatures();
};

// Three tests have nonces longer than OpenSSL 3.0 takes (ours have 12 bytes): those are refused,
// not computed.
void tst_Wycheproof::aesGcm()
{
    constexpr qsizetype kMaxLibraryNonceBytes = 128;
    int beyondLibrary = 0;
    const int run
        = runAll(u"aes_gcm_test.json"_s, [&](const QJsonObject &, const QJsonObject &test) {
              const SecretBytes key = secretAt(test, "key"_L1);
              const QByteArray nonce = hexAt(test, "iv"_L1), associated = hexAt(test, "aad"_L1),
                               plain = hexAt(test, "msg"_L1);
              const QByteArray sealed = hexAt(test, "ct"_L1) + hexAt(test, "tag"_L1);
              const auto opened = aesGcmOpenWithNonce(key, nonce, associated, sealed);
              if (nonce.size() > kMaxLibraryNonceBytes) {
                  ++beyondLibrary;
                  return !opened;
              }
              if (!isValid(test))
                  return !opened;
              const auto made = aesGcmSealWithNonce(key, nonce, associated, plain);
              return opened && opened->view() == plain && made && *made == sealed;
          });
    QVERIFY(isRun(run, 316));
    QVERIFY(isRun(beyondLibrary, 3));
}

void tst_Wycheproof::chaCha20Poly1305()
{
    const int run = runAll(
        u"chacha20_poly1305_test.json"_s, [](const QJsonObject &, const QJsonObject &test) {
            const QByteArray iv = hexAt(test, "iv"_L1), associated = hexAt(test, "aad"_L1),
                             plain = hexAt(test, "msg"_L1);
            QByteArray sealed = hexAt(test, "ct"_L1) + hexAt(test, "tag"_L1);
            ChaChaPoly::Nonce nonce{};
            if (iv.size() != qsizetype(nonce.size()))
                return !isValid(test); // another nonce length cannot even be written here
            std::copy(iv.begin(), iv.end(), nonce.begin());
            auto cipher = ChaChaPoly::withKey(secretAt(test, "key"_L1));
            if (!cipher)
                return !isValid(test);
            QByteArray out(plain.size(), '\0');
            const auto opened
                = cipher->open(nonce, associated, sealed, reinterpret_cast<uchar *>(out.data()));
            if (!isValid(test))
                return !opened;
            QByteArray made(plain.size() + ChaChaPoly::kTagBytes, '\0');
            const auto sealing
                = cipher->seal(nonce, associated, plain, reinterpret_cast<uchar *>(made.data()));
            return opened && out == plain && sealing && made == sealed;
        });
    QVERIFY(isRun(run, 325));
}

void tst_Wycheproof::ecdsaAsJwsWritesIt()
{
    const int run = runAll(
        u"ecdsa_secp256r1_sha256_p1363_test.json"_s,
        [](const QJsonObject &group, const QJsonObject &test) {
            const auto key = P256PublicKey::fromSpki(hexAt(group, "publicKeyDer"_L1));
            return key && key->spki() == hexAt(group, "publicKeyDer"_L1)
                && key->verifyRaw(hexAt(test, "msg"_L1), hexAt(test, "sig"_L1)) == isValid(test);
        });
    QVERIFY(isRun(run, 262));
}

void tst_Wycheproof::ecdsaInDer()
{
    const int run = runAll(
        u"ecdsa_secp256r1_sha256_test.json"_s,
        [](const QJsonObject &group, const QJsonObject &test) {
            const auto key = P256PublicKey::fromSpki(hexAt(group, "publicKeyDer"_L1));
            return key
                && key->verifyDer(hexAt(test, "msg"_L1), hexAt(test, "sig"_L1)) == isValid(test);
        });
    QVERIFY(isRun(run, 484));
}

void tst_Wycheproof::ed25519()
{
    const int run
        = runAll(u"ed25519_test.json"_s, [](const QJsonObject &group, const QJsonObject &test) {
              const auto key = Ed25519PublicKey::fromRaw(
                  hexAt(group.value("publicKey"_L1).toObject(), "pk"_L1));
              return key
                  && key->verify(hexAt(test, "msg"_L1), hexAt(test, "sig"_L1)) == isValid(test);
          });
    QVERIFY(isRun(run, 151));
}

void tst_Wycheproof::hkdf()
{
    const int run
        = runAll(u"hkdf_sha256_test.json"_s, [](const QJsonObject &, const QJsonObject &test) {
              const auto output = hkdfSha256(secretAt(test, "ikm"_L1), hexAt(test, "salt"_L1),
                                             hexAt(test, "info"_L1), test.value("size"_L1).toInt());
              return isValid(test) ? output && output->view() == hexAt(test, "okm"_L1) : !output;
          });
    QVERIFY(isRun(run, 86));
}

void tst_Wycheproof::hmac()
{
    const int run
        = runAll(u"hmac_sha256_test.json"_s, [](const QJsonObject &group, const QJsonObject &test) {
              const QByteArray mac = hmacSha256(hexAt(test, "key"_L1), hexAt(test, "msg"_L1));
              const QByteArrayView part
                  = QByteArrayView(mac).first(group.value("tagSize"_L1).toInt() / 8);
              return constantTimeEquals(part, hexAt(test, "tag"_L1)) == isValid(test);
          });
    QVERIFY(isRun(run, 174));
}

void tst_Wycheproof::x25519()
{
    int refused = 0;
    const int run
        = runAll(u"x25519_test.json"_s, [&refused](const QJsonObject &, const QJsonObject &test) {
              const auto shared
                  = x25519Shared(secretAt(test, "private"_L1), hexAt(test, "public"_L1));
              if (shared)
                  return shared->view() == hexAt(test, "shared"_L1);
              // "acceptable" leaves the refusal of low-order points open; age demands it, and
              // nothing else may be refused.
              ++refused;
              return !isValid(test) && hexAt(test, "shared"_L1) == QByteArray(32, '\0');
          });
    QVERIFY(isRun(run, 518));
    qInfo("%d points of low order refused", refused);
}

// What concerns this program: ES256 under a key that is known beforehand. The rest of the file is
// for other algorithms (HS256: 4 groups, RSA: 11, ES512: 2, none of which an entry may name) or for
// the "use" and "key_ops" of JWK files (4 groups), which this program does not read: its keys stand
// in certificates.
void tst_Wycheproof::jsonWebSignatures()
{
    int run = 0;
    QMap<QString, int> left;
    for (const QJsonValue &groupValue : groupsOf(u"json_web_signature_test.json"_s)) {
        const QJsonObject group = groupValue.toObject();
        const QJsonObject jwk
            = group.value(group.contains("public"_L1) ? "public"_L1 : "private"_L1).toObject();
        const QString algorithm = jwk.value("alg"_L1).toString();
        const QJsonArray tests = group.value("tests"_L1).toArray();
        if (algorithm != "ES256"_L1) {
            left[algorithm.isEmpty() ? u"only \"use\" or \"key_ops\""_s : algorithm]
                += int(tests.size());
            continue;
        }
        const auto x = fromBase64Url(jwk.value("x"_L1).toString().toLatin1());
        const auto y = fromBase64Url(jwk.value("y"_L1).toString().toLatin1());
        QVERIFY(x && y);
        const auto key = P256PublicKey::fromSpki(
            QByteArray::fromHex("3059301306072a8648ce3d020106082a8648ce3d03010703420004") + *x
            + *y);
        QVERIFY(key);
        for (const QJsonValue &testValue : tests) {
            const QJsonObject test = testValue.toObject();
            const QByteArrayList parts = test.value("jws"_L1).toString().toLatin1().split('.');
            const auto header = fromBase64Url(parts.value(0));
            const auto signature = fromBase64Url(parts.value(2));
            const bool isAccepted = parts.size() == 3 && header && signature
                && QJsonDocument::fromJson(*header).object().value("alg"_L1).toString()
                    == "ES256"_L1
                && key->verifyRaw(parts.at(0) + '.' + parts.at(1), *signature);
            QVERIFY2(isAccepted == isValid(test), qPrintable(test.value("comment"_L1).toString()));
            ++run;
        }
    }
    QVERIFY(isRun(run, 39));
    for (auto it = left.cbegin(); it != left.cend(); ++it)
        qInfo("not for this program: %d tests of %s", it.value(), qPrintable(it.key()));
}

QTEST_GUILESS_MAIN(tst_Wycheproof)
#include "tst_wycheproof.moc"
