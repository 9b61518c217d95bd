// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/arrivingsignatures.h"

#include "models/core/progress.h"
#include "models/crypto/primitives.h"
#include "models/seals/arrivedsignature.h"
#include "models/seals/dossier.h"
#include "models/seals/pdfholes.h"
#include "models/services/sessionstate.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Redress::Services {

namespace {

using Seals::ArrivedSignature;

constexpr auto kDossierType = "application/vnd.etsi.asic-e+zip"_L1;

/// An archived paper, decrypted as it is asked for. For one thread.
class ArchivedBytes final : public Seals::ByteSource {
public:
    explicit ArchivedBytes(std::unique_ptr<Vault::EvidenceReader> reader)
        : m_device(std::move(reader))
    {
    }
    qint64 size() const override { return m_device.size(); }
    Result<void> readAt(qint64 offset, char *to, qint64 count) const override
    {
        if (offset < 0 || count < 0 || offset > size() || count > size() - offset)
            return Error{ErrorCode::BadInput, u"a part lies outside the paper"_s, {}};
        if (!m_device.seek(offset) || m_device.read(to, count) != count)
            return Error{ErrorCode::Io, u"couldn't read the paper again"_s, {}};
        return {};
    }

private:
    mutable Vault::EvidenceDevice m_device;
};

QString problemWord(ArrivedSignature::Problem problem)
{
    using Problem = ArrivedSignature::Problem;
    switch (problem) {
    case Problem::None:
        return {};
    case Problem::Ranges:
        return u"ranges"_s;
    case Problem::Unreadable:
        return u"unreadable"_s;
    case Problem::NotOnePerson:
        return u"not-one-person"_s;
    case Problem::NoCertificate:
        return u"no-certificate"_s;
    case Problem::Changed:
        return u"changed"_s;
    case Problem::Forged:
        return u"forged"_s;
    case Problem::Added:
        return u"added"_s;
    case Problem::Expired:
        return u"expired"_s;
    case Problem::Unknown:
        return u"unknown"_s;
    case Problem::TooMany:
        return u"too-many"_s;
    }
    return {};
}

Domain::PaperSignature recorded(const ArrivedSignature &found)
{
    return {Domain::signatureKinds().at(int(found.kind)),
            Domain::signatureCovers().at(int(found.cover)),
            Domain::signatureStates().at(int(found.state)),
            problemWord(found.problem),
            found.isTrusted,
            found.signer,
            found.organization,
            found.issuer,
            found.claimedUtc};
}

/// A dossier, of whichever center. Containers of other programs are not judged.
Result<QList<Domain::PaperSignature>> ofDossier(const Seals::ByteSource &paper,
                                                const Crypto::Certificate &own)
{
    NoProgress quiet;
    REDRESS_TRY(verdict, Seals::verifyDossier(paper, {}, quiet));
    const auto &findings = verdict.verification.findings;
    const bool isForeign
        = std::any_of(findings.begin(), findings.end(), [](const Finding &finding) {
              return finding.code == "dossier.file-missing"_L1;
          });
    Domain::PaperSignature signature;
    signature.kind = u"dossier"_s;
    signature.covers = isForeign ? u"unclear"_s : u"whole"_s;
    signature.state = isForeign           ? u"unreadable"_s
        : verdict.verification.isIntact() ? u"holds"_s
                                          : u"broken"_s;
    const QString anchor = QString::fromLatin1(Crypto::sha256(own.der()).toHex(':')).toUpper();
    signature.trusted = signature.state == "holds"_L1 && verdict.rootFingerprint == anchor;
    if (isForeign)
        signature.problem = u"other-program"_s;
    else if (signature.state == "broken"_L1)
        signature.problem = u"changed"_s;
    else if (!signature.trusted)
        signature.problem = u"unknown"_s;
    signature.signer = verdict.signerName;
    signature.organization = verdict.signerOrganization;
    signature.atUtc = verdict.signedAtUtc;
    return QList{signature};
}

/// NAME.p7s beside NAME; nothing when there is none.
QByteArray signatureFileOf(const QString &path)
{
    const QString beside = path + ".p7s"_L1;
    if (path.isEmpty() || !QFileInfo(beside).isFile())
        return {};
    QFile file(beside);
    if (!file.open(QIODevice::ReadOnly) || file.size() > Seals::kMaxForeignSignatureBytes)
        return {};
    return file.readAll();
}

} // namespace

ArrivingSignatures::ArrivingSignatures(const Session &session) : m_session(session)
{
}

ArrivingSignatures::~ArrivingSignatures() = default;

const Seals::SignatureAnchors &ArrivingSignatures::anchors()
{
    const std::lock_guard guard(m_turn);
    if (!m_anchors)
        m_anchors = std::make_unique<Seals::SignatureAnchors>(
            QList<Crypto::Certificate>{m_session.d().root});
    return *m_anchors;
}

Result<QList<Domain::PaperSignature>> ArrivingSignatures::of(const QString &blob,
                                                             const Crypto::AgeIdentity &identity,
                                                             const QString &mediaType,
                                                             const QString &path)
{
    const QByteArray beside = signatureFileOf(path);
    const bool isPdf = mediaType == "application/pdf"_L1;
    const bool isDossier = mediaType == kDossierType;
    if (!isPdf && !isDossier && beside.isEmpty())
        return QList<Domain::PaperSignature>();
    REDRESS_TRY(reader, m_session.d().evidence->open(blob, identity));
    const ArchivedBytes paper(std::move(reader));
    const QDateTime now = m_session.clock().nowUtc();
    QList<Domain::PaperSignature> signatures;
    if (isPdf) {
        REDRESS_TRY(found, Seals::signaturesInPdf(paper, anchors(), now));
        std::transform(found.begin(), found.end(), std::back_inserter(signatures), recorded);
    }
    if (isDossier) {
        if (const auto found = ofDossier(paper, m_session.d().root))
            signatures += *found;
        else if (found.error().code != ErrorCode::BadInput)
            return found.error();
    }
    if (!beside.isEmpty() && signatures.size() < Domain::kMaxPaperSignatures) {
        REDRESS_TRY(found, Seals::signatureBeside(beside, paper, anchors(), now));
        signatures.append(recorded(found));
    }
    return signatures;
}

} // namespace Redress::Services
