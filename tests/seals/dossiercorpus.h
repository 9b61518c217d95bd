// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/seals/dossierlies.h"

#include <QByteArray>
#include <QList>
#include <QSet>

namespace Redress::Test {

/// One dossier of the corpus, called after its fault.
struct CorpusFile {
    QByteArray name; // of the file, without ".asice"
    QByteArray code; // the finding that must name it; empty for a good twin
    QByteArray bytes;
};

/// Every lie about a small dossier that we could think of, one a file, and good twins beside them.
/// Made new with new keys each time: signatures cannot be committed twice the same, and a
/// repository needs no megabytes of lies.
class DossierCorpus {
public:
    DossierCorpus();
    const QList<CorpusFile> &files() const { return m_files; }
    const DossierKit &kit() const { return m_kit; }

private:
    friend class CorpusWriter;
    DossierKit m_kit;
    QList<CorpusFile> m_files;
};

/// What the parts of the corpus are written with. Every function takes the name and the code.
class CorpusWriter {
public:
    using Change = std::function<void(Files *)>;

    explicit CorpusWriter(DossierCorpus *corpus);
    const DossierKit &kit() const { return m_corpus.m_kit; }
    const Files &good() const { return m_good; }

    void add(const QByteArray &name, const QByteArray &code, const QByteArray &bytes);
    /// Packed in canonical ZIP.
    void packed(const QByteArray &name, const QByteArray &code, const Change &change);
    /// Sealed again by the clerk, then packed.
    void sealedAgain(const QByteArray &name, const QByteArray &code, const Change &change);

private:
    DossierCorpus &m_corpus;
    Files m_good;
    QSet<QByteArray> m_names;
};

void addTwins(CorpusWriter *corpus);
void addZipLies(CorpusWriter *corpus);
void addNameLies(CorpusWriter *corpus);
void addListLies(CorpusWriter *corpus);
void addSealLies(CorpusWriter *corpus);
void addCertificateLies(CorpusWriter *corpus);
void addActLies(CorpusWriter *corpus);
void addLedgerLies(CorpusWriter *corpus);
void addReportLies(CorpusWriter *corpus);
void addTimeLies(CorpusWriter *corpus);

} // namespace Redress::Test
