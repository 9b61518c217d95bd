// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reports/csvwriter.h"

#include <algorithm>

namespace Redress::Reports {

namespace {

constexpr qsizetype kChunk = 64 * 1024;
constexpr char16_t kGuard = u'\'';

/// What begins a formula for some spreadsheet, the full-width and small forms too, which East Asian
/// editions take for the same. An apostrophe is guarded so that the guard can be taken away again.
bool beginsFormula(QChar c)
{
    switch (c.unicode()) {
    case u'=':
    case u'+':
    case u'-':
    case u'@':
    case u'\t':
    case u'\r':
    case u'\n':
    case kGuard:
    case 0x2212: // minus
    case 0xfe62: // small plus, hyphen-minus, equals, at
    case 0xfe63:
    case 0xfe66:
    case 0xfe6b:
    case 0xff0b: // full-width plus, hyphen-minus, equals, at, apostrophe
    case 0xff0d:
    case 0xff1d:
    case 0xff20:
    case 0xff07:
        return true;
    default:
        return false;
    }
}

/// Where a program that splits at something else than commas would begin another cell.
bool endsCell(QChar c)
{
    return c == u';' || c == u'\t' || c == u'\n' || c == u'\r' || c == u'"' || c == u'|';
}

/// Passed over by programs that trim.
bool isBlank(QChar c)
{
    return (c.isSpace() && !endsCell(c)) || c.category() == QChar::Other_Format;
}

bool mustBeQuoted(QChar c)
{
    return c == u',' || c == u'"' || c == u'\r' || c == u'\n' || c == u';' || c == u'\t';
}

} // namespace

QString withoutFormulas(const QString &text)
{
    QString guarded;
    bool atStart = true;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (atStart && beginsFormula(c))
            guarded += kGuard;
        guarded += c;
        atStart = endsCell(c) || (atStart && isBlank(c));
    }
    return guarded;
}

QByteArray CsvWriter::safeCell(const QString &text)
{
    const QString guarded = withoutFormulas(text);
    const bool quoted = std::any_of(guarded.begin(), guarded.end(), mustBeQuoted)
        || (!guarded.isEmpty() && (guarded.front().isSpace() || guarded.back().isSpace()));
    QByteArray cell = guarded.toUtf8();
    if (!quoted)
        return cell;
    cell.replace('"', "\"\"");
    return '"' + cell + '"';
}

CsvWriter::CsvWriter(Sink sink, bool byteOrderMark) : m_sink(std::move(sink))
{
    m_buffer.reserve(kChunk + kChunk / 4);
    if (byteOrderMark)
        m_buffer += "\xef\xbb\xbf";
}

void CsvWriter::separate()
{
    if (m_rowBegun)
        m_buffer += ',';
    m_rowBegun = true;
}

void CsvWriter::text(const QString &cell)
{
    made(safeCell(cell));
}

void CsvWriter::number(qint64 cell)
{
    separate();
    m_buffer += QByteArray::number(cell);
}

void CsvWriter::made(const QByteArray &cell)
{
    separate();
    m_buffer += cell;
}

Result<void> CsvWriter::endRow()
{
    m_buffer += "\r\n";
    m_rowBegun = false;
    return m_buffer.size() < kChunk ? Result<void>() : finish();
}

Result<void> CsvWriter::finish()
{
    const Result<void> taken = m_sink(m_buffer);
    m_buffer.resize(0); // its room stays
    return taken;
}

} // namespace Redress::Reports
