// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reports/pdffile.h"

#include "models/reports/typeface.h"
#include "models/reports/unicodemaps.h"

#include <QCryptographicHash>
#include <QMarginsF>

using namespace Qt::StringLiterals;

namespace Redress::Reports {

namespace {

constexpr QByteArrayView kDateMark{"/CreationDate (D:"};
constexpr QByteArrayView kIdMark{"/ID [ <"};
constexpr qsizetype kIdDigits = 32;

/// PDF/A wants the same title and date here as in the file's information dictionary.
QByteArray metadata(const QString &title, const QDateTime &madeUtc)
{
    static constexpr char kForm[] = R"(<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" rdf:about="">
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%1</rdf:li></rdf:Alt></dc:title>
  </rdf:Description>
  <rdf:Description xmlns:xmp="http://ns.adobe.com/xap/1.0/" rdf:about="" xmp:CreatorTool="Redress" xmp:CreateDate="%2"/>
  <rdf:Description xmlns:pdf="http://ns.adobe.com/pdf/1.3/" rdf:about="" pdf:Producer="Qt %3"/>
  <rdf:Description xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" rdf:about="" pdfaid:part="1" pdfaid:conformance="B"/>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end='w'?>
)";
    return QString::fromLatin1(kForm)
        .arg(title.toHtmlEscaped(), madeUtc.toString(u"yyyy-MM-ddTHH:mm:ssZ"_s),
             QString::fromLatin1(qVersion()))
        .toUtf8();
}

} // namespace

PdfFile::PdfFile(const QString &title, const QDateTime &madeUtc, QPageSize::PageSizeId size)
    : m_madeUtc(madeUtc.toUTC()), m_writer(&m_buffer)
{
    m_buffer.open(QIODevice::WriteOnly);
    m_writer.setPdfVersion(QPagedPaintDevice::PdfVersion_A1b);
    m_writer.setResolution(kUnitsPerInch);
    m_writer.setPageSize(QPageSize(size));
    m_writer.setPageMargins(QMarginsF());
    m_writer.setTitle(title);
    m_writer.setCreator(u"Redress"_s);
    m_writer.setDocumentXmpMetadata(metadata(title, m_madeUtc));
}

QByteArray PdfFile::finish()
{
    // Qt writes the clock's time and a random identifier; both are overwritten in place, so that no
    // offset in the file changes.
    QByteArray bytes = std::move(m_buffer.buffer());
    mendUnicodeMaps(bytes);
    if (const qsizetype mark = bytes.indexOf(kDateMark); mark >= 0) {
        const qsizetype start = mark + kDateMark.size();
        const qsizetype length = bytes.indexOf(')', start) - start;
        const QByteArray date
            = m_madeUtc.toString(u"yyyyMMddHHmmss"_s).toLatin1() + (length == 15 ? "Z" : "+00'00'");
        if (date.size() == length)
            bytes.replace(start, length, date);
    }
    if (const qsizetype mark = bytes.lastIndexOf(kIdMark); mark >= 0) {
        const qsizetype first = mark + kIdMark.size();
        const qsizetype second = bytes.indexOf('<', first) + 1;
        const QByteArray id = QCryptographicHash::hash(bytes.left(mark), QCryptographicHash::Sha256)
                                  .toHex()
                                  .left(kIdDigits);
        bytes.replace(first, kIdDigits, id);
        bytes.replace(second, kIdDigits, id);
    }
    return bytes;
}

} // namespace Redress::Reports
