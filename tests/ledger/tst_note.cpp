// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/primitives.h"
#include "models/ledger/checkpoint.h"
#include "models/ledger/merkle.h"
#include "models/ledger/note.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Ledger;

// From the tests of golang.org/x/mod/sumdb/note: the seed of its key, its verifier keys and its
// signed note.
static const char kPeterSecret[] = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
static const char kPeter[] = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
static const char kEnoch[] = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop";
static const char kText[] = "If you think cryptography is the answer to your problem,\n"
                            "then you don't know what your problem is.\n";
static const char kPeterLine[]
    = "— PeterNeumann "
      "x08go/ZJkuBS9UG/"
      "SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
static const char kEnochLine[] = "— EnochRoot "
                                 "rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/"
                                 "5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";

class tst_Note : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void signsTheKnownNote();
    void verifiesEachKnownSignature();
    void refusesANoteWithOneWrongSignatureOfTheKey();
    void readsAndWritesVerifierKeys();
    void refusesVerifierKeys_data();
    void refusesVerifierKeys();
    void readsTextWithEmptyLines();
    void refusesForeignNotes_data();
    void refusesForeignNotes();
    void refusesToWriteWhatItCouldNotRead();
    void cosignsWithTime();
    void opensItsCheckpoint();
    void writesCheckpointsAsPublished();
    void refusesCheckpointBodies_data();
    void refusesCheckpointBodies();
    void refusesToWriteImpossibleCheckpoints();
    void refusesEveryTurnedBitOfACheckpoint();
    void refusesForeignCheckpoints();
};

static Crypto::Ed25519PrivateKey aLogKey(char seed = 7)
{
    return *Crypto::Ed25519PrivateKey::fromSeed(Crypto::SecretBytes::copyOf(QByteArray(32, seed)));
}

static VerifierKey keyOf(const char *text)
{
    return *VerifierKey::parse(text);
}

void tst_Note::signsTheKnownNote()
{
    const QByteArray secret = QByteArray::fromBase64(kPeterSecret).sliced(1);
    const auto key = Crypto::Ed25519PrivateKey::fromSeed(Crypto::SecretBytes::copyOf(secret));
    QVERIFY(key);
    Note note{QString::fromUtf8(kText), {}};
    QVERIFY(signNote(&note, u"PeterNeumann"_s, *key));
    QCOMPARE(*formatNote(note), QByteArray(kText) + '\n' + kPeterLine);
}

void tst_Note::verifiesEachKnownSignature()
{
    const QByteArray bytes = QByteArray(kText) + '\n' + kPeterLine + kEnochLine;
    const auto note = parseNote(bytes);
    QVERIFY(note);
    QCOMPARE(note->text, QString::fromUtf8(kText));
    QCOMPARE(note->signatures.size(), 2);
    QVERIFY(isSignedBy(*note, keyOf(kPeter)));
    QVERIFY(isSignedBy(*note, keyOf(kEnoch)));
    QCOMPARE(*formatNote(*note), bytes);
    Note other = *note;
    other.text += u"P.S.\n"_s;
    QVERIFY(!isSignedBy(other, keyOf(kPeter)));
    QVERIFY(!isSignedBy(*note, *VerifierKey::make(u"PeterNeumann"_s, aLogKey().publicKey())));
}

void tst_Note::refusesANoteWithOneWrongSignatureOfTheKey()
{
    Note note = *parseNote(QByteArray(kText) + '\n' + kPeterLine);
    NoteSignature wrong = note.signatures.first();
    wrong.signature[5] = char(wrong.signature[5] ^ 1);
    note.signatures.append(wrong);
    QVERIFY(!isSignedBy(note, keyOf(kPeter)));
}

void tst_Note::readsAndWritesVerifierKeys()
{
    for (const char *text : {kPeter, kEnoch}) {
        const auto key = VerifierKey::parse(text);
        QVERIFY(key);
        QCOMPARE(key->text(), QByteArray(text));
        const auto again = VerifierKey::make(key->name(), key->key(), key->type());
        QVERIFY(again);
        QCOMPARE(again->keyId(), key->keyId());
    }
    const auto witness
        = VerifierKey::make(u"witness.example/w1"_s, aLogKey().publicKey(), KeyType::Cosignature);
    const auto read = VerifierKey::parse(witness->text());
    QVERIFY(read);
    QCOMPARE(read->type(), KeyType::Cosignature);
}

