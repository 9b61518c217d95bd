// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/seals/pdfholes.h"

#include <QRegularExpression>
#include <QTimeZone>

#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace Redress::Seals {

namespace {

constexpr QByteArrayView kMark{"/ByteRange"};
constexpr QByteArrayView kContents{"/Contents"};
constexpr QByteArrayView kEndOfObject{"endobj"};
constexpr qint64 kStep = 4 * 1024 * 1024;
constexpr qint64 kNearBytes = 16 * 1024; // of a signature's dictionary, without the hole
constexpr int kNumbers = 4;

bool isBlank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

/// Every place of the mark.
Result<QList<qint64>> marksIn(const ByteSource &pdf)
{
    QList<qint64> found;
    for (qint64 at = 0; at < pdf.size() && found.size() <= kMaxPdfSignatures; at += kStep) {
        const qint64 count = qMin(kStep + kMark.size() - 1, pdf.size() - at);
        REDRESS_TRY(bytes, pdf.bytesAt(at, count));
        for (qsizetype in = bytes.indexOf(kMark); in >= 0 && in < kStep;
             in = bytes.indexOf(kMark, in + 1))
            found.append(at + in);
    }
    return found;
}

/// "[ 0 840 960 240 ]": exactly four numbers.
std::optional<std::array<qint64, kNumbers>> rangeIn(QByteArrayView text)
{
    qsizetype at = 0;
    const auto skip = [&] {
        while (at < text.size() && isBlank(text[at]))
            ++at;
    };
    skip();
    if (at >= text.size() || text[at++] != '[')
        return {};
    std::array<qint64, kNumbers> numbers{};
    for (qint64 &number : numbers) {
        skip();
        const qsizetype begin = at;
        while (at < text.size() && text[at] >= '0' && text[at] <= '9')
            ++at;
        bool isNumber = false;
        number = text.sliced(begin, at - begin).toByteArray().toLongLong(&isNumber);
        if (!isNumber)
            return {};
    }
    skip();
    if (at >= text.size() || text[at] != ']')
        return {};
    return numbers;
}

/// The bytes of "<3082 …>"; nothing when it is no such thing.
std::optional<QByteArray> hexIn(const QByteArray &hole)
{
    if (!hole.startsWith('<') || !hole.endsWith('>'))
        return {};
    QByteArray digits;
    digits.reserve(hole.size());
    for (const char c : QByteArrayView(hole).sliced(1, hole.size() - 2)) {
        const bool isDigit
            = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        if (isDigit)
            digits.append(c);
        else if (!isBlank(c))
            return {};
    }
    return QByteArray::fromHex(digits.size() % 2 == 0 ? digits : digits + '0');
}

/// "D:20260303120000+08'00'".
QDateTime timeIn(const QByteArray &around)
{
    static const QRegularExpression form(
        u"/M\\s*\\(D:(\\d{14})(?:(Z)|([+-])(\\d\\d)'?(\\d\\d)?'?)?"_s);
    const auto match = form.match(QString::fromLatin1(around));
    QDateTime time = QDateTime::fromString(match.captured(1), u"yyyyMMddHHmmss"_s);
    time.setTimeZone(QTimeZone::utc());
    const int seconds = match.captured(4).toInt() * 3600 + match.captured(5).toInt() * 60;
    return time.addSecs(match.captured(3) == u"+"_s ? -seconds : seconds);
}

QByteArray nameIn(const QByteArray &around, const char *key)
{
    static constexpr int kMostName = 60;
    const qsizetype at = around.indexOf(key);
    if (at < 0)
        return {};
    qsizetype begin = at + qsizetype(qstrlen(key));
    while (begin < around.size() && isBlank(around[begin]))
        ++begin;
    QByteArray name;
    if (begin < around.size() && around[begin] == '/') {
        for (++begin; begin < around.size() && name.size() < kMostName
             && (QChar::fromLatin1(around[begin]).isLetterOrNumber() || around[begin] == '.');
             ++begin)
            name += around[begin];
    }
    return name;
}

/// What surrounds the hole within its object, without the hole; nothing when the mark is not of the
/// same object.
Result<std::optional<QByteArray>> dictionaryOf(const ByteSource &pdf, qint64 mark,
                                               const PdfHole &hole)
{
    const qint64 from = qMax<qint64>(0, hole.begin - kNearBytes);
    REDRESS_TRY(before, pdf.bytesAt(from, hole.begin - from));
    REDRESS_TRY(after, pdf.bytesAt(hole.end, qMin(kNearBytes, pdf.size() - hole.end)));
    const qsizetype begin = before.lastIndexOf(kEndOfObject) + 1;
    const qsizetype end = after.indexOf(kEndOfObject);
    const QByteArray front = before.mid(begin);
    const QByteArray behind = end < 0 ? after : after.first(end);
    const bool isMine = (mark >= from + begin && mark < hole.begin)
        || (mark >= hole.end && mark < hole.end + behind.size());
    QByteArray key = front;
    while (!key.isEmpty() && isBlank(key.back()))
        key.chop(1);
    if (!isMine || !key.endsWith(kContents))
        return std::optional<QByteArray>();
    return std::optional(front + ' ' + behind);
}

Result<PdfHole> holeAt(const ByteSource &pdf, qint64 mark)
{
    PdfHole hole;
    const qint64 behindMark = mark + kMark.size();
    REDRESS_TRY(text, pdf.bytesAt(behindMark, qMin<qint64>(256, pdf.size() - behindMark)));
    const auto range = rangeIn(text);
    if (!range)
        return hole;
    const auto [first, firstLength, second, secondLength] = *range;
    const qint64 size = pdf.size();
    if (first != 0 || firstLength <= 0 || second <= firstLength || second > size || secondLength < 0
        || secondLength > size - second)
        return hole;
    hole.begin = firstLength;
    hole.end = second;
    hole.signedEnd = second + secondLength;
    if (hole.end - hole.begin > 2 * kMaxForeignSignatureBytes + 2)
        return hole;
    REDRESS_TRY(dictionary, dictionaryOf(pdf, mark, hole));
    REDRESS_TRY(bytes, pdf.bytesAt(hole.begin, hole.end - hole.begin));
    const auto signature = hexIn(bytes);
    if (!dictionary || !signature)
        return hole;
    hole.isSound = true;
    hole.signature = *signature;
    hole.subFilter = nameIn(*dictionary, "/SubFilter");
    hole.claimedUtc = timeIn(*dictionary);
    return hole;
}

} // namespace

Result<PdfHoles> pdfHolesIn(const ByteSource &pdf)
{
    REDRESS_TRY(marks, marksIn(pdf));
    PdfHoles found;
    found.hasMore = marks.size() > kMaxPdfSignatures;
    for (const qint64 mark : marks.first(qMin<qsizetype>(marks.size(), kMaxPdfSignatures))) {
        REDRESS_TRY(hole, holeAt(pdf, mark));
        found.holes.append(hole);
    }
    return found;
}

} // namespace Redress::Seals
