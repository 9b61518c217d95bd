// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/seals/dossierlies.h"

#include <QByteArray>
#include <QList>

namespace Redress::Test {

/// One of the two headers of a file in an archive, in which every field may lie.
struct RawHeader {
    quint16 madeBy = 3 << 8 | 20; // directory only
    quint16 version = 20;
    quint16 flags = 0x0800;
    quint16 method = 0;
    quint16 time = 0;
    quint16 date = 0x0021;
    quint32 crc32 = 0;
    quint32 packed = 0;
    quint32 size = 0;
    QByteArray name;
    QByteArray extra;
    QByteArray comment; // directory only
    quint32 attributes = 0100644u << 16; // directory only
};

struct RawFile {
    QByteArray gap; // before the local header, belongs to nothing
    RawHeader local;
    RawHeader central;
    QByteArray data;
    qint64 moved = 0; // added to the place that the directory tells
};

/// An archive whose parts can be bent one by one; untouched it is what ZipWriter writes.
struct RawZip {
    explicit RawZip(const Files &files);
    QByteArray bytes() const;
    RawFile &file(const QByteArray &name);

    QList<RawFile> files; // in the order of their places
    QList<qsizetype> directory; // in the order of the directory: numbers of `files`
    QByteArray beforeDirectory;
    QByteArray afterDirectory;
    QByteArray end; // after the end record
    QByteArray comment;
    int moreEntries = 0; // told but not there
    qint64 directoryMoved = 0;
    quint16 disk = 0;
};

} // namespace Redress::Test
