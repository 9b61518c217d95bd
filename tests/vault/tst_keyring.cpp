// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/vault/recoverycode.h"
#include "tests/vault/keyringfixture.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Crypto;
using namespace Redress::Vault;

class tst_KeyRing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void opensForEachPersonAndForTheRecoveryCode();
    void saysTheSameForAWrongPasswordAndAnUnknownName();
    void opensWithTheRecoveryCodeWhenEveryPasswordIsLost();
    void takesTheRecoveryCodeAsPeopleTypeIt();
    void noticesAMistypedRecoveryCode();
    void forgetsTheFormerRecoveryCode();
    void changesAPassword();
    void letsNobodyChangeThePasswordOfAnother();
    void refusesASecondPersonOfOneName();
    void forgetsAPersonWhoLeft();
    void savesForTheOwnerOnly();
    void keepsTheOldFileInAReadOnlyFolder();
    void wrapsEachPersonsKeyForThatPersonOnly();
    void givesDifferentKeysForDisclosuresAndEvidence();
    void readsTheSampleOfVersionOne();
};

void tst_KeyRing::opensForEachPersonAndForTheRecoveryCode()
{
    const CreatedRing made = madeRing();
    const auto read = KeyRing::fromBytes(made.ring.toBytes());
    QVERIFY(read);
    QCOMPARE(read->centerId(), u"center-1"_s);
    QCOMPARE(read->entries().size(), 3);
    QVERIFY(read->verify(made.keys).isIntact());
    QVERIFY(read->verify(made.keys).findings.isEmpty());

    const auto wang = read->unlock(u"wang"_s, secret("password of wang"));
    QVERIFY(wang);
    QCOMPARE(wang->staffId, u"S-wang"_s);
    QVERIFY(wang->master == made.keys.master);
    QCOMPARE(wang->signing->publicKey().spki(), made.keys.signing->publicKey().spki());
    QCOMPARE(wang->caKey.publicKey().spki(), made.keys.caKey.publicKey().spki());
    QCOMPARE(wang->logKey.publicKey().raw(), made.keys.logKey.publicKey().raw());
    QVERIFY(wang->searchKey == made.keys.searchKey);

    const auto li = read->unlock(u"li"_s, secret("password of li"));
    QVERIFY(li);
    QVERIFY(li->master == made.keys.master);
    QVERIFY(li->signing->publicKey().spki() != wang->signing->publicKey().spki());
}

void tst_KeyRing::saysTheSameForAWrongPasswordAndAnUnknownName()
{
    const CreatedRing made = madeRing();
    const auto wrong = made.ring.unlock(u"wang"_s, secret("Password of wang"));
    const auto unknown = made.ring.unlock(u"zhao"_s, secret("password of wang"));
    QVERIFY(!wrong && !unknown);
    QCOMPARE(wrong.error().code, ErrorCode::WrongPassword);
    QCOMPARE(unknown.error().code, ErrorCode::WrongPassword);
    QCOMPARE(unknown.error().detail, wrong.error().detail);
    QCOMPARE(unknown.error().hint, wrong.error().hint);
    QCOMPARE(made.ring.unlock(QString(), SecretBytes()).error().code, ErrorCode::WrongPassword);
}

void tst_KeyRing::opensWithTheRecoveryCodeWhenEveryPasswordIsLost()
{
    CreatedRing made = madeRing();
    const auto keys = made.ring.unlockWithRecovery(made.recoveryCode);
    QVERIFY(keys);
    QVERIFY(!keys->signing);
    QVERIFY(keys->staffId.isEmpty());
    QVERIFY(keys->master == made.keys.master);
    // A new person is let in, the lost ones go, and the archive's keys are the same.
    QVERIFY(made.ring.addStaff(*keys, person(u"zhao"_s), kCheap));
    QVERIFY(made.ring.removeStaff(*keys, u"S-wang"_s));
    const auto zhao = made.ring.unlock(u"zhao"_s, secret("password of zhao"));
    QVERIFY(zhao);
    QVERIFY(zhao->master == made.keys.master);
    QVERIFY(made.ring.verify(*zhao).isIntact());
    const CreatedRing other = madeRing();
    QCOMPARE(made.ring.unlockWithRecovery(other.recoveryCode).error().code,
             ErrorCode::WrongPassword);
}

