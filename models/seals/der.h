// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QDateTime>
#include <QList>

namespace Redress::Seals::Der {

// Just enough DER (X.690) to write CMS and to find our way in what we wrote. Reading is only a
// search for values: whoever reads writes the structure again and compares all bytes.

enum Tag : uchar {
    Boolean = 0x01,
    Integer = 0x02,
    BitString = 0x03,
    OctetString = 0x04,
    Null = 0x05,
    ObjectId = 0x06,
    UtcTime = 0x17,
    GeneralizedTime = 0x18,
    Sequence = 0x30,
    Set = 0x31,
    Implicit0 = 0x80,
    Implicit1 = 0x81,
    Context0 = 0xa0,
    Context1 = 0xa1,
};

/// One element: tag, shortest length, the parts one after the other.
QByteArray element(Tag tag, std::initializer_list<QByteArrayView> parts);
/// A SET OF (or an implicitly tagged one): the elements in ascending order of their bytes.
QByteArray setOf(Tag tag, QList<QByteArray> elements);
/// RFC 5652 11.3: UTCTime through 2049, then GeneralizedTime; whole seconds.
QByteArray time(const QDateTime &utc);

struct Item {
    uchar tag = 0;
    QByteArrayView whole; // with tag and length
    QByteArrayView content;
};

/// Walks the elements of one level.
class Reader {
public:
    explicit Reader(QByteArrayView bytes) : m_rest(bytes) { }
    bool atEnd() const { return m_rest.isEmpty(); }
    /// Whether the next element, if there is one, is a `tag`.
    bool isNext(Tag tag) const { return !m_rest.isEmpty() && uchar(m_rest.front()) == tag; }
    /// Corrupt when the next element is not complete or is not a `tag`.
    Result<Item> next(Tag tag);
    /// The next element of any tag.
    Result<Item> next();

private:
    QByteArrayView m_rest;
};

/// What time() wrote; invalid for anything else.
QDateTime parseTime(const Item &item);
/// Not negative, at most `limit`, in the shortest form.
Result<qint64> parseNumber(const Item &item, qint64 limit);
/// Of an OBJECT IDENTIFIER: "1.2.840…"; empty for anything else.
QString dotted(const Item &item);
/// The whole element for "1.2.840…"; BadInput when it is not one.
Result<QByteArray> objectId(const QString &dotted);

} // namespace Redress::Seals::Der
