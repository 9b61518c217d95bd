// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QByteArray>
#include <QString>

#include <functional>

namespace Redress::Reports {

/// Writes a table that people open in a spreadsheet: RFC 4180, UTF-8, lines end in CRLF. A cell of
/// text can never become a formula there (resources/help/tables.md tells how, and how to read it
/// back). Every table of ours is written here.
class CsvWriter {
public:
    using Sink = std::function<Result<void>(const QByteArray &bytes)>; // some 64 KiB at a time

    /// `byteOrderMark`: without it an office's spreadsheet takes the file for its own old encoding.
    CsvWriter(Sink sink, bool byteOrderMark);

    void text(const QString &cell);
    void number(qint64 cell);
    /// What safeCell() made before: cells that come again and again are made once.
    void made(const QByteArray &cell);
    Result<void> endRow();
    Result<void> finish(); // what is left goes to the sink

    /// A text as it stands in the file, harmless and quoted where it must be.
    static QByteArray safeCell(const QString &text);

private:
    void separate();
    Sink m_sink;
    QByteArray m_buffer;
    bool m_rowBegun = false;
};

/// `text` with an apostrophe before every character that could make a formula of it.
QString withoutFormulas(const QString &text);

} // namespace Redress::Reports
