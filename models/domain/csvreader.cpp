// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/csvreader.h"

using namespace Qt::StringLiterals;

namespace Redress::Domain {

namespace {

constexpr qint64 kChunk = 256 * 1024;
// Bounds of looking for the next believable record, so that a hostile file costs time in proportion
// to its size.
constexpr int kMaxTries = 200;
constexpr qsizetype kMaxTriedBytes = 64 * 1024;

bool isLineEnd(char c)
{
    return c == '\n' || c == '\r';
}

} // namespace

CsvReader::CsvReader(QIODevice *device) : m_device(device)
{
}

Result<bool> CsvReader::fill()
{
    if (m_ended)
        return false;
    QByteArray chunk(kChunk, Qt::Uninitialized);
    const qint64 got = m_device->read(chunk.data(), chunk.size());
    if (got < 0)
        return Error{ErrorCode::Io,
                     u"couldn't read on in line %1: %2"_s.arg(m_line).arg(m_device->errorString()),
                     {}};
    chunk.truncate(got);
    m_bytesRead += got;
    m_ended = got == 0;
    if (!m_started && !m_ended) {
        m_started = true;
        if (chunk.startsWith("\xff\xfe"))
            m_utf16.emplace(QStringDecoder::Utf16LE);
        else if (chunk.startsWith("\xfe\xff"))
            m_utf16.emplace(QStringDecoder::Utf16BE);
        else if (chunk.startsWith("\xef\xbb\xbf"))
            chunk.remove(0, 3);
    }
    if (m_utf16)
        chunk = QString((*m_utf16)(chunk)).remove(QChar::ByteOrderMark).toUtf8();
    m_buffer += chunk;
    return !m_ended;
}

void CsvReader::consume(qsizetype bytes)
{
    const char *data = m_buffer.constData();
    for (qsizetype i = 0; i < bytes; ++i) {
        const bool pair = data[i] == '\r' && i + 1 < m_buffer.size() && data[i + 1] == '\n';
        if (isLineEnd(data[i]) && !pair)
            ++m_line;
    }
    m_buffer.remove(0, bytes);
}

qsizetype CsvReader::lineEnd(qsizetype from) const
{
    for (qsizetype i = from; i < m_buffer.size(); ++i) {
        if (m_buffer[i] == '\n')
            return i + 1;
        if (m_buffer[i] == '\r') {
            if (i + 1 == m_buffer.size() && !m_ended)
                return -1; // its other half may follow
            return i + 1 < m_buffer.size() && m_buffer[i + 1] == '\n' ? i + 2 : i + 1;
        }
    }
    return -1;
}

Result<std::optional<QByteArray>> CsvReader::nextLine()
{
    while (lineEnd(0) < 0) {
        REDRESS_TRY(more, fill());
        if (!more || m_buffer.size() > kMaxCsvRecordBytes)
            break;
    }
    if (m_buffer.isEmpty())
        return std::optional<QByteArray>();
    const qsizetype end = lineEnd(0) < 0 ? m_buffer.size() : lineEnd(0);
    QByteArray line = m_buffer.left(end);
    consume(end);
    while (!line.isEmpty() && isLineEnd(line.back()))
        line.chop(1);
    return std::optional<QByteArray>(line);
}

/// From behind the opening quote to behind the closing one; false when the buffer ends before.
bool CsvReader::parseQuoted(qsizetype &at, QByteArray &field) const
{
    while (true) {
        const qsizetype quote = m_buffer.indexOf('"', at);
        if (quote < 0)
            return false;
        field.append(m_buffer.constData() + at, quote - at);
        at = quote + 1;
        if (at >= m_buffer.size() || m_buffer[at] != '"')
            return true;
        field.append('"');
        ++at;
    }
}

CsvReader::Parsed CsvReader::parseAt(qsizetype start, bool atEnd, qsizetype limit) const
{
    Parsed parsed;
    const auto broken = [&parsed](const QString &why) {
        parsed.outcome = Outcome::Broken;
        parsed.problem = why;
        return parsed;
    };
    qsizetype at = start;
    while (true) {
        if (parsed.fields.size() >= kMaxCsvFields)
            return broken(u"it has more than %1 fields"_s.arg(kMaxCsvFields));
        QByteArray field;
        if (at < m_buffer.size() && m_buffer[at] == '"') {
            const bool closed = parseQuoted(++at, field);
            // A quote that is the last byte so far may turn out to be half of a doubled one.
            if (closed && at == m_buffer.size() && !atEnd)
                parsed.outcome = Outcome::NeedsMore;
            else if (!closed)
                parsed.outcome = atEnd ? Outcome::Broken : Outcome::NeedsMore;
            if (parsed.outcome == Outcome::Broken)
                return broken(u"a quote is not closed"_s);
            if (parsed.outcome == Outcome::NeedsMore)
                return m_buffer.size() - start > limit
                    ? broken(u"it is longer than a record can be"_s)
                    : parsed;
            if (at < m_buffer.size() && m_buffer[at] != m_delimiter && !isLineEnd(m_buffer[at]))
                return broken(u"text follows a closing quote"_s);
        } else {
            const qsizetype from = at;
            while (at < m_buffer.size() && m_buffer[at] != m_delimiter && !isLineEnd(m_buffer[at]))
                ++at;
            field = m_buffer.mid(from, at - from);
        }
        if (at - start > limit)
            return broken(u"it is longer than a record can be"_s);
        if (at == m_buffer.size() && !atEnd) {
            parsed.outcome = Outcome::NeedsMore;
            return parsed;
        }
        parsed.fields.append(field);
        if (at < m_buffer.size() && m_buffer[at] == m_delimiter) {
            ++at;
            continue;
        }
        const qsizetype end = lineEnd(at);
        if (end < 0 && !atEnd) {
            parsed.outcome = Outcome::NeedsMore;
            return parsed;
        }
        parsed.end = end < 0 ? m_buffer.size() : end;
        return parsed;
    }
}

Result<std::optional<CsvRecord>> CsvReader::nextRecord()
{
    while (true) {
        if (m_buffer.isEmpty()) {
            REDRESS_TRY(more, fill());
            if (!more && m_buffer.isEmpty())
                return std::optional<CsvRecord>();
            continue;
        }
        Parsed parsed = parseAt(0, m_ended, kMaxCsvRecordBytes);
        if (parsed.outcome == Outcome::NeedsMore) {
            REDRESS_CHECK(fill());
            continue;
        }
        CsvRecord record{m_line, parsed.fields, parsed.problem, false};
        if (parsed.outcome == Outcome::Broken) {
            record.fields.clear();
            REDRESS_CHECK(resume(0));
            return std::optional<CsvRecord>(record);
        }
        const bool blank = parsed.fields.size() == 1 && parsed.fields.first().trimmed().isEmpty();
        record.atFileEnd = m_ended && parsed.end == m_buffer.size() && !isLineEnd(m_buffer.back());
        consume(parsed.end);
        if (!blank)
            return std::optional<CsvRecord>(record);
    }
}

/// Drops the broken record: through the line before the next believable record, or through the
/// lines looked at.
Result<void> CsvReader::resume(qsizetype brokenFrom)
{
    qsizetype at = brokenFrom;
    for (int tries = 0; tries < kMaxTries; ++tries) {
        qsizetype next = lineEnd(at);
        while (next < 0) {
            const qsizetype kept = at;
            if (m_buffer.size() - kept
                > kMaxCsvRecordBytes) { // one endless line: forget what it held
                consume(m_buffer.size() - 1);
                at = 0;
            }
            REDRESS_TRY(more, fill());
            next = lineEnd(at);
            if (!more && next < 0) {
                consume(m_buffer.size());
                return {};
            }
        }
        at = next;
        while (m_buffer.size() - at < kMaxTriedBytes) {
            REDRESS_TRY(more, fill());
            if (!more)
                break;
        }
        const Parsed parsed = parseAt(at, m_ended, kMaxTriedBytes);
        if (at < m_buffer.size() && parsed.outcome == Outcome::Record && m_believable
            && m_believable(parsed.fields))
            break;
    }
    consume(at);
    return {};
}

std::optional<QList<QByteArray>> CsvReader::splitLine(const QByteArray &line, char delimiter)
{
    CsvReader reader(nullptr);
    reader.m_buffer = line;
    reader.m_ended = true;
    reader.m_delimiter = delimiter;
    const Parsed parsed = reader.parseAt(0, true, kMaxCsvRecordBytes);
    if (parsed.outcome != Outcome::Record)
        return {};
    return parsed.fields;
}

} // namespace Redress::Domain
