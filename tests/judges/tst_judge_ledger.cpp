// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/clock.h"
#include "models/core/text.h"
#include "models/ledger/checkpoint.h"
#include "models/ledger/entry.h"
#include "models/ledger/merkle.h"
#include "models/ledger/tiles.h"
#include "models/ledger/tlogproof.h"
#include "models/ledger/witnessing.h"
#include "tests/ledger/samples.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Ledger;

static constexpr qint64 kOlder = 123;
static constexpr qint64 kSize = 300; // more than one tile
static constexpr int kJudgeTimeout = 240'000; // milliseconds; the first run compiles or installs

/// Real entries, trees and checkpoints before golang.org/x/mod/sumdb and @sd-jwt/core: every truth
/// must pass, every lie fail.
class tst_JudgeLedger : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void sumdbAcceptsTheTruthAndRefusesLies();
    void sumdbReadsTheTiles();
    void sdJwtAcceptsTheTruthAndRefusesLies();

private:
    struct Claim {
        QJsonObject item;
        bool isTrue;
    };
    void judge(const QStringList &command, const QJsonObject &request, const QList<Claim> &claims);
    QByteArray checkpointAt(qint64 size) const;

    QTemporaryDir m_folder;
    QList<SignedEntry> m_entries;
    MemoryNodes m_nodes;
    Crypto::Ed25519PrivateKey m_logKey = *Crypto::Ed25519PrivateKey::generate();
    VerifierKey m_log = *VerifierKey::make(u"redress.example/judged"_s, m_logKey.publicKey());
};

static void run(const QStringList &command, const QDir &folder, QByteArray *output, int *status)
{
    QProcess process;
    process.setWorkingDirectory(folder.path());
    process.start(command.first(), command.mid(1));
    const bool ended = process.waitForStarted() && process.waitForFinished(kJudgeTimeout);
    *output = process.readAllStandardOutput();
    *status = ended && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    const QByteArray said = process.readAllStandardError();
    QVERIFY2(ended, qPrintable(command.first() + ": "_L1 + process.errorString()));
    QVERIFY2(*status == 0 || *status == 1, said.constData());
}

static QString judgesFolder()
{
    return QStringLiteral(REDRESS_SOURCE_DIR "/tests/judges");
}

void tst_JudgeLedger::initTestCase()
{
    QVERIFY(m_folder.isValid());
    Frontier frontier;
    QList<Node> made;
    for (qint64 i = 0; i < kSize; ++i) {
        EntryDraft draft = aDraft();
        draft.id = u"E-%1"_s.arg(i);
        draft.at = draft.at.addSecs(i);
        if (i % 3 == 0)
            draft.personal.clear();
        if (i % 5 == 0)
            draft.caseId.clear();
        draft.facts[u"text"_s] = QString(i * 7, u'x') + u"\"\\/\u0007 张三 \U0001F4DE"_s;
        draft.facts[u"number"_s] = i * 1.5;
        m_entries.append(anEntry(draft));
        frontier.append(m_entries.last().leafHash, &made);
    }
    m_nodes.put(made);
}

QByteArray tst_JudgeLedger::checkpointAt(qint64 size) const
{
    return *signCheckpoint({m_log.name(), size, *rootAt(size, m_nodes), {}}, m_logKey);
}

