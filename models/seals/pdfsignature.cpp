// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/seals/pdfsignature.h"

#include "models/crypto/primitives.h"
#include "models/seals/der.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace Redress::Seals {

namespace {

constexpr QByteArrayView kRangeMark{"/ByteRange ["};
constexpr QByteArrayView kHoleMark{" /Contents <"};
constexpr QByteArrayView kDateMark{"/M (D:"};
constexpr qsizetype kRangeBytes = 14 + 3 * 12; // three numbers of at most eleven digits
// The dictionary around the hole, in front and behind.
constexpr qsizetype kFrontBytes = 128;
constexpr qsizetype kBehindBytes = 512;
constexpr qint64 kStep = 1024 * 1024;
constexpr qint64 kHoleBytes = 2 * kPdfSignatureRoom + 2;

Error broken(const QString &detail)
{
    return Error{ErrorCode::Corrupt, detail, {}};
}

/// Where the mark stands, at most two places.
Result<QList<qint64>> marksIn(const ByteSource &pdf)
{
    QList<qint64> found;
    for (qint64 at = 0; at < pdf.size() && found.size() < 2; at += kStep) {
        const qint64 count = qMin(kStep + kRangeMark.size() - 1, pdf.size() - at);
        REDRESS_TRY(bytes, pdf.bytesAt(at, count));
        for (qsizetype in = bytes.indexOf(kRangeMark); in >= 0 && in < kStep && found.size() < 2;
             in = bytes.indexOf(kRangeMark, in + 1))
            found.append(at + in);
    }
    return found;
}

/// The signature at the beginning of the hole; behind it only zeros.
Result<QByteArray> signatureIn(const QByteArray &hex)
{
    const QByteArray room = QByteArray::fromHex(hex);
    if (room.toHex() != hex)
        return broken(u"the signature in the file is not hexadecimal"_s);
    REDRESS_TRY(signature, Der::Reader(room).next(Der::Sequence));
    const QByteArray der = signature.whole.toByteArray();
    if (room != der.leftJustified(kPdfSignatureRoom, '\0'))
        return broken(u"something stands behind the signature in its place"_s);
    return der;
}

} // namespace

QByteArray pdfByteRange(qint64 hole, qint64 after, qint64 size)
{
    QByteArray range = "/ByteRange [ 0";
    for (const qint64 number : {hole, after, size - after})
        range += ' ' + QByteArray::number(number);
    return range.leftJustified(kRangeBytes) + " ]";
}

QByteArray pdfDate(const QDateTime &utc)
{
    return "D:" + utc.toUTC().toString(u"yyyyMMddHHmmss"_s).toLatin1() + 'Z';
}

Result<bool> hasPdfSignature(const ByteSource &pdf)
{
    REDRESS_TRY(marks, marksIn(pdf));
    return !marks.isEmpty();
}

Result<PdfSignaturePlace> findPdfSignature(const ByteSource &pdf)
{
    REDRESS_TRY(marks, marksIn(pdf));
    if (marks.size() != 1)
        return broken(marks.isEmpty() ? u"it carries no signature"_s
                                      : u"it carries more than one signature"_s);
    const qint64 mark = marks.first();
    REDRESS_TRY(front, pdf.bytesAt(mark, qMin<qint64>(kFrontBytes, pdf.size() - mark)));
    PdfSignaturePlace place;
    place.hole = mark + pdfByteRange(0, 0, 0).size() + kHoleMark.size() - 1;
    place.after = place.hole + kHoleBytes;
    if (place.after > pdf.size())
        return broken(u"the place of the signature is cut off"_s);
    if (!front.startsWith(pdfByteRange(place.hole, place.after, pdf.size())
                          + kHoleMark.toByteArray()))
        return broken(u"the signature is not over the whole file"_s);
    REDRESS_TRY(hole, pdf.bytesAt(place.hole, kHoleBytes));
    if (!hole.endsWith('>'))
        return broken(u"the place of the signature does not end"_s);
    REDRESS_TRY(signature, signatureIn(hole.sliced(1, hole.size() - 2)));
    place.signature = signature;
    REDRESS_TRY(behind,
                pdf.bytesAt(place.after, qMin<qint64>(kBehindBytes, pdf.size() - place.after)));
    const qsizetype date = behind.indexOf(kDateMark);
    if (date >= 0) {
        place.claimedUtc = QDateTime::fromString(
            QString::fromLatin1(behind.mid(date + kDateMark.size(), 14)), u"yyyyMMddHHmmss"_s);
        place.claimedUtc.setTimeZone(QTimeZone::utc());
    }
    if (!place.claimedUtc.isValid())
        return broken(u"the time of the signature is missing or malformed"_s);
    return place;
}

Result<QByteArray> pdfDigest(const ByteSource &pdf, const PdfSignaturePlace &place)
{
    Crypto::Sha256 hash;
    const auto add = [&](qint64 from, qint64 to) -> Result<void> {
        for (qint64 at = from; at < to; at += kStep) {
            REDRESS_TRY(bytes, pdf.bytesAt(at, qMin(kStep, to - at)));
            hash.add(bytes);
        }
        return {};
    };
    REDRESS_CHECK(add(0, place.hole));
    REDRESS_CHECK(add(place.after, pdf.size()));
    return hash.result();
}

Result<SignatureCheck> checkPdf(const ByteSource &pdf, CadesVerifier *verifier,
                                const QString &subject)
{
    const auto place = findPdfSignature(pdf);
    if (!place) {
        if (place.error().code != ErrorCode::Corrupt)
            return place.error();
        SignatureCheck check;
        check.verification.broken(u"pdf.signature"_s, subject, place.error().detail);
        return check;
    }
    REDRESS_TRY(digest, pdfDigest(pdf, *place));
    return verifier->checkInPdf(place->signature, digest, place->claimedUtc, subject);
}

} // namespace Redress::Seals
