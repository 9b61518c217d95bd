// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/mediatype.h"

#include <QFile>
#include <QFileInfo>
#include <QMimeDatabase>

using namespace Qt::StringLiterals;

namespace Redress::Services {

namespace {

/// Containers of the ASiC and ODF family name themselves in their first file.
constexpr QByteArrayView kZip{"PK\x03\x04"}, kTypeFile{"mimetype"},
    kAsic{"application/vnd.etsi.asic-e+zip"};
constexpr qsizetype kZipHeaderBytes = 30;

bool isAsic(const QByteArray &beginning)
{
    return beginning.startsWith(kZip)
        && beginning.sliced(qMin(kZipHeaderBytes, beginning.size()))
               .startsWith(kTypeFile.toByteArray() + kAsic.toByteArray());
}

} // namespace

QString mediaTypeOf(const QByteArray &beginning)
{
    if (isAsic(beginning))
        return QString::fromLatin1(kAsic);
    static const QMimeDatabase types; // thread-safe
    if (beginning.isEmpty())
        return u"application/octet-stream"_s;
    return types.mimeTypeForData(beginning).name();
}

QByteArray beginningOf(const QString &path)
{
    if (!QFileInfo(path).isFile()) // a named pipe would let us wait for ever
        return {};
    QFile file(path);
    return file.open(QIODevice::ReadOnly | QIODevice::Unbuffered) ? file.read(kSniffedBytes)
                                                                  : QByteArray();
}

QString guessedKind(const QString &mediaType)
{
    if (mediaType.startsWith("image/"_L1))
        return u"screenshot"_s;
    if (mediaType.startsWith("audio/"_L1) || mediaType.startsWith("video/"_L1))
        return u"call-recording"_s;
    if (mediaType == "application/pdf"_L1)
        return u"contract"_s;
    if (mediaType.contains("spreadsheet"_L1) || mediaType == "text/csv"_L1)
        return u"statement"_s;
    return u"correspondence"_s;
}

} // namespace Redress::Services
