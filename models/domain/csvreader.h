// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QByteArray>
#include <QIODevice>
#include <QList>
#include <QStringDecoder>

#include <functional>
#include <optional>

namespace Redress::Domain {

inline constexpr qint64 kMaxCsvRecordBytes = 2 * 1024 * 1024;
inline constexpr qsizetype kMaxCsvFields = 200;

/// One record of a CSV file, or why there is none.
struct CsvRecord {
    qint64 line = 0; // where it begins, from 1
    QList<QByteArray> fields; // UTF-8, as far as the file is
    QString problem; // empty: fine
    bool atFileEnd = false; // the file ends right behind it, without a line end: it may be cut
};

/// RFC 4180 over a stream: quoted line breaks, doubled quotes, any of LF, CRLF and CR; a byte order
/// mark is skipped, UTF-16 with a mark is converted. Holds one record in memory. After a broken
/// record it goes on at the next line at which a believable one begins, so that one lost quote does
/// not swallow the rest of the file.
class CsvReader {
public:
    /// Whether these fields look like a record of this file: decides where reading goes on after a
    /// broken one.
    using Believable = std::function<bool(const QList<QByteArray> &fields)>;

    explicit CsvReader(QIODevice *device); // not owned; open for reading

    /// The next physical line without its end, whatever it holds; nothing at the end. For what
    /// stands before the table.
    Result<std::optional<QByteArray>> nextLine();
    /// The next record that is not blank; nothing at the end. Io when the device fails.
    Result<std::optional<CsvRecord>> nextRecord();
    void setDelimiter(char delimiter) { m_delimiter = delimiter; }
    void setBelievable(Believable believable) { m_believable = std::move(believable); }
    /// One line split at `delimiter`; nothing when it is not well-formed.
    static std::optional<QList<QByteArray>> splitLine(const QByteArray &line, char delimiter);

    qint64 line() const { return m_line; } // of what comes next
    qint64 bytesRead() const { return m_bytesRead; } // of the device, for progress

private:
    enum class Outcome { Record, NeedsMore, Broken };
    struct Parsed {
        Outcome outcome = Outcome::Record;
        QList<QByteArray> fields;
        qsizetype end = 0; // behind the record's line end
        QString problem;
    };
    Parsed parseAt(qsizetype start, bool atEnd, qsizetype limit) const;
    bool parseQuoted(qsizetype &at, QByteArray &field) const;
    Result<bool> fill(); // false at the end
    Result<void> resume(qsizetype brokenFrom);
    qsizetype
    lineEnd(qsizetype from) const; // behind the line's end; -1 when it is not in the buffer
    void consume(qsizetype bytes);

    QIODevice *m_device;
    char m_delimiter = ',';
    Believable m_believable;
    QByteArray m_buffer; // from the next record on
    std::optional<QStringDecoder> m_utf16;
    bool m_started = false;
    bool m_ended = false;
    qint64 m_line = 1;
    qint64 m_bytesRead = 0;
};

} // namespace Redress::Domain
