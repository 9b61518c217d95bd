// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/text.h"
#include "models/ledger/merkle.h"
#include "tests/ledger/naivetree.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Ledger;

static constexpr int kPublishedVectors = 518;

/// The vectors of transparency-dev/merkle (see SOURCES.md beside them): most must be refused.
class tst_MerkleVectors : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void judgesEachVectorAsItStates_data();
    void judgesEachVectorAsItStates();
};

static QByteArray bytesOf(const QJsonObject &vector, QLatin1String name)
{
    return QByteArray::fromBase64(vector[name].toString().toLatin1());
}

// Numbers of 2^63 and more, which some vectors try, become -1: no index or size of ours is so
// large.
static qint64 numberOf(const QJsonObject &vector, QLatin1String name)
{
    return vector[name].toInteger(-1);
}

static bool accepts(const QString &kind, const QJsonObject &vector)
{
    QList<QByteArray> proof;
    const QJsonArray hashes = vector["proof"_L1].toArray();
    for (const auto &hash : hashes)
        proof.append(QByteArray::fromBase64(hash.toString().toLatin1()));
    if (kind == "inclusion"_L1)
        return verifyInclusion(bytesOf(vector, "leafHash"_L1), numberOf(vector, "leafIdx"_L1),
                               numberOf(vector, "treeSize"_L1), proof, bytesOf(vector, "root"_L1));
    if (kind == "consistency"_L1)
        return verifyConsistency(numberOf(vector, "size1"_L1), numberOf(vector, "size2"_L1), proof,
                                 bytesOf(vector, "root1"_L1), bytesOf(vector, "root2"_L1));
    if (kind == "subtreeinclusion"_L1)
        return verifySubtreeInclusion(bytesOf(vector, "leafHash"_L1),
                                      numberOf(vector, "leafIdx"_L1), numberOf(vector, "start"_L1),
                                      numberOf(vector, "end"_L1), proof,
                                      bytesOf(vector, "root"_L1));
    return verifySubtreeConsistency(numberOf(vector, "start"_L1), numberOf(vector, "end"_L1),
                                    numberOf(vector, "size"_L1), proof, bytesOf(vector, "root1"_L1),
                                    bytesOf(vector, "root2"_L1));
}

static QJsonArray textsOf(const QList<QByteArray> &hashes)
{
    QJsonArray texts;
    for (const QByteArray &hash : hashes)
        texts.append(QString::fromLatin1(hash.toBase64()));
    return texts;
}

// Our own, for where the published ones are not at hand: proofs of the tree of eleven, each also
// with one hash bent.
static void addOwnVectors()
{
    const NaiveTree tree(11);
    int count = 0;
    const auto add = [&count](const QString &kind, QJsonObject vector, QLatin1String bend) {
        vector["wantErr"_L1] = false;
        QTest::addRow("own %s %d", qPrintable(kind), ++count) << kind << vector;
        vector[bend] = QString::fromLatin1(leafHash("bent").toBase64());
        vector["wantErr"_L1] = true;
        QTest::addRow("own bent %s %d", qPrintable(kind), count) << kind << vector;
    };
    const QString root = QString::fromLatin1(tree.root().toBase64());
    for (qint64 i = 0; i < 11; ++i) {
        add(u"inclusion"_s,
            {{u"leafIdx"_s, i},
             {u"treeSize"_s, 11},
             {u"proof"_s, textsOf(tree.path(i))},
             {u"root"_s, root},
             {u"leafHash"_s, QString::fromLatin1(leafHash(tree.leaf(i)).toBase64())}},
            "leafHash"_L1);
        add(u"consistency"_s,
            {{u"size1"_s, i + 1},
             {u"size2"_s, 11},
             {u"proof"_s, textsOf(tree.consistency(i + 1))},
             {u"root2"_s, root},
             {u"root1"_s, QString::fromLatin1(tree.rootOf(0, i + 1).toBase64())}},
            "root1"_L1);
    }
}

void tst_MerkleVectors::judgesEachVectorAsItStates_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QJsonObject>("vector");
    addOwnVectors();
    const QDir folder(QStringLiteral(REDRESS_SHARED_DATA "/vectors/merkle"));
    if (!folder.exists()) {
        qWarning("The published vectors are not at %s; only our own are judged.",
                 qPrintable(folder.path()));
        return;
    }
    int count = 0;
    QDirIterator files(folder.path(), {u"*.json"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        const auto vector = parseJsonObject(file.readAll());
        QVERIFY2(vector, qPrintable(file.fileName()));
        const QString name = folder.relativeFilePath(file.fileName());
        QTest::newRow(qPrintable(name)) << name.section(u'/', 0, 0) << *vector;
        ++count;
    }
    QCOMPARE(count, kPublishedVectors);
}

void tst_MerkleVectors::judgesEachVectorAsItStates()
{
    QFETCH(QString, kind);
    QFETCH(QJsonObject, vector);
    QCOMPARE(accepts(kind, vector), !vector["wantErr"_L1].toBool());
}

QTEST_GUILESS_MAIN(tst_MerkleVectors)
#include "tst_merklevectors.moc"
