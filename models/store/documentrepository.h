// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/core/result.h"
#include "models/domain/actfacts.h"
#include "models/store/database.h"

#include <QDateTime>
#include <QList>
#include <QSet>

namespace Redress::Store {

/// A paper as document.archived recorded it; name, media type, digest and seal are empty once
/// erased.
struct DocumentRecord {
    Domain::PaperFacts paper;
    QString subject; // whose key opens it
    QDateTime archivedUtc;
    StaffId by;
    qint64 entry = -1;
    bool erased = false;
};
struct DocumentPage {
    QList<DocumentRecord> rows;
    QString next; // empty: the last page
};

/// The paper that entry `seq` archived, read from the ledger itself.
Result<DocumentRecord> readDocument(Database &database, qint64 seq);

class DocumentRepository {
public:
    explicit DocumentRepository(Database &database);

    Result<DocumentRecord> document(const DocumentId &id) const; // NotFound
    /// In order of archiving; an empty case id lists all papers.
    Result<DocumentPage> list(const CaseId &caseId, const QString &cursor, int limit) const;
    /// The evidence files of all papers: what else lies in the vault is an orphan.
    Result<QSet<QString>> blobs() const;

private:
    Database &m_database;
};

} // namespace Redress::Store
