// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/reportservice.h"
#include "models/store/caserepository.h"
#include "models/store/documentrepository.h"

namespace Redress::Services {

// Who may see what of a case (resources/help/recipients.md).

/// Whether an act travels at all.
bool travels(Recipient recipient, const QString &act);
/// Whether a group of personal facts of an act is disclosed; otherwise its digest stays.
bool discloses(Recipient recipient, const QString &fact);
/// Whether a paper's bytes travel. An erased paper has none.
bool travels(Recipient recipient, const Store::DocumentRecord &paper);
/// The person as the recipient's report names them.
Domain::ConsumerFacts shownTo(Recipient recipient, const Domain::ConsumerFacts &facts);
/// What of an act's personal facts the report prints.
QJsonObject shownTo(Recipient recipient, const QJsonObject &personal);

/// All that a dossier is made from, read at one moment.
struct CaseFile {
    Domain::CaseState state;
    Store::CaseRow row;
    QList<Store::ReadAct> acts; // those that travel, oldest first
    QList<Store::DocumentRecord> papers; // those that travel
    QList<Store::DocumentRecord> withheld;
    QStringList shownFacts, hiddenFacts; // names of groups that these acts hold
    QString narrative, account; // as shown
};
Result<CaseFile> caseFileFor(const Session &session, const CaseId &id, Recipient recipient);

} // namespace Redress::Services
