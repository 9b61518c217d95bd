// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/taxonomy.h"

#include "models/core/text.h"
#include "models/domain/drafts.h"
#include "models/domain/jsonfields.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Redress::Domain {

namespace {

constexpr qsizetype kMaxCodes = 20'000;
constexpr qsizetype kMaxWords = 100;
constexpr int kMaxSuccessors = 20; // a chain longer than that goes round in a circle
constexpr qsizetype kMaxTyped = 100;

using Kind = TaxonomyCode::Kind;

Result<TaxonomyCode> readCode(const QJsonObject &object)
{
    static const QStringList kinds{u"product"_s, u"sub-product"_s, u"issue"_s, u"sub-issue"_s};
    JsonFields fields(object, u"a code of the taxonomy"_s, ErrorCode::BadInput);
    TaxonomyCode code;
    code.kind = Kind(qMax<qsizetype>(0, kinds.indexOf(fields.requiredWord("kind"_L1, kinds))));
    code.code = fields.requiredText("code"_L1);
    code.parent = fields.text("parent"_L1);
    code.label = fields.requiredText("label"_L1);
    code.labelZh = fields.text("labelZh"_L1);
    if (code.labelZh.isEmpty())
        code.labelZh = code.label;
    code.validFrom = fields.day("validFrom"_L1);
    code.validTo = fields.day("validTo"_L1);
    code.successor = fields.text("successor"_L1);
    code.products = fields.texts("products"_L1, kMaxWords);
    code.words = fields.texts("words"_L1, kMaxWords);
    code.questions = fields.texts("questions"_L1, kMaxWords);
    code.questionsZh = fields.texts("questionsZh"_L1, kMaxWords);
    code.papers = fields.texts("papers"_L1, kMaxWords);
    code.papersZh = fields.texts("papersZh"_L1, kMaxWords);
    if (!isCode(code.code))
        fields.fail("\""_L1 + code.code.left(80) + "\" is not a code"_L1);
    if ((code.kind == Kind::Product) != code.parent.isEmpty())
        fields.fail(code.code + ": a product has no parent, everything else has one"_L1);
    REDRESS_CHECK(fields.finish());
    return code;
}

QString labelKey(const QString &parent, const QString &label)
{
    return parent + u'\n' + foldName(label);
}

bool hasHan(const QString &text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar c) { return c.script() == QChar::Script_Han; });
}

/// How many neighbouring pairs of characters of `typed` stand in `text`: Chinese has no spaces to
/// part words.
int sharedPairs(const QString &typed, const QString &text)
{
    int shared = 0;
    for (qsizetype i = 0; i + 2 <= typed.size(); ++i) {
        if (typed[i].script() == QChar::Script_Han && text.contains(QStringView(typed).mid(i, 2)))
            ++shared;
    }
    return shared;
}

} // namespace

bool TaxonomyCode::isValidOn(const QDate &day) const
{
    return (!validFrom.isValid() || day >= validFrom) && (!validTo.isValid() || day <= validTo);
}

Result<Taxonomy> Taxonomy::parse(const QByteArray &json)
{
    REDRESS_TRY(object, parseJsonObject(json));
    JsonFields fields(object, u"the taxonomy"_s, ErrorCode::BadInput);
    Taxonomy taxonomy;
    taxonomy.m_id = fields.requiredText("id"_L1);
    taxonomy.m_version = fields.requiredText("version"_L1);
    taxonomy.m_title = fields.requiredText("title"_L1);
    taxonomy.m_titleZh = fields.requiredText("titleZh"_L1);
    fields.requiredText("source"_L1);
    const QJsonArray codes = fields.array("codes"_L1, kMaxCodes);
    if (!isCode(taxonomy.m_id) || !isCode(taxonomy.m_version))
        fields.fail(u"its id or version is not a code"_s);
    REDRESS_CHECK(fields.finish());
    for (const QJsonValue &value : codes) {
        REDRESS_TRY(code, readCode(value.toObject()));
        if (taxonomy.m_byCode.contains(code.code))
            return Error{ErrorCode::BadInput, "the code "_L1 + code.code + " stands twice"_L1, {}};
        taxonomy.m_byCode.insert(code.code, taxonomy.m_codes.size());
        taxonomy.m_codes.append(code);
    }
    REDRESS_CHECK(taxonomy.check());
    taxonomy.index();
    return taxonomy;
}

Result<void> Taxonomy::check() const
{
    for (const TaxonomyCode &code : m_codes) {
        const bool shared = code.parent == "*"_L1 && code.kind == Kind::Issue;
        const TaxonomyCode *parent = find(code.parent);
        const Kind wanted = code.kind == Kind::SubIssue ? Kind::Issue : Kind::Product;
        if (code.kind != Kind::Product && !shared && (!parent || parent->kind != wanted))
            return Error{ErrorCode::BadInput,
                         code.code + " has the parent "_L1 + code.parent
                             + ", which does not fit"_L1,
                         {}};
        QStringList named = code.products;
        if (!code.successor.isEmpty())
            named.append(code.successor);
        for (const QString &other : std::as_const(named)) {
            if (!find(other))
                return Error{
                    ErrorCode::BadInput, code.code + " names the unknown code "_L1 + other, {}};
        }
    }
    return {};
}

