// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ledger/tlogproof.h"
#include "tests/ledger/naivetree.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Ledger;

static constexpr qint64 kSize = 11;

static Crypto::Ed25519PrivateKey logKey()
{
    return *Crypto::Ed25519PrivateKey::fromSeed(Crypto::SecretBytes::copyOf(QByteArray(32, 7)));
}

static VerifierKey verifier()
{
    return *VerifierKey::make(u"redress.example/log"_s, logKey().publicKey());
}

static TlogProof aProof(qint64 index)
{
    const NaiveTree tree(kSize);
    const Checkpoint checkpoint{u"redress.example/log"_s, kSize, tree.root(), {}};
    return {{}, index, tree.path(index), *signCheckpoint(checkpoint, logKey())};
}

class tst_TlogProof : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void provesEachEntry();
    void carriesExtraData();
    void hasThePublishedShape();
    void refusesAnotherEntry();
    void refusesEveryTurnedBit();
    void refusesForeignTexts_data();
    void refusesForeignTexts();
    void refusesToWriteImpossibleProofs();
};

void tst_TlogProof::provesEachEntry()
{
    const NaiveTree tree(kSize);
    for (qint64 index = 0; index < kSize; ++index) {
        const auto read = parseTlogProof(*formatTlogProof(aProof(index)));
        QVERIFY(read);
        QCOMPARE(*read, aProof(index));
        const auto checkpoint = verifyTlogProof(*read, leafHash(tree.leaf(index)), verifier());
        QVERIFY(checkpoint);
        QCOMPARE(checkpoint->size, kSize);
    }
}

void tst_TlogProof::carriesExtraData()
{
    TlogProof proof = aProof(3);
    proof.extra = QByteArray("\0any bytes\xff", 11);
    const QByteArray bytes = *formatTlogProof(proof);
    QVERIFY(bytes.startsWith("c2sp.org/tlog-proof@v1\nextra AGFueSBieXRlc/8=\nindex 3\n"));
    QCOMPARE(*parseTlogProof(bytes), proof);
}

void tst_TlogProof::hasThePublishedShape()
{
    const QList<QByteArray> lines = formatTlogProof(aProof(3))->split('\n');
    QCOMPARE(lines[0], "c2sp.org/tlog-proof@v1");
    QCOMPARE(lines[1], "index 3");
    for (int i = 2; i < 6; ++i)
        QCOMPARE(lines[i].size(), 44);
    QCOMPARE(lines[6], "");
    QCOMPARE(lines[7], "redress.example/log");
    QCOMPARE(lines[8], "11");
    QCOMPARE(lines[10], "");
    QVERIFY(lines[11].startsWith("— redress.example/log "));
    QCOMPARE(lines[12], "");
    QCOMPARE(lines.size(), 13);
}

void tst_TlogProof::refusesAnotherEntry()
{
    const NaiveTree tree(kSize);
    const TlogProof proof = aProof(3);
    for (qint64 index = 0; index < kSize; ++index)
        QCOMPARE(bool(verifyTlogProof(proof, leafHash(tree.leaf(index)), verifier())), index == 3);
    TlogProof moved = proof;
    moved.index = 2;
    QVERIFY(!verifyTlogProof(moved, leafHash(tree.leaf(3)), verifier()));
}

void tst_TlogProof::refusesEveryTurnedBit()
{
    const NaiveTree tree(kSize);
    const QByteArray bytes = *formatTlogProof(aProof(3));
    for (qsizetype bit = 0; bit < bytes.size() * 8; ++bit) {
        QByteArray turned = bytes;
        turned[bit / 8] = char(turned[bit / 8] ^ (1 << (bit % 8)));
        const auto read = parseTlogProof(turned);
        QVERIFY2(!read || !verifyTlogProof(*read, leafHash(tree.leaf(3)), verifier()),
                 qPrintable(QString::number(bit)));
    }
}

void tst_TlogProof::refusesForeignTexts_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray good = *formatTlogProof(aProof(3));
    const auto row = [&](const char *name, const QByteArray &from, const QByteArray &to) {
        QVERIFY(good.contains(from));
        QTest::newRow(name) << QByteArray(good).replace(from, to);
    };
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("only the first line") << QByteArray("c2sp.org/tlog-proof@v1\n\n");
    row("another version", "proof@v1", "proof@v2");
    row("no index", "index 3\n", "");
    row("index negative", "index 3", "index -3");
    row("index with leading zero", "index 3", "index 03");
    row("index with two spaces", "index 3", "index  3");
    row("index twice", "index 3\n", "index 3\nindex 3\n");
    row("empty extra data", "index 3", "extra \nindex 3");
    row("extra data twice", "index 3", "extra AAAA\nextra AAAA\nindex 3");
    row("extra data not base64", "index 3", "extra AAA\nindex 3");
    row("extra data behind the index", "index 3", "index 3\nextra AAAA");
    row("hash too short", "index 3\n", "index 3\nAAAA\n");
    row("carriage returns", "\n", "\r\n");
    row("two empty lines", "\n\nredress", "\n\n\nredress");
    QTest::newRow("no checkpoint") << good.first(good.indexOf("\n\n") + 2);
    QTest::newRow("checkpoint cut") << good.chopped(1);
    QTest::newRow("path too long") << QByteArray(good).replace(
        "index 3\n", "index 3\n" + (QByteArray(32, 'x').toBase64() + '\n').repeated(64));
    QTest::newRow("too long") << good + QByteArray(kMaxTlogProofBytes, 'x');
}

void tst_TlogProof::refusesForeignTexts()
{
    QFETCH(QByteArray, bytes);
    const auto proof = parseTlogProof(bytes);
    QVERIFY(!proof);
    QCOMPARE(proof.error().code, ErrorCode::Corrupt);
}

void tst_TlogProof::refusesToWriteImpossibleProofs()
{
    const auto refuses = [](auto spoil) {
        TlogProof proof = aProof(3);
        spoil(proof);
        return !formatTlogProof(proof);
    };
    QVERIFY(refuses([](TlogProof &p) { p.index = -1; }));
    QVERIFY(refuses([](TlogProof &p) { p.path[0].chop(1); }));
    QVERIFY(refuses([](TlogProof &p) { p.path = QList<QByteArray>(64, QByteArray(32, 'x')); }));
    QVERIFY(refuses([](TlogProof &p) { p.checkpoint = "no note"; }));
    QVERIFY(refuses([](TlogProof &p) { p.extra = QByteArray(kMaxTlogProofBytes, 'x'); }));
}

QTEST_GUILESS_MAIN(tst_TlogProof)
#include "tst_tlogproof.moc"
