// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The parts every act is made of, each beside the bare call it cannot be faster than.
#include "models/crypto/age.h"
#include "models/crypto/keys.h"
#include "models/crypto/primitives.h"
#include "models/ledger/entry.h"
#include "models/ledger/merkle.h"

#include <benchmark/benchmark.h>
#include <openssl/ec.h>
#include <openssl/evp.h>

using namespace Qt::StringLiterals;
using namespace Redress;

namespace {

void bareHashOfLeaf(benchmark::State &state)
{
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    EVP_MD *digest = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    const QByteArray leaf(900, 'l');
    unsigned char out[32];
    for (auto _ : state) {
        EVP_DigestInit_ex2(context, digest, nullptr);
        EVP_DigestUpdate(context, "", 1);
        EVP_DigestUpdate(context, leaf.constData(), size_t(leaf.size()));
        EVP_DigestFinal_ex(context, out, nullptr);
        benchmark::DoNotOptimize(out);
    }
    EVP_MD_free(digest);
    EVP_MD_CTX_free(context);
}
BENCHMARK(bareHashOfLeaf);

void hashOfLeaf(benchmark::State &state)
{
    const QByteArray leaf(900, 'l');
    for (auto _ : state)
        benchmark::DoNotOptimize(Ledger::leafHash(leaf));
}
BENCHMARK(hashOfLeaf);

void bareSignature(benchmark::State &state)
{
    EVP_PKEY *key = EVP_EC_gen("P-256");
    EVP_PKEY_CTX *context = EVP_PKEY_CTX_new(key, nullptr);
    EVP_PKEY_sign_init(context);
    const unsigned char hash[32] = {1};
    unsigned char out[80];
    for (auto _ : state) {
        size_t length = sizeof out;
        EVP_PKEY_sign(context, out, &length, hash, sizeof hash);
        benchmark::DoNotOptimize(out);
    }
    EVP_PKEY_CTX_free(context);
    EVP_PKEY_free(key);
}
BENCHMARK(bareSignature);

void signedEntry(benchmark::State &state)
{
    const auto key = *Crypto::P256PrivateKey::generate();
    Ledger::EntryDraft draft;
    draft.act = u"case.noted"_s;
    draft.at = QDateTime(QDate(2026, 11, 3), QTime(9, 41), Qt::UTC);
    draft.caseId = u"C-2026-000001-1"_s;
    draft.id = u"E-0123456789ABCDEF"_s;
    draft.personal = {{u"P-1"_s, u"note"_s, u"The caller will send the contract tomorrow."_s}};
    const QString kid(43, u'A');
    for (auto _ : state)
        benchmark::DoNotOptimize(Ledger::signEntry(draft, key, kid));
}
BENCHMARK(signedEntry);

void checkedEntry(benchmark::State &state)
{
    const auto key = *Crypto::P256PrivateKey::generate();
    Ledger::EntryDraft draft;
    draft.act = u"case.noted"_s;
    draft.at = QDateTime(QDate(2026, 11, 3), QTime(9, 41), Qt::UTC);
    draft.id = u"E-0123456789ABCDEF"_s;
    const auto entry = *Ledger::signEntry(draft, key, QString(43, u'A'));
    const auto publicKey = key.publicKey();
    for (auto _ : state)
        benchmark::DoNotOptimize(Ledger::verifyEntrySignature(entry.jwt, publicKey));
}
BENCHMARK(checkedEntry);

void sealedMegabyte(benchmark::State &state)
{
    const auto identity = *Crypto::AgeIdentity::fromSecret(Crypto::randomSecret(32));
    const QByteArray plain(1 << 20, 'p');
    for (auto _ : state) {
        auto age = *Crypto::AgeEncryptor::begin(identity.recipientRaw(),
                                                [](QByteArrayView) { return Result<void>(); });
        if (!age->add(plain) || !age->finish())
            state.SkipWithError("age refused");
    }
    state.SetBytesProcessed(state.iterations() * plain.size());
}
BENCHMARK(sealedMegabyte);

} // namespace

BENCHMARK_MAIN();
