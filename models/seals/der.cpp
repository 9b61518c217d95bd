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
