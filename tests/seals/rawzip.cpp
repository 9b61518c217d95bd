// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/seals/rawzip.h"

#include "models/seals/zip.h"

#include <QtEndian>

#include <algorithm>

namespace Redress::Test {

namespace {

template <typename T>
QByteArray little(T value)
{
    QByteArray bytes(sizeof value, Qt::Uninitialized);
    qToLittleEndian(value, bytes.data());
    return bytes;
}

// What both headers have in common.
QByteArray shared(const RawHeader &header)
{
    return little(header.version) + little(header.flags) + little(header.method)
        + little(header.time) + little(header.date) + little(header.crc32) + little(header.packed)
        + little(header.size) + little(quint16(header.name.size()))
        + little(quint16(header.extra.size()));
}

QByteArray central(const RawHeader &header, qint64 offset)
{
    return little(quint32(0x02014b50)) + little(header.madeBy) + shared(header)
        + little(quint16(header.comment.size())) + little(quint32(0)) // disk, attributes inside
        + little(header.attributes) + little(quint32(offset)) + header.name + header.extra
        + header.comment;
}

} // namespace

RawZip::RawZip(const Files &contents)
{
    QList<QByteArray> names = contents.keys();
    std::sort(names.begin(), names.end(), Seals::zipNameBefore);
    for (const QByteArray &name : std::as_const(names)) {
        RawFile made;
        made.data = contents.value(name);
        made.local.name = name;
        made.local.crc32 = Seals::crc32Of(0, made.data);
        made.local.packed = made.local.size = quint32(made.data.size());
        made.central = made.local;
        directory += files.size();
        files += made;
    }
}

RawFile &RawZip::file(const QByteArray &name)
{
    const auto found = std::find_if(files.begin(), files.end(),
                                    [&](const RawFile &each) { return each.central.name == name; });
    Q_ASSERT(found != files.end());
    return *found;
}

QByteArray RawZip::bytes() const
{
    QByteArray made;
    QList<qint64> offsets;
    for (const RawFile &each : files) {
        made += each.gap;
        offsets += made.size() + each.moved;
        made += little(quint32(0x04034b50)) + shared(each.local) + each.local.name
            + each.local.extra + each.data;
    }
    made += beforeDirectory;
    const qint64 at = made.size();
    for (const qsizetype number : directory)
        made += central(files.at(number).central, offsets.at(number));
    const qint64 length = made.size() - at;
    made += afterDirectory;
    const auto count = quint16(directory.size() + moreEntries);
    return made + little(quint32(0x06054b50)) + little(disk) + little(disk) + little(count)
        + little(count) + little(quint32(length)) + little(quint32(at + directoryMoved))
        + little(quint16(comment.size())) + comment + end;
}

} // namespace Redress::Test
