// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/core/result.h"
#include "models/store/database.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>

namespace Redress::Store {

/// A paper as recorded by document.archived.
struct DocumentRecord {
    DocumentId id;
    CaseId caseId;
    QString subject; // whose key opens it
    QString kind;
    QString receivedFrom;
    qint64 size = 0;
    QString blob; // name of the evidence file in the vault, as the entry states it
    QDateTime archivedUtc;
    StaffId by;
    qint64 entry = -1;
    // Opened disclosures; empty once erased.
    QString fileName;
    QString mediaType;
    QByteArray sha256; // raw
    QByteArray seal; // CAdES, DER
    bool erased = false;
};
struct DocumentPage {
    QList<DocumentRecord> rows;
    QString next; // empty: the last page
};

class DocumentRepository {
public:
    explicit DocumentRepository(Database &database);

    Result<DocumentRecord> document(const DocumentId &id) const; // NotFound
    /// In order of archiving; an empty case id lists all papers.
    Result<DocumentPage> list(const CaseId &caseId, const QString &cursor, int limit) const;

private:
    Database &m_database;
};

} // namespace Redress::Store
