// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/progress.h"
#include "models/services/caseservice.h"

namespace Redress::Services {

enum class Recipient { Court, Company, Department, Public };
Result<Recipient> recipientFromWord(const QString &word);
QString wordFor(Recipient recipient);

/// What a recipient will see, before anything is made.
struct DossierPreview {
    Recipient recipient = Recipient::Court;
    QStringList shownFacts; // Fact names that are disclosed
    QStringList hiddenFacts; // that stay digests
    Domain::ConsumerFacts consumer; // as shown, masked where masked
    QList<PaperRow> papers; // that travel
    QList<PaperRow> withheldPapers;
    QList<Chronicle> chronology; // as shown
    qint64 totalBytes = 0;
};

struct DossierMade {
    QString path;
    QByteArray sha256;
    qint64 entry = -1; // of report.exported
    qint64 size = 0;
};

class ReportService {
public:
    explicit ReportService(SessionPtr session);
    Result<DossierPreview> preview(const CaseId &id, Recipient recipient);
    /// Writes the ASiC-E dossier (temporary file, fsync, rename) and records the export.
    /// `language` of the report: "en", "zh_CN"; empty: that of the case's jurisdiction. Needs a
    /// QGuiApplication.
    Result<DossierMade> dispute(const CaseId &id, Recipient recipient, const QString &path,
                                Progress &progress, const QString &language = {});

private:
    SessionPtr m_session;
};

} // namespace Redress::Services
