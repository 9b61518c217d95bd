// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/progress.h"
#include "models/services/caseservice.h"
#include "models/services/statisticsservice.h"

#include <QByteArray>

namespace Redress::Services {

/// How a table leaves.
struct TableFile {
    QString path; // of the .csv; what stands there is replaced in one step
    bool byteOrderMark = true; // for an office's spreadsheet
    QString language = QStringLiteral("en"); // of heads and words: "en", "zh_CN"
};

struct TableMade {
    QString path;
    qint64 rows = 0; // without the head
    qint64 size = 0; // bytes
    QByteArray sha256;
    qint64 entry = -1; // of list.exported
};

/// Tables of many cases for a spreadsheet. Each leaving is an act.
class ExportService {
public:
    explicit ExportService(SessionPtr session);
    /// The cases of a list, in its order, as they stand now; cursor and limit do not matter.
    /// Constant memory. `names`: a column with the masked names of the list. Cancelled leaves
    /// nothing behind.
    Result<TableMade> cases(const CaseQuery &query, bool names, const TableFile &file,
                            Progress &progress);
    Result<TableMade> statistics(const StatisticsQuery &query, const TableFile &file);

private:
    SessionPtr m_session;
};

} // namespace Redress::Services
