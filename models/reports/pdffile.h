// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBuffer>
#include <QByteArray>
#include <QDateTime>
#include <QPageSize>
#include <QPdfWriter>
#include <QString>

namespace Redress::Reports {

/// A PDF/A-1b file in memory, units as in typeface.h. Its dates are `madeUtc` and its
/// identifier follows from its content, so that a clock or chance decides nothing in it.
class PdfFile {
public:
    PdfFile(const QString &title, const QDateTime &madeUtc,
            QPageSize::PageSizeId size = QPageSize::A4);
    QPdfWriter *writer() { return &m_writer; }
    /// The bytes, after the painter has ended.
    QByteArray finish();

private:
    QDateTime m_madeUtc;
    QBuffer m_buffer;
    QPdfWriter m_writer;
};

} // namespace Redress::Reports
