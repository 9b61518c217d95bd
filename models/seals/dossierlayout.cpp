// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/seals/dossierlayout.h"

#include "models/seals/dossier.h"

#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Redress::Seals {

namespace Layout {

namespace {

constexpr int kEntryDigits = 6;
constexpr int kEvidenceDigits = 3;
constexpr qsizetype kMaxIndexDigits = 18; // any such number fits a qint64
constexpr qsizetype kThumbprintLength = 43; // base64url of 32 bytes
constexpr qsizetype kMaxExtensionLength = 8;

bool isBetween(char c, char first, char last)
{
    return c >= first && c <= last;
}

bool isBase64Url(char c)
{
    return isBetween(c, 'a', 'z') || isBetween(c, 'A', 'Z') || isBetween(c, '0', '9') || c == '-'
        || c == '_';
}

QByteArray padded(qint64 number, int digits)
{
    return QByteArray::number(number).rightJustified(digits, '0');
}

// -1 unless the text is what padded() writes.
qint64 parsePadded(const QByteArray &text, int digits)
{
    if (text.size() > kMaxIndexDigits
        || !std::all_of(text.begin(), text.end(), [](char c) { return isBetween(c, '0', '9'); }))
        return -1;
    const qint64 number = text.toLongLong();
    return padded(number, digits) == text ? number : -1;
}

// What stands between `before` and `after`; null when the name is not of this form.
QByteArray middle(const QByteArray &name, QByteArrayView before, QByteArrayView after)
{
    if (!name.startsWith(before) || !name.endsWith(after)
        || name.size() <= before.size() + after.size())
        return {};
    return name.mid(before.size(), name.size() - before.size() - after.size());
}

bool isThumbprint(const QByteArray &text)
{
    return text.size() == kThumbprintLength && std::all_of(text.begin(), text.end(), isBase64Url);
}

FileName numbered(Kind kind, const QByteArray &text, int digits, qint64 first, qint64 last)
{
    const qint64 number = parsePadded(text, digits);
    if (number < first || number > last)
        return {};
    return {kind, number, {}};
}

} // namespace

bool isExtension(const QByteArray &extension)
{
    return !extension.isEmpty() && extension.size() <= kMaxExtensionLength
        && std::all_of(extension.begin(), extension.end(),
                       [](char c) { return isBetween(c, 'a', 'z') || isBetween(c, '0', '9'); });
}

const QList<QByteArray> &requiredNames()
{
    static const QList<QByteArray> names{kMimetype, kReport,     kCustody,      kCertification,
                                         kManifest, kVerifyText, kVerifyScript, kRoot,
                                         kPolicy,   kTreeHead,   kAsicManifest, kSignature};
    return names;
}

FileName parseName(const QByteArray &name)
{
    constexpr qint64 kAnyIndex = std::numeric_limits<qint64>::max();
    if (requiredNames().contains(name) || name == kVerifyPage)
        return {Kind::Fixed, -1, {}};
    if (const auto text = middle(name, "entries/", ".sd-jwt"); !text.isNull())
        return numbered(Kind::Entry, text, kEntryDigits, 0, kAnyIndex);
    if (const auto text = middle(name, "META-INF/", ".tlog-proof"); !text.isNull())
        return numbered(Kind::Proof, text, kEntryDigits, 0, kAnyIndex);
    if (const auto text = middle(name, "signatures/", ".p7s"); !text.isNull())
        return numbered(Kind::EvidenceSignature, text, kEvidenceDigits, 1, kMaxEvidence);
    if (const auto text = middle(name, "evidence/", ""); !text.isNull()) {
        const qsizetype dot = text.indexOf('.');
        if (dot < 0 || !isExtension(text.mid(dot + 1)))
            return {};
        return numbered(Kind::Evidence, text.first(dot), kEvidenceDigits, 1, kMaxEvidence);
    }
    if (name == kCheckpointTime)
        return {Kind::CheckpointTime, -1, {}};
    if (const auto text = middle(name, "trust/certificates/", ".pem"); isThumbprint(text))
        return {Kind::Certificate, -1, text};
    if (const auto text = middle(name, "trust/tsa/", ".pem"); isThumbprint(text))
        return {Kind::TimeRoot, -1, text};
    if (const auto text = middle(name, "trust/tsa/", ".crl"); isThumbprint(text))
        return {Kind::TimeList, -1, text};
    return {};
}

QByteArray entryName(qint64 index)
{
    return "entries/" + padded(index, kEntryDigits) + ".sd-jwt";
}

QByteArray proofName(qint64 index)
{
    return "META-INF/" + padded(index, kEntryDigits) + ".tlog-proof";
}

QByteArray evidenceName(int number, const QByteArray &extension)
{
    return "evidence/" + padded(number, kEvidenceDigits) + '.' + extension;
}

QByteArray evidenceSignatureName(int number)
{
    return "signatures/" + padded(number, kEvidenceDigits) + ".p7s";
}

QByteArray certificateName(const QByteArray &thumbprint)
{
    return "trust/certificates/" + thumbprint + ".pem";
}

QByteArray timeRootName(const QByteArray &thumbprint)
{
    return "trust/tsa/" + thumbprint + ".pem";
}

QByteArray timeListName(const QByteArray &thumbprint)
{
    return "trust/tsa/" + thumbprint + ".crl";
}

bool isInManifest(const QByteArray &name)
{
    return !name.startsWith("META-INF/") && name != kManifest;
}

QByteArray manifestLine(const QByteArray &name, const QByteArray &sha256)
{
    return sha256.toHex() + "  " + name + '\n';
}

QByteArray manifestText(const Digests &digests)
{
    QByteArray text;
    for (auto it = digests.begin(); it != digests.end(); ++it) {
        if (isInManifest(it.key()))
            text += manifestLine(it.key(), it.value());
    }
    return text;
}

bool isInAsicManifest(const QByteArray &name)
{
    return name != kMimetype && name != kAsicManifest && name != kSignature;
}

QByteArray asicReferenceBegin()
{
    return "  <asic:DataObjectReference URI=\"";
}

QByteArray asicReference(const QByteArray &name, const QByteArray &sha256)
{
    return asicReferenceBegin() + name
        + "\">\n"
          "    <ds:DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"/>\n"
          "    <ds:DigestValue>"
        + sha256.toBase64()
        + "</ds:DigestValue>\n"
          "  </asic:DataObjectReference>\n";
}

QByteArray asicManifestText(const Digests &digests)
{
    QByteArray text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                      "<asic:ASiCManifest xmlns:asic=\"http://uri.etsi.org/02918/v1.2.1#\""
                      " xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">\n"
                      "  <asic:SigReference URI=\"META-INF/signature001.p7s\""
                      " MimeType=\"application/pkcs7-signature\"/>\n";
    for (auto it = digests.begin(); it != digests.end(); ++it) {
        if (isInAsicManifest(it.key()))
            text += asicReference(it.key(), it.value());
    }
    return text + "</asic:ASiCManifest>\n";
}

} // namespace Layout

QString evidenceExtension(const QString &fileName)
{
    const QByteArray extension = QFileInfo(fileName).suffix().toLower().toUtf8();
    return Layout::isExtension(extension) ? QString::fromLatin1(extension) : u"bin"_s;
}

} // namespace Redress::Seals
