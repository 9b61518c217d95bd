// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/finding.h"
#include "models/seals/timestamp.h"

#include <QByteArray>
#include <QMap>
#include <QSet>

namespace Redress::Seals {

/// The outside time of a dossier: its anchors and lists in trust/tsa/, and every token against
/// them. Findings "time.…", "dossier.anchor-differs", "dossier.time-…".
class DossierTimeCheck {
public:
    /// `trusted`: roots that came another way than inside the dossier; empty: those inside count.
    DossierTimeCheck(const QList<Crypto::OutsideCertificate> &trusted, Verification *found)
        : m_trusted(trusted), m_found(*found)
    {
    }

    /// A file of trust/tsa/, named after the digest of what it holds.
    void addRoot(const QByteArray &name, const QByteArray &thumbprint, const QByteArray &pem);
    void addList(const QByteArray &name, const QByteArray &thumbprint, const QByteArray &der);
    /// After all of them: a token over bytes with this digest.
    TimeStampCheck check(const QByteArray &name, const QByteArray &token, const QByteArray &sha256);
    /// After all tokens: anchors and lists that none of them needs.
    void finish();
    bool isAnchorFromInside() const { return m_trusted.isEmpty(); }

private:
    void broken(const char *code, const QByteArray &name, const QString &detail);

    const QList<Crypto::OutsideCertificate> &m_trusted;
    Verification &m_found;
    QMap<QByteArray, Crypto::OutsideCertificate> m_roots; // by file
    QMap<QByteArray, Crypto::RevocationList> m_lists; // by file
    QSet<QByteArray> m_used; // files
};

} // namespace Redress::Seals
