// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/domain/calendar.h"
#include "models/domain/procedure.h"
#include "models/domain/taxonomy.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace Redress::Domain {

/// The shipped rules (resources/procedures, calendars, taxonomies compiled in as ":/redress/…"),
/// parsed once. Versions are kept side by side; a case names the one under which it was decided
/// ("pboc-5-2020@1").
class RuleBook {
public:
    static Result<RuleBook> shipped();
    const Procedure *procedure(const QString &idAtVersion) const; // "id" alone: the newest
    const Calendar *calendar(const QString &idAtVersion) const;
    const Taxonomy *taxonomy(const QString &idAtVersion) const;
    QStringList procedureIds() const; // "id@version"
    QStringList calendarIds() const;
    QStringList taxonomyIds() const;
    struct RuleFile {
        QString kind; // "procedure", "calendar", "taxonomy"
        QString idAtVersion;
        QByteArray sha256;
    };
    QList<RuleFile> files() const;

private:
    QHash<QString, Procedure> m_procedures;
    QHash<QString, Calendar> m_calendars;
    QHash<QString, Taxonomy> m_taxonomies;
    QList<RuleFile> m_files;
};

} // namespace Redress::Domain
