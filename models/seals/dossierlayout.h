// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>

namespace Redress::Seals::Layout {

// Which files a dossier has, and the texts that follow from the files alone.

inline constexpr char kMimetype[] = "mimetype";
inline constexpr char kMimetypeText[] = "application/vnd.etsi.asic-e+zip"; // no line end
inline constexpr char kReport[] = "report.pdf";
inline constexpr char kCustody[] = "custody.jsonld";
inline constexpr char kCertification[] = "certification.txt";
inline constexpr char kManifest[] = "manifest-sha256.txt";
inline constexpr char kVerifyText[] = "VERIFY.txt";
inline constexpr char kVerifyScript[] = "verify.sh";
inline constexpr char kVerifyPage[] = "verify.html";
inline constexpr char kRoot[] = "trust/root.pem";
inline constexpr char kPolicy[] = "trust/policy";
inline constexpr char kTreeHead[] = "META-INF/tree-head.txt";
inline constexpr char kCheckpointTime[] = "META-INF/checkpoint.tst";
inline constexpr char kAsicManifest[] = "META-INF/ASiCManifest001.xml";
inline constexpr char kSignature[] = "META-INF/signature001.p7s";

enum class Kind {
    Unknown,
    Fixed, // one of the names above
    Entry, // entries/000041.sd-jwt
    Proof, // META-INF/000041.tlog-proof
    Evidence, // evidence/003.pdf
    EvidenceSignature, // signatures/003.p7s
    Certificate, // trust/certificates/<thumbprint>.pem
    CheckpointTime, // META-INF/checkpoint.tst
    TimeRoot, // trust/tsa/<thumbprint>.pem
    TimeList, // trust/tsa/<thumbprint>.crl
};

struct FileName {
    Kind kind = Kind::Unknown;
    qint64 number = -1; // of entries, proofs, evidence and its signatures
    QByteArray thumbprint; // of certificates and lists
};

FileName parseName(const QByteArray &name);
/// All fixed names but verify.html, which dossiers of the first version do not have.
const QList<QByteArray> &requiredNames();

QByteArray entryName(qint64 index);
QByteArray proofName(qint64 index);
QByteArray evidenceName(int number, const QByteArray &extension);
QByteArray evidenceSignatureName(int number);
QByteArray certificateName(const QByteArray &thumbprint);
QByteArray timeRootName(const QByteArray &thumbprint);
QByteArray timeListName(const QByteArray &thumbprint);
bool isExtension(const QByteArray &extension);

/// SHA-256 (32 bytes) of every file by name.
using Digests = QMap<QByteArray, QByteArray>;

/// manifest-sha256.txt covers everything outside META-INF but itself.
bool isInManifest(const QByteArray &name);
/// "hex  name\n", as sha256sum writes it.
QByteArray manifestLine(const QByteArray &name, const QByteArray &sha256);
QByteArray manifestText(const Digests &digests);

/// ASiCManifest001.xml covers everything but itself, its signature and the mimetype.
bool isInAsicManifest(const QByteArray &name);
/// One DataObjectReference element; all begin alike, up to the name.
QByteArray asicReferenceBegin();
QByteArray asicReference(const QByteArray &name, const QByteArray &sha256);
QByteArray asicManifestText(const Digests &digests);

} // namespace Redress::Seals::Layout
