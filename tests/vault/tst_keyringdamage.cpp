// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/vault/keyringfixture.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Crypto;
using namespace Redress::Vault;

class tst_KeyRingDamage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsAndNamesTheChangedField_data();
    void findsAndNamesTheChangedField();
    void findsEveryFlippedBitOfTheFile();
    void findsSlotsThatWereRemovedSwappedOrPutBack();
    void letsTheOthersInWhenOneSlotIsDamaged();
    void worksOnNothingThatWasTamperedWith();
    void refusesHostileCosts();
    void refusesWhatIsNoKeyRing_data();
    void refusesWhatIsNoKeyRing();
    void leavesANewerVersionUntouched();
};

void tst_KeyRingDamage::findsAndNamesTheChangedField_data()
{
    QTest::addColumn<int>("slot");
    QTest::addColumn<QString>("field");
    for (int slot = 0; slot < 3; ++slot) {
        for (const char *field :
             {"id", "kind", "staff", "login", "argon2", "salt", "master", "signing", "mac"}) {
            if (slot != 1 || QByteArrayView(field) != "signing") // the second is the recovery slot
                QTest::addRow("slot %d: %s", slot + 1, field) << slot << QString::fromLatin1(field);
        }
    }
}

void tst_KeyRingDamage::findsAndNamesTheChangedField()
{
    QFETCH(int, slot);
    QFETCH(QString, field);
    const CreatedRing made = madeRing();
    QJsonObject root = QJsonDocument::fromJson(made.ring.toBytes()).object();
    QJsonArray slotList = root.value("slots"_L1).toArray();
    QJsonObject changed = slotList.at(slot).toObject();
    QVERIFY(changed.contains(field));
    if (field == "argon2"_L1) {
        changed.insert(field,
                       QJsonObject{{u"memoryKiB"_s, 64}, {u"iterations"_s, 2}, {u"lanes"_s, 1}});
    } else {
        QString text = changed.value(field).toString();
        const bool isEmpty = text.isEmpty();
        text = isEmpty ? u"x"_s : (text.front() == u'A' ? u'B' : u'A') + text.sliced(1);
        changed.insert(field, text);
    }
    slotList[slot] = changed;
    root.insert(u"slots"_s, slotList);
    const auto ring = KeyRing::fromBytes(QJsonDocument(root).toJson());
    QVERIFY(ring);
    const Verification found = ring->verify(made.keys);
    QVERIFY(!found.isIntact());
    QCOMPARE(found.findings.first().code, u"keyring.slot"_s);
    QCOMPARE(found.findings.first().subject, "slot "_L1 + changed.value("id"_L1).toString());
}

// Wherever the bit lies: the file is refused when read, or verify() names what was changed.
void tst_KeyRingDamage::findsEveryFlippedBitOfTheFile()
{
    const CreatedRing made = madeRing();
    const QByteArray good = made.ring.toBytes();
    int refused = 0;
    int named = 0;
    for (qsizetype bit = 0; bit < good.size() * 8; ++bit) {
        QByteArray bad = good;
        bad[bit / 8] = char(bad.at(bit / 8) ^ (1 << bit % 8));
        const auto ring = KeyRing::fromBytes(bad);
        if (!ring) {
            const bool clear = ring.error().code == ErrorCode::Corrupt
                || ring.error().code == ErrorCode::NewerVersion;
            QVERIFY2(clear, qPrintable(ring.error().detail));
            ++refused;
            continue;
        }
        const Verification found = ring->verify(made.keys);
        QVERIFY2(!found.isIntact(), qPrintable(u"bit %1 of byte %2"_s.arg(bit % 8).arg(bit / 8)));
        ++named;
    }
    qInfo("all %lld bits of %lld bytes flipped: %d refused when read, %d named by verify()",
          qint64(good.size()) * 8, qint64(good.size()), refused, named);
}

void tst_KeyRingDamage::findsSlotsThatWereRemovedSwappedOrPutBack()
{
    CreatedRing made = madeRing();
    const QJsonObject before = QJsonDocument::fromJson(made.ring.toBytes()).object();
    const auto codesOf = [&made](const QJsonObject &root) {
        QStringList codes;
        const auto ring = KeyRing::fromBytes(QJsonDocument(root).toJson());
        for (const Finding &finding : ring ? ring->verify(made.keys).findings : QList<Finding>())
            codes += finding.code;
        return codes;
    };
    const auto withSlots = [](QJsonObject root, const QJsonArray &slotList) {
        root.insert(u"slots"_s, slotList);
        return root;
    };
    const QJsonArray all = before.value("slots"_L1).toArray();
    QCOMPARE(codesOf(before), QStringList());
    QCOMPARE(codesOf(withSlots(before, {all.at(0), all.at(1)})), QStringList{u"keyring.ring"_s});
    QCOMPARE(codesOf(withSlots(before, {all.at(1), all.at(0), all.at(2)})),
             QStringList{u"keyring.ring"_s});
    QCOMPARE(codesOf(withSlots(before, {all.at(0), all.at(1), all.at(2), all.at(2)})),
             QStringList{u"keyring.ring"_s});
    // Li left; the slot of yesterday's file is copied back.
    QVERIFY(made.ring.removeStaff(made.keys, u"S-li"_s));
    const QJsonObject after = QJsonDocument::fromJson(made.ring.toBytes()).object();
    QCOMPARE(codesOf(withSlots(after, all)), QStringList{u"keyring.ring"_s});
}

