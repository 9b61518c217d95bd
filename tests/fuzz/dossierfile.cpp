// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/progress.h"
#include "models/seals/dossier.h"
#include "models/seals/dossierlayout.h"
#include "models/seals/zip.h"
#include "models/crypto/primitives.h"
#include "tests/fuzz/targets.h"

#include <QBuffer>
#include <QMap>

namespace Redress::Fuzz {

namespace {

QMap<QByteArray, QByteArray> filesOfTheSample()
{
    const Seals::MemoryBytes source(sample("tests/data/dossier/dossier-1.asice"));
    const auto listing = Seals::readZip(source);
    demand(listing && listing->isReadable, "the sample is readable");
    QMap<QByteArray, QByteArray> files;
    for (const Seals::ZipEntry &entry : listing->entries)
        files.insert(entry.name,
                     *source.bytesAt(qint64(Seals::zipDataOffset(entry)), qint64(entry.size)));
    return files;
}

QByteArray packed(QMap<QByteArray, QByteArray> files, const QByteArray &replaced)
{
    const auto digestsOf = [&files] {
        Seals::Layout::Digests digests;
        for (auto it = files.begin(); it != files.end(); ++it)
            digests.insert(it.key(), Crypto::sha256(it.value()));
        return digests;
    };
    if (replaced != Seals::Layout::kManifest)
        files[Seals::Layout::kManifest] = Seals::Layout::manifestText(digestsOf());
    if (replaced != Seals::Layout::kAsicManifest)
        files[Seals::Layout::kAsicManifest] = Seals::Layout::asicManifestText(digestsOf());
    QBuffer device;
    device.open(QIODevice::ReadWrite);
    Seals::ZipWriter writer(&device);
    demand(writer.add(Seals::Layout::kMimetype, files.take(Seals::Layout::kMimetype)).ok(),
           "the first file can be packed");
    for (auto it = files.begin(); it != files.end(); ++it)
        demand(writer.add(it.key(), it.value()).ok(), "every file can be packed");
    demand(writer.finish().ok(), "the archive can be finished");
    return device.data();
}

} // namespace

void dossierfile(QByteArrayView bytes)
{
    // First byte: which file of the sample is replaced by what follows; the lists of digests are
    // mended, so that the verifier goes on to the file itself.
    static const QMap<QByteArray, QByteArray> good = filesOfTheSample();
    if (bytes.isEmpty())
        return;
    const auto replaced = std::next(good.begin(), uchar(bytes.front()) % good.size());
    QMap<QByteArray, QByteArray> files = good;
    files[replaced.key()] = bytes.sliced(1).toByteArray();
    NoProgress progress;
    const auto verdict
        = Seals::verifyDossier(Seals::MemoryBytes(packed(files, replaced.key())), {}, progress);
    demand(verdict.ok(), "a container of the right names can be judged");
    if (replaced.value() != files.value(replaced.key()))
        demand(verdict->verification.worst() == Verdict::Broken, "the seal covers every file");
}

} // namespace Redress::Fuzz
