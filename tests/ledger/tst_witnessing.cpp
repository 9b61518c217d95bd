// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ledger/merkle.h"
#include "models/ledger/quorum.h"
#include "models/ledger/tlogproof.h"
#include "models/ledger/witnessing.h"
#include "tests/ledger/growinglog.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Ledger;

static const QString kWitness = u"witness.example/department"_s;

static VerifierKey logKey()
{
    return GrowingLog(0).key();
}

static VerifierKey witnessKey(char seed = 'W', const QString &name = kWitness)
{
    return *VerifierKey::make(name, keyFrom(seed).publicKey(), KeyType::Cosignature);
}

class tst_Witnessing : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void writesTheRequestAsPublished();
    void refusesForeignRequests_data();
    void refusesForeignRequests();
    void cosignsALogThatOnlyGrew();
    void refusesEveryOtherHistory_data();
    void refusesEveryOtherHistory();
    void noticesThatItsOwnStateIsOld();
    void takesTheCosignatureIntoTheNote();
    void refusesForeignAnswers_data();
    void refusesForeignAnswers();
    void joinsTheSignaturesOfTwoNotes();
    void tellsWhichGroupsAreMet();
    void keepsProofsWithTwoWitnessesSmall_data();
    void keepsProofsWithTwoWitnessesSmall();
};

void tst_Witnessing::writesTheRequestAsPublished()
{
    const GrowingLog log(7);
    const WitnessRequest request = log.request(3, 7);
    const auto bytes = formatWitnessRequest(request);
    QVERIFY(bytes);
    QByteArray expected = "old 3\n";
    for (const QByteArray &hash : request.proof)
        expected += hash.toBase64() + '\n';
    QCOMPARE(*bytes, expected + '\n' + log.note(7));
    const auto read = parseWitnessRequest(*bytes);
    QVERIFY(read);
    QCOMPARE(*read, request);
    QCOMPARE(parseWitnessRequest(*formatWitnessRequest(log.request(0, 7)))->proof.size(), 0);
    QCOMPARE(*claimedOrigin(request.checkpoint), log.key().name());
}

void tst_Witnessing::refusesForeignRequests_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const GrowingLog log(7);
    const QByteArray good = *formatWitnessRequest(log.request(3, 7));
    const QByteArray hash = log.request(3, 7).proof.first().toBase64() + '\n';
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no empty line") << QByteArray(good).replace("\n\n", "\n");
    QTest::newRow("only the checkpoint") << log.note(7);
    QTest::newRow("no size") << QByteArray(good).replace("old 3", "old ");
    QTest::newRow("no keyword") << good.mid(4);
    QTest::newRow("capital") << QByteArray(good).replace("old", "Old");
    QTest::newRow("leading zero") << QByteArray(good).replace("old 3", "old 03");
    QTest::newRow("plus") << QByteArray(good).replace("old 3", "old +3");
    QTest::newRow("negative") << QByteArray(good).replace("old 3", "old -3");
    QTest::newRow("two spaces") << QByteArray(good).replace("old 3", "old  3");
    QTest::newRow("beyond 2^63") << QByteArray(good).replace("old 3", "old 9223372036854775808");
    QTest::newRow("carriage returns") << QByteArray(good).replace("\n", "\r\n");
    QTest::newRow("a hash too short")
        << QByteArray(good).replace(hash, QByteArray(31, 'x').toBase64() + '\n');
    QTest::newRow("a hash without padding")
        << QByteArray(good).replace(hash, QByteArray(hash).replace("=", ""));
    QTest::newRow("64 hashes") << QByteArray(good).replace(hash, hash.repeated(64));
    QTest::newRow("no checkpoint") << good.left(good.indexOf("\n\n") + 2);
    QTest::newRow("no signature") << good.left(good.lastIndexOf("\n\n") + 2);
    QTest::newRow("a note that is no checkpoint") << QByteArray(good).replace(
        log.key().name().toUtf8() + "\n7\n", log.key().name().toUtf8() + "\nseven\n");
    QTest::newRow("too long") << good
            + QByteArray("\u2014 x " + QByteArray(300, 'y').toBase64() + '\n')
                  .repeated(kMaxWitnessRequestBytes / 400);
}