void Taxonomy::index()
{
    for (qsizetype i = 0; i < m_codes.size(); ++i) {
        const TaxonomyCode &code = m_codes.at(i);
        m_byLabel[labelKey(code.parent, code.label)].append(i);
        if (code.labelZh != code.label)
            m_byLabel[labelKey(code.parent, code.labelZh)].append(i);
        if (code.kind != Kind::Issue || code.validTo.isValid())
            continue;
        Searchable issue;
        issue.index = i;
        issue.labels = {foldName(code.label), foldName(code.labelZh)};
        for (const QString &word : code.words)
            issue.words.append(foldName(word));
        if (const TaxonomyCode *product = find(code.parent)) {
            issue.product = foldName(product->label + u' ' + product->labelZh + u' '
                                     + product->words.join(u' '));
        }
        m_searchables.append(issue);
    }
}

QList<TaxonomyCode> Taxonomy::childrenOf(const QString &parent, Kind kind) const
{
    QList<TaxonomyCode> found;
    for (const TaxonomyCode &code : m_codes) {
        if (code.kind == kind && code.parent == parent)
            found.append(code);
    }
    return found;
}

QList<TaxonomyCode> Taxonomy::products() const
{
    return childrenOf({}, Kind::Product);
}

QList<TaxonomyCode> Taxonomy::issuesOf(const QString &product) const
{
    QList<TaxonomyCode> own = childrenOf(product, Kind::Issue);
    if (!own.isEmpty())
        return own;
    const QList<TaxonomyCode> shared = childrenOf(u"*"_s, Kind::Issue);
    for (const TaxonomyCode &issue : shared) {
        if (issue.products.contains(product))
            own.append(issue);
    }
    return own.isEmpty() ? shared : own;
}

QList<TaxonomyCode> Taxonomy::subProductsOf(const QString &product) const
{
    return childrenOf(product, Kind::SubProduct);
}

QList<TaxonomyCode> Taxonomy::subIssuesOf(const QString &issue) const
{
    return childrenOf(issue, Kind::SubIssue);
}

const TaxonomyCode *Taxonomy::find(const QString &code) const
{
    const auto found = m_byCode.constFind(code);
    return found == m_byCode.constEnd() ? nullptr : &m_codes.at(*found);
}

QString Taxonomy::codeForLabel(const QString &label, const QString &parent, const QDate &day) const
{
    const QList<qsizetype> found = m_byLabel.value(labelKey(parent, label));
    for (const qsizetype i : found) {
        const TaxonomyCode &code = m_codes.at(i);
        if (day.isValid() ? code.isValidOn(day) : !code.validTo.isValid())
            return code.code;
    }
    // A label used outside its days is still that label.
    return found.isEmpty() ? QString() : m_codes.at(found.first()).code;
}

QString Taxonomy::codeAsOf(const QString &code, const QDate &day) const
{
    QString current = code;
    for (int step = 0; step < kMaxSuccessors; ++step) {
        const TaxonomyCode *found = find(current);
        const bool over = found && found->validTo.isValid() && day > found->validTo;
        if (!over || found->successor.isEmpty())
            return current;
        current = found->successor;
    }
    return current;
}

int Taxonomy::scoreOf(const Searchable &issue, const QString &typed,
                      const QStringList &tokens) const
{
    int score = 0;
    // What callers say is often longer than the word we know: "平台提现不了怎么办" holds
    // "提现不了".
    for (const QString &word : issue.words) {
        if (word.size() >= 2 && typed.contains(word))
            score += 6 + int(word.size());
    }
    int matched = 0;
    for (const QString &token : tokens) {
        int best = 0;
        for (const QString &label : issue.labels) {
            if (label.startsWith(token))
                best = qMax(best, 8);
            else if (label.contains(u' ' + token))
                best = qMax(best, 6);
            else if (label.contains(token))
                best = qMax(best, 4);
        }
        for (const QString &word : issue.words)
            best = qMax(best, word.startsWith(token) ? 6 : word.contains(token) ? 4 : 0);
        if (best == 0 && issue.product.contains(token))
            best = 2;
        matched += best > 0 ? 1 : 0;
        score += best;
    }
    if (hasHan(typed))
        score += sharedPairs(typed, issue.labels.join(u'\n') + u'\n' + issue.words.join(u'\n'));
    else if (matched < tokens.size() && score < 8)
        return 0; // in spaced scripts every word typed must fit
    return score;
}

QList<TaxonomyCode> Taxonomy::suggest(const QString &typed, int limit) const
{
    const QString folded = foldName(typed.left(kMaxTyped));
    if (folded.isEmpty() || limit <= 0)
        return {};
    const QStringList tokens = folded.split(u' ', Qt::SkipEmptyParts);
    QList<QPair<int, qsizetype>> scored;
    for (const Searchable &issue : m_searchables) {
        if (const int score = scoreOf(issue, folded, tokens); score > 0)
            scored.append({-score, issue.index}); // equal scores keep the file's order
    }
    std::sort(scored.begin(), scored.end());
    QList<TaxonomyCode> best;
    for (const auto &entry : std::as_const(scored)) {
        if (best.size() == limit)
            break;
        best.append(m_codes.at(entry.second));
    }
    return best;
}

} // namespace Redress::Domain
