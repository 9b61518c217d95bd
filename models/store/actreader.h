// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/acts.h"
#include "models/ledger/entry.h"
#include "models/store/connection.h"
#include "models/store/projector.h"
#include "models/store/subjectkeys.h"

#include <QList>

namespace Redress::Store {

/// What an entry says, without its personal facts. `staff`: whom its certificate belongs to.
Domain::RecordedAct recordedAct(qint64 seq, const Ledger::EntryView &view, const StaffId &staff);
/// Adds an opened disclosure to what the act says.
void addPersonal(ProjectedAct &projected, qint64 position, const Ledger::Disclosure &disclosure);

/// A row of the table disclosure, opened where its key is still there.
struct ReadDisclosure {
    qint64 position = 0;
    QString subject;
    std::optional<Ledger::Disclosure> opened; // nothing: the key is gone
};
/// In recorded order. Corrupt when one does not open under the key that is there.
Result<QList<ReadDisclosure>> readDisclosures(Connection &connection, SubjectKeys &keys,
                                              qint64 seq);
/// NotFound for a certificate that is not stored.
Result<StaffId> staffOf(Connection &connection, const QString &thumbprint);

} // namespace Redress::Store
