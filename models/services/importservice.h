// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/progress.h"
#include "models/services/session.h"

#include <QList>

namespace Redress::Services {

struct ImportProblem {
    qint64 line = 0; // of the file, from 1
    QString reason;
};
struct ImportReport {
    qint64 rows = 0; // read
    qint64 added = 0;
    qint64 alreadyThere = 0;
    qint64 failed = 0; // with a problem each, the list is cut at kMaxListedProblems
    QList<ImportProblem> problems;
    QList<ImportProblem> remarks; // read, but something was unknown
    bool cancelled = false; // what was added stays; run again to go on
};
inline constexpr qsizetype kMaxListedProblems = 1000;

class ImportService {
public:
    explicit ImportService(SessionPtr session);
    Result<ImportReport> importFile(const QString &path, const QString &format, Progress &progress);

private:
    SessionPtr m_session;
};

} // namespace Redress::Services
