// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/certificate.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Crypto;

class tst_Certificate : public QObject {
    Q_OBJECT

private:
    const QDateTime m_from{QDate(2026, 3, 1), QTime(8, 30, 15), Qt::UTC};
    P256PrivateKey m_rootKey = *P256PrivateKey::generate();
    P256PrivateKey m_staffKey = *P256PrivateKey::generate();
    Certificate m_root = *issueRoot(m_rootKey, u"消费者服务中心 of Nanning"_s, m_from);
    Certificate m_staff = *issueStaff(
        m_rootKey, m_root, m_staffKey.publicKey(),
        {u"S-0123456789ABCDEF"_s, u"王小明"_s, u"消费者服务中心 of Nanning"_s}, m_from);

private Q_SLOTS:
    void tellsWhoItIsFor();
    void holdsFromFirstToLastDay();
    void refusesAnotherRoot();
    void refusesAStaffMemberAsAuthority();
    void readsItsOwnBytesBack();
    void refusesEveryFlippedBit();
    void refusesWhatIsNoCertificate();
    void refusesNamesThatDoNotFit();
    void convincesOpenssl();
};

void tst_Certificate::tellsWhoItIsFor()
{
    QCOMPARE(m_root.organization(), u"消费者服务中心 of Nanning"_s);
    QCOMPARE(m_root.subjectSerialNumber(), QString());
    QCOMPARE(m_staff.commonName(), u"王小明"_s);
    QCOMPARE(m_staff.organization(), m_root.organization());
    QCOMPARE(m_staff.subjectSerialNumber(), u"S-0123456789ABCDEF"_s);
    QCOMPARE(m_staff.publicKey().spki(), m_staffKey.publicKey().spki());
    QCOMPARE(m_staff.notBefore(), m_from);
    QCOMPARE(m_staff.notAfter(), m_from.addDays(kStaffValidDays));
    QCOMPARE(m_root.notAfter(), m_from.addDays(kRootValidDays));
    QCOMPARE(m_staff.thumbprint().size(), 43);
    QVERIFY(m_staff.thumbprint() != m_root.thumbprint());
    QVERIFY(m_staff.pem().startsWith("-----BEGIN CERTIFICATE-----\nMII"));
    // A root that outlives 2049 is written in the other form of X.509 times.
    const QDateTime late(QDate(2060, 1, 1), QTime(), Qt::UTC);
    QCOMPARE(issueRoot(m_rootKey, u"x"_s, late)->notBefore(), late);
}

void tst_Certificate::holdsFromFirstToLastDay()
{
    QVERIFY(verifyChain(m_staff, m_root, m_from));
    // libcrypto does not count the last second itself.
    QVERIFY(verifyChain(m_staff, m_root, m_from.addDays(kStaffValidDays).addSecs(-1)));
    QVERIFY(verifyChain(m_root, m_root, m_from.addDays(kRootValidDays).addSecs(-1)));
    const auto early = verifyChain(m_staff, m_root, m_from.addSecs(-1));
    QVERIFY(!early);
    QVERIFY(early.error().detail.contains("not yet valid"_L1));
    const auto late = verifyChain(m_staff, m_root, m_from.addDays(kStaffValidDays));
    QVERIFY(!late);
    QVERIFY(late.error().detail.contains("expired"_L1));
    QVERIFY(!verifyChain(m_staff, m_root, QDateTime()));
}

void tst_Certificate::refusesAnotherRoot()
{
    // The same name and the same day, another key.
    const auto other = issueRoot(*P256PrivateKey::generate(), m_root.organization(), m_from);
    QVERIFY(!verifyChain(m_staff, *other, m_from));
    // The same name, and signed with another key than the root's.
    const auto forged = issueStaff(*P256PrivateKey::generate(), m_root, m_staffKey.publicKey(),
                                   {u"S-1"_s, u"x"_s, u"x"_s}, m_from);
    QVERIFY(forged);
    QVERIFY(!verifyChain(*forged, m_root, m_from));
    QVERIFY(!verifyChain(m_root, m_staff, m_from));
}

void tst_Certificate::refusesAStaffMemberAsAuthority()
{
    const P256PrivateKey key = *P256PrivateKey::generate();
    const auto below
        = issueStaff(m_staffKey, m_staff, key.publicKey(), {u"S-2"_s, u"x"_s, u"x"_s}, m_from);
    QVERIFY(below);
    QVERIFY(!verifyChain(*below, m_root, m_from));
    QVERIFY(!verifyChain(*below, m_staff, m_from));
}

