// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/actreader.h"

#include "models/store/sealing.h"

using namespace Qt::StringLiterals;

namespace Redress::Store {

Domain::RecordedAct recordedAct(qint64 seq, const Ledger::EntryView &view, const StaffId &staff)
{
    Domain::RecordedAct act;
    act.seq = seq;
    act.act = view.act;
    act.at = view.at;
    act.by = staff;
    act.caseId = {view.caseId};
    act.facts = view.facts;
    return act;
}

void addPersonal(ProjectedAct &projected, qint64 position, const Ledger::Disclosure &disclosure)
{
    projected.act.personal.insert(disclosure.name, disclosure.value);
    projected.places.insert(disclosure.name, placeOf(projected.act.seq, position));
}

Result<QList<ReadDisclosure>> readDisclosures(Connection &connection, SubjectKeys &keys, qint64 seq)
{
    QList<ReadDisclosure> disclosures;
    Query read = connection.query(
        u"SELECT d.place, d.subject, d.digest, d.sealed, k.wrapped FROM disclosure d"
        " LEFT JOIN subject_key k ON k.subject = d.subject"
        " WHERE d.place >= ? AND d.place < ? ORDER BY d.place"_s);
    read.bind(placeOf(seq, 0)).bind(placeOf(seq + 1, 0));
    REDRESS_CHECK(read.run());
    for (;;) {
        REDRESS_TRY(more, read.next());
        if (!more)
            return disclosures;
        ReadDisclosure disclosure{read.integer(0) - placeOf(seq, 0), read.text(1), {}};
        REDRESS_TRY(key, keys.disclosureKey(disclosure.subject, read.bytes(4)));
        if (key) {
            const auto opened
                = openDisclosure(*key, seq, read.bytes(2), read.bytes(3), disclosure.subject);
            if (!opened)
                return opened.error().wrapped(
                    u"couldn't open fact %1 of entry %2"_s.arg(disclosure.position).arg(seq));
            disclosure.opened = *opened;
        }
        disclosures.append(disclosure);
    }
}

Result<StaffId> staffOf(Connection &connection, const QString &thumbprint)
{
    Query read = connection.query(u"SELECT staff FROM certificate WHERE thumbprint = ?"_s);
    read.bind(thumbprint);
    REDRESS_TRY(found, read.first());
    if (!found)
        return Error{ErrorCode::NotFound, "there is no certificate "_L1 + thumbprint.left(60), {}};
    return StaffId{read.text(0)};
}

} // namespace Redress::Store
