// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/seals/dossier.h"

#include "models/core/clock.h"
#include "models/core/text.h"
#include "models/crypto/primitives.h"
#include "models/ledger/entry.h"
#include "models/ledger/note.h"
#include "models/ledger/tlogproof.h"
#include "models/seals/dossierlayout.h"
#include "models/seals/dossiertexts.h"
#include "models/seals/zip.h"

#include <QFileInfo>
#include <QSet>
#include <QTemporaryFile>

#include <cerrno>
#include <cstdio>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Redress::Seals {

namespace {

using Layout::Digests;
using Files = QMap<QByteArray, QByteArray>; // whole contents by name

Error bad(const QString &why)
{
    return {ErrorCode::BadInput, "couldn't make the dossier: "_L1 + why, {}};
}

// Bytes written and, later, bytes verified: together what the reader of a progress bar waits for.
class SharedProgress final : public Progress {
public:
    SharedProgress(Progress *outer, qint64 total, qint64 before) : m_outer(*outer), m_before(before)
    {
        m_outer.setTotal(total);
    }
    void setTotal(qint64) override { }
    void setDone(qint64 done) override { m_outer.setDone(m_before + done); }
    bool isCancelled() const override { return m_outer.isCancelled(); }

private:
    Progress &m_outer;
    qint64 m_before;
};

Result<void> addEntries(const DossierContents &contents, Files *files, QSet<QByteArray> *signers)
{
    if (contents.entries.isEmpty())
        return bad(u"it has no acts"_s);
    for (const DossierEntry &entry : contents.entries) {
        REDRESS_TRY(presentation, Ledger::parsePresentation(entry.presentation));
        REDRESS_TRY(proof, Ledger::parseTlogProof(entry.proof));
        REDRESS_TRY(note, Ledger::parseNote(proof.checkpoint));
        if (proof.index != entry.index)
            return bad(u"the proof of act %1 is for another act"_s.arg(entry.index));
        const QByteArray name = Layout::entryName(entry.index);
        if (files->contains(name))
            return bad(u"act %1 stands twice"_s.arg(entry.index));
        files->insert(name, entry.presentation);
        files->insert(Layout::proofName(entry.index), entry.proof);
        files->insert(Layout::kTreeHead, note.text.toUtf8());
        signers->insert(presentation.view.kid.toLatin1());
    }
    return {};
}

Result<void> addEvidence(const DossierContents &contents, Files *files, Digests *digests,
                         QSet<QByteArray> *signers)
{
    CadesVerifier verifier(contents.root);
    QSet<int> numbers;
    for (const DossierEvidence &evidence : contents.evidence) {
        const QByteArray extension = evidence.extension.toLatin1();
        if (evidence.number < 1 || evidence.number > kMaxEvidence
            || numbers.contains(evidence.number) || !Layout::isExtension(extension)
            || evidence.sha256.size() != Crypto::kDigestBytes || evidence.size < 0
            || evidence.size > kMaxEvidenceBytes)
            return bad(
                u"paper %1 has a number, an extension, a size or a digest that does not fit"_s.arg(
                    evidence.number));
        numbers.insert(evidence.number);
        digests->insert(Layout::evidenceName(evidence.number, extension), evidence.sha256);
        if (evidence.signature.isEmpty())
            continue;
        files->insert(Layout::evidenceSignatureName(evidence.number), evidence.signature);
        const SignatureCheck check
            = verifier.check(evidence.signature, evidence.sha256, QString::number(evidence.number));
        if (check.signer)
            signers->insert(check.signer->thumbprint().toLatin1());
    }
    return {};
}

void addTime(const DossierTime &time, Files *files)
{
    const auto thumbprint
        = [](const QByteArray &der) { return toBase64Url(Crypto::sha256(der)).toLatin1(); };
    files->insert(Layout::kCheckpointTime, time.token);
    files->insert(Layout::timeRootName(thumbprint(time.root.der())), time.root.pem());
    for (const Crypto::RevocationList &list : time.revoked)
        files->insert(Layout::timeListName(thumbprint(list.der())), list.der());
}

// Every file but the evidence, whose digests are added; the manifests and the signature come last.
Result<Files> makeFiles(const DossierContents &contents, const CadesSigner &signer,
                        const QDateTime &signingTimeUtc, Digests *digests)
{
    Files files{{Layout::kMimetype, Layout::kMimetypeText},
                {Layout::kReport, contents.report},
                {Layout::kCustody, contents.custody},
                {Layout::kCertification, contents.certification},
                {Layout::kVerifyText, Layout::verifyText()},
                {Layout::kVerifyScript, Layout::verifyScript()},
                {Layout::kVerifyPage, Layout::verifyPage()},
                {Layout::kRoot, contents.root.pem()},
                {Layout::kPolicy, contents.policy.format()}};
    QSet<QByteArray> signers{signer.certificate().thumbprint().toLatin1()};
    REDRESS_CHECK(addEntries(contents, &files, &signers));
    REDRESS_CHECK(addEvidence(contents, &files, digests, &signers));
    QList<Crypto::Certificate> certificates = contents.certificates;
    certificates += signer.certificate();
    for (const Crypto::Certificate &certificate : std::as_const(certificates)) {
        const QByteArray thumbprint = certificate.thumbprint().toLatin1();
        if (signers.contains(thumbprint))
            files.insert(Layout::certificateName(thumbprint), certificate.pem());
    }

    if (contents.time)
        addTime(*contents.time, &files);

    for (auto it = files.begin(); it != files.end(); ++it)
        digests->insert(it.key(), Crypto::sha256(it.value()));
    const auto add = [&](const char *name, const QByteArray &bytes) {
        files.insert(name, bytes);
        digests->insert(name, Crypto::sha256(bytes));
    };
    add(Layout::kManifest, Layout::manifestText(*digests));
    add(Layout::kAsicManifest, Layout::asicManifestText(*digests));
    REDRESS_TRY(signature,
                signer.signDigest(digests->value(Layout::kAsicManifest), signingTimeUtc));
    add(Layout::kSignature, signature);
    return files;
}

Result<void> copyEvidence(const DossierEvidence &evidence, ZipWriter *zip, Progress *progress,
                          qint64 *done)
{
    const QByteArray name = Layout::evidenceName(evidence.number, evidence.extension.toLatin1());
    REDRESS_TRY(device, evidence.open());
    Crypto::Sha256 sha256;
    const auto read = [&](char *to, qint64 count) -> Result<qint64> {
        if (progress->isCancelled())
            return Error{ErrorCode::Cancelled, u"cancelled"_s, {}};
        const qint64 got = device->read(to, count);
        if (got < 0)
            return Error{ErrorCode::Io,
                         u"couldn't read paper %1: %2"_s.arg(QString::number(evidence.number),
                                                             device->errorString()),
                         {}};
        sha256.add({to, got});
        *done += got;
        progress->setDone(*done);
        return got;
    };
    REDRESS_CHECK(zip->add(name, quint64(evidence.size), read));
    if (sha256.result() != evidence.sha256)
        return Error{ErrorCode::Corrupt,
                     u"paper %1 is not what was archived"_s.arg(evidence.number),
                     u"Check the ledger."_s};
    return {};
}

Result<void> writeZip(const Files &files, const QList<DossierEvidence> &evidence, QIODevice *device,
                      Progress *progress)
{
    QMap<QByteArray, const DossierEvidence *> papers;
    QList<QByteArray> names = files.keys();
    for (const DossierEvidence &paper : evidence) {
        const QByteArray name = Layout::evidenceName(paper.number, paper.extension.toLatin1());
        papers.insert(name, &paper);
        names += name;
    }
    std::sort(names.begin(), names.end(), zipNameBefore);
    ZipWriter zip(device);
    qint64 done = 0;
    for (const QByteArray &name : std::as_const(names)) {
        if (const DossierEvidence *const paper = papers.value(name))
            REDRESS_CHECK(copyEvidence(*paper, &zip, progress, &done));
        else
            REDRESS_CHECK(zip.add(name, files.value(name)));
    }
    return zip.finish();
}

// What a stranger would find: a dossier that does not verify must not leave.
Result<void> verifyWritten(const ByteSource &source, const DossierContents &contents,
                           Progress *progress)
{
    // Whether enough witnesses cosigned is for the reader to see, not for us to wait for.
    Ledger::Policy logs = contents.policy;
    logs.quorum = "none";
    DossierTrust trust{contents.root, logs, {}};
    if (contents.time)
        trust.timeRoots += contents.time->root;
    REDRESS_TRY(verdict, verifyDossier(source, trust, *progress));
    for (const Finding &finding : std::as_const(verdict.verification.findings)) {
        if (finding.verdict == Verdict::Broken)
            return Error{ErrorCode::Corrupt,
                         u"the dossier would not verify: %1, %2: %3"_s.arg(
                             finding.code, finding.subject, finding.detail),
                         u"Check the ledger."_s};
    }
    return {};
}

Result<QByteArray> hashWhole(const ByteSource &source, const Progress &progress)
{
    constexpr qint64 kBlock = 256 * 1024;
    QByteArray buffer(kBlock, Qt::Uninitialized);
    Crypto::Sha256 sha256;
    for (qint64 at = 0; at < source.size(); at += kBlock) {
        if (progress.isCancelled())
            return Error{ErrorCode::Cancelled, u"cancelled"_s, {}};
        const qint64 part = qMin(kBlock, source.size() - at);
        REDRESS_CHECK(source.readAt(at, buffer.data(), part));
        sha256.add({buffer.constData(), part});
    }
    return sha256.result();
}

Error systemError(const QString &couldnt)
{
    const ErrorCode code = errno == ENOSPC ? ErrorCode::DiskFull
        : errno == EROFS                   ? ErrorCode::ReadOnly
                                           : ErrorCode::Io;
    const QString hint = code == ErrorCode::DiskFull ? u"Free some space and try again."_s
        : errno == EACCES || errno == EROFS          ? u"Choose a folder that you may write in."_s
                                                     : QString();
    return {code, couldnt + ": "_L1 + qt_error_string(errno), hint};
}

Result<void> renameDurably(const QString &from, const QString &to)
{
    if (std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return systemError(u"couldn't put the dossier in its place"_s);
    const int folder = ::open(QFile::encodeName(QFileInfo(to).absolutePath()).constData(),
                              O_RDONLY | O_DIRECTORY);
    const bool synced = folder >= 0 && ::fsync(folder) == 0;
    if (folder >= 0)
        ::close(folder);
    if (!synced)
        return systemError(u"couldn't make the dossier durable"_s);
    return {};
}

} // namespace

Result<DossierWritten> writeDossier(const DossierContents &contents, const CadesSigner &signer,
                                    const QDateTime &signingTimeUtc, const QString &path,
                                    Progress &progress)
{
    if (QFileInfo(path).isDir())
        return bad(u"\"%1\" is a folder"_s.arg(path));
    Digests digests;
    REDRESS_TRY(files, makeFiles(contents, signer, signingTimeUtc, &digests));
    qint64 evidenceBytes = 0;
    for (const DossierEvidence &evidence : contents.evidence)
        evidenceBytes += evidence.size;

    QTemporaryFile temporary(path + ".XXXXXX.part"_L1); // removed again unless renamed
    if (!temporary.open())
        return systemError(u"couldn't write beside \"%1\""_s.arg(path));
    SharedProgress writing(&progress, 2 * evidenceBytes, 0);
    REDRESS_CHECK(writeZip(files, contents.evidence, &temporary, &writing));
    if (!temporary.flush() || ::fsync(temporary.handle()) != 0)
        return systemError(u"couldn't make the dossier durable"_s);

    REDRESS_TRY(source, FileBytes::open(temporary.fileName()));
    SharedProgress verifying(&progress, 2 * evidenceBytes, evidenceBytes);
    REDRESS_CHECK(verifyWritten(*source, contents, &verifying));
    REDRESS_TRY(sha256, hashWhole(*source, progress));
    REDRESS_CHECK(renameDurably(temporary.fileName(), path));
    temporary.setAutoRemove(false);
    return DossierWritten{source->size(), sha256};
}

} // namespace Redress::Seals