void tst_KeyRingDamage::letsTheOthersInWhenOneSlotIsDamaged()
{
    const CreatedRing made = madeRing();
    QByteArray bytes = made.ring.toBytes();
    const QByteArray name = "\"login\": \"wang\"";
    QVERIFY(bytes.contains(name));
    bytes.replace(name, "\"login\": \"wanh\"");
    auto ring = KeyRing::fromBytes(bytes);
    QVERIFY(ring);
    QVERIFY(!ring->unlock(u"wanh"_s, secret("password of wang")));
    const auto li = ring->unlock(u"li"_s, secret("password of li"));
    QVERIFY(li);
    QCOMPARE(ring->verify(*li).findings.size(), 1);
    QCOMPARE(ring->verify(*li).findings.first().subject, u"slot 1"_s);
    QCOMPARE(*ring->repair(*li), QStringList{u"1"_s});
    QVERIFY(ring->verify(*li).findings.isEmpty());
    QVERIFY(ring->addStaff(*li, person(u"wang"_s), kCheap));
    QVERIFY(ring->unlock(u"wang"_s, secret("password of wang")));
}

void tst_KeyRingDamage::worksOnNothingThatWasTamperedWith()
{
    const CreatedRing made = madeRing();
    QByteArray bytes = made.ring.toBytes();
    bytes.replace("\"login\": \"li\"", "\"login\": \"lo\"");
    auto ring = KeyRing::fromBytes(bytes);
    QVERIFY(ring);
    QCOMPARE(ring->addStaff(made.keys, person(u"zhao"_s), kCheap).error().code, ErrorCode::Corrupt);
    QCOMPARE(ring->removeStaff(made.keys, u"S-wang"_s).error().code, ErrorCode::Corrupt);
    QCOMPARE(ring->changePassword(made.keys, secret("x"), kCheap).error().code, ErrorCode::Corrupt);
    QCOMPARE(ring->newRecoveryCode(made.keys, kCheap).error().code, ErrorCode::Corrupt);
    QCOMPARE(ring->toBytes(), bytes);
}

void tst_KeyRingDamage::refusesHostileCosts()
{
    const CreatedRing made = madeRing();
    for (const QByteArray &cost : {QByteArray("4294967295"), QByteArray("1e300"), QByteArray("-1"),
                                   QByteArray("0"), QByteArray("\"64\""), QByteArray("64.5")}) {
        QByteArray bytes = made.ring.toBytes();
        bytes.replace("\"memoryKiB\": 64", "\"memoryKiB\": " + cost);
        const auto ring = KeyRing::fromBytes(bytes);
        QVERIFY(ring);
        QCOMPARE(ring->unlock(u"wang"_s, secret("password of wang")).error().code,
                 ErrorCode::Corrupt);
    }
}

void tst_KeyRingDamage::refusesWhatIsNoKeyRing_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("not JSON") << QByteArray("hello");
    QTest::newRow("an array") << QByteArray("[]");
    QTest::newRow("an empty object") << QByteArray("{}");
    QTest::newRow("another format") << QByteArray(R"({"format":"other","version":1})");
    QTest::newRow("no version") << QByteArray(R"({"format":"redress-keyring"})");
    QTest::newRow("version as text") << QByteArray(R"({"format":"redress-keyring","version":"1"})");
    QTest::newRow("version zero") << QByteArray(R"({"format":"redress-keyring","version":0})");
    QTest::newRow("no slots") << QByteArray(
        R"({"format":"redress-keyring","version":1,"slots":[]})");
    QTest::newRow("slots of a wrong kind")
        << QByteArray(R"({"format":"redress-keyring","version":1,"slots":7})");
    QTest::newRow("NUL bytes") << QByteArray(100, '\0');
    QTest::newRow("not UTF-8") << QByteArray("{\"format\":\"\xff\"}");
    QTest::newRow("deeply nested") << QByteArray(100'000, '[');
}

void tst_KeyRingDamage::refusesWhatIsNoKeyRing()
{
    QFETCH(QByteArray, bytes);
    const auto ring = KeyRing::fromBytes(bytes);
    QVERIFY(!ring);
    QCOMPARE(ring.error().code, ErrorCode::Corrupt);
    QVERIFY(!ring.error().hint.isEmpty());
}

void tst_KeyRingDamage::leavesANewerVersionUntouched()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"keyring.json"_s);
    QByteArray newer = madeRing().ring.toBytes();
    newer.replace("\"version\": 1", "\"version\": 2");
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(newer);
    file.close();
    const auto ring = KeyRing::load(path);
    QVERIFY(!ring);
    QCOMPARE(ring.error().code, ErrorCode::NewerVersion);
    QCOMPARE(bytesOf(path), newer);
    QCOMPARE(KeyRing::load(folder.filePath(u"missing.json"_s)).error().code, ErrorCode::NotFound);
    QVERIFY(!KeyRing::load(folder.path()));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.resize(kMaxKeyRingBytes + 1));
    file.close();
    QCOMPARE(KeyRing::load(path).error().code, ErrorCode::TooLarge);
}

QTEST_GUILESS_MAIN(tst_KeyRingDamage)
#include "tst_keyringdamage.moc"
