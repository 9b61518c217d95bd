// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/procedure.h"

#include "models/core/text.h"
#include "models/domain/acts.h"
#include "models/domain/jsonfields.h"

using namespace Qt::StringLiterals;

namespace Redress::Domain {

namespace {

constexpr int kMaxLength = 3650;
constexpr int kMaxYears = 100;
constexpr qsizetype kMaxClocks = 20;

Result<ClockRule> readClock(const QJsonObject &object)
{
    static const QStringList units{u"calendar-days"_s, u"work-days"_s, u"weeks"_s};
    static const QStringList starts{u"received"_s, u"forwarded"_s, u"completed"_s};
    static const QStringList stops{Act::caseForwarded, Act::caseAnswered, Act::caseClosed};
    JsonFields fields(object, u"a clock of the procedure"_s, ErrorCode::BadInput);
    ClockRule clock;
    clock.id = fields.requiredText("id"_L1);
    clock.title = fields.requiredText("title"_L1);
    clock.titleZh = fields.requiredText("titleZh"_L1);
    clock.length = int(fields.integer("length"_L1, 1, kMaxLength, 0));
    clock.unit
        = ClockRule::Unit(qMax<qsizetype>(0, units.indexOf(fields.requiredWord("unit"_L1, units))));
    clock.start = ClockRule::Start(
        qMax<qsizetype>(0, starts.indexOf(fields.requiredWord("start"_L1, starts))));
    clock.stopsAt = fields.requiredWord("stopsAt"_L1, stops);
    clock.pausable = fields.flag("pausable"_L1);
    if (fields.has("longest"_L1))
        clock.longest = int(fields.integer("longest"_L1, 1, kMaxLength, 0));
    else
        fields.integer("longest"_L1, 1, kMaxLength, 0);
    const bool needsSupervisor = fields.flag("extensionNeedsSupervisor"_L1);
    clock.extensionNeedsSupervisor = needsSupervisor || !fields.has("extensionNeedsSupervisor"_L1);
    const bool binding = fields.flag("binding"_L1);
    clock.binding = binding || !fields.has("binding"_L1);
    clock.source = fields.requiredText("source"_L1);
    if (!isCode(clock.id))
        fields.fail(u"its id is not a code"_s);
    if (clock.length == 0 || (clock.longest && *clock.longest < clock.length))
        fields.fail(u"its length is missing or above its longest"_s);
    REDRESS_CHECK(fields.finish());
    return clock;
}

} // namespace

const ClockRule *Procedure::clock(const QString &clockId) const
{
    for (const ClockRule &rule : clocks) {
        if (rule.id == clockId)
            return &rule;
    }
    return nullptr;
}

Result<Procedure> Procedure::parse(const QByteArray &json)
{
    REDRESS_TRY(object, parseJsonObject(json));
    JsonFields fields(object, u"the procedure"_s, ErrorCode::BadInput);
    Procedure procedure;
    procedure.id = fields.requiredText("id"_L1);
    procedure.version = fields.requiredText("version"_L1);
    procedure.title = fields.requiredText("title"_L1);
    procedure.titleZh = fields.requiredText("titleZh"_L1);
    procedure.calendar = fields.requiredText("calendar"_L1);
    procedure.retentionYears = int(fields.integer("retentionYears"_L1, 0, kMaxYears, 3));
    if (fields.has("mostRepresentatives"_L1))
        procedure.mostRepresentatives = int(fields.integer("mostRepresentatives"_L1, 1, 1000, 1));
    else
        fields.integer("mostRepresentatives"_L1, 1, 1000, 1);
    procedure.source = fields.requiredText("source"_L1);
    procedure.textChecked = fields.flag("textChecked"_L1);
    procedure.notes = fields.texts("notes"_L1, 20);
    const QJsonArray clocks = fields.array("clocks"_L1, kMaxClocks);
    if (!isCode(procedure.id) || !isCode(procedure.version) || !isCode(procedure.calendar))
        fields.fail(u"its id, version or calendar is not a code"_s);
    REDRESS_CHECK(fields.finish());
    for (const QJsonValue &value : clocks) {
        REDRESS_TRY(clock, readClock(value.toObject()));
        if (procedure.clock(clock.id))
            return Error{ErrorCode::BadInput, "the clock "_L1 + clock.id + " stands twice"_L1, {}};
        procedure.clocks.append(clock);
    }
    if (procedure.clocks.isEmpty() || !procedure.clocks.first().binding)
        return Error{
            ErrorCode::BadInput, u"the procedure's first clock is missing or not binding"_s, {}};
    return procedure;
}

} // namespace Redress::Domain
