// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/actfacts.h"
#include "models/domain/calendar.h"
#include "models/domain/csvreader.h"
#include "models/domain/taxonomy.h"

#include <QDate>
#include <QStringList>

#include <optional>
#include <variant>

namespace Redress::Domain {

/// One complaint as the CFPB's public database exports it; a missing value is empty.
struct CfpbRow {
    qint64 line = 0; // of the file, where the record begins, from 1
    QString complaintId; // digits
    QDate received;
    QDate sent; // to the company; may be invalid
    QString product;
    QString subProduct;
    QString issue;
    QString subIssue;
    QString narrative;
    QString publicResponse;
    QString company;
    QString state;
    QString zip;
    QString tags;
    QString consent;
    QString submittedVia;
    QString companyResponse;
    std::optional<bool> timely;
    std::optional<bool> disputed;
    QStringList remarks; // what was odd but could be read
};

/// A record that cannot be read; the reader goes on behind it.
struct CfpbProblem {
    qint64 line = 0;
    QString reason;
};
using CfpbItem = std::variant<CfpbRow, CfpbProblem>;

/// Streams an export in any of its layouts: columns are found by their names (18, 14 and 12
/// columns, any order), dates are 2020-03-19 or 3/19/2020, lines before the header are passed over.
/// Never stops at a bad row.
class CfpbReader {
public:
    explicit CfpbReader(QIODevice *device); // not owned; open for reading, sequential is enough
    Q_DISABLE_COPY_MOVE(CfpbReader)

    /// The next record, or nothing at the end. BadInput when there is no header with Complaint ID,
    /// Product and Date received within the first lines; Io when the device fails.
    Result<std::optional<CfpbItem>> next();

    qint64 linesBeforeHeader() const { return m_linesBeforeHeader; } // after the first next()
    QStringList unknownColumns() const
    {
        return m_unknownColumns;
    } // after the first next(): left out
    qint64 bytesRead() const { return m_csv.bytesRead(); }

private:
    Result<void> findHeader();
    bool takeHeader(const QByteArray &line);
    bool isBelievable(const QList<QByteArray> &fields) const;
    CfpbItem read(const CsvRecord &record);

    CsvReader m_csv;
    bool m_headerFound = false;
    QList<int> m_columnOf; // by field number: index of a known column, or -1
    qint64 m_linesBeforeHeader = 0;
    QStringList m_unknownColumns;
    qsizetype m_shortestId = 0; // digits of the shortest number so far
};

/// What is recorded of a row: facts for case.imported, and what the caller needs besides.
struct CfpbCase {
    ImportedCase imported;
    QDateTime
        receivedUtc; // the first moment of the day in the calendar's zone: the export tells no hour
    QString company; // its name; may be empty
    QStringList remarks; // of the row, and labels that the taxonomy does not know (kept in asFiled)
};
CfpbCase cfpbCase(const CfpbRow &row, const Taxonomy &taxonomy, const Calendar &calendar);

} // namespace Redress::Domain
