// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ledger/merkle.h"
#include "tests/ledger/naivetree.h"

#include <QTest>

using namespace Redress;
using namespace Redress::Ledger;

static constexpr qint64 kLargestTree = 130; // past 128, so that every kind of right edge occurs

class tst_Merkle : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void hashesAsTheStandardSays();
    void growsLikeTheDefinition();
    void makesEachCompleteSubtreeOnce();
    void continuesFromStoredNodes();
    void provesEachEntryOfEachTree();
    void provesThatEachTreeGrewFromEachEarlierOne();
    void refusesBentInclusionProofs();
    void refusesBentConsistencyProofs();
    void refusesQuestionsOutsideTheTree();
    void passesOnMissingAndBrokenNodes();

private:
    MemoryNodes m_nodes; // of the largest tree
};

void tst_Merkle::initTestCase()
{
    const NaiveTree tree(kLargestTree);
    Frontier frontier;
    QList<Node> made;
    for (qint64 i = 0; i < kLargestTree; ++i)
        frontier.append(leafHash(tree.leaf(i)), &made);
    m_nodes.put(made);
}

void tst_Merkle::hashesAsTheStandardSays()
{
    // Known answers of Certificate Transparency implementations (leaves "" and "L123456", nodes
    // "N123", "N456").
    QCOMPARE(emptyRoot().toHex(),
             "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    QCOMPARE(leafHash({}).toHex(),
             "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    QCOMPARE(leafHash("L123456").toHex(),
             "395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56");
    QCOMPARE(nodeHash("N123", "N456").toHex(),
             "aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb");
}

void tst_Merkle::growsLikeTheDefinition()
{
    const NaiveTree all(kLargestTree);
    Frontier frontier;
    QCOMPARE(frontier.root(), emptyRoot());
    for (qint64 size = 0; size <= kLargestTree; ++size) {
        QCOMPARE(frontier.size(), size);
        const QByteArray root = all.rootOf(0, size);
        QCOMPARE(frontier.root(), root);
        QCOMPARE(*rootAt(size, m_nodes), root);
        if (size < kLargestTree)
            frontier.append(leafHash(all.leaf(size)), nullptr);
    }
}

void tst_Merkle::makesEachCompleteSubtreeOnce()
{
    const NaiveTree tree(kLargestTree);
    QHash<NodeId, QByteArray> seen;
    Frontier frontier;
    for (qint64 i = 0; i < kLargestTree; ++i) {
        QList<Node> made;
        frontier.append(leafHash(tree.leaf(i)), &made);
        QCOMPARE(made.first().id, (NodeId{0, i}));
        for (const Node &node : made) {
            QVERIFY(!seen.contains(node.id));
            const qint64 begin = node.id.index << node.id.level;
            QCOMPARE(node.hash, tree.rootOf(begin, begin + (qint64(1) << node.id.level)));
            seen.insert(node.id, node.hash);
        }
    }
    qsizetype expected = 0;
    for (qint64 count = kLargestTree; count > 0; count /= 2)
        expected += count;
    QCOMPARE(seen.size(), expected);
}

void tst_Merkle::continuesFromStoredNodes()
{
    const NaiveTree tree(kLargestTree);
    for (qint64 size = 0; size < kLargestTree; ++size) {
        const auto loaded = Frontier::load(size, m_nodes);
        QVERIFY(loaded);
        QCOMPARE(loaded->root(), tree.rootOf(0, size));
        const auto made = nodesForAppend(size, leafHash(tree.leaf(size)), m_nodes);
        QVERIFY(made);
        for (const Node &node : *made)
            QCOMPARE(node.hash, *m_nodes.node(node.id));
    }
}

void tst_Merkle::provesEachEntryOfEachTree()
{
    for (qint64 size = 1; size <= kLargestTree; ++size) {
        const NaiveTree tree(size);
        const QByteArray root = tree.root();
        for (qint64 index = 0; index < size; ++index) {
            const auto proof = inclusionProof(index, size, m_nodes);
            QVERIFY(proof);
            QCOMPARE(*proof, tree.path(index));
            QVERIFY(verifyInclusion(leafHash(tree.leaf(index)), index, size, *proof, root));
        }
    }
}

void tst_Merkle::provesThatEachTreeGrewFromEachEarlierOne()
{
    for (qint64 size2 = 1; size2 <= kLargestTree; ++size2) {
        const NaiveTree tree(size2);
        const QByteArray root2 = tree.root();
        for (qint64 size1 = 1; size1 <= size2; ++size1) {
            const auto proof = consistencyProof(size1, size2, m_nodes);
            QVERIFY(proof);
            QCOMPARE(*proof, tree.consistency(size1));
            QVERIFY(verifyConsistency(size1, size2, *proof, tree.rootOf(0, size1), root2));
        }
    }
}

