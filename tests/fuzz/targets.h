// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <array>

// The entry functions of the fuzzers: each hands foreign bytes to one parser and lets it say what
// it likes, but demands what must hold of every answer. Shared by libFuzzer and tst_fuzzcorpus.
namespace Redress::Fuzz {

void address(QByteArrayView bytes);
void agearmor(QByteArrayView bytes);
void agefile(QByteArrayView bytes);
void ageheader(QByteArrayView bytes);
void agekeys(QByteArrayView bytes);
void agestream(QByteArrayView bytes);
void arrivedpdf(QByteArrayView bytes);
void arrivedsignature(QByteArrayView bytes);
void cades(QByteArrayView bytes);
void certificate(QByteArrayView bytes);
void csv(QByteArrayView bytes);
void der(QByteArrayView bytes);
void disclosure(QByteArrayView bytes);
void domainjson(QByteArrayView bytes);
void dossier(QByteArrayView bytes);
void dossierfile(QByteArrayView bytes);
void entry(QByteArrayView bytes);
void httprequest(QByteArrayView bytes);
void json(QByteArrayView bytes);
void keyring(QByteArrayView bytes);
void note(QByteArrayView bytes);
void pdfsignature(QByteArrayView bytes);
void policy(QByteArrayView bytes);
void presentation(QByteArrayView bytes);
void previewanswer(QByteArrayView bytes);
void recordedact(QByteArrayView bytes);
void recoverycode(QByteArrayView bytes);
void revocation(QByteArrayView bytes);
void rulefiles(QByteArrayView bytes);
void timestamp(QByteArrayView bytes);
void tlogproof(QByteArrayView bytes);
void typed(QByteArrayView bytes);
void vaultfacts(QByteArrayView bytes);
void witnessrequest(QByteArrayView bytes);
void zip(QByteArrayView bytes);

struct Target {
    const char *name; // also of its folder in corpus/
    void (*run)(QByteArrayView bytes);
};

inline constexpr std::array<Target, 35> kTargets{{
    {"address", address},
    {"agearmor", agearmor},
    {"agefile", agefile},
    {"ageheader", ageheader},
    {"agekeys", agekeys},
    {"agestream", agestream},
    {"arrivedpdf", arrivedpdf},
    {"arrivedsignature", arrivedsignature},
    {"cades", cades},
    {"certificate", certificate},
    {"csv", csv},
    {"der", der},
    {"disclosure", disclosure},
    {"domainjson", domainjson},
    {"dossier", dossier},
    {"dossierfile", dossierfile},
    {"entry", entry},
    {"httprequest", httprequest},
    {"json", json},
    {"keyring", keyring},
    {"note", note},
    {"pdfsignature", pdfsignature},
    {"policy", policy},
    {"presentation", presentation},
    {"previewanswer", previewanswer},
    {"recordedact", recordedact},
    {"recoverycode", recoverycode},
    {"revocation", revocation},
    {"rulefiles", rulefiles},
    {"timestamp", timestamp},
    {"tlogproof", tlogproof},
    {"typed", typed},
    {"vaultfacts", vaultfacts},
    {"witnessrequest", witnessrequest},
    {"zip", zip},
}};

/// Ends the program when a parser broke its word, so that the fuzzer keeps the input.
void demand(bool holds, const char *promise);
/// A file of the source tree that a target compares with or builds upon.
QByteArray sample(const char *relativePath);

} // namespace Redress::Fuzz