void tst_Note::refusesVerifierKeys_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("name only") << QByteArray("PeterNeumann");
    QTest::newRow("no name") << QByteArray(kPeter).replace("PeterNeumann", "");
    QTest::newRow("space in name") << QByteArray(kPeter).replace("rN", "r N");
    QTest::newRow("another name") << QByteArray(kPeter).replace("PeterN", "PaterN");
    QTest::newRow("another id") << QByteArray(kPeter).replace("c74f20a3", "c74f20a4");
    QTest::newRow("id in capitals") << QByteArray(kPeter).replace("c74f20a3", "C74F20A3");
    QTest::newRow("more behind") << kPeter + QByteArray("BADKEY==");
    QTest::newRow("long key, id adjusted")
        << QByteArray("PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==");
    QTest::newRow("unknown type, id adjusted")
        << QByteArray("PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
}

void tst_Note::refusesVerifierKeys()
{
    QFETCH(QByteArray, text);
    const auto key = VerifierKey::parse(text);
    QVERIFY(!key);
    QCOMPARE(key.error().code, ErrorCode::BadInput);
}

void tst_Note::readsTextWithEmptyLines()
{
    // The example of C2SP signed-note.
    const QByteArray bytes = "Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di "
                             "sole:\n\ned è subito sera.\n\n"
                             "— quasimodo.example/salvatore "
                             "NnugSzTjtVAewIS+Z/iJhUPeFDkO/"
                             "5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n";
    const auto note = parseNote(bytes);
    QVERIFY(note);
    QVERIFY(note->text.endsWith(u"sole:\n\ned è subito sera.\n"_s));
    QCOMPARE(note->signatures.first().name, u"quasimodo.example/salvatore"_s);
    QCOMPARE(note->signatures.first().keyId, 0x367ba04bu);
    QCOMPARE(*formatNote(*note), bytes);
}

void tst_Note::refusesForeignNotes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray text = kText;
    const QByteArray line = kPeterLine;
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text only") << text;
    QTest::newRow("no signature") << text + '\n';
    QTest::newRow("no empty line") << text + line;
    QTest::newRow("no last line end") << text + '\n' + line.chopped(1);
    QTest::newRow("two line ends") << text + '\n' + line + '\n';
    QTest::newRow("carriage returns") << QByteArray(text + '\n' + line).replace("\n", "\r\n");
    QTest::newRow("tab in the text") << "\t" + text + '\n' + line;
    QTest::newRow("not UTF-8") << "\xff" + text + '\n' + line;
    QTest::newRow("NUL") << QByteArray(1, '\0') + text + '\n' + line;
    QTest::newRow("hyphen for dash") << text + '\n' + QByteArray(line).replace("—", "-");
    QTest::newRow("two spaces") << text + '\n' + QByteArray(line).replace("n x", "n  x");
    QTest::newRow("no name") << text + '\n' + QByteArray(line).replace("PeterNeumann", "");
    QTest::newRow("plus in name") << text + '\n' + QByteArray(line).replace("rN", "r+N");
    QTest::newRow("wide space in name") << text + '\n' + QByteArray(line).replace("rN", "r\u3000N");
    QTest::newRow("signature not base64") << text + '\n' + QByteArray(line).replace("=", "");
    QTest::newRow("signature of a key id only") << text + "\n— PeterNeumann x08gow==\n";
    QTest::newRow("text behind the signatures") << text + '\n' + line + "hello\n";
    QTest::newRow("too many signatures") << text + '\n' + line.repeated(kMaxNoteSignatures + 1);
    QTest::newRow("too long") << text.repeated(kMaxNoteBytes / text.size()) + '\n' + line;
}

void tst_Note::refusesForeignNotes()
{
    QFETCH(QByteArray, bytes);
    const auto note = parseNote(bytes);
    QVERIFY(!note);
    QCOMPARE(note.error().code, ErrorCode::Corrupt);
}

