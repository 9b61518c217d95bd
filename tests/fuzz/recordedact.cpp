// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/text.h"
#include "models/domain/actfacts.h"
#include "models/domain/casestate.h"
#include "tests/fuzz/targets.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace Redress::Fuzz {

namespace {

Domain::RecordedAct actFrom(const QJsonObject &object)
{
    Domain::RecordedAct act;
    act.seq = 7;
    act.act = object.value("act"_L1).toString();
    act.at = QDateTime(QDate(2026, 3, 2), QTime(8, 15), Qt::UTC);
    act.caseId = CaseId{u"C-2026-000123-7"_s};
    act.facts = object.value("facts"_L1).toObject();
    act.personal = object.value("sealed"_L1).toObject();
    return act;
}

} // namespace

void recordedact(QByteArrayView bytes)
{
    const auto object = parseJsonObject(bytes.toByteArray());
    if (!object)
        return;
    const Domain::RecordedAct act = actFrom(*object);
    static const Domain::CaseState opened = *Domain::applied(
        {}, actFrom(*parseJsonObject(sample("tests/fuzz/corpus/recordedact/case.opened"))));
    const auto given = Domain::caseStateFromJson(object->value("before"_L1).toObject());
    if (const auto after = Domain::applied(given ? *given : opened, act)) {
        const auto again = Domain::caseStateFromJson(Domain::toJson(*after));
        demand(again && *again == *after, "the state after an act survives its form");
        (void)Domain::possibleActs(*after);
    }
    (void)Domain::paperFrom(act);
    (void)Domain::companyFrom(act);
    (void)Domain::consumerFrom(act);
    (void)Domain::staffFrom(act);
    (void)Domain::retiredFrom(act);
    (void)Domain::passwordChangedFrom(act);
    (void)Domain::acceptedCopyFrom(act);
    (void)Domain::adoptedPolicyFrom(act);
    (void)Domain::centerFrom(act);
    (void)Domain::listExportedFrom(act);
}

} // namespace Redress::Fuzz
