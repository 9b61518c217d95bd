// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/casestate.h"

#include "models/core/clock.h"
#include "models/domain/jsonfields.h"

#include <QJsonArray>

#include <limits>

using namespace Qt::StringLiterals;

namespace Redress::Domain {

namespace {

constexpr qint64 kMaxSeq
    = std::numeric_limits<qint64>::max() / 1024; // stays exact in a JSON double
constexpr qsizetype kMaxClockEvents = 100'000;
constexpr qsizetype kMaxLinks = 100'000;
constexpr int kMaxClockDays = 100'000;

const QStringList &statusWords()
{
    static const QStringList words{u"open"_s, u"forwarded"_s, u"answered"_s, u"paused"_s,
                                   u"closed"_s};
    return words;
}

const QStringList &clockWords()
{
    static const QStringList words{u"received"_s, u"forwarded"_s, u"answered"_s, u"extended"_s,
                                   u"paused"_s,   u"resumed"_s,   u"closed"_s,   u"reopened"_s};
    return words;
}

void put(QJsonObject &object, QLatin1String name, const QString &text)
{
    if (!text.isEmpty())
        object.insert(name, text);
}

void put(QJsonObject &object, QLatin1String name, const QDateTime &time)
{
    if (time.isValid())
        object.insert(name, formatUtc(time));
}

QJsonObject clockEventToJson(const ClockEvent &event)
{
    QJsonObject object{{"kind"_L1, clockWords().at(int(event.kind))}};
    put(object, "at"_L1, event.atUtc);
    put(object, "clock"_L1, event.clockId);
    if (event.days != 0)
        object.insert("days"_L1, event.days);
    put(object, "reason"_L1, event.reason);
    put(object, "by"_L1, event.by.value);
    object.insert("seq"_L1, event.seq);
    return object;
}

Result<ClockEvent> clockEventFromJson(const QJsonObject &object)
{
    JsonFields fields(object, u"a clock event"_s, ErrorCode::Corrupt);
    ClockEvent event;
    event.kind = ClockEvent::Kind(
        qMax<qsizetype>(0, clockWords().indexOf(fields.requiredWord("kind"_L1, clockWords()))));
    event.atUtc = fields.utc("at"_L1);
    event.clockId = fields.text("clock"_L1);
    event.days = int(fields.integer("days"_L1, -kMaxClockDays, kMaxClockDays, 0));
    event.reason = fields.text("reason"_L1);
    event.by = {fields.text("by"_L1)};
    event.seq = fields.integer("seq"_L1, -1, kMaxSeq, -1);
    REDRESS_CHECK(fields.finish());
    return event;
}

} // namespace

QString wordFor(CaseStatus status)
{
    return statusWords().at(int(status));
}

QJsonObject toJson(const CaseState &state)
{
    QJsonObject object{{"id"_L1, state.id.value}, {"status"_L1, wordFor(state.status)}};
    if (state.statusBeforePause != CaseStatus::Open)
        object.insert("statusBeforePause"_L1, wordFor(state.statusBeforePause));
    put(object, "consumer"_L1, state.consumer.value);
    put(object, "company"_L1, state.company.value);
    put(object, "assignee"_L1, state.assignee.value);
    put(object, "channel"_L1, state.channel);
    put(object, "taxonomy"_L1, state.taxonomy);
    put(object, "product"_L1, state.product);
    put(object, "issue"_L1, state.issue);
    put(object, "procedure"_L1, state.procedure);
    put(object, "calendar"_L1, state.calendar);
    if (state.amount)
        object.insert("amount"_L1, moneyToJson(*state.amount));
    if (!state.remedies.isEmpty())
        object.insert("remedies"_L1, QJsonArray::fromStringList(state.remedies));
    if (state.happenedOn)
        object.insert("happenedOn"_L1, state.happenedOn->toString(Qt::ISODate));
    put(object, "receivedAt"_L1, state.receivedUtc);
    put(object, "closedAt"_L1, state.closedUtc);
    put(object, "outcome"_L1, state.outcome);
    if (state.relief)
        object.insert("relief"_L1, moneyToJson(*state.relief));
    if (state.specialCare)
        object.insert("specialCare"_L1, true);
    put(object, "externalRef"_L1, state.externalRef);
    if (!state.clock.isEmpty()) {
        QJsonArray events;
        for (const ClockEvent &event : state.clock)
            events.append(clockEventToJson(event));
        object.insert("clock"_L1, events);
    }
    if (!state.links.isEmpty()) {
        QJsonArray links;
        for (const CaseId &link : state.links)
            links.append(link.value);
        object.insert("links"_L1, links);
    }
    if (state.paperCount != 0)
        object.insert("papers"_L1, state.paperCount);
    object.insert("firstSeq"_L1, state.firstSeq);
    object.insert("lastSeq"_L1, state.lastSeq);
    return object;
}

Result<CaseState> caseStateFromJson(const QJsonObject &object)
{
    JsonFields fields(object, u"the stored state of a case"_s, ErrorCode::Corrupt);
    const auto status = [](const QString &word) {
        return CaseStatus(qMax<qsizetype>(0, statusWords().indexOf(word)));
    };
    CaseState state;
    state.id = {fields.requiredText("id"_L1)};
    state.status = status(fields.requiredWord("status"_L1, statusWords()));
    state.statusBeforePause = status(fields.word("statusBeforePause"_L1, statusWords()));
    state.consumer = {fields.text("consumer"_L1)};
    state.company = {fields.text("company"_L1)};
    state.assignee = {fields.text("assignee"_L1)};
    state.channel = fields.text("channel"_L1);
    state.taxonomy = fields.text("taxonomy"_L1);
    state.product = fields.text("product"_L1);
    state.issue = fields.text("issue"_L1);
    state.procedure = fields.text("procedure"_L1);
    state.calendar = fields.text("calendar"_L1);
    state.amount = fields.money("amount"_L1);
    state.remedies = fields.texts("remedies"_L1, 20);
    if (const QDate day = fields.day("happenedOn"_L1); day.isValid())
        state.happenedOn = day;
    state.receivedUtc = fields.utc("receivedAt"_L1);
    state.closedUtc = fields.utc("closedAt"_L1);
    state.outcome = fields.text("outcome"_L1);
    state.relief = fields.money("relief"_L1);
    state.specialCare = fields.flag("specialCare"_L1);
    state.externalRef = fields.text("externalRef"_L1);
    const QJsonArray events = fields.array("clock"_L1, kMaxClockEvents);
    for (const QJsonValue &event : events) {
        if (!event.isObject())
            return Error{ErrorCode::Corrupt, u"a clock event is not an object"_s, {}};
        REDRESS_TRY(read, clockEventFromJson(event.toObject()));
        state.clock.append(read);
    }
    for (const QString &link : fields.texts("links"_L1, kMaxLinks))
        state.links.append({link});
    state.paperCount = int(fields.integer("papers"_L1, 0, std::numeric_limits<int>::max(), 0));
    state.firstSeq = fields.integer("firstSeq"_L1, -1, kMaxSeq, -1);
    state.lastSeq = fields.integer("lastSeq"_L1, -1, kMaxSeq, -1);
    REDRESS_CHECK(fields.finish());
    if (toJson(state) != object)
        return Error{
            ErrorCode::Corrupt, u"the stored state of a case is not in its one form"_s, {}};
    return state;
}

} // namespace Redress::Domain
