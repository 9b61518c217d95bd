// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ledger/note.h"
#include "models/ledger/tlogproof.h"
#include "models/seals/dossierlayout.h"
#include "tests/seals/dossiercorpus.h"

using namespace Qt::StringLiterals;
using namespace Redress::Seals;

namespace Redress::Test {

namespace {

constexpr auto kProof = "META-INF/000007.tlog-proof";
constexpr qsizetype kHashLine = 45; // base64 of 32 bytes and a line end
constexpr qint64 kCosignedAt = 1'772'600'000; // in March 2026

void addProofLies(CorpusWriter *corpus)
{
    const auto proof
        = [&](const char *name, const char *code, const std::function<void(QByteArray *)> &change) {
              corpus->sealedAgain(name, code, [&](Files *files) { change(&(*files)[kProof]); });
          };
    const auto path = [](const QByteArray &text) { return text.indexOf("index 7\n") + 8; };
    proof("proof-of-another-version", "dossier.proof-malformed",
          [](QByteArray *text) { text->replace("@v1", "@v2"); });
    proof("proof-with-more-in-it", "dossier.proof-index",
          [](QByteArray *text) { text->replace("index 7", "extra cGFpZA==\nindex 7"); });
    proof("proof-with-zeros-before-its-number", "dossier.proof-malformed",
          [](QByteArray *text) { text->replace("index 7", "index 07"); });
    proof("proof-of-another-place", "dossier.proof-index",
          [](QByteArray *text) { text->replace("index 7", "index 8"); });
    proof("proof-of-a-place-that-is-no-number", "dossier.proof-malformed",
          [](QByteArray *text) { text->replace("index 7", "index -7"); });
    proof("proof-with-the-line-ends-of-windows", "dossier.proof-malformed",
          [](QByteArray *text) { text->replace("\n", "\r\n"); });
    proof("proof-with-two-steps-swapped", "dossier.proof", [&](QByteArray *text) {
        const QByteArray first = text->mid(path(*text), kHashLine);
        text->remove(path(*text), kHashLine);
        text->insert(path(*text) + kHashLine, first);
    });
    proof("proof-with-a-step-more", "dossier.proof", [&](QByteArray *text) {
        text->insert(path(*text), QByteArray(32, 'x').toBase64() + '\n');
    });
    proof("proof-with-a-step-changed", "dossier.proof", [&](QByteArray *text) {
        text->replace(path(*text), kHashLine, QByteArray(32, 'x').toBase64() + '\n');
    });
    proof("proof-with-a-step-too-short", "dossier.proof-malformed", [&](QByteArray *text) {
        text->insert(path(*text), QByteArray(31, 'x').toBase64() + '\n');
    });
    proof("proof-with-sixty-four-steps", "dossier.proof-malformed", [&](QByteArray *text) {
        text->insert(path(*text), (QByteArray(32, 'x').toBase64() + '\n').repeated(64));
    });
    proof("proof-without-a-state", "dossier.proof-malformed",
          [](QByteArray *text) { text->truncate(text->indexOf("\n\n") + 2); });
    proof("proof-whose-state-nobody-signed", "dossier.proof-malformed",
          [](QByteArray *text) { text->truncate(text->lastIndexOf("\n\n") + 2); });
}

// Every proof carries the same state of the ledger: changed in all of them. A `policy` that is not
// empty takes the place of the dossier's own.
void states(CorpusWriter *corpus, const char *name, const char *code,
            const std::function<void(Ledger::Note *)> &change, const QByteArray &policy = {})
{
    corpus->sealedAgain(name, code, [&](Files *files) {
        for (auto it = files->begin(); it != files->end(); ++it) {
            if (!it.key().endsWith(".tlog-proof"))
                continue;
            const qsizetype at = it->indexOf("\n\n") + 2;
            Ledger::Note note = *Ledger::parseNote(it->mid(at));
            change(&note);
            *it = it->first(at) + *Ledger::formatNote(note);
        }
        if (!policy.isEmpty())
            files->insert(Layout::kPolicy, policy);
    });
}

void addStateLies(CorpusWriter *corpus)
{
    states(corpus, "state-signed-by-another-key-of-that-name", "dossier.checkpoint",
           [](Ledger::Note *note) {
               static const auto key = *Crypto::Ed25519PrivateKey::generate();
               const QString name = note->signatures.first().name;
               note->signatures.clear();
               (void)Ledger::signNote(note, name, key).ok();
           });
    states(corpus, "state-with-a-flipped-signature", "dossier.checkpoint", [](Ledger::Note *note) {
        QByteArray &signature = note->signatures.first().signature;
        signature[5] = char(signature.at(5) ^ 1);
    });
    states(corpus, "state-signed-under-another-name", "dossier.checkpoint",
           [](Ledger::Note *note) { note->signatures.first().name += "x"_L1; });
    states(corpus, "state-with-a-right-and-a-wrong-signature", "dossier.checkpoint",
           [](Ledger::Note *note) {
               note->signatures += note->signatures.first();
               QByteArray &signature = note->signatures.last().signature;
               signature[5] = char(signature.at(5) ^ 1);
           });
    corpus->sealedAgain("state-file-with-the-line-ends-of-windows", "dossier.tree-head",
                        [](Files *files) { (*files)[Layout::kTreeHead].replace("\n", "\r\n"); });
    corpus->sealedAgain("state-file-with-its-signature", "dossier.tree-head", [](Files *files) {
        const QByteArray proof = files->value(kProof);
        files->insert(Layout::kTreeHead, proof.mid(proof.indexOf("\n\n") + 2));
    });
}

struct Witness {
    QString name;
    Crypto::Ed25519PrivateKey key = *Crypto::Ed25519PrivateKey::generate();
};

const Witness &bank()
{
    static const Witness witness{u"bank.example/witness"_s};
    return witness;
}

const Witness &city()
{
    static const Witness witness{u"city.example/witness"_s};
    return witness;
}

// The state, cosigned by as many of two witnesses; the policy asks for `quorum`.
void witnessed(CorpusWriter *corpus, const char *name, const char *code, int cosigners,
               const QByteArray &quorum, const std::function<void(Ledger::Note *)> &bend = {})
{
    QByteArray policy = "log " + corpus->kit().logKey().text() + '\n';
    for (const Witness *each : {&bank(), &city()}) {
        const auto key = *Ledger::VerifierKey::make(each->name, each->key.publicKey(),
                                                    Ledger::KeyType::Cosignature);
        policy += "witness " + each->name.left(4).toUtf8() + ' ' + key.text() + '\n';
    }
    policy += "group 两家 all bank city\nquorum " + quorum + '\n';
    const auto cosign = [&](Ledger::Note *note) {
        int left = cosigners;
        for (const Witness *each : {&bank(), &city()}) {
            if (left-- > 0)
                (void)Ledger::cosignNote(note, each->name, each->key, kCosignedAt).ok();
        }
        if (bend)
            bend(note);
    };
    states(corpus, name, code, cosign, policy);
}

void addWitnesses(CorpusWriter *corpus)
{
    witnessed(corpus, "good-cosigned-by-one-of-two", "", 1, "bank");
    witnessed(corpus, "good-cosigned-by-both", "", 2, "两家");
    witnessed(corpus, "good-witnesses-known-but-not-asked-for", "", 0, "none");
    // The policy inside is the center's own: what it demands of itself may yet come. Remarks tell.
    witnessed(corpus, "good-cosigned-by-nobody-yet", "", 0, "bank");
    witnessed(corpus, "good-cosigned-by-too-few-yet", "", 1, "两家");
    witnessed(corpus, "good-cosigned-by-another-witness", "", 1, "city");
    witnessed(corpus, "state-cosigned-at-another-time", "dossier.checkpoint", 1, "bank",
              [](Ledger::Note *note) {
                  QByteArray &signature = note->signatures.last().signature;
                  signature[7] = char(signature.at(7) ^ 1); // the last digit of the time
              });
    witnessed(corpus, "state-with-a-cosignature-cut", "dossier.checkpoint", 1, "bank",
              [](Ledger::Note *note) { note->signatures.last().signature.chop(1); });
    witnessed(corpus, "state-with-the-cosignature-of-another-state", "dossier.checkpoint", 1,
              "bank", [](Ledger::Note *note) {
                  Ledger::Note other{u"ledger.made-up.example/one\n1\nAAAA\n"_s, {}};
                  (void)Ledger::cosignNote(&other, bank().name, bank().key, kCosignedAt).ok();
                  note->signatures.last() = other.signatures.first();
              });
}

} // namespace

void addLedgerLies(CorpusWriter *corpus)
{
    addProofLies(corpus);
    addStateLies(corpus);
    addWitnesses(corpus);
}

} // namespace Redress::Test