void tst_KeyRing::takesTheRecoveryCodeAsPeopleTypeIt()
{
    const SecretBytes bytes
        = SecretBytes::copyOf(QByteArray::fromHex("0000000000400000000000000000000000000421"));
    const QString code = formatRecoveryCode(bytes);
    QCOMPARE(code.size(), 8 * 5 + 2);
    QCOMPARE(code.left(20), u"0000-0000-8000-0000-"_s);
    QString typed = code.toLower();
    typed.replace(u'0', u'o').replace(u'1', u'l').replace(u'-', u' ');
    QVERIFY(*parseRecoveryCode(u"  "_s + typed + u'\n') == bytes);
    QVERIFY(*parseRecoveryCode(QString(code).remove(u'-')) == bytes);
    QVERIFY(*parseRecoveryCode(QString(code).replace(u'-', QChar(0x2013))) == bytes);
    QString fullWidth;
    for (const QChar character : code)
        fullWidth += character == u'-' ? character : QChar(char16_t(character.unicode() + 0xfee0));
    QVERIFY(*parseRecoveryCode(fullWidth) == bytes);
    for (int i = 0; i < 200; ++i) {
        const SecretBytes any = randomSecret(kRecoveryBytes);
        QVERIFY(*parseRecoveryCode(formatRecoveryCode(any)) == any);
    }
}

void tst_KeyRing::noticesAMistypedRecoveryCode()
{
    const QString code = formatRecoveryCode(randomSecret(kRecoveryBytes));
    for (const QString &typed :
         {QString(), u"1234"_s, code.chopped(1), code + u'0', QString(code).replace(3, 1, u"U"_s),
          QString(100'000, u'0'), u"\u202e"_s + code}) {
        const auto parsed = parseRecoveryCode(typed);
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().code, ErrorCode::BadInput);
    }
    int unnoticed = 0;
    for (int i = 0; i < 32; ++i) {
        QString typed = QString(code).remove(u'-');
        typed[i] = typed.at(i) == u'7' ? u'8' : u'7';
        unnoticed += parseRecoveryCode(typed) ? 1 : 0;
    }
    QVERIFY(unnoticed <= 1);
}

void tst_KeyRing::forgetsTheFormerRecoveryCode()
{
    CreatedRing made = madeRing();
    const auto code = made.ring.newRecoveryCode(made.keys, kCheap);
    QVERIFY(code);
    QCOMPARE(made.ring.entries().size(), 3);
    QVERIFY(made.ring.unlockWithRecovery(*code));
    QCOMPARE(made.ring.unlockWithRecovery(made.recoveryCode).error().code,
             ErrorCode::WrongPassword);
}

void tst_KeyRing::changesAPassword()
{
    CreatedRing made = madeRing();
    const auto li = made.ring.unlock(u"li"_s, secret("password of li"));
    QVERIFY(made.ring.changePassword(*li, secret("次の合言葉"), kCheap));
    QVERIFY(!made.ring.unlock(u"li"_s, secret("password of li")));
    const auto again = made.ring.unlock(u"li"_s, secret("次の合言葉"));
    QVERIFY(again);
    QCOMPARE(again->signing->publicKey().spki(), li->signing->publicKey().spki());
    QVERIFY(made.ring.verify(*again).findings.isEmpty());
    QCOMPARE(made.ring.changePassword(*li, SecretBytes(), kCheap).error().code,
             ErrorCode::BadInput);
}

void tst_KeyRing::letsNobodyChangeThePasswordOfAnother()
{
    CreatedRing made = madeRing();
    const auto recovered = made.ring.unlockWithRecovery(made.recoveryCode);
    const QByteArray before = made.ring.toBytes();
    QCOMPARE(made.ring.changePassword(*recovered, secret("mine now"), kCheap).error().code,
             ErrorCode::WrongPassword);
    QCOMPARE(made.ring.toBytes(), before);
}

void tst_KeyRing::refusesASecondPersonOfOneName()
{
    CreatedRing made = madeRing();
    const QByteArray before = made.ring.toBytes();
    QCOMPARE(made.ring.addStaff(made.keys, person(u"li"_s), kCheap).error().code,
             ErrorCode::Conflict);
    NewStaffSlot sameId = person(u"zhao"_s);
    sameId.staffId = u"S-li"_s;
    QCOMPARE(made.ring.addStaff(made.keys, sameId, kCheap).error().code, ErrorCode::Conflict);
    for (const QString &bad :
         {QString(), u" zhao"_s, u"zh\nao"_s, QString(kMaxLoginName + 1, u'z'), u"a\u202eb"_s}) {
        NewStaffSlot badName = person(u"zhao"_s);
        badName.loginName = bad;
        QCOMPARE(made.ring.addStaff(made.keys, badName, kCheap).error().code, ErrorCode::BadInput);
    }
    NewStaffSlot noPassword = person(u"zhao"_s);
    noPassword.password = SecretBytes();
    QCOMPARE(made.ring.addStaff(made.keys, noPassword, kCheap).error().code, ErrorCode::BadInput);
    QCOMPARE(made.ring.toBytes(), before);
}

void tst_KeyRing::forgetsAPersonWhoLeft()
{
    CreatedRing made = madeRing();
    QVERIFY(made.ring.removeStaff(made.keys, u"S-li"_s));
    QVERIFY(!made.ring.unlock(u"li"_s, secret("password of li")));
    QVERIFY(made.ring.verify(made.keys).findings.isEmpty());
    QCOMPARE(made.ring.removeStaff(made.keys, u"S-li"_s).error().code, ErrorCode::NotFound);
}

void tst_KeyRing::savesForTheOwnerOnly()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"keyring.json"_s);
    CreatedRing made = madeRing();
    QVERIFY(made.ring.save(path));
    QCOMPARE(QFile::permissions(path)
                 & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
             QFile::Permissions());
    QCOMPARE(bytesOf(path), made.ring.toBytes());
    QVERIFY(made.ring.removeStaff(made.keys, u"S-li"_s));
    QVERIFY(made.ring.save(path));
    QCOMPARE(KeyRing::load(path)->entries().size(), 2);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden),
             QStringList{u"keyring.json"_s});
}

