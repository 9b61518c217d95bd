// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/invocation.h"
#include "models/core/finding.h"
#include "models/services/caseservice.h"
#include "models/services/directoryservice.h"
#include "models/services/exportservice.h"

#include <QJsonArray>
#include <QJsonObject>

namespace Redress::Cli {

// JSON of what services answer, one place so that lists and single answers agree.
QJsonObject toJson(const Money &money);
QJsonObject toJson(const Services::ActDone &done);
QJsonObject toJson(const Services::CaseRow &row);
QJsonObject toJson(const Services::PaperRow &row);
QJsonObject toJson(const Services::CompanyRow &row);
QJsonObject toJson(const Services::ConsumerRow &row);
QJsonObject toJson(const Services::Chronicle &line);
QJsonObject toJson(const Domain::StaffMember &member);
QJsonObject toJson(const Domain::Deadline &deadline);

/// How a command's options want a table.
Result<Services::TableFile> tableFile(const Invocation &in, const QString &path);
Answer answer(const Services::TableMade &made);

/// Findings of a check, as JSON and as lines that end in \n.
QJsonArray findingArray(const Verification &verification);
QString findingLines(const Verification &verification);

QString statusWord(Domain::CaseStatus status);
/// "2026-11-03 09:41" in the machine's zone, "-" for none.
QString shortTime(const QDateTime &utc);

/// {"items":[…],"next":CURSOR}
template <typename Row>
QJsonObject listJson(const QList<Row> &rows, const QString &next)
{
    QJsonArray items;
    for (const Row &row : rows)
        items.append(toJson(row));
    return {{QStringLiteral("items"), items},
            {QStringLiteral("next"), next.isEmpty() ? QJsonValue() : QJsonValue(next)}};
}

} // namespace Redress::Cli
