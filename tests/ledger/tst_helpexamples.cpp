// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/text.h"
#include "models/ledger/entry.h"
#include "models/ledger/policy.h"
#include "models/ledger/tlogproof.h"
#include "models/ledger/witnessing.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Ledger;

/// The examples that the help pages print are real, so that a reader can build on them.
class tst_HelpExamples : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theEntryIsSignedAndDecodesAsPrinted();
    void theProofHoldsUnderThePrintedPolicy();
    void theWitnessCosignsThePrintedRequest();
};

// The blocks between ``` lines of a help page, each with its last newline.
static QList<QByteArray> blocksOf(const QString &page)
{
    QFile file(QStringLiteral(REDRESS_SOURCE_DIR "/resources/help/") + page);
    QList<QByteArray> blocks;
    if (!file.open(QIODevice::ReadOnly))
        return blocks;
    bool inside = false;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("```")) {
            inside = !inside;
            if (inside)
                blocks.append(QByteArray());
        } else if (inside) {
            blocks.last() += line + '\n';
        }
    }
    return blocks;
}

void tst_HelpExamples::theEntryIsSignedAndDecodesAsPrinted()
{
    const QList<QByteArray> blocks = blocksOf(u"entries.md"_s);
    QCOMPARE(blocks.size(), 3);
    const auto read = parsePresentation(blocks[0].trimmed());
    QVERIFY2(read, qPrintable(read ? QString() : read.error().detail));
    const auto key = Crypto::P256PublicKey::fromSpki(QByteArray::fromBase64(blocks[2].trimmed()));
    QVERIFY(key);
    QVERIFY(verifyEntrySignature(read->jwt, *key));
    const QList<QByteArray> parts = read->jwt.split('.');
    const QByteArray decoded = *fromBase64Url(parts[0]) + '\n' + *fromBase64Url(parts[1]) + '\n'
        + *fromBase64Url(read->disclosures.first().encoded) + '\n';
    QCOMPARE(blocks[1], decoded);
}

void tst_HelpExamples::theProofHoldsUnderThePrintedPolicy()
{
    const QList<QByteArray> blocks = blocksOf(u"checkpoints.md"_s);
    QVERIFY(blocks.size() >= 3);
    const auto policy = Policy::parse(blocks[1]);
    QVERIFY2(policy, qPrintable(policy ? QString() : policy.error().detail));
    const auto checkpoint = openCheckpoint(blocks[0], *policy);
    QVERIFY2(checkpoint, qPrintable(checkpoint ? QString() : checkpoint.error().detail));
    QCOMPARE(checkpoint->size, 5);
    const auto proof = parseTlogProof(blocks[2]);
    QVERIFY2(proof, qPrintable(proof ? QString() : proof.error().detail));
    QCOMPARE(proof->checkpoint, blocks[0]);
    const QByteArray entry = blocksOf(u"entries.md"_s).value(0).split('~').first();
    QVERIFY(verifyTlogProof(*proof, leafHash(entry), *policy));
}

// The four entries before are those whose tree the printed proof of entry 2 climbs through.
void tst_HelpExamples::theWitnessCosignsThePrintedRequest()
{
    const QList<QByteArray> blocks = blocksOf(u"witnesses.md"_s);
    QVERIFY(blocks.size() >= 2);
    const Policy policy = *Policy::parse(blocksOf(u"checkpoints.md"_s)[1]);
    const TlogProof proof = *parseTlogProof(blocksOf(u"checkpoints.md"_s)[2]);
    const QByteArray entry = blocksOf(u"entries.md"_s).value(0).split('~').first();
    const VerifierKey log = policy.logs.first().key;
    const VerifierKey witness = policy.witnesses.first().key;
    const QByteArray root = nodeHash(proof.path[1], nodeHash(leafHash(entry), proof.path[0]));
    const KnownLog known{log, Checkpoint{log.name(), 4, root, {}}};
    const auto request = parseWitnessRequest(blocks[0]);
    QVERIFY2(request, qPrintable(request ? QString() : request.error().detail));
    QCOMPARE(decide(*request, &known, witness).verdict, WitnessVerdict::Cosign);
    const auto cosigned = withCosignature(request->checkpoint, blocks[1], witness);
    QVERIFY(cosigned);
    QCOMPARE(*cosigned, proof.checkpoint);
}

QTEST_GUILESS_MAIN(tst_HelpExamples)
#include "tst_helpexamples.moc"