void tst_Certificate::readsItsOwnBytesBack()
{
    const QByteArray der = m_staff.der();
    const auto again = Certificate::fromDer(der);
    QVERIFY(again);
    QCOMPARE(again->der(), der);
    QCOMPARE(again->thumbprint(), m_staff.thumbprint());
    QVERIFY(verifyChain(*again, m_root, m_from));
    const auto twice
        = issueStaff(m_rootKey, m_root, m_staffKey.publicKey(), {u"S-1"_s, u"x"_s, u"x"_s}, m_from);
    QVERIFY(twice->der() != der);
}

void tst_Certificate::refusesEveryFlippedBit()
{
    QByteArray der = m_staff.der();
    int refusedWhenRead = 0;
    for (qsizetype bit = 0; bit < der.size() * 8; ++bit) {
        der[bit / 8] = char(der.at(bit / 8) ^ (1 << bit % 8));
        const auto read = Certificate::fromDer(der);
        if (read)
            QVERIFY2(!verifyChain(*read, m_root, m_from), qPrintable(QString::number(bit)));
        else
            ++refusedWhenRead;
        der[bit / 8] = char(der.at(bit / 8) ^ (1 << bit % 8));
    }
    qInfo("all %lld bits of a certificate flipped: %d refused when read, the others by the chain",
          qint64(der.size()) * 8, refusedWhenRead);
}

void tst_Certificate::refusesWhatIsNoCertificate()
{
    const QByteArray der = m_staff.der();
    for (const QByteArray &bad :
         {QByteArray(), QByteArray("x"), der.chopped(1), der + '\0', der + der, m_staff.pem()})
        QCOMPARE(Certificate::fromDer(bad).error().code, ErrorCode::BadInput);
    QCOMPARE(Certificate::fromDer(QByteArray(100'000, '0')).error().code, ErrorCode::TooLarge);
    // One more spelling of the same: the outer length in three bytes where two do.
    QByteArray longer = der;
    longer[1] = char(0x83);
    longer.insert(2, '\0');
    QVERIFY(!Certificate::fromDer(longer));
}

void tst_Certificate::refusesNamesThatDoNotFit()
{
    QVERIFY(issueRoot(m_rootKey, QString(64, u'中'), m_from));
    for (const QString &name : {QString(), QString(65, u'x')}) {
        const auto root = issueRoot(m_rootKey, name, m_from);
        QVERIFY(!root);
        QCOMPARE(root.error().code, ErrorCode::BadInput);
        QVERIFY(!issueStaff(m_rootKey, m_root, m_staffKey.publicKey(), {u"S-1"_s, name, u"x"_s},
                            m_from));
    }
    QVERIFY(!issueRoot(m_rootKey, u"x"_s, QDateTime()));
}

void tst_Certificate::convincesOpenssl()
{
    const QString openssl = QStandardPaths::findExecutable(u"openssl"_s);
    if (openssl.isEmpty()) {
        qWarning("the openssl command is not installed: no other program judged our certificates");
        return;
    }
    const QTemporaryDir folder;
    const auto write = [&folder](const QString &name, const QByteArray &bytes) {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
    };
    QVERIFY(write(u"root.pem"_s, m_root.pem()));
    QVERIFY(write(u"staff.pem"_s, m_staff.pem()));
    const QString at = QString::number(m_from.addDays(1).toSecsSinceEpoch());
    for (const QString &purpose : {u"any"_s, u"smimesign"_s}) {
        QProcess verify;
        verify.start(openssl,
                     {u"verify"_s, u"-x509_strict"_s, u"-no-CApath"_s, u"-no-CAstore"_s,
                      u"-attime"_s, at, u"-purpose"_s, purpose, u"-CAfile"_s,
                      folder.filePath(u"root.pem"_s), folder.filePath(u"staff.pem"_s)});
        QVERIFY(verify.waitForFinished());
        QVERIFY2(verify.exitCode() == 0, verify.readAllStandardError().constData());
    }
    QProcess text;
    text.start(openssl,
               {u"x509"_s, u"-noout"_s, u"-text"_s, u"-in"_s, folder.filePath(u"staff.pem"_s)});
    QVERIFY(text.waitForFinished());
    const QByteArray shown = text.readAllStandardOutput();
    for (const char *word : {"ecdsa-with-SHA256", "CA:FALSE", "Digital Signature, Non Repudiation",
                             "E-mail Protection", "Subject Key Identifier",
                             "Authority Key Identifier", "serialNumber = S-0123456789ABCDEF"})
        QVERIFY2(shown.contains(word), word);
}

QTEST_GUILESS_MAIN(tst_Certificate)
#include "tst_certificate.moc"
