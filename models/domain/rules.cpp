// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/rules.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QFile>

using namespace Qt::StringLiterals;

// Outside every namespace, as the macro demands: the resource lives in a static library and must be
// woken.
static void wakeResource()
{
    Q_INIT_RESOURCE(rules);
}

namespace Redress::Domain {

namespace {

/// The newest of "id@version" keys for a bare id; versions compare by their numbers ("2026.1"
/// before "2026.10").
template <typename Rule>
const Rule *findRule(const QHash<QString, Rule> &rules, const QString &idAtVersion)
{
    if (const auto exact = rules.constFind(idAtVersion); exact != rules.constEnd())
        return &exact.value();
    if (idAtVersion.contains(u'@'))
        return nullptr;
    const auto parts = [](const QString &key) {
        QList<int> numbers;
        for (const QString &part : key.section(u'@', 1).split(u'.'))
            numbers.append(part.toInt());
        return numbers;
    };
    const Rule *newest = nullptr;
    QList<int> newestParts;
    for (auto rule = rules.constBegin(); rule != rules.constEnd(); ++rule) {
        if (rule.key().section(u'@', 0, 0) != idAtVersion)
            continue;
        const QList<int> version = parts(rule.key());
        if (!newest || newestParts < version) {
            newest = &rule.value();
            newestParts = version;
        }
    }
    return newest;
}

template <typename Rule>
QStringList idsOf(const QHash<QString, Rule> &rules)
{
    QStringList ids = rules.keys();
    ids.sort();
    return ids;
}

QString keyOf(const Procedure &procedure)
{
    return procedure.idAtVersion();
}
QString keyOf(const Calendar &calendar)
{
    return calendar.idAtVersion();
}
QString keyOf(const Taxonomy &taxonomy)
{
    return taxonomy.idAtVersion();
}

/// Every file of one folder; a file that does not parse stops the program's start, since all are
/// shipped with it.
template <typename Rule>
Result<void> load(const QString &folder, const QString &kind, QHash<QString, Rule> &rules,
                  QList<RuleBook::RuleFile> &files)
{
    QDirIterator iterator(":/redress/"_L1 + folder, {u"*.json"_s}, QDir::Files);
    QStringList paths;
    while (iterator.hasNext())
        paths.append(iterator.next());
    paths.sort();
    for (const QString &path : std::as_const(paths)) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return Error{
                ErrorCode::Io, "couldn't read "_L1 + path + ": "_L1 + file.errorString(), {}};
        const QByteArray bytes = file.readAll();
        auto rule = Rule::parse(bytes);
        if (!rule)
            return rule.error().wrapped("couldn't read "_L1 + path);
        const QString key = keyOf(*rule);
        if (rules.contains(key))
            return Error{ErrorCode::BadInput, key + " stands in two files"_L1, {}};
        files.append({kind, key, QCryptographicHash::hash(bytes, QCryptographicHash::Sha256)});
        rules.insert(key, *std::move(rule));
    }
    return {};
}

} // namespace

Result<RuleBook> RuleBook::shipped()
{
    wakeResource();
    RuleBook book;
    REDRESS_CHECK(load(u"calendars"_s, u"calendar"_s, book.m_calendars, book.m_files));
    REDRESS_CHECK(load(u"procedures"_s, u"procedure"_s, book.m_procedures, book.m_files));
    REDRESS_CHECK(load(u"taxonomies"_s, u"taxonomy"_s, book.m_taxonomies, book.m_files));
    for (const Procedure &procedure : std::as_const(book.m_procedures)) {
        if (!book.calendar(procedure.calendar))
            return Error{ErrorCode::NotFound,
                         procedure.id + " needs the calendar "_L1 + procedure.calendar
                             + ", which is not shipped"_L1,
                         {}};
    }
    return book;
}

const Procedure *RuleBook::procedure(const QString &idAtVersion) const
{
    return findRule(m_procedures, idAtVersion);
}

const Calendar *RuleBook::calendar(const QString &idAtVersion) const
{
    return findRule(m_calendars, idAtVersion);
}

const Taxonomy *RuleBook::taxonomy(const QString &idAtVersion) const
{
    return findRule(m_taxonomies, idAtVersion);
}

QStringList RuleBook::procedureIds() const
{
    return idsOf(m_procedures);
}

QStringList RuleBook::calendarIds() const
{
    return idsOf(m_calendars);
}

QStringList RuleBook::taxonomyIds() const
{
    return idsOf(m_taxonomies);
}

QList<RuleBook::RuleFile> RuleBook::files() const
{
    return m_files;
}

} // namespace Redress::Domain
