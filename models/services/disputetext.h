// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/progress.h"
#include "models/services/custody.h"
#include "models/services/recipientview.h"

namespace Redress::Services {

struct DisputeReportFacts {
    Recipient recipient = Recipient::Court;
    QString language; // empty: that of the case's jurisdiction
    QDateTime madeUtc;
    qint64 treeSize = 0;
    QByteArray root; // 32 bytes
    int witnesses = 0; // that cosigned it
    QList<NumberedPaper> papers; // those that travel, as numbered in the dossier
};
/// The PDF of a dossier. Unsupported without a QGuiApplication; Cancelled between thumbnails.
Result<QByteArray> disputeReport(const Session &session, const CaseFile &file,
                                 const DisputeReportFacts &facts, const Progress &progress);

} // namespace Redress::Services
