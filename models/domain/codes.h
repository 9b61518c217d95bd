// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace Redress::Domain {

// The closed word lists of acts. Words for people stand in ui and reports.

/// "phone", "web", "letter", "visit", "email", "fax", "referral", "other".
const QStringList &channels();
/// "refund", "contract-ended", "apology", "correction", "compensation", "other".
const QStringList &remedies();
/// How a case ended; see resources/help/acts.md for the meaning of each.
const QStringList &outcomes();
/// "papers-missing" (starts a clock of kind Completed anew), "waiting-for-consumer",
/// "waiting-for-expert", "waiting-for-court", "other".
const QStringList &pauseReasons();
/// "same-wording", "same-company", "same-consumer", "other".
const QStringList &linkKinds();
/// Who answered: "company", "center".
const QStringList &answerers();
/// Whom a paper came from: "consumer", "company", "center", "third-party".
const QStringList &paperSources();
/// "court", "company", "department", "public".
const QStringList &recipients();
/// What leaves as a table: "cases", "statistics".
const QStringList &exportedLists();
/// What an imported case's company had done: "in-progress", "closed", "explained", "relief",
/// "no-relief", "monetary-relief", "non-monetary-relief", "untimely".
const QStringList &importedResponses();

} // namespace Redress::Domain
