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
    QString code; // "p2p.cannot-withdraw": stable, lower case, dots between levels
    QString parent; // empty for a product
    QString label;
    QString labelZh;
    QDate validFrom;
    QDate validTo; // invalid: still valid
    QString successor; // code, where one replaces it
    QStringList words; // what callers say: for the completer
    QStringList questions; // to ask the caller (issues)
    QStringList papers; // to ask for (issues)
};

class Taxonomy {
public:
    static Result<Taxonomy> parse(const QByteArray &json);
    QString id() const { return m_id; }
    QString version() const { return m_version; }
    QString idAtVersion() const { return m_id + u'@' + m_version; }
    QString title() const { return m_title; }
    QList<TaxonomyCode> products() const;
    QList<TaxonomyCode>
    issuesOf(const QString &product) const; // own children, or those shared by all products ("*")
    const TaxonomyCode *find(const QString &code) const;
    /// By label as other systems export it (CFPB product and issue names, old and new),
    /// case-insensitive; empty when unknown.
    QString codeForLabel(const QString &label, const QString &parent = {}) const;
    /// Follows successors until `day`.
    QString codeAsOf(const QString &code, const QDate &day) const;
    /// Issues (with product) whose label or words match what was typed, best first, at most
    /// `limit`.
    QList<TaxonomyCode> suggest(const QString &typed, int limit) const;

private:
    QString m_id, m_version, m_title;
    QList<TaxonomyCode> m_codes;
    QHash<QString, qsizetype> m_byCode;
    QHash<QString, QStringList> m_byLabel;
};

} // namespace Redress::Domain
