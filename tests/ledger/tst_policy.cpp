// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ledger/merkle.h"
#include "models/ledger/policy.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Ledger;

static Crypto::Ed25519PrivateKey keyFrom(char seed)
{
    return *Crypto::Ed25519PrivateKey::fromSeed(Crypto::SecretBytes::copyOf(QByteArray(32, seed)));
}

static VerifierKey logKey(char seed = 'L')
{
    return *VerifierKey::make(u"redress.example/log"_s, keyFrom(seed).publicKey());
}

static VerifierKey witnessKey(char seed)
{
    return *VerifierKey::make(u"witness.example/"_s + QLatin1Char(seed), keyFrom(seed).publicKey(),
                              KeyType::Cosignature);
}

class tst_Policy : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsWhatItWrites();
    void readsThePublishedShape();
    void asksForTheQuorum_data();
    void asksForTheQuorum();
    void acceptsAnyOfItsLogs();
    void refusesForeignPolicies_data();
    void refusesForeignPolicies();
};

void tst_Policy::readsWhatItWrites()
{
    const Policy alone = Policy::trustingOnly(logKey());
    QCOMPARE(alone.format(), "log " + logKey().text() + "\nquorum none\n");
    const auto read = Policy::parse(alone.format());
    QVERIFY(read);
    QCOMPARE(read->logs.size(), 1);
    QCOMPARE(read->quorum, "none");
    QCOMPARE(read->format(), alone.format());
}

void tst_Policy::readsThePublishedShape()
{
    // The example of C2SP tlog-policy: comments, tabs, two levels of groups.
    const QByteArray text = "# who is trusted\n  log\t" + logKey().text()
        + " https://log.example/\n\n" + "witness X1 " + witnessKey('1').text() + "\nwitness X2 "
        + witnessKey('2').text() + " \nwitness X3 " + witnessKey('3').text()
        + " https://x3.example/\ngroup X-witnesses 2 X1 X2 X3\n\t# others\nwitness Y1 "
        + witnessKey('4').text() + "\nwitness \xE2\x84\xAA " + witnessKey('5').text()
        + "\ngroup Y-witnesses any Y1 \xE2\x84\xAA\n\ngroup X-and-Y all X-witnesses "
          "Y-witnesses\nquorum X-and-Y\n";
    const auto policy = Policy::parse(text);
    QVERIFY2(policy, qPrintable(policy ? QString() : policy.error().detail));
    QCOMPARE(policy->logs.first().url, "https://log.example/");
    QCOMPARE(policy->witnesses.size(), 5);
    QCOMPARE(policy->groups.size(), 3);
    QCOMPARE(policy->groups[0].threshold, 2);
    QCOMPARE(policy->groups[1].threshold, 1);
    QCOMPARE(policy->groups[2].threshold, 2);
    const auto again = Policy::parse(policy->format());
    QVERIFY(again);
    QCOMPARE(again->format(), policy->format());
}

