// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A process to be killed: imports a file into a vault and says after each batch how far it is
// confirmed. importer VAULT LOGIN PASSWORD FILE
#include "models/services/importservice.h"

#include <QCoreApplication>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Services;

namespace {

class Teller final : public Progress {
public:
    void setTotal(qint64) override { }
    void setDone(qint64 done) override
    {
        // A batch is committed before it is told of: the reader of this line may rely on it.
        std::printf("%lld\n", static_cast<long long>(done));
        std::fflush(stdout);
    }
    bool isCancelled() const override { return false; }
};

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    if (arguments.size() != 5)
        return 2;
    const auto session = signIn(arguments.at(1), arguments.at(2),
                                Crypto::SecretBytes::copyOf(arguments.at(3).toUtf8()));
    if (!session) {
        std::fprintf(stderr, "%s\n", qPrintable(session.error().detail));
        return exitCodeFor(session.error().code);
    }
    Teller teller;
    const auto report = ImportService(*session).importFile(arguments.at(4), u"cfpb"_s, teller);
    if (!report) {
        std::fprintf(stderr, "%s\n", qPrintable(report.error().detail));
        return exitCodeFor(report.error().code);
    }
    std::printf("rows %lld added %lld\n", static_cast<long long>(report->rows),
                static_cast<long long>(report->added));
    return 0;
}