void tst_Witnessing::refusesForeignRequests()
{
    QFETCH(QByteArray, bytes);
    const auto read = parseWitnessRequest(bytes);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::BadInput);
}

void tst_Witnessing::cosignsALogThatOnlyGrew()
{
    const GrowingLog log(70);
    for (qint64 known = 0; known <= 70; ++known) {
        KnownLog seen{logKey(), {}};
        if (known > 0)
            seen.latest = log.at(known);
        for (const qint64 size : {known, qint64(64), qint64(70)}) {
            if (size < known)
                continue;
            const WitnessDecision made = decide(log.request(known, size), &seen, witnessKey());
            QVERIFY2(made.verdict == WitnessVerdict::Cosign, qPrintable(made.why));
            QCOMPARE(made.httpStatus(), 200);
        }
    }
    // An empty log that was cosigned is as good as none.
    const KnownLog empty{logKey(), log.at(0)};
    QCOMPARE(decide(log.request(0, 5), &empty, witnessKey()).verdict, WitnessVerdict::Cosign);
}

void tst_Witnessing::refusesEveryOtherHistory_data()
{
    QTest::addColumn<WitnessRequest>("request");
    QTest::addColumn<int>("status");
    QTest::addColumn<WitnessVerdict>("verdict");
    const GrowingLog log(20);
    const GrowingLog forked(20, 5); // rewritten from entry 5 on
    const auto row
        = [](const char *name, const WitnessRequest &request, int status, WitnessVerdict verdict) {
              QTest::newRow(name) << request << status << verdict;
          };
    row("not signed", {10, log.request(10, 12).proof, log.note(12, 'x')}, 403,
        WitnessVerdict::NotSigned);
    row("old above new", {13, {}, log.note(12)}, 400, WitnessVerdict::BadOldSize);
    row("shortened, old as we know", {10, {}, log.note(8)}, 400, WitnessVerdict::BadOldSize);
    row("shortened, old as it likes", log.request(8, 8), 409, WitnessVerdict::OtherSize);
    row("as if never seen", log.request(0, 12), 409, WitnessVerdict::OtherSize);
    row("from another size", log.request(9, 12), 409, WitnessVerdict::OtherSize);
    row("forked at our size", forked.request(10, 10), 409, WitnessVerdict::Fork);
    row("rewritten and grown", forked.request(10, 12), 422, WitnessVerdict::NoProof);
    row("rewritten, with the true proof", {10, log.request(10, 12).proof, forked.note(12)}, 422,
        WitnessVerdict::NoProof);
    row("without proof", {10, {}, log.note(12)}, 422, WitnessVerdict::NoProof);
    row("a proof where none belongs", {10, log.request(10, 12).proof, log.note(10)}, 422,
        WitnessVerdict::NoProof);
}

void tst_Witnessing::refusesEveryOtherHistory()
{
    QFETCH(WitnessRequest, request);
    QFETCH(int, status);
    QFETCH(WitnessVerdict, verdict);
    const KnownLog seen{logKey(), GrowingLog(20).at(10)};
    const WitnessDecision made = decide(request, &seen, witnessKey());
    QCOMPARE(made.verdict, verdict);
    QCOMPARE(made.httpStatus(), status);
    QVERIFY(!made.why.isEmpty());
    QCOMPARE(made.size, verdict == WitnessVerdict::OtherSize ? 10 : 0);
    QCOMPARE(made.isEvidence(),
             verdict == WitnessVerdict::Fork || verdict == WitnessVerdict::NoProof);
    QCOMPARE(decide(request, nullptr, witnessKey()).httpStatus(), 404);
}

