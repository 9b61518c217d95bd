// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/seals/sealskit.h"

using namespace Qt::StringLiterals;

namespace Redress::Test {

QDateTime noon(int year)
{
    return {QDate(year, 3, 2), QTime(12, 0), Qt::UTC};
}

Center makeCenter(int year)
{
    const QString name = u"Made-up Center"_s;
    const QDateTime from(QDate(year, 1, 1), QTime(0, 0), Qt::UTC);
    const Crypto::P256PrivateKey rootKey = *Crypto::P256PrivateKey::generate();
    const Crypto::P256PrivateKey clerkKey = *Crypto::P256PrivateKey::generate();
    const Crypto::Certificate root = *Crypto::issueRoot(rootKey, name, from);
    const Crypto::Certificate clerk
        = *Crypto::issueStaff(rootKey, root, clerkKey.publicKey(),
                              {u"S-0000000000000001"_s, u"陈立 (clerk)"_s, name}, from);
    return {rootKey, clerkKey, root, clerk};
}

} // namespace Redress::Test
