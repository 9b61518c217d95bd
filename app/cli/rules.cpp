// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/answers.h"
#include "app/cli/invocation.h"
#include "models/domain/taxonomy.h"
#include "models/domain/rules.h"

using namespace Qt::StringLiterals;

namespace Redress::Cli {

static QJsonObject toJson(const Domain::TaxonomyCode &code)
{
    return {{u"code"_s, code.code}, {u"label"_s, code.label}, {u"labelZh"_s, code.labelZh}};
}

static QString line(const Domain::TaxonomyCode &code, int depth)
{
    return QString(depth * 2, u' ') + code.code.leftJustified(44 - depth * 2) + u"  "_s + code.label
        + (code.labelZh.isEmpty() ? QString() : u"  "_s + code.labelZh) + u'\n';
}

// Without a product its products; with one also what can be wrong with it.
static Result<Answer> listCodes(Invocation &in)
{
    REDRESS_TRY(session, in.session());
    const Domain::Taxonomy *taxonomy = session->rules().taxonomy(session->center().taxonomy);
    if (!taxonomy)
        return Error{ErrorCode::NotFound,
                     u"the center's taxonomy %1 is not shipped with this version"_s.arg(
                         session->center().taxonomy),
                     u"Use the version that it was made with, or a newer one."_s};
    const QDate today = session->clock().nowUtc().date();
    const QString wanted = in.argument(0);
    QJsonArray items;
    QString text;
    for (const Domain::TaxonomyCode &product : taxonomy->products()) {
        if (!product.isValidOn(today) || (!wanted.isEmpty() && product.code != wanted))
            continue;
        QJsonObject object = toJson(product);
        text += line(product, 0);
        if (!wanted.isEmpty()) {
            QJsonArray issues;
            for (const Domain::TaxonomyCode &issue : taxonomy->issuesOf(product.code)) {
                if (!issue.isValidOn(today))
                    continue;
                issues.append(toJson(issue));
                text += line(issue, 1);
            }
            object.insert(u"issues"_s, issues);
        }
        items.append(object);
    }
    if (items.isEmpty())
        return Error{ErrorCode::NotFound, u"no product has the code \"%1\""_s.arg(wanted.left(60)),
                     u"See redress-cli taxonomy list."_s};
    return Answer{
        {{u"taxonomy"_s, taxonomy->idAtVersion()}, {u"items"_s, items}, {u"next"_s, QJsonValue()}},
        text};
}

static Result<Answer> listProcedures(Invocation &)
{
    REDRESS_TRY(book, Domain::RuleBook::shipped());
    QJsonArray items;
    QString text;
    QStringList ids = book.procedureIds();
    ids.sort();
    for (const QString &id : std::as_const(ids)) {
        const Domain::Procedure &procedure = *book.procedure(id);
        items.append(QJsonObject{{u"procedure"_s, procedure.id},
                                 {u"version"_s, procedure.version},
                                 {u"title"_s, procedure.title},
                                 {u"titleZh"_s, procedure.titleZh},
                                 {u"source"_s, procedure.source},
                                 {u"textChecked"_s, procedure.textChecked},
                                 {u"notes"_s, QJsonArray::fromStringList(procedure.notes)}});
        text += procedure.id.leftJustified(20) + procedure.title
            + (procedure.textChecked ? QString() : u"  (wording not compared with the source)"_s)
            + u'\n';
    }
    return Answer{{{u"items"_s, items}, {u"next"_s, QJsonValue()}}, text};
}

QList<Command> ruleCommands()
{
    return {
        {{u"taxonomy"_s, u"list"_s},
         u"Lists the codes of products and, for one product, of issues"_s,
         {{u"PRODUCT"_s, u"Code of a product"_s, false}},
         {},
         listCodes,
         u"redress-cli --vault ~/center --as li taxonomy list p2p"_s},
        {{u"procedure"_s, u"list"_s},
         u"Lists the legal clocks that are shipped, for init and for case open --procedure"_s,
         {},
         {},
         listProcedures,
         u"redress-cli procedure list"_s,
         false},
    };
}

} // namespace Redress::Cli
