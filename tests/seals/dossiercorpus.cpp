// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/seals/dossiercorpus.h"

#include "models/seals/dossierlayout.h"

using namespace Redress::Seals;

namespace Redress::Test {

CorpusWriter::CorpusWriter(DossierCorpus *corpus) : m_corpus(*corpus)
{
    m_good = unpack(corpus->m_kit.write(smallCase(&corpus->m_kit)));
}

void CorpusWriter::add(const QByteArray &name, const QByteArray &code, const QByteArray &bytes)
{
    Q_ASSERT(!m_names.contains(name));
    m_names.insert(name);
    m_corpus.m_files += {name, code, bytes};
}

void CorpusWriter::packed(const QByteArray &name, const QByteArray &code, const Change &change)
{
    Files files = m_good;
    change(&files);
    add(name, code, pack(files));
}

void CorpusWriter::sealedAgain(const QByteArray &name, const QByteArray &code, const Change &change)
{
    packed(name, code, [&](Files *files) {
        change(files);
        sealAgain(files, kit().signer());
    });
}

DossierCorpus::DossierCorpus()
{
    CorpusWriter writer(this);
    addTwins(&writer);
    for (const Lie &lie : lies()) {
        Files files = writer.good();
        lie.tell(&files, m_kit);
        if (lie.isSealedAgain)
            sealAgain(&files, m_kit.signer());
        QByteArray name = lie.name;
        writer.add(name.replace('\'', "").replace(' ', '-'), lie.code, pack(files));
    }
    addZipLies(&writer);
    addNameLies(&writer);
    addListLies(&writer);
    addSealLies(&writer);
    addCertificateLies(&writer);
    addActLies(&writer);
    addLedgerLies(&writer);
    addReportLies(&writer);
    addTimeLies(&writer);
}

} // namespace Redress::Test
