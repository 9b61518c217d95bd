// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/core/result.h"
#include "models/domain/drafts.h"
#include "models/store/database.h"

#include <QList>

namespace Redress::Store {

struct CompanyRecord {
    CompanyId id;
    Domain::CompanyDraft facts; // name, aliases, hotline, domains, verified
    qint64 openCases = 0, allCases = 0;
};
struct CompanyPage {
    QList<CompanyRecord> rows;
    QString next; // empty: the last page
};

class CompanyRepository {
public:
    explicit CompanyRepository(Database &database);

    Result<CompanyRecord> company(const CompanyId &id) const; // NotFound
    /// The company whose folded name, or else alias, equals that of `name`; NotFound.
    Result<CompanyId> byName(const QString &name) const;
    /// By folded name; `prefix` is folded here and may be empty.
    Result<CompanyPage> list(const QString &prefix, const QString &cursor, int limit) const;
    /// Names and aliases that begin with what was typed, then those with a word (in Chinese any
    /// character) that does; many cases first.
    Result<QList<CompanyRecord>> suggest(const QString &typed, int limit) const;

private:
    Database &m_database;
};

} // namespace Redress::Store
