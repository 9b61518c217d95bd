// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/searchwords.h"

#include "models/services/directoryservice.h"

#include <QHash>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Redress::Items {

constexpr int kMaxDueDays = 365;

bool SearchWords::isEmpty() const
{
    return *this == SearchWords{};
}

/// Words and "quoted phrases", in order; a quote left open ends with the text.
static QStringList pieces(const QString &typed)
{
    QStringList found;
    QString piece;
    bool quoted = false;
    for (const QChar c : typed) {
        if (c == u'"' || c == u'“' || c == u'”') {
            quoted = !quoted;
        } else if (c.isSpace() && !quoted) {
            if (!piece.isEmpty())
                found.append(piece);
            piece.clear();
        } else {
            piece += c;
        }
    }
    if (!piece.isEmpty())
        found.append(piece);
    return found;
}

static std::optional<int> daysIn(const QString &typed)
{
    static const QRegularExpression shape(u"^[<≤]?\\s*([0-9]{1,3})\\s*(d|days?|天|日)?$"_s);
    const auto match = shape.match(typed.toLower());
    if (!match.hasMatch())
        return std::nullopt;
    return qMin(match.captured(1).toInt(), kMaxDueDays);
}

static QString statusIn(const QString &typed)
{
    static const QHash<QString, QString> words{
        {u"open"_s, u"open"_s},           {u"受理"_s, u"open"_s},
        {u"forwarded"_s, u"forwarded"_s}, {u"转办"_s, u"forwarded"_s},
        {u"answered"_s, u"answered"_s},   {u"答复"_s, u"answered"_s},
        {u"paused"_s, u"paused"_s},       {u"中止"_s, u"paused"_s},
        {u"closed"_s, u"closed"_s},       {u"办结"_s, u"closed"_s}};
    return words.value(typed.toLower());
}

SearchWords parseSearch(const QString &typed)
{
    SearchWords search;
    if (auto number = parseNumber(u'C', typed.trimmed()); number) {
        search.caseId = CaseId{*number};
        return search;
    }
    QStringList rest;
    for (const QString &piece : pieces(typed)) {
        QString normal = piece;
        normal.replace(u'：', u':');
        const qsizetype colon = normal.indexOf(u':');
        const QString key = colon > 0 ? normal.left(colon).toLower() : QString();
        const QString value = colon > 0 ? normal.sliced(colon + 1).trimmed() : QString();
        const auto isKey = [&key](std::initializer_list<QStringView> names) {
            return std::any_of(names.begin(), names.end(),
                               [&key](QStringView name) { return key == name; });
        };
        if (value.isEmpty())
            rest.append(piece);
        else if (isKey({u"company", u"机构", u"公司"}))
            search.company = value;
        else if (isKey({u"product", u"业务"}))
            search.product = value;
        else if (isKey({u"issue", u"问题"}))
            search.issue = value;
        else if (isKey({u"status", u"状态"}) && !statusIn(value).isEmpty())
            search.status = statusIn(value);
        else if (isKey({u"due", u"到期"}) && daysIn(value))
            search.dueWithinDays = daysIn(value);
        else
            rest.append(piece);
    }
    search.words = rest.join(u' ');
    static const QRegularExpression number(u"^\\+?[0-9][0-9 -]{5,20}[0-9xX]$"_s);
    search.mayBePerson = number.match(search.words).hasMatch();
    return search;
}

/// The code itself, or that of the first product or issue whose label holds what was typed.
static QString codeFor(const QList<Domain::TaxonomyCode> &codes, const QString &typed)
{
    for (const Domain::TaxonomyCode &code : codes) {
        if (code.code == typed)
            return code.code;
    }
    for (const Domain::TaxonomyCode &code : codes) {
        if (code.label.contains(typed, Qt::CaseInsensitive) || code.labelZh.contains(typed))
            return code.code;
    }
    return {};
}

static Error nothingFits(const QString &what)
{
    return {ErrorCode::NotFound, what, {}};
}

static Result<void> resolveCodes(const Services::SessionPtr &session, const SearchWords &search,
                                 Services::CaseQuery &query)
{
    if (search.product.isEmpty() && search.issue.isEmpty())
        return {};
    const Domain::Taxonomy *taxonomy = session->rules().taxonomy(session->center().taxonomy);
    if (!taxonomy)
        return nothingFits(session->center().taxonomy);
    if (!search.product.isEmpty()) {
        query.product = codeFor(taxonomy->products(), search.product);
        if (query.product.isEmpty())
            return nothingFits(search.product);
    }
    if (!search.issue.isEmpty()) {
        const auto fitting = taxonomy->suggest(search.issue, 1);
        query.issue = taxonomy->find(search.issue) ? search.issue
            : fitting.isEmpty()                    ? QString()
                                                   : fitting[0].code;
        if (query.issue.isEmpty())
            return nothingFits(search.issue);
    }
    return {};
}

Result<Services::CaseQuery> resolveSearch(const Services::SessionPtr &session,
                                          const SearchWords &search,
                                          const Services::CaseQuery &base)
{
    Services::CaseQuery query = base;
    query.words = search.words;
    query.status = search.status;
    REDRESS_CHECK(resolveCodes(session, search, query));
    if (search.dueWithinDays) {
        query.queue = *search.dueWithinDays == 0 ? Services::Queue::Overdue : Services::Queue::Due;
        query.dueWithinDays = *search.dueWithinDays;
        query.sort = Services::CaseQuery::Sort::Due;
    }
    if (!search.company.isEmpty()) {
        REDRESS_TRY(companies, Services::CompanyService(session).suggest(search.company, 1));
        if (companies.isEmpty())
            return nothingFits(search.company);
        query.company = companies[0].id;
    }
    if (search.mayBePerson) {
        REDRESS_TRY(persons, Services::ConsumerService(session).find(search.words, 1));
        if (!persons.isEmpty()) {
            query.consumer = persons[0].id;
            query.words.clear();
        }
    }
    return query;
}

} // namespace Redress::Items
