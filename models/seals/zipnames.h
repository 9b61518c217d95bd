// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/finding.h"

#include <QByteArray>
#include <QSet>

namespace Redress::Seals {

/// Judges the names of one archive, one after the other, for anything that another tool could
/// unpack to a place, or over a file, that nobody expects. Findings "dossier.zip-name-…".
class ZipNameCheck {
public:
    void add(const QByteArray &name, Verification *found);

private:
    QSet<QByteArray> m_exact;
    QSet<QString> m_folded;
};

/// A name as it may be shown: control and invisible characters escaped, long names cut.
QString shownName(const QByteArray &name);

} // namespace Redress::Seals
