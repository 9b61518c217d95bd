// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/crypto/keys.h"
#include "models/ledger/entry.h"

#include <QString>

namespace Redress::Ledger {

inline const QString kSampleKid = QStringLiteral("ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0");

/// A case opened by telephone, with two personal facts of the caller.
inline EntryDraft aDraft()
{
    EntryDraft draft;
    draft.act = QStringLiteral("case.opened");
    draft.at = parseUtc(QStringLiteral("2026-03-02T08:15:30.250Z"));
    draft.caseId = QStringLiteral("C-2026-000123-7");
    draft.id = QStringLiteral("E-7QK3MZ9W2R5T8VXB");
    draft.facts = {{QStringLiteral("channel"), QStringLiteral("phone")},
                   {QStringLiteral("amount"),
                    QJsonObject{{QStringLiteral("minorUnits"), 5'000'000},
                                {QStringLiteral("currency"), QStringLiteral("CNY")}}}};
    draft.personal = {{QStringLiteral("P-1"), QStringLiteral("consumer"),
                       QJsonObject{{QStringLiteral("name"), QStringLiteral("李小明")},
                                   {QStringLiteral("phone"), QStringLiteral("13800138000")}}},
                      {QStringLiteral("P-1"), QStringLiteral("narrative"),
                       QStringLiteral("The loan was never paid out.")}};
    return draft;
}

/// A signing key made once per test program.
inline const Crypto::P256PrivateKey &aStaffKey()
{
    static const Crypto::P256PrivateKey key = *Crypto::P256PrivateKey::generate();
    return key;
}

inline SignedEntry anEntry(const EntryDraft &draft = aDraft())
{
    return *signEntry(draft, aStaffKey(), kSampleKid);
}

} // namespace Redress::Ledger
