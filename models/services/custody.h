// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/session.h"
#include "models/store/documentrepository.h"

#include <QDateTime>

namespace Redress::Services {

struct NumberedPaper {
    Store::DocumentRecord document;
    QString pathInDossier; // "evidence/001.pdf"
    QString archivedBy; // name
};

/// The chain of custody of a dossier as JSON-LD in CASE/UCO terms: of each paper who acquired it,
/// when, how, its digest (ISO/IEC 27037), and who exported it.
QByteArray custodyOf(const Session &session, const CaseId &id, const QList<NumberedPaper> &papers,
                     const QDateTime &exportedUtc);

struct CertificationFacts {
    CaseId caseId;
    QString recipient; // code
    QDateTime exportedUtc;
    qint64 treeSize = 0;
    QByteArray root; // 32 bytes
    qsizetype papers = 0;
    qsizetype withheld = 0;
    QStringList witnesses; // who cosigned that state of the ledger
};
/// certification.txt, filled in for the person signed in.
Result<QByteArray> certificationOf(const Session &session, const CertificationFacts &facts);

} // namespace Redress::Services