// What a liar might hand in instead of `proof`: a bit turned in each hash, one hash left out,
// doubled, cut or added.
static QList<QList<QByteArray>> bent(const QList<QByteArray> &proof)
{
    QList<QList<QByteArray>> lies;
    for (qsizetype i = 0; i < proof.size(); ++i) {
        for (int bit = 0; bit < kHashBytes * 8; ++bit) {
            QList<QByteArray> lie = proof;
            lie[i][bit / 8] = char(lie[i][bit / 8] ^ (1 << (bit % 8)));
            lies.append(lie);
        }
        QList<QByteArray> without = proof;
        without.removeAt(i);
        QList<QByteArray> twice = proof;
        twice.insert(i, proof[i]);
        QList<QByteArray> cut = proof;
        cut[i].chop(1);
        lies << without << twice << cut;
    }
    const QByteArray more(kHashBytes, 'x');
    lies << (QList<QByteArray>{more} + proof) << (QList<QByteArray>(proof) << more);
    return lies;
}

void tst_Merkle::refusesBentInclusionProofs()
{
    for (const qint64 size : {1, 2, 3, 5, 8, 13}) {
        const NaiveTree tree(size);
        for (qint64 index = 0; index < size; ++index) {
            const QList<QByteArray> proof = tree.path(index);
            const QByteArray leaf = leafHash(tree.leaf(index));
            for (const QList<QByteArray> &lie : bent(proof))
                QVERIFY(!verifyInclusion(leaf, index, size, lie, tree.root()));
            QVERIFY(!verifyInclusion(leafHash("another"), index, size, proof, tree.root()));
            QVERIFY(!verifyInclusion(leaf, index, size, proof, leafHash("another")));
            QVERIFY(!verifyInclusion(leaf, index + 1, size, proof, tree.root()));
            QVERIFY(!verifyInclusion(leaf, index - 1, size, proof, tree.root()));
        }
    }
}

void tst_Merkle::refusesBentConsistencyProofs()
{
    for (const qint64 size2 : {2, 3, 5, 8, 13}) {
        const NaiveTree tree(size2);
        for (qint64 size1 = 1; size1 < size2; ++size1) {
            const QList<QByteArray> proof = tree.consistency(size1);
            const QByteArray root1 = tree.rootOf(0, size1);
            for (const QList<QByteArray> &lie : bent(proof))
                QVERIFY(!verifyConsistency(size1, size2, lie, root1, tree.root()));
            QVERIFY(!verifyConsistency(size1, size2, proof, leafHash("another"), tree.root()));
            QVERIFY(!verifyConsistency(size1, size2, proof, root1, leafHash("another")));
            QVERIFY(!verifyConsistency(size2, size1, proof, tree.root(), root1));
            QVERIFY(!verifyConsistency(0, size2, {}, emptyRoot(), tree.root()));
        }
    }
}

void tst_Merkle::refusesQuestionsOutsideTheTree()
{
    for (const qint64 index : {qint64(-1), qint64(5), std::numeric_limits<qint64>::max()})
        QCOMPARE(inclusionProof(index, 5, m_nodes).error().code, ErrorCode::BadInput);
    QCOMPARE(consistencyProof(-1, 5, m_nodes).error().code, ErrorCode::BadInput);
    QCOMPARE(consistencyProof(6, 5, m_nodes).error().code, ErrorCode::BadInput);
    QCOMPARE(rootAt(-1, m_nodes).error().code, ErrorCode::BadInput);
    QCOMPARE(Frontier::load(-1, m_nodes).error().code, ErrorCode::BadInput);
    QCOMPARE(nodesForAppend(3, "short", m_nodes).error().code, ErrorCode::BadInput);
    QVERIFY(!verifyInclusion(emptyRoot(), 0, 0, {}, emptyRoot()));
    QVERIFY(verifyConsistency(0, 0, {}, emptyRoot(), emptyRoot()));
    QVERIFY(!isSubtree(-8, 8));
    QVERIFY(isSubtree(4, 7));
    QVERIFY(!isSubtree(2, 5));
}

void tst_Merkle::passesOnMissingAndBrokenNodes()
{
    QCOMPARE(rootAt(kLargestTree + 1, m_nodes).error().code, ErrorCode::NotFound);
    QCOMPARE(Frontier::load(kLargestTree + 1, m_nodes).error().code, ErrorCode::NotFound);
    MemoryNodes shortNode;
    shortNode.put({{{0, 0}, "short"}});
    QCOMPARE(rootAt(1, shortNode).error().code, ErrorCode::Corrupt);
}

QTEST_GUILESS_MAIN(tst_Merkle)
#include "tst_merkle.moc"
