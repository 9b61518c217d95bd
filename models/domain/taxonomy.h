// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QByteArray>
#include <QDate>
#include <QHash>
#include <QList>
#include <QString>

namespace Redress::Domain {

struct TaxonomyCode {
    enum class Kind { Product, SubProduct, Issue, SubIssue };
    Kind kind = Kind::Issue;
    QString code; // "p2p.cannot-withdraw": stable, lower case, dots between levels
    QString parent; // empty for a product; "*" for an issue that any product may have
    QString label;
    QString labelZh;
    QDate validFrom; // invalid: always was
    QDate validTo; // last day; invalid: still valid
    QString successor; // code, where one replaces it
    QStringList products; // of a "*" issue: the products it was met with; empty: not known
    QStringList words; // what callers say: for the completer
    QStringList questions; // to ask the caller (issues), English
    QStringList questionsZh;
    QStringList papers; // to ask for (issues), English
    QStringList papersZh;

    bool isValidOn(const QDate &day) const;
};

class Taxonomy {
public:
    /// One file of resources/taxonomies (its format: resources/help/taxonomies.md).
    static Result<Taxonomy> parse(const QByteArray &json);
    QString id() const { return m_id; }
    QString version() const { return m_version; }
    QString idAtVersion() const { return m_id + u'@' + m_version; }
    QString title() const { return m_title; }
    QString titleZh() const { return m_titleZh; }
    QList<TaxonomyCode> products() const; // old names too; see isValidOn
    /// Own children, or those shared by all products ("*"): the ones met with this product where
    /// that is known.
    QList<TaxonomyCode> issuesOf(const QString &product) const;
    QList<TaxonomyCode> subProductsOf(const QString &product) const;
    QList<TaxonomyCode> subIssuesOf(const QString &issue) const;
    const TaxonomyCode *find(const QString &code) const; // null when unknown
    /// By label as other systems export it (CFPB product and issue names, old and new),
    /// case-insensitive; empty when unknown. `parent`: empty for products, "*" for issues, else a
    /// code. Among equal labels the one valid on `day` (invalid: today's) is taken.
    QString codeForLabel(const QString &label, const QString &parent = {},
                         const QDate &day = {}) const;
    /// Follows successors until `day`.
    QString codeAsOf(const QString &code, const QDate &day) const;
    /// Issues (their product is the parent) whose label or words match what was typed, best first,
    /// at most `limit`.
    QList<TaxonomyCode> suggest(const QString &typed, int limit) const;

private:
    /// Folded once, so that each key press compares plain text.
    struct Searchable {
        qsizetype index = 0; // into m_codes, an issue
        QStringList labels;
        QStringList words;
        QString product; // labels and words of its product
    };
    Result<void> check() const;
    void index();
    int scoreOf(const Searchable &issue, const QString &typed, const QStringList &tokens) const;
    QList<TaxonomyCode> childrenOf(const QString &parent, TaxonomyCode::Kind kind) const;

    QString m_id, m_version, m_title, m_titleZh;
    QList<TaxonomyCode> m_codes;
    QHash<QString, qsizetype> m_byCode;
    QHash<QString, QList<qsizetype>> m_byLabel; // parent, line feed, folded label
    QList<Searchable> m_searchables;
};

} // namespace Redress::Domain
