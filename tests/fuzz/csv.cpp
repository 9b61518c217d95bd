// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/cfpbreader.h"
#include "models/domain/rules.h"
#include "tests/fuzz/targets.h"

#include <QBuffer>

using namespace Qt::StringLiterals;

namespace Redress::Fuzz {

void csv(QByteArrayView bytes)
{
    static const Domain::RuleBook book = *Domain::RuleBook::shipped();
    QByteArray content = bytes.toByteArray();
    QBuffer device(&content);
    device.open(QIODevice::ReadOnly);
    Domain::CfpbReader reader(&device);
    qint64 line = 0;
    while (true) {
        const auto item = reader.next();
        if (!item || !*item)
            break;
        const auto *row = std::get_if<Domain::CfpbRow>(&**item);
        const qint64 at = row ? row->line : std::get<Domain::CfpbProblem>(**item).line;
        demand(at > line, "records come in the order of their lines");
        line = at;
        if (!row)
            continue;
        const auto imported
            = Domain::cfpbCase(*row, *book.taxonomy(u"cfpb"_s), *book.calendar(u"us-federal"_s));
        Domain::Opening opening;
        opening.receivedUtc = imported.receivedUtc;
        // Refused or recorded; what is recorded can be read again.
        (void)Domain::caseImported(imported.imported, opening);
    }
    demand(reader.bytesRead() <= bytes.size(), "no byte is read twice");
}

} // namespace Redress::Fuzz
