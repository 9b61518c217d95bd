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
    Integer = 0x02,
    OctetString = 0x04,
    ObjectId = 0x06,
    UtcTime = 0x17,
    GeneralizedTime = 0x18,
    Sequence = 0x30,
    Set = 0x31,
    Context0 = 0xa0,
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
    /// Corrupt when the next element is not complete or is not a `tag`.
    Result<Item> next(Tag tag);
    /// The next element of any tag.
    Result<Item> next();

private:
    QByteArrayView m_rest;
};

/// What time() wrote; invalid for anything else.
QDateTime parseTime(const Item &item);

} // namespace Redress::Seals::Der
