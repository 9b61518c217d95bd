// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/seals/der.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Redress::Seals::Der {

namespace {

constexpr int kLongForm = 0x80;
constexpr int kMaxLengthBytes = 4;
constexpr int kLastUtcTimeYear = 2049;
// Object identifiers: seven bits a byte, the first two arcs in one number.
constexpr int kArcBits = 7;
constexpr uchar kArcMask = 0x7f;
constexpr quint64 kArcsOfRoot = 40;
constexpr quint64 kMaxArc = quint64(1) << 62;
constexpr qsizetype kMaxObjectIdBytes = 64;

QByteArray length(qsizetype value)
{
    if (value < kLongForm)
        return QByteArray(1, char(value));
    QByteArray digits;
    for (; value > 0; value >>= 8)
        digits.prepend(char(value & 0xff));
    return char(kLongForm | digits.size()) + digits;
}

Error broken()
{
    return {ErrorCode::Corrupt, u"the DER structure is cut or not what was expected"_s, {}};
}

} // namespace

QByteArray element(Tag tag, std::initializer_list<QByteArrayView> parts)
{
    qsizetype total = 0;
    for (const QByteArrayView part : parts)
        total += part.size();
    QByteArray made(1, char(tag));
    made += length(total);
    made.reserve(made.size() + total);
    for (const QByteArrayView part : parts)
        made.append(part.data(), part.size());
    return made;
}

QByteArray setOf(Tag tag, QList<QByteArray> elements)
{
    std::sort(elements.begin(), elements.end()); // QByteArray compares unsigned bytes
    return element(tag, {elements.join()});
}

QByteArray time(const QDateTime &utc)
{
    const QDateTime moment = utc.toUTC();
    if (moment.date().year() <= kLastUtcTimeYear)
        return element(UtcTime, {moment.toString(u"yyMMddHHmmss'Z'"_s).toLatin1()});
    return element(GeneralizedTime, {moment.toString(u"yyyyMMddHHmmss'Z'"_s).toLatin1()});
}

QDateTime parseTime(const Item &item)
{
    QString text = QString::fromLatin1(item.content);
    if (item.tag == UtcTime)
        text.prepend(text < u"50"_s ? "20"_L1 : "19"_L1);
    QDateTime moment = QDateTime::fromString(text, u"yyyyMMddHHmmss'Z'"_s);
    moment.setTimeSpec(Qt::UTC);
    if (!moment.isValid() || time(moment) != item.whole)
        return {};
    return moment;
}

Result<qint64> parseNumber(const Item &item, qint64 limit)
{
    const QByteArrayView digits = item.content;
    if (digits.isEmpty() || digits.size() > qsizetype(sizeof(qint64)) || uchar(digits[0]) >= 0x80
        || (digits.size() > 1 && digits[0] == 0 && uchar(digits[1]) < 0x80))
        return broken();
    qint64 value = 0;
    for (const char digit : digits)
        value = (value << 8) | uchar(digit);
    if (value > limit)
        return broken();
    return value;
}

QString dotted(const Item &item)
{
    QStringList arcs;
    quint64 arc = 0;
    bool isWhole = false;
    for (const char part : item.content) {
        const bool isFirstDigit = arc == 0;
        if ((isFirstDigit && uchar(part) == kLongForm) || arc > (kMaxArc >> kArcBits))
            return {};
        arc = (arc << kArcBits) | (uchar(part) & kArcMask);
        isWhole = uchar(part) < kLongForm;
        if (!isWhole)
            continue;
        if (arcs.isEmpty()) {
            const quint64 root = qMin<quint64>(arc / kArcsOfRoot, 2);
            arcs = {QString::number(root), QString::number(arc - root * kArcsOfRoot)};
        } else {
            arcs += QString::number(arc);
        }
        arc = 0;
    }
    return item.tag == ObjectId && isWhole ? arcs.join(u'.') : QString();
}

Result<QByteArray> objectId(const QString &dottedText)
{
    QByteArray content;
    const QStringList arcs = dottedText.split(u'.');
    quint64 root = 0;
    for (qsizetype i = 0; i < arcs.size(); ++i) {
        bool ok = false;
        quint64 arc = arcs.at(i).toULongLong(&ok);
        if (!ok || arc > kMaxArc / 2)
            content.clear();
        if (i == 0) {
            root = arc;
            continue;
        }
        if (i == 1)
            arc += root * kArcsOfRoot;
        QByteArray digits(1, char(arc & kArcMask));
        while ((arc >>= kArcBits) > 0)
            digits.prepend(char(kLongForm | (arc & kArcMask)));
        content += digits;
    }
    const QByteArray made = element(ObjectId, {content});
    if (content.size() > kMaxObjectIdBytes
        || dotted({ObjectId, made, QByteArrayView(made).last(content.size())}) != dottedText)
        return Error{ErrorCode::BadInput,
                     u"\"%1\" is not an object identifier such as 1.2.3"_s.arg(
                         dottedText.left(kMaxObjectIdBytes)),
                     {}};
    return made;
}

Result<Item> Reader::next()
{
    const auto byte = [this](qsizetype at) { return uchar(m_rest[at]); };
    if (m_rest.size() < 2)
        return broken();
    qsizetype header = 2;
    qsizetype size = byte(1);
    if (size >= kLongForm) {
        const qsizetype digits = size - kLongForm;
        if (digits < 1 || digits > kMaxLengthBytes || m_rest.size() < header + digits)
            return broken();
        size = 0;
        for (qsizetype i = 0; i < digits; ++i)
            size = (size << 8) | byte(header + i);
        header += digits;
    }
    if (size > m_rest.size() - header)
        return broken();
    const Item item{byte(0), m_rest.first(header + size), m_rest.sliced(header, size)};
    m_rest = m_rest.sliced(header + size);
    return item;
}

Result<Item> Reader::next(Tag tag)
{
    REDRESS_TRY(item, next());
    if (item.tag != tag)
        return broken();
    return item;
}

} // namespace Redress::Seals::Der
