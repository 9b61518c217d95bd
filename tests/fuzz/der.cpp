// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/seals/der.h"
#include "tests/fuzz/targets.h"

namespace Redress::Fuzz {

namespace {

void walk(QByteArrayView bytes, int depth)
{
    Seals::Der::Reader reader(bytes);
    while (!reader.atEnd() && depth < 20) {
        const auto item = reader.next();
        if (!item)
            return;
        demand(item->content.size() < item->whole.size() && item->whole.size() <= bytes.size(),
               "an element lies within its bytes");
        (void)Seals::Der::parseTime(*item);
        if (item->tag & 0x20)
            walk(item->content, depth + 1);
    }
}

} // namespace

void der(QByteArrayView bytes)
{
    walk(bytes, 0);
}

} // namespace Redress::Fuzz
