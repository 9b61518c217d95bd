// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/domain/drafts.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QRandomGenerator>

namespace Redress::Services {

/// What happens in the demo center, act by act, ending now. The same seed tells the same tale.
struct DemoStep {
    enum class Kind {
        Open,
        Papers,
        Note,
        AssignDemo,
        AssignColleague,
        Forward,
        Answer,
        Extend,
        Pause,
        Close
    };
    Kind kind = Kind::Open;
    QDateTime atUtc;
    int story = 0;
};

class DemoScript {
public:
    /// From resources/demo/cases.json.
    static Result<DemoScript> read(const QDateTime &nowUtc);

    QList<DemoStep> steps() const; // in order of time
    QList<Domain::CompanyDraft> companies() const;
    qsizetype stories() const { return m_stories.size(); }
    Domain::CaseDraft draft(int story) const;
    QStringList papers(int story) const; // kinds
    bool isChinese(int story) const;
    /// One of the sentences for "notes", "messages", "answers", "statements", "extensions".
    QString words(int story, QLatin1String kind) const;
    bool endsWell(int story) const; // closed with relief
    /// A person who does not exist, with a number that is given to nobody.
    Domain::ConsumerFacts person(int number, bool chinese) const;

private:
    DemoScript() = default;
    QDateTime m_now;
    QJsonObject m_words;
    QJsonObject m_people;
    QList<Domain::CompanyDraft> m_companies;
    QList<QJsonObject> m_stories;
};

} // namespace Redress::Services
