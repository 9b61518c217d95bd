// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Appends acts to the center in the folder it is given until it is killed; says the ledger's size
// after each commit. A line on standard output is the confirmation a person would have seen.
#include "models/store/ledgerrepository.h"
#include "storecenter.h"

#include <QCoreApplication>

#include <cstdio>

using namespace Redress::Store;

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const auto center = StoreCenter::reopen(QString::fromLocal8Bit(argv[1]));
    const auto seed = quint32(std::atoi(argv[2]));
    const LedgerRepository ledger(center->database());
    for (quint32 round = 0;; ++round) {
        center->work(3, seed + round, 5);
        std::printf("%lld\n", static_cast<long long>(need(ledger.size())));
        std::fflush(stdout);
    }
}
