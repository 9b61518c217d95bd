// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reports/pdffile.h"

#include "models/reports/typeface.h"

#include <QMarginsF>
#include <QPageSize>

using namespace Qt::StringLiterals;

namespace Redress::Reports {

PdfFile::PdfFile(const QString &title, const QDateTime &madeUtc)
    : m_madeUtc(madeUtc), m_writer((m_buffer.open(QIODevice::WriteOnly), &m_buffer))
{
    m_writer.setPdfVersion(QPagedPaintDevice::PdfVersion_A1b);
    m_writer.setResolution(kUnitsPerInch);
    m_writer.setPageSize(QPageSize(QPageSize::A4));
    m_writer.setPageMargins(QMarginsF());
    m_writer.setTitle(title);
    m_writer.setCreator(u"Redress"_s);
}

Result<QByteArray> PdfFile::finish()
{
    return m_buffer.data();
}

} // namespace Redress::Reports