void tst_KeyRing::keepsTheOldFileInAReadOnlyFolder()
{
    const CreatedRing made = madeRing();
    // /proc cannot be written even by root, who ignores the permissions of ordinary folders.
    const auto saved = made.ring.save(u"/proc/keyring.json"_s);
    QVERIFY(!saved);
    QVERIFY(saved.error().detail.startsWith("couldn't save the key ring"_L1));
    if (::geteuid() == 0)
        return;
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"keyring.json"_s);
    QVERIFY(made.ring.save(path));
    const QByteArray before = bytesOf(path);
    QVERIFY(QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::ExeOwner));
    const auto again = madeRing().ring.save(path);
    QVERIFY(QFile::setPermissions(folder.path(),
                                  QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    QCOMPARE(again.error().code, ErrorCode::ReadOnly);
    QCOMPARE(bytesOf(path), before);
}

void tst_KeyRing::wrapsEachPersonsKeyForThatPersonOnly()
{
    const UnlockedKeys keys = madeRing().keys;
    const SecretBytes subject = UnlockedKeys::newSubjectKey();
    QByteArray wrapped = *keys.wrapSubjectKey(u"P-1"_s, subject);
    QVERIFY(*keys.unwrapSubjectKey(u"P-1"_s, wrapped) == subject);
    QCOMPARE(keys.unwrapSubjectKey(u"P-2"_s, wrapped).error().code, ErrorCode::Corrupt);
    QCOMPARE(madeRing().keys.unwrapSubjectKey(u"P-1"_s, wrapped).error().code, ErrorCode::Corrupt);
    for (qsizetype byte = 0; byte < wrapped.size(); ++byte) {
        wrapped[byte] = char(wrapped.at(byte) ^ 1);
        QVERIFY(!keys.unwrapSubjectKey(u"P-1"_s, wrapped));
        wrapped[byte] = char(wrapped.at(byte) ^ 1);
    }
    QVERIFY(!keys.unwrapSubjectKey(u"P-1"_s, QByteArray()));
}

void tst_KeyRing::givesDifferentKeysForDisclosuresAndEvidence()
{
    const SecretBytes subject(32);
    const auto disclosure = UnlockedKeys::disclosureKey(subject);
    const auto identity = UnlockedKeys::ageIdentity(subject);
    QVERIFY(disclosure && identity);
    QVERIFY(!(*disclosure == identity->secret()));
    // Known answers: a changed label would lock every archive that exists.
    QCOMPARE(disclosure->view().toByteArray().toHex(),
             hkdfSha256(subject, {}, "redress disclosure v1", 32)->view().toByteArray().toHex());
    QCOMPARE(identity->recipient(), AgeIdentity::fromText(identity->secretText())->recipient());
}

void tst_KeyRing::readsTheSampleOfVersionOne()
{
    const auto ring = KeyRing::load(QStringLiteral(REDRESS_TEST_DATA "/vault/keyring-1.json"));
    QVERIFY(ring);
    const auto keys = ring->unlock(u"wang"_s, secret("correct horse"));
    QVERIFY(keys);
    QVERIFY(ring->verify(*keys).findings.isEmpty());
    QCOMPARE(keys->logKey.publicKey().raw().toHex(),
             QByteArray("407f349c8bf3cfa273253c7b9e1afb8a1b915c212fc367de8de913a976ed93c4"));
    const auto recovered
        = ring->unlockWithRecovery(u"JA6W-0FFM-RN0N-GSTF-MJEH-K7B9-QMC4-ZKH0-P1"_s);
    QVERIFY(recovered);
    QVERIFY(recovered->master == keys->master);
    const SecretBytes subject(32);
    QCOMPARE(UnlockedKeys::disclosureKey(subject)->view().toByteArray().toHex(),
             QByteArray("698c1970aae880aa264a7b61480d51cf879cfb957424a51e18946c63972e134c"));
    QCOMPARE(UnlockedKeys::ageIdentity(subject)->recipient(),
             u"age1mcvrjdzrmf48kr4tx9uhjxnq7ymrmgdxa88r35j9v4ac9n8kjyes7cdj4e"_s);
}

QTEST_GUILESS_MAIN(tst_KeyRing)
#include "tst_keyring.moc"