void tst_Note::refusesToWriteWhatItCouldNotRead()
{
    const NoteSignature good{u"log"_s, 1, "s"};
    QVERIFY(formatNote({u"a\n"_s, {good}}));
    QVERIFY(!formatNote({u"a"_s, {good}}));
    QVERIFY(!formatNote({{}, {good}}));
    QVERIFY(!formatNote({u"a\tb\n"_s, {good}}));
    QVERIFY(!formatNote({u"a\n"_s, {}}));
    QVERIFY(!formatNote({u"a\n"_s, {{u"a b"_s, 1, "s"}}}));
    QVERIFY(!formatNote({u"a\n"_s, {{u"log"_s, 1, ""}}}));
    QVERIFY(!formatNote({u"a\n"_s, QList<NoteSignature>(kMaxNoteSignatures + 1, good)}));
    Note unsignable{u"no line end"_s, {}};
    QVERIFY(!signNote(&unsignable, u"log"_s, aLogKey()));
    Note note{u"a\n"_s, {}};
    QVERIFY(!signNote(&note, u"two words"_s, aLogKey()));
}

void tst_Note::cosignsWithTime()
{
    Note note{
        u"example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"_s,
        {}};
    QVERIFY(cosignNote(&note, u"witness.example.com/w1"_s, aLogKey(), 1679315147));
    const auto witness = VerifierKey::make(u"witness.example.com/w1"_s, aLogKey().publicKey(),
                                           KeyType::Cosignature);
    const Note read = *parseNote(*formatNote(note));
    QVERIFY(isSignedBy(read, *witness));
    const QByteArray signature = read.signatures.first().signature;
    QCOMPARE(signature.size(), 72);
    QCOMPARE(signature.first(8).toHex(), "00000000641850cb");
    QVERIFY(aLogKey().publicKey().verify("cosignature/v1\ntime 1679315147\n" + note.text.toUtf8(),
                                         signature.sliced(8)));
    for (int byte = 0; byte < signature.size(); ++byte) {
        Note turned = read;
        turned.signatures[0].signature[byte] = char(signature[byte] ^ 1);
        QVERIFY(!isSignedBy(turned, *witness));
    }
    // A plain signature is not a cosignature, nor the other way about.
    QVERIFY(
        !isSignedBy(read, *VerifierKey::make(u"witness.example.com/w1"_s, aLogKey().publicKey())));
}

static Checkpoint aCheckpoint()
{
    return {u"redress.example/log"_s, 42, leafHash("root"), {}};
}

void tst_Note::opensItsCheckpoint()
{
    const auto key = VerifierKey::make(u"redress.example/log"_s, aLogKey().publicKey());
    for (const qint64 size : {qint64(0), qint64(1), std::numeric_limits<qint64>::max()}) {
        Checkpoint checkpoint = aCheckpoint();
        checkpoint.size = size;
        checkpoint.extensions = {u"ext 1"_s, u"扩展"_s};
        const auto note = signCheckpoint(checkpoint, aLogKey());
        QVERIFY(note);
        const auto read = openCheckpoint(*note, *key);
        QVERIFY(read);
        QCOMPARE(*read, checkpoint);
    }
}

void tst_Note::writesCheckpointsAsPublished()
{
    // The example of C2SP tlog-checkpoint.
    const QString text
        = u"example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"_s;
    const auto checkpoint = Checkpoint::parseBody(text);
    QVERIFY(checkpoint);
    QCOMPARE(checkpoint->origin, u"example.com/behind-the-sofa"_s);
    QCOMPARE(checkpoint->size, 20852163);
    QCOMPARE(*checkpoint->body(), text);
}

void tst_Note::refusesCheckpointBodies_data()
{
    QTest::addColumn<QString>("body");
    const QString root = u"CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="_s;
    QTest::newRow("empty") << QString();
    QTest::newRow("two lines") << u"log\n1\n"_s;
    QTest::newRow("no line end") << u"log\n1\n"_s + root;
    QTest::newRow("no origin") << u"\n1\n%1\n"_s.arg(root);
    QTest::newRow("empty extension") << u"log\n1\n%1\n\n"_s.arg(root);
    QTest::newRow("leading zero") << u"log\n01\n%1\n"_s.arg(root);
    QTest::newRow("plus sign") << u"log\n+1\n%1\n"_s.arg(root);
    QTest::newRow("negative") << u"log\n-1\n%1\n"_s.arg(root);
    QTest::newRow("minus zero") << u"log\n-0\n%1\n"_s.arg(root);
    QTest::newRow("hexadecimal") << u"log\n0x1\n%1\n"_s.arg(root);
    QTest::newRow("wide digit") << u"log\n１\n%1\n"_s.arg(root);
    QTest::newRow("2^63") << u"log\n9223372036854775808\n%1\n"_s.arg(root);
    QTest::newRow("size missing") << u"log\n\n%1\n"_s.arg(root);
    QTest::newRow("root too short") << u"log\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jx\n"_s;
    QTest::newRow("root with stray bits")
        << u"log\n1\n%1\n"_s.arg(QString(root).replace(u"2I="_s, u"2J="_s));
    QTest::newRow("root in base64url") << u"log\n1\n%1\n"_s.arg(QString(root).replace(u'/', u'_'));
}

