// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/progress.h"
#include "models/services/caseservice.h"
#include "models/services/session.h"

#include <QIODevice>

#include <memory>

namespace Redress::Services {

struct NewPaper {
    CaseId caseId;
    QString kind; // Domain::documentKinds(); empty: guessed from the media type
    QString path; // a file, or…
    QByteArray bytes; // …pasted content, with
    QString fileName; // its name
    QString receivedFrom = QStringLiteral("consumer"); // one of Domain::paperSources()
};

struct ArchivedPaper {
    DocumentId id;
    qint64 entry = -1;
    QByteArray sha256;
    qint64 size = 0;
};

struct PaperPage {
    QList<PaperRow> rows;
    QString next;
};

class DocumentService {
public:
    explicit DocumentService(SessionPtr session);
    Result<ArchivedPaper> archive(const NewPaper &paper, Progress &progress);
    /// One result a paper, in order; what is durable stays when a later one fails. All entries of
    /// the batch commit together. `progress` counts bytes and is told by several threads, one at a
    /// time.
    Result<QList<Result<ArchivedPaper>>> archiveMany(const QList<NewPaper> &papers,
                                                     Progress &progress);
    Result<PaperRow> show(const DocumentId &id);
    Result<PaperPage> list(const CaseId &caseId, const QString &cursor, int limit = 100);
    /// Decrypting, random-access, read-only device: nothing plain touches the disk. Owned by the
    /// caller.
    Result<std::unique_ptr<QIODevice>> open(const DocumentId &id);
    /// Bit-identical to what was archived (checked), written through a temporary file and renamed.
    Result<void> exportTo(const DocumentId &id, const QString &path, Progress &progress);
    /// A signed receipt for the consumer (resources/help/receipts.md), as an A5 PDF. `language`: "en",
    /// "zh_CN"; empty: that of the case's jurisdiction. Needs a QGuiApplication. Conflict when the
    /// person was erased.
    Result<void> receipt(const DocumentId &id, const QString &path, const QString &language = {});
    /// The age identity that opens this paper's vault file, for a judge ("AGE-SECRET-KEY-1…");
    /// recorded. Supervisor only.
    Result<QString> exportKey(const DocumentId &id);
    /// The vault file's path (ciphertext).
    Result<QString> vaultFile(const DocumentId &id);

private:
    SessionPtr m_session;
};

} // namespace Redress::Services
