// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/primitives.h"
#include "models/seals/cades.h"
#include "models/seals/der.h"
#include "tests/seals/sealskit.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Seals;

class tst_Cades : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void acceptsWhatItSigned();
    void signsTimesBeyond2049();
    void refusesEveryFlippedBit();
    void refusesOtherContent();
    void refusesAForeignRoot();
    void refusesASignatureAfterTheCertificateEnded();
    void refusesAKeyThatIsNotTheCertificates();
    void refusesUnsignedAdditions();
    void refusesRubbish_data();
    void refusesRubbish();

private:
    QStringList codesOf(const QByteArray &der, const QByteArray &sha256) const;
    Test::Center m_center = Test::makeCenter();
    QByteArray m_digest = Crypto::sha256("a voucher");
    QByteArray m_signature;
};

void tst_Cades::initTestCase()
{
    const auto made = signDetachedDigest(m_center.clerkKey, m_center.clerk, {m_center.root},
                                         m_digest, Test::noon());
    QVERIFY(made.ok());
    m_signature = *made;
}

QStringList tst_Cades::codesOf(const QByteArray &der, const QByteArray &sha256) const
{
    QStringList codes;
    const auto check = verifyDetachedDigest(der, sha256, m_center.root, u"x"_s);
    for (const Finding &finding : check.verification.findings)
        codes += finding.code;
    return codes;
}

void tst_Cades::acceptsWhatItSigned()
{
    const auto check = verifyDetachedDigest(m_signature, m_digest, m_center.root, u"x"_s);
    QCOMPARE(check.verification.findings, QList<Finding>());
    QVERIFY(check.signer.has_value());
    QCOMPARE(check.signer->der(), m_center.clerk.der());
    QCOMPARE(check.signedAtUtc, Test::noon());
}

void tst_Cades::signsTimesBeyond2049()
{
    const QDateTime late(QDate(2050, 1, 1), QTime(0, 0), Qt::UTC);
    QCOMPARE(Der::time(late).toHex(),
             QByteArray("\x18\x0f"
                        "20500101000000Z",
                        17)
                 .toHex());
    QCOMPARE(Der::time(late.addSecs(-1)).toHex(),
             QByteArray("\x17\x0d"
                        "491231235959Z",
                        15)
                 .toHex());
    QCOMPARE(Der::parseTime({0x18, Der::time(late), QByteArrayView(Der::time(late)).sliced(2)}),
             late);
}

void tst_Cades::refusesEveryFlippedBit()
{
    for (qsizetype at = 0; at < m_signature.size(); ++at) {
        for (int bit = 0; bit < 8; ++bit) {
            QByteArray flipped = m_signature;
            flipped[at] = char(flipped.at(at) ^ (1 << bit));
            const auto check = verifyDetachedDigest(flipped, m_digest, m_center.root, u"x"_s);
            if (check.verification.isIntact())
                QFAIL(qPrintable(u"bit %1 of byte %2 went unnoticed"_s.arg(bit).arg(at)));
        }
    }
    qInfo("flipped all %lld bits of a signature", qlonglong(m_signature.size() * 8));
}

void tst_Cades::refusesOtherContent()
{
    QCOMPARE(codesOf(m_signature, Crypto::sha256("another voucher")),
             QStringList{u"seal.digest"_s});
}

void tst_Cades::refusesAForeignRoot()
{
    // The same name, another key: what an impostor would do.
    const Test::Center other = Test::makeCenter();
    const auto check = verifyDetachedDigest(m_signature, m_digest, other.root, u"x"_s);
    QCOMPARE(check.verification.findings.size(), 2);
    QCOMPARE(check.verification.findings.at(0).code, u"seal.certificates"_s);
    QCOMPARE(check.verification.findings.at(1).code, u"seal.chain"_s);
}

void tst_Cades::refusesASignatureAfterTheCertificateEnded()
{
    const auto late = signDetachedDigest(m_center.clerkKey, m_center.clerk, {m_center.root},
                                         m_digest, Test::noon().addYears(5));
    QVERIFY(late.ok());
    QCOMPARE(codesOf(*late, m_digest), QStringList{u"seal.chain"_s});
}

void tst_Cades::refusesAKeyThatIsNotTheCertificates()
{
    const auto made = signDetachedDigest(m_center.rootKey, m_center.clerk, {m_center.root},
                                         m_digest, Test::noon());
    QVERIFY(!made.ok());
    QCOMPARE(made.error().code, ErrorCode::BadInput);
}

void tst_Cades::refusesUnsignedAdditions()
{
    const auto twice = signDetachedDigest(m_center.clerkKey, m_center.clerk,
                                          {m_center.root, m_center.root}, m_digest, Test::noon());
    QVERIFY(twice.ok());
    QCOMPARE(codesOf(*twice, m_digest), QStringList{u"seal.certificates"_s});
    QVERIFY(!codesOf(m_signature + "x", m_digest).isEmpty());
    QVERIFY(!codesOf(m_signature + m_signature, m_digest).isEmpty());
}

void tst_Cades::refusesRubbish_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("text") << QByteArray("not a signature");
    QTest::newRow("half") << m_signature.first(m_signature.size() / 2);
    QTest::newRow("a length that lies") << QByteArray::fromHex("3084ffffffff00");
    QTest::newRow("endless length") << QByteArray::fromHex("3080");
    QTest::newRow("huge") << QByteArray(kMaxSignatureBytes + 1, '\x30');
    QTest::newRow("only a certificate") << m_center.clerk.der();
}

void tst_Cades::refusesRubbish()
{
    QFETCH(QByteArray, bytes);
    QCOMPARE(codesOf(bytes, m_digest), QStringList{u"seal.malformed"_s});
}

QTEST_GUILESS_MAIN(tst_Cades)
#include "tst_cades.moc"
