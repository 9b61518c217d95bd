// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/core/result.h"

#include <QDateTime>
#include <QString>

namespace Redress::Reports {

/// What a consumer takes home for one archived paper.
struct Receipt {
    QString language = QStringLiteral("en"); // "en", "zh_CN"; headings carry the other one beside
    QString timeZone = QStringLiteral("UTC"); // IANA; times are printed in it
    bool demo = false;
    QDateTime madeUtc;
    QString madeBy;
    QString centerName;
    QString origin; // of the log

    CaseId caseId;
    DocumentId paper;
    QString kind; // code
    QString fileName;
    qint64 size = 0; // bytes
    QByteArray sha256; // 32 bytes
    QDateTime archivedUtc;
    QString archivedBy;
    qint64 entry = -1; // of the ledger
    qint64 treeSize = 0; // under whose head it is proved
    QString rootFingerprint; // of the center's root certificate
    QByteArray code; // what the square code says
};

/// One A5 page, PDF/A-1b. Needs a QGuiApplication; may run in any thread. BadInput for an unknown
/// language or zone, Unsupported without the fonts.
Result<QByteArray> renderReceipt(const Receipt &receipt);

} // namespace Redress::Reports
