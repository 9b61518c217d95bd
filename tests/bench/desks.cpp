// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Many desks on one server, each signed in by itself and acting as fast as it can on a case of its
// own. Prints {"acts":…,"seconds":…,"p50ms":…} and fails when the ledger does not hold every
// confirmed act.
#include "models/services/caseservice.h"
#include "models/services/ledgerservice.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <thread>
#include <vector>

#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace Redress;

namespace {

Crypto::SecretBytes benchPassword()
{
    return Crypto::SecretBytes::copyOf("bench");
}

template <typename T>
T orFail(Result<T> result)
{
    if (!result) {
        std::fprintf(stderr, "%s\n", qPrintable(result.error().detail));
        std::exit(exitCodeFor(result.error().code));
    }
    return *std::move(result);
}

struct Desk {
    Services::SessionPtr session;
    CaseId own;
    QList<qint64> each; // nanoseconds
};

void make(const QString &server, const QString &evidence)
{
    Services::NewCenter center;
    center.directory = server;
    center.evidence = evidence;
    center.name = u"Desks"_s;
    center.procedure = u"cfpb"_s;
    center.taxonomy = u"cfpb"_s;
    center.adminName = u"bench"_s;
    center.adminPassword = benchPassword();
    center.cheapKeys = true;
    orFail(Services::createCenter(center));
}

Desk takenPlace(const QString &server)
{
    Desk desk;
    desk.session = orFail(Services::signIn(server, u"bench"_s, benchPassword()));
    Domain::CaseDraft draft;
    draft.narrative = u"A case of this desk"_s;
    desk.own = orFail(Services::CaseService(desk.session).open(draft)).caseId;
    return desk;
}

void work(Desk &desk, const std::atomic<bool> &stop)
{
    Services::CaseService service(desk.session);
    while (!stop) {
        QElapsedTimer timer;
        timer.start();
        orFail(service.note(desk.own, u"The caller asks how far it is."_s));
        desk.each.append(timer.nsecsElapsed());
    }
}

double userSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_utime.tv_sec) + double(usage.ru_utime.tv_usec) / 1e6;
}

void run(const QString &server, int count, int seconds)
{
    std::vector<Desk> desks;
    for (int i = 0; i < count; ++i)
        desks.push_back(takenPlace(server));
    Services::LedgerService ledger(desks.front().session);
    const qint64 before = orFail(ledger.head()).size;
    std::atomic<bool> stop = false;
    const double userBefore = userSeconds();
    QElapsedTimer whole;
    whole.start();
    std::vector<std::thread> threads;
    for (Desk &desk : desks)
        threads.emplace_back([&desk, &stop] { work(desk, stop); });
    std::this_thread::sleep_for(std::chrono::seconds(seconds));
    stop = true;
    for (std::thread &thread : threads)
        thread.join();
    const double userUsed = userSeconds() - userBefore;
    const double wall = double(whole.nsecsElapsed()) / 1e9;
    QList<qint64> each;
    for (const Desk &desk : desks)
        each += desk.each;
    std::sort(each.begin(), each.end());
    if (orFail(ledger.head()).size != before + each.size()) {
        std::fputs("the ledger does not hold what was confirmed\n", stderr);
        std::exit(1);
    }
    std::printf("{\"acts\":%lld,\"seconds\":%.3f,\"p50ms\":%.2f,\"p95ms\":%.2f,\"user\":%.2f}\n",
                static_cast<long long>(each.size()), wall, double(each.at(each.size() / 2)) / 1e6,
                double(each.at(each.size() * 95 / 100)) / 1e6, userUsed);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList words = QCoreApplication::arguments().mid(1);
    if (words.size() == 3 && words.first() == u"make"_s)
        make(words[1], words[2]);
    else if (words.size() == 4 && words.first() == u"work"_s)
        run(words[1], words[2].toInt(), words[3].toInt());
    else {
        std::fputs("redress-desks make SERVER EVIDENCE | work SERVER DESKS SECONDS\n", stderr);
        return 2;
    }
    return 0;
}