void tst_Note::refusesCheckpointBodies()
{
    QFETCH(QString, body);
    const auto checkpoint = Checkpoint::parseBody(body);
    QVERIFY(!checkpoint);
    QCOMPARE(checkpoint.error().code, ErrorCode::Corrupt);
}

void tst_Note::refusesToWriteImpossibleCheckpoints()
{
    const auto refuses = [](auto spoil) {
        Checkpoint checkpoint = aCheckpoint();
        spoil(checkpoint);
        return !checkpoint.body() && !signCheckpoint(checkpoint, aLogKey());
    };
    QVERIFY(refuses([](Checkpoint &c) { c.origin.clear(); }));
    QVERIFY(refuses([](Checkpoint &c) { c.origin = u"two\nlines"_s; }));
    QVERIFY(refuses([](Checkpoint &c) { c.size = -1; }));
    QVERIFY(refuses([](Checkpoint &c) { c.root.chop(1); }));
    QVERIFY(refuses([](Checkpoint &c) { c.extensions = {{}}; }));
    Checkpoint spaced = aCheckpoint();
    spaced.origin = u"two words"_s; // a fair origin, but no name of a key
    QVERIFY(spaced.body());
    QVERIFY(!signCheckpoint(spaced, aLogKey()));
}

void tst_Note::refusesEveryTurnedBitOfACheckpoint()
{
    const QByteArray note = *signCheckpoint(aCheckpoint(), aLogKey());
    const auto key = VerifierKey::make(u"redress.example/log"_s, aLogKey().publicKey());
    QVERIFY(openCheckpoint(note, *key));
    for (qsizetype bit = 0; bit < note.size() * 8; ++bit) {
        QByteArray turned = note;
        turned[bit / 8] = char(turned[bit / 8] ^ (1 << (bit % 8)));
        QVERIFY2(!openCheckpoint(turned, *key), qPrintable(QString::number(bit)));
    }
}

void tst_Note::refusesForeignCheckpoints()
{
    const auto mine = VerifierKey::make(u"redress.example/log"_s, aLogKey().publicKey());
    const auto opens = [&](const QByteArray &note) { return bool(openCheckpoint(note, *mine)); };
    QVERIFY(!opens(*signCheckpoint(aCheckpoint(), aLogKey('x'))));
    // Signed by my key, but stating the origin of another log.
    Checkpoint foreign = aCheckpoint();
    foreign.origin = u"other.example/log"_s;
    Note note{*foreign.body(), {}};
    QVERIFY(signNote(&note, u"redress.example/log"_s, aLogKey()));
    QVERIFY(!opens(*formatNote(note)));
    // A note that is not a checkpoint.
    Note letter{u"hello\n"_s, {}};
    QVERIFY(signNote(&letter, u"redress.example/log"_s, aLogKey()));
    QVERIFY(!opens(*formatNote(letter)));
    // Only cosigned by the key.
    Note cosigned{*aCheckpoint().body(), {}};
    QVERIFY(cosignNote(&cosigned, u"redress.example/log"_s, aLogKey(), 1));
    QVERIFY(!opens(*formatNote(cosigned)));
    const auto asWitness
        = VerifierKey::make(u"redress.example/log"_s, aLogKey().publicKey(), KeyType::Cosignature);
    QVERIFY(!openCheckpoint(*formatNote(cosigned), *asWitness));
}

QTEST_GUILESS_MAIN(tst_Note)
#include "tst_note.moc"