void tst_Witnessing::noticesThatItsOwnStateIsOld()
{
    const GrowingLog log(20);
    const QByteArray line = *cosignatureLine(log.note(12), kWitness, keyFrom('W'), 1'770'000'000);
    WitnessRequest request = log.request(10, 12);
    request.checkpoint = *withCosignature(request.checkpoint, line, witnessKey());
    const KnownLog old{logKey(), log.at(10)};
    QCOMPARE(decide(request, &old, witnessKey()).verdict, WitnessVerdict::Forgotten);
    QCOMPARE(decide(request, &old, witnessKey()).httpStatus(), 500);
    const KnownLog never{logKey(), {}};
    QCOMPARE(decide(request, &never, witnessKey()).verdict, WitnessVerdict::Forgotten);
    // Another witness's cosignature says nothing about us.
    QCOMPARE(decide(request, &old, witnessKey('V')).verdict, WitnessVerdict::Cosign);
    const KnownLog current{logKey(), log.at(12)};
    request.oldSize = 12;
    request.proof.clear();
    QCOMPARE(decide(request, &current, witnessKey()).verdict, WitnessVerdict::Cosign);
}

void tst_Witnessing::takesTheCosignatureIntoTheNote()
{
    const GrowingLog log(9);
    const QByteArray note = log.note(9);
    const QByteArray early = *cosignatureLine(note, kWitness, keyFrom('W'), 1'770'000'000);
    QVERIFY(early.startsWith("\u2014 " + kWitness.toUtf8() + ' '));
    QCOMPARE(early.count('\n'), 1);
    const auto cosigned = withCosignature(note, early, witnessKey());
    QVERIFY(cosigned);
    QCOMPARE(*cosigned, note + early);
    QVERIFY(openCheckpoint(*cosigned, logKey()));
    QCOMPARE(cosignedAt(*parseNote(*cosigned), witnessKey()), std::optional<qint64>(1'770'000'000));
    QCOMPARE(cosignedAt(*parseNote(note), witnessKey()), std::nullopt);
    // Later cosignatures take the place of earlier ones; what others send along is left out.
    const QByteArray late = *cosignatureLine(note, kWitness, keyFrom('W'), 1'770'000'100);
    const QByteArray other = *cosignatureLine(note, kWitness, keyFrom('V'), 1'770'000'200);
    QCOMPARE(*withCosignature(*cosigned, other + late + early, witnessKey()), note + late);
}

void tst_Witnessing::refusesForeignAnswers_data()
{
    QTest::addColumn<QByteArray>("answer");
    const GrowingLog log(9);
    const QByteArray line = *cosignatureLine(log.note(9), kWitness, keyFrom('W'), 1'770'000'000);
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a web page") << QByteArray("<html>\n");
    QTest::newRow("no line end") << line.chopped(1);
    QTest::newRow("of another checkpoint")
        << *cosignatureLine(log.note(8), kWitness, keyFrom('W'), 1'770'000'000);
    QTest::newRow("of another key")
        << *cosignatureLine(log.note(9), kWitness, keyFrom('V'), 1'770'000'000);
    QTest::newRow("of another name")
        << *cosignatureLine(log.note(9), u"somebody"_s, keyFrom('W'), 1'770'000'000);
    QTest::newRow("another text") << QByteArray("evil\n5\n\n" + line);
    QTest::newRow("too long") << line.repeated(kMaxWitnessAnswerBytes / line.size() + 1);
}

void tst_Witnessing::refusesForeignAnswers()
{
    QFETCH(QByteArray, answer);
    QVERIFY(!withCosignature(GrowingLog(9).note(9), answer, witnessKey()));
}

void tst_Witnessing::joinsTheSignaturesOfTwoNotes()
{
    const GrowingLog log(9);
    const QByteArray note = log.note(9);
    const VerifierKey first = witnessKey('1', u"w.example/1"_s);
    const VerifierKey second = witnessKey('2', u"w.example/2"_s);
    const QByteArray one = note + *cosignatureLine(note, first.name(), keyFrom('1'), 5);
    const QByteArray two = note + *cosignatureLine(note, second.name(), keyFrom('2'), 6);
    const auto both = withSignaturesOf(one, two, {first, second});
    QVERIFY(both);
    QVERIFY(cosignedAt(*parseNote(*both), first) && cosignedAt(*parseNote(*both), second));
    QCOMPARE(*withSignaturesOf(*both, one, {first, second}), *both);
    QCOMPARE(*withSignaturesOf(note, two, {first}), note); // of whom nobody asked
    QVERIFY(!withSignaturesOf(one, log.note(8), {first}));
}

void tst_Witnessing::tellsWhichGroupsAreMet()
{
    QByteArray text = "log " + logKey().text() + '\n';
    for (const char seed : {'1', '2', '3'})
        text += QByteArray("witness W") + seed + ' '
            + witnessKey(seed, u"w.example/"_s + QLatin1Char(seed)).text() + '\n';
    const Policy policy
        = *Policy::parse(text + "group banks any W1 W2\ngroup all-of 2 banks W3\nquorum all-of\n");
    const QByteArray note = GrowingLog(9).note(9);
    const QByteArray once = note + *cosignatureLine(note, u"w.example/2"_s, keyFrom('2'), 50);
    QuorumStanding standing = standingOf(*parseNote(once), policy);
    QCOMPARE(standing.cosigned(), 1);
    QCOMPARE(standing.witnesses[1].cosignedAt, std::optional<qint64>(50));
    QVERIFY(!standing.witnesses[0].cosignedAt);
    QVERIFY(standing.groups[0].isMet());
    QVERIFY(!standing.groups[1].isMet());
    QCOMPARE(standing.groups[1].met, 1);
    QCOMPARE(standing.groups[1].members, 2);
    QVERIFY(!standing.isMet);
    QVERIFY(!openCheckpoint(once, policy));
    const QByteArray twice = once + *cosignatureLine(note, u"w.example/3"_s, keyFrom('3'), 51);
    standing = standingOf(*parseNote(twice), policy);
    QVERIFY(standing.isMet);
    QVERIFY(openCheckpoint(twice, policy));
    QVERIFY(standingOf(*parseNote(note), Policy::trustingOnly(logKey())).isMet);
}

void tst_Witnessing::keepsProofsWithTwoWitnessesSmall_data()
{
    QTest::addColumn<qint64>("size");
    QTest::addColumn<qsizetype>("most");
    QTest::newRow("1,000 entries") << qint64(1'000) << qsizetype(950);
    QTest::newRow("a million entries") << qint64(1'000'000) << qsizetype(1'400);
}

// With names as long as those that centers and witnesses are given by themselves.
void tst_Witnessing::keepsProofsWithTwoWitnessesSmall()
{
    QFETCH(qint64, size);
    QFETCH(qsizetype, most);
    const QString origin = u"redress/r-7qk3mz9w2r5t8vxb"_s;
    int longest = 0;
    for (qint64 width = 1; width < size; width *= 2)
        ++longest;
    QList<QByteArray> path;
    for (int i = 0; i < longest; ++i)
        path.append(leafHash(QByteArray::number(i)));
    const QByteArray note = *signCheckpoint({origin, size, leafHash("root"), {}}, keyFrom('L'));
    const QByteArray proof = *formatTlogProof(
        {{},
         size - 1,
         path,
         note + *cosignatureLine(note, u"witness/7qk3mz9w"_s, keyFrom('1'), 1'770'000'000)
             + *cosignatureLine(note, u"witness/8qk3mz9w"_s, keyFrom('2'), 1'770'000'000)});
    qInfo("%lld bytes at %lld entries", qint64(proof.size()), size);
    QVERIFY2(proof.size() <= most, QByteArray::number(proof.size()));
}

QTEST_GUILESS_MAIN(tst_Witnessing)
#include "tst_witnessing.moc"
