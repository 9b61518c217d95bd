// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/caseservice.h"
#include "models/services/directoryservice.h"
#include "models/store/caserepository.h"
#include "models/store/companyrepository.h"
#include "models/store/consumerrepository.h"
#include "models/store/documentrepository.h"

namespace Redress::Services {

// What the store keeps, as people see it: names instead of ids, personal facts masked.

Domain::ConsumerFacts masked(const Domain::ConsumerFacts &facts);
/// The groups of personal facts with those that name the person masked; texts stay.
QJsonObject maskedPersonal(const QJsonObject &personal);

CaseRow caseRow(const Session &session, const Store::CaseRow &row);
Chronicle chronicle(const Session &session, const Store::ReadAct &read);
PaperRow paperRow(const Session &session, const Store::DocumentRecord &document);
CompanyRow companyRow(const Store::CompanyRecord &record);
ConsumerRow consumerRow(const Store::ConsumerRecord &record);

/// All papers of a case, in order of archiving.
Result<QList<Store::DocumentRecord>> papersOf(const Session &session, const CaseId &id);

} // namespace Redress::Services
