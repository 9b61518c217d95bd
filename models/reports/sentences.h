// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reports/disputereport.h"
#include "models/reports/words.h"

#include <QStringList>

namespace Redress::Reports {

/// How a deadline came about, one sentence each; weekends and neighbouring holidays are told
/// together.
QStringList traceSentences(const Words &words, const DisputeReport &report,
                           const Domain::Deadline &deadline);
/// "Met on …", "Overdue since …", "Due …", with what was used of what.
QString deadlineState(const Words &words, const DisputeReport &report,
                      const Domain::Deadline &deadline);
/// The unit in which a clock counts; days where the procedure does not name the clock.
Domain::ClockRule::Unit unitOf(const DisputeReport &report, const QString &clockId);

/// What the chronology says about an act beside its title; may be empty. Long texts (story,
/// messages, answers) stand in their own chapters and are only pointed to.
QString actDetail(const Words &words, const DisputeReport &report, const ReportAct &act);
/// The text of a group of personal facts, or the words why it is not here.
QString personalText(const Words &words, const DisputeReport &report, const ReportAct &act,
                     QLatin1String fact);
/// A signature that a paper brought along, as it was found.
QString signatureSentence(const Words &words, const Domain::PaperSignature &signature);
QString withheldSentence(const Words &words);
QString erasedSentence(const Words &words);

} // namespace Redress::Reports