// Names the claims, hands them over and compares the verdict of each with what is true.
void tst_JudgeLedger::judge(const QStringList &command, const QJsonObject &request,
                            const QList<Claim> &claims)
{
    QJsonArray items;
    QByteArrayList expected;
    for (const Claim &claim : claims) {
        QJsonObject item = claim.item;
        const QString name = u"%1 %2"_s.arg(item["kind"_L1].toString(u"entry"_s)).arg(items.size());
        item["name"_L1] = name;
        items.append(item);
        expected.append((claim.isTrue ? "PASS " : "FAIL ") + name.toUtf8());
    }
    QJsonObject whole = request;
    whole["items"_L1] = items;
    QFile file(m_folder.filePath(u"request.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.write(compactJson(whole)) > 0);
    file.close();
    QByteArray output;
    int status = 0;
    run(command + QStringList{file.fileName()}, QDir(judgesFolder()), &output, &status);
    const QList<QByteArray> lines = output.trimmed().split('\n');
    QVERIFY2(lines.size() == expected.size(), output.constData());
    for (qsizetype i = 0; i < lines.size(); ++i)
        QVERIFY2(lines[i] == expected[i] || lines[i].startsWith(expected[i] + ':'),
                 expected[i] + " was expected, but the judge said: " + lines[i]);
}

static QString base64(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

static QJsonArray base64(const QList<QByteArray> &hashes)
{
    QJsonArray texts;
    for (const QByteArray &hash : hashes)
        texts.append(base64(hash));
    return texts;
}

static QByteArray turned(QByteArray bytes, qsizetype at)
{
    bytes[at] = char(bytes[at] ^ 1);
    return bytes;
}

static QStringList goJudge()
{
    return {QStringLiteral(REDRESS_BIN_DIR "/judge-ledger")};
}

static void buildGoJudge()
{
    QDir().mkpath(QStringLiteral(REDRESS_BIN_DIR));
    QByteArray output;
    int status = 0;
    run({judgesFolder() + "/ledger/build.sh"_L1, goJudge().first()}, QDir(judgesFolder()), &output,
        &status);
    QCOMPARE(status, 0);
}

void tst_JudgeLedger::sumdbAcceptsTheTruthAndRefusesLies()
{
    buildGoJudge();
    if (QTest::currentTestFailed())
        return;
    const QByteArray note = checkpointAt(kSize);
    const QString checkpoint = QString::fromUtf8(note);
    QList<Claim> claims{{{{u"kind"_s, u"checkpoint"_s}, {u"checkpoint"_s, checkpoint}}, true}};
    const qsizetype signatureAt = note.lastIndexOf(' ') + 20;
    for (const qsizetype at :
         {qsizetype(0), note.indexOf('\n') + 1, note.indexOf("\n\n") - 5, signatureAt})
        claims.append(
            {{{u"kind"_s, u"checkpoint"_s}, {u"checkpoint"_s, QString::fromUtf8(turned(note, at))}},
             false});

    for (const qint64 index :
         {qint64(0), qint64(1), qint64(122), qint64(255), qint64(256), kSize - 1}) {
        const QByteArray jwt = m_entries[index].jwt;
        const QList<QByteArray> path = *inclusionProof(index, kSize, m_nodes);
        QJsonObject item{{u"kind"_s, u"entry"_s},
                         {u"checkpoint"_s, checkpoint},
                         {u"leaf"_s, base64(jwt)},
                         {u"index"_s, index},
                         {u"path"_s, base64(path)}};
        claims.append({item, true});
        item["leaf"_L1] = base64(turned(jwt, jwt.size() / 2));
        claims.append({item, false});
        item["leaf"_L1] = base64(jwt);
        item["index"_L1] = index ^ 1;
        claims.append({item, false});
        item["index"_L1] = index;
        QList<QByteArray> bent = path;
        bent.last() = turned(bent.last(), 31);
        item["path"_L1] = base64(bent);
        claims.append({item, false});

        const QByteArray proof = *formatTlogProof({{}, index, path, note});
        QJsonObject whole{{u"kind"_s, u"proof"_s},
                          {u"proof"_s, QString::fromUtf8(proof)},
                          {u"leaf"_s, base64(jwt)}};
        claims.append({whole, true});
        whole["leaf"_L1] = base64(m_entries[(index + 1) % kSize].jwt);
        claims.append({whole, false});
    }
    for (const qint64 older : {qint64(1), qint64(64), kOlder, qint64(256), kSize}) {
        const QList<QByteArray> path = *consistencyProof(older, kSize, m_nodes);
        QJsonObject item{{u"kind"_s, u"growth"_s},
                         {u"checkpoint"_s, checkpoint},
                         {u"older"_s, QString::fromUtf8(checkpointAt(older))},
                         {u"path"_s, base64(path)}};
        claims.append({item, true});
        QJsonObject asked{
            {u"kind"_s, u"request"_s},
            {u"older"_s, QString::fromUtf8(checkpointAt(older))},
            {u"request"_s, QString::fromUtf8(*formatWitnessRequest({older, path, note}))}};
        claims.append({asked, true});
        const QByteArray forged
            = *signCheckpoint({m_log.name(), older, leafHash("forged"), {}}, m_logKey);
        item["older"_L1] = QString::fromUtf8(forged);
        claims.append({item, false});
        asked["older"_L1] = QString::fromUtf8(forged);
        claims.append({asked, false});
    }
    const auto witnessKey = *Crypto::Ed25519PrivateKey::generate();
    const auto witness
        = *VerifierKey::make(u"witness.example/w1"_s, witnessKey.publicKey(), KeyType::Cosignature);
    const QByteArray line = *cosignatureLine(note, witness.name(), witnessKey, 1'770'000'000);
    Note cosigned = *parseNote(*withCosignature(note, line, witness));
    QJsonObject item{{u"kind"_s, u"cosignature"_s},
                     {u"witness"_s, QString::fromUtf8(witness.text())},
                     {u"checkpoint"_s, QString::fromUtf8(*formatNote(cosigned))}};
    claims.append({item, true});
    cosigned.signatures.last().signature
        = turned(cosigned.signatures.last().signature, 7); // one second later
    item["checkpoint"_L1] = QString::fromUtf8(*formatNote(cosigned));
    claims.append({item, false});
    judge(goJudge(), {{u"key"_s, QString::fromUtf8(m_log.text())}}, claims);
}

static void writeFile(const QString &path, const QByteArray &bytes)
{
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

void tst_JudgeLedger::sumdbReadsTheTiles()
{
    buildGoJudge();
    if (QTest::currentTestFailed())
        return;
    const auto entryAt
        = [this](qint64 index) -> Result<QByteArray> { return m_entries[index].jwt; };
    // Beside the true tiles, one folder with each file's last bit turned.
    QStringList paths;
    QHash<QString, QByteArray> tiles;
    const auto made
        = makeTiles(kSize, m_nodes, entryAt, [&](const QString &path, const QByteArray &bytes) {
              paths.append(path);
              tiles.insert(path, bytes);
              return Result<void>();
          });
    QVERIFY(made);
    QList<Claim> claims;
    for (qsizetype lie = -1; lie < paths.size(); ++lie) {
        const QString folder = m_folder.filePath(u"tiles%1"_s.arg(lie));
        for (const QString &path : std::as_const(paths)) {
            const QByteArray bytes = tiles.value(path);
            const bool isLie = lie >= 0 && path == paths[lie];
            writeFile(folder + u'/' + path, isLie ? turned(bytes, bytes.size() - 1) : bytes);
        }
        const QJsonObject item{{u"kind"_s, u"tiles"_s},
                               {u"folder"_s, folder},
                               {u"checkpoint"_s, QString::fromUtf8(checkpointAt(kSize))}};
        claims.append({item, lie < 0});
    }
    // The checkpoint that witnesses cosigned stands beside the tiles like any other.
    const auto witnessKey = *Crypto::Ed25519PrivateKey::generate();
    const QByteArray cosigned = checkpointAt(kSize)
        + *cosignatureLine(checkpointAt(kSize), u"witness.example/w1"_s, witnessKey, 1'770'000'000);
    QJsonObject witnessed = claims.first().item;
    witnessed["checkpoint"_L1] = QString::fromUtf8(cosigned);
    claims.insert(1, {witnessed, true});
    QCOMPARE(claims.size(), 7); // those two, two bundles, two tiles of level 0, one of level 1
    judge(goJudge(), {{u"key"_s, QString::fromUtf8(m_log.text())}}, claims);
}

// What a reader of SD-JWT must see: the plain members, and those of the disclosures handed over.
static QJsonObject claimsOf(const SignedEntry &entry, const QList<Disclosure> &disclosures)
{
    QJsonObject claims = *parseJsonObject(*fromBase64Url(entry.jwt.split('.')[1]));
    claims.remove("_sd"_L1);
    claims.remove("_sd_alg"_L1);
    for (const Disclosure &disclosure : disclosures)
        claims[disclosure.name] = disclosure.value;
    return claims;
}

void tst_JudgeLedger::sdJwtAcceptsTheTruthAndRefusesLies()
{
    QByteArray output;
    int status = 0;
    run({judgesFolder() + "/npm-install.sh"_L1}, QDir(judgesFolder()), &output, &status);
    if (QTest::currentTestFailed())
        return;
    QCOMPARE(status, 0);
    const auto pem = [](const Crypto::P256PrivateKey &key) {
        const QByteArray base = key.publicKey().spki().toBase64();
        return QString::fromLatin1("-----BEGIN PUBLIC KEY-----\n" + base
                                   + "\n-----END PUBLIC KEY-----\n");
    };
    const QString stranger = pem(*Crypto::P256PrivateKey::generate());
    QList<Claim> claims;
    for (const qint64 index : {qint64(0), qint64(1), qint64(2), qint64(5), kSize - 1}) {
        const SignedEntry &entry = m_entries[index];
        for (qsizetype shown = 0; shown <= entry.disclosures.size(); ++shown) {
            const QList<Disclosure> disclosures = entry.disclosures.first(shown);
            const QByteArray presentation = present(entry.jwt, disclosures);
            QVERIFY(parsePresentation(presentation));
            QJsonObject item{{u"presentation"_s, QString::fromUtf8(presentation)},
                             {u"key"_s, pem(aStaffKey())},
                             {u"kid"_s, kSampleKid},
                             {u"claims"_s, claimsOf(entry, disclosures)}};
            claims.append({item, true});
            // Bits in the payload, in the signature and in each disclosure.
            const qsizetype signatureAt = entry.jwt.lastIndexOf('.') + 10;
            for (const qsizetype at :
                 {entry.jwt.indexOf('.') + 40, signatureAt, presentation.size() - 10}) {
                QJsonObject lie = item;
                lie["presentation"_L1] = QString::fromUtf8(turned(presentation, at));
                claims.append({lie, false});
            }
            QJsonObject bySomebody = item;
            bySomebody["key"_L1] = stranger;
            claims.append({bySomebody, false});
        }
    }
    judge({u"node"_s, judgesFolder() + "/sdjwt/judge.mjs"_L1}, {}, claims);
}

QTEST_GUILESS_MAIN(tst_JudgeLedger)
#include "tst_judge_ledger.moc"