static QByteArray noteSignedBy(const QByteArray &witnesses, char log = 'L')
{
    const Checkpoint checkpoint{u"redress.example/log"_s, 42, leafHash("root"), {}};
    Note note = *parseNote(*signCheckpoint(checkpoint, keyFrom(log)));
    for (const char seed : witnesses)
        if (!cosignNote(&note, u"witness.example/"_s + QLatin1Char(seed), keyFrom(seed),
                        1'700'000'000))
            return {};
    return *formatNote(note);
}

void tst_Policy::asksForTheQuorum_data()
{
    QTest::addColumn<QByteArray>("quorum");
    QTest::addColumn<QByteArray>("cosigners");
    QTest::addColumn<bool>("enough");
    QTest::newRow("none needed") << QByteArray("quorum none") << QByteArray() << true;
    QTest::newRow("the one") << QByteArray("quorum W1") << QByteArray("1") << true;
    QTest::newRow("another one") << QByteArray("quorum W1") << QByteArray("2") << false;
    QTest::newRow("two of three") << QByteArray("group g 2 W1 W2 W3\nquorum g") << QByteArray("13")
                                  << true;
    QTest::newRow("one of two needed")
        << QByteArray("group g 2 W1 W2 W3\nquorum g") << QByteArray("3") << false;
    QTest::newRow("one twice") << QByteArray("group g 2 W1 W2 W3\nquorum g") << QByteArray("33")
                               << false;
    QTest::newRow("an unknown one")
        << QByteArray("group g any W1 W2\nquorum g") << QByteArray("9") << false;
    QTest::newRow("all") << QByteArray("group g all W1 W2\nquorum g") << QByteArray("12") << true;
    QTest::newRow("not all") << QByteArray("group g all W1 W2\nquorum g") << QByteArray("1")
                             << false;
    QTest::newRow("nested") << QByteArray("group a any W1 W2\ngroup b all a W3\nquorum b")
                            << QByteArray("23") << true;
    QTest::newRow("nested, half") << QByteArray("group a any W1 W2\ngroup b all a W3\nquorum b")
                                  << QByteArray("12") << false;
}

void tst_Policy::asksForTheQuorum()
{
    QFETCH(QByteArray, quorum);
    QFETCH(QByteArray, cosigners);
    QFETCH(bool, enough);
    QByteArray text = "log " + logKey().text() + '\n';
    for (const char seed : {'1', '2', '3'})
        text += QByteArray("witness W") + seed + ' ' + witnessKey(seed).text() + '\n';
    const auto policy = Policy::parse(text + quorum + '\n');
    QVERIFY(policy);
    const QByteArray note = noteSignedBy(cosigners);
    QCOMPARE(bool(openCheckpoint(note, *policy)), enough);
    QVERIFY(!openCheckpoint(noteSignedBy(cosigners, 'x'), *policy));
}

void tst_Policy::acceptsAnyOfItsLogs()
{
    const auto policy = Policy::parse("log " + logKey('A').text() + "\nlog " + logKey().text()
                                      + "\nquorum none\n");
    QVERIFY(policy);
    QVERIFY(openCheckpoint(noteSignedBy({}, 'L'), *policy));
    QVERIFY(openCheckpoint(noteSignedBy({}, 'A'), *policy));
    QVERIFY(!openCheckpoint(noteSignedBy({}, 'B'), *policy));
    QVERIFY(!openCheckpoint("rubbish", *policy));
}

void tst_Policy::refusesForeignPolicies_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray log = "log " + logKey().text() + '\n';
    const QByteArray w1 = "witness W1 " + witnessKey('1').text() + '\n';
    const QByteArray w2 = "witness W2 " + witnessKey('2').text() + '\n';
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no quorum") << log;
    QTest::newRow("two quorums") << log + "quorum none\nquorum none\n";
    QTest::newRow("no last line end") << log + "quorum none";
    QTest::newRow("carriage returns") << log.chopped(1) + "\r\nquorum none\r\n";
    QTest::newRow("NUL") << log + "quorum none\n#" + QByteArray(1, '\0') + '\n';
    QTest::newRow("unknown word") << log + "trust me\nquorum none\n";
    QTest::newRow("log without key") << QByteArray("log\nquorum none\n");
    QTest::newRow("log with too many words") << log.chopped(1) + " a b\nquorum none\n";
    QTest::newRow("log key is a witness key")
        << "log " + witnessKey('1').text() + "\nquorum none\n";
    QTest::newRow("witness key is a log key")
        << "witness W1 " + logKey().text() + "\nquorum none\n";
    QTest::newRow("broken key") << QByteArray(log).replace("+", "-") + "quorum none\n";
    QTest::newRow("log twice") << "log " + logKey().text() + "\nlog " + logKey().text()
            + "\nquorum none\n";
    QTest::newRow("witness key twice") << w1 + QByteArray(w1).replace("W1", "W2") + "quorum none\n";
    QTest::newRow("witness name twice")
        << w1 + QByteArray(w2).replace("W2", "W1") + "quorum none\n";
    QTest::newRow("witness called none") << QByteArray(w1).replace("W1", "none") + "quorum none\n";
    QTest::newRow("quorum unknown") << w1 + "quorum W2\n";
    QTest::newRow("quorum before its witness") << "quorum W1\n" + w1;
    QTest::newRow("group without members") << w1 + "group g all\nquorum none\n";
    QTest::newRow("group of unknown") << w1 + "group g all W2\nquorum none\n";
    QTest::newRow("group of none") << w1 + "group g all none\nquorum none\n";
    QTest::newRow("group of itself") << w1 + "group g any g W1\nquorum none\n";
    QTest::newRow("member twice") << w1 + "group g 2 W1 W1\nquorum none\n";
    QTest::newRow("member of two groups")
        << w1 + w2 + "group g any W1\ngroup h any W1 W2\nquorum none\n";
    QTest::newRow("threshold zero") << w1 + "group g 0 W1\nquorum none\n";
    QTest::newRow("threshold too high") << w1 + "group g 2 W1\nquorum none\n";
    QTest::newRow("threshold 01") << w1 + "group g 01 W1\nquorum none\n";
    QTest::newRow("threshold some") << w1 + "group g some W1\nquorum none\n";
    QTest::newRow("too long") << QByteArray(kMaxPolicyBytes, '#') + "\nquorum none\n";
}

void tst_Policy::refusesForeignPolicies()
{
    QFETCH(QByteArray, text);
    const auto policy = Policy::parse(text);
    QVERIFY(!policy);
    QCOMPARE(policy.error().code, ErrorCode::BadInput);
}

QTEST_GUILESS_MAIN(tst_Policy)
#include "tst_policy.moc"
