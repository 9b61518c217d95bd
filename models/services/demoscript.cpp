// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/demoscript.h"

#include "models/core/text.h"
#include "models/services/resources.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Redress::Services {

namespace {

constexpr quint32 kSeed = 20261122;

using Kind = DemoStep::Kind;

/// How a case of the demo goes: received so many days ago, then these acts, days later.
struct Course {
    int daysAgo;
    int spread; // further days, by chance
    QList<QPair<Kind, int>> acts;
};

/// Every queue has something in it; the answer is due 15 days after receipt.
const QList<Course> &courses()
{
    static const QList<Course> all{
        {0, 3, {{Kind::Papers, 0}}},
        {17, 8, {{Kind::Papers, 0}, {Kind::Note, 4}}},
        {12, 2, {{Kind::Papers, 0}, {Kind::AssignDemo, 1}, {Kind::Note, 3}}},
        {5, 4, {{Kind::Papers, 0}, {Kind::AssignDemo, 0}, {Kind::Forward, 1}}},
        {18, 12, {{Kind::Papers, 0}, {Kind::AssignColleague, 1}, {Kind::Forward, 3}}},
        {10, 10, {{Kind::Papers, 1}, {Kind::AssignDemo, 1}, {Kind::Forward, 2}, {Kind::Answer, 8}}},
        {10, 4, {{Kind::Papers, 0}, {Kind::AssignDemo, 1}, {Kind::Pause, 4}}},
        {25,
         25,
         {{Kind::Papers, 0},
          {Kind::AssignColleague, 1},
          {Kind::Forward, 2},
          {Kind::Answer, 9},
          {Kind::Close, 12}}},
        {22,
         30,
         {{Kind::Papers, 0},
          {Kind::AssignDemo, 1},
          {Kind::Forward, 1},
          {Kind::Answer, 13},
          {Kind::Close, 14}}},
        {20,
         15,
         {{Kind::Papers, 0},
          {Kind::AssignDemo, 2},
          {Kind::Forward, 3},
          {Kind::Note, 6},
          {Kind::Extend, 12}}},
    };
    return all;
}

QString oneOf(const QJsonArray &values, quint32 chance)
{
    return values.isEmpty() ? QString()
                            : values.at(qsizetype(chance % quint32(values.size()))).toString();
}

} // namespace

Result<DemoScript> DemoScript::read(const QDateTime &nowUtc)
{
    REDRESS_TRY(bytes, resourceBytes(u"demo/cases.json"_s));
    REDRESS_TRY(object, parseJsonObject(bytes));
    DemoScript script;
    script.m_now = nowUtc;
    script.m_words = object.value("words"_L1).toObject();
    script.m_people = object.value("people"_L1).toObject();
    for (const QJsonValue &company : object.value("companies"_L1).toArray()) {
        REDRESS_TRY(draft, Domain::companyDraftFromJson(company.toObject()));
        script.m_companies.append(draft);
    }
    for (const QJsonValue &story : object.value("stories"_L1).toArray())
        script.m_stories.append(story.toObject());
    return script;
}

QList<DemoStep> DemoScript::steps() const
{
    QRandomGenerator chance(kSeed);
    QList<DemoStep> steps;
    for (int story = 0; story < int(m_stories.size()); ++story) {
        const Course &course = courses().at(story % courses().size());
        const int daysAgo = course.daysAgo + int(chance.bounded(course.spread + 1));
        // Some time of an office day; today's are over already.
        const QDateTime received
            = m_now.addDays(-daysAgo).addSecs(-60 * (30 + int(chance.bounded(360))));
        steps.append({Kind::Open, received, story});
        int minutes = 1;
        for (const auto &[kind, days] : course.acts) {
            const QDateTime at = received.addDays(days).addSecs(60 * minutes);
            minutes += 2 + int(chance.bounded(6));
            if (at < m_now)
                steps.append({kind, at, story});
        }
    }
    std::stable_sort(steps.begin(), steps.end(),
                     [](const DemoStep &a, const DemoStep &b) { return a.atUtc < b.atUtc; });
    return steps;
}

QList<Domain::CompanyDraft> DemoScript::companies() const
{
    return m_companies;
}

bool DemoScript::isChinese(int story) const
{
    return m_stories.at(story).value("lang"_L1).toString() == "zh"_L1;
}

bool DemoScript::endsWell(int story) const
{
    return story % courses().size() == 7;
}

QStringList DemoScript::papers(int story) const
{
    QStringList kinds;
    for (const QJsonValue &kind : m_stories.at(story).value("papers"_L1).toArray())
        kinds.append(kind.toString());
    return kinds;
}

QString DemoScript::words(int story, QLatin1String kind) const
{
    const QString language = isChinese(story) ? u"zh"_s : u"en"_s;
    return oneOf(m_words.value(kind).toObject().value(language).toArray(), quint32(story));
}

Domain::ConsumerFacts DemoScript::person(int number, bool chinese) const
{
    const QJsonObject names = m_people.value(chinese ? "zh"_L1 : "en"_L1).toObject();
    const quint32 pick = quint32(number) * 2654435761u; // spreads neighbours apart
    const QString family = oneOf(names.value("family"_L1).toArray(), pick >> 8);
    const QString given = oneOf(names.value("given"_L1).toArray(), pick >> 20);
    Domain::ConsumerFacts facts;
    facts.name = chinese ? family + given : given + u' ' + family;
    facts.phone = chinese
        ? u"+861000000%1"_s.arg(number, 4, 10, QChar(u'0'))
        : u"+1%1555%2"_s.arg(202 + number / 100 % 90).arg(100 + number % 100, 4, 10, QChar(u'0'));
    facts.email = u"person%1@mail.example"_s.arg(number);
    return facts;
}

Domain::CaseDraft DemoScript::draft(int story) const
{
    const QJsonObject &told = m_stories.at(story);
    Domain::CaseDraft draft;
    // Three of them call twice, so that somebody is recognised.
    draft.consumer = person(story % 57, isChinese(story));
    draft.channel = told.value("channel"_L1).toString();
    draft.company = told.value("company"_L1).toString();
    draft.issue = told.value("issue"_L1).toString();
    draft.narrative = told.value("story"_L1).toString();
    draft.account = u"DEMO-%1"_s.arg(880000 + story * 37);
    draft.specialCare = told.value("specialCare"_L1).toBool();
    for (const QJsonValue &remedy : told.value("remedies"_L1).toArray())
        draft.remedies.append(remedy.toString());
    const QJsonObject amount = told.value("amount"_L1).toObject();
    if (!amount.isEmpty())
        draft.amount = Money{amount.value("minorUnits"_L1).toInteger(),
                             amount.value("currency"_L1).toString()};
    return draft;
}

} // namespace Redress::Services
