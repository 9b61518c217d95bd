// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// test-soak SECONDS DESKS: many desks, each a process of its own, at random work on one center,
// while desks are killed, connections ended and the server killed and restarted. Then every act
// that was confirmed to somebody is looked for: none lost, none doubled, one history. Runs under
// tests/support/with-postgres.sh.
#include "models/core/text.h"
#include "models/services/sessionstate.h"
#include "models/store/ledgerrepository.h"
#include "tests/services/office.h"
#include "tests/store/postgresground.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QRegularExpression>

#include <csignal>
#include <cstdio>
#include <thread>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Services;
using namespace Redress::Test;

namespace {

constexpr int kLogins = 5;
constexpr int kEndMs = 120'000; // for the last acts of all desks

class Soak {
public:
    Soak(int seconds, int desks) : m_seconds(seconds), m_desks(desks) { }
    bool run();

private:
    struct Running {
        std::unique_ptr<QProcess> process;
        int starts = 0;
    };
    void start(Running &desk, int number);
    void disturb();
    void restartServer(bool kill);
    bool control(const QStringList &what) const;
    bool check();

    int m_seconds, m_desks;
    Office m_office;
    std::vector<Running> m_running;
    int m_killed = 0, m_ended = 0, m_restarts = 0;
};

bool Soak::control(const QStringList &what) const
{
    const QStringList command = qEnvironmentVariable("REDRESS_TEST_POSTGRES_CTL").split(u' ');
    QProcess process;
    process.setWorkingDirectory(u"/"_s);
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    process.start(command.first(),
                  command.mid(1)
                      + QStringList{u"-D"_s, qEnvironmentVariable("REDRESS_TEST_POSTGRES_DATA")}
                      + what);
    return process.waitForFinished(90'000) && process.exitCode() == 0;
}

void Soak::start(Running &desk, int number)
{
    desk.process = std::make_unique<QProcess>();
    desk.process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    desk.process->start(QCoreApplication::applicationDirPath() + u"/test-soakdesk"_s,
                        {m_office.path(), u"desk%1"_s.arg(number % kLogins),
                         m_office.folder.path() + u"/journal-%1"_s.arg(number),
                         QString::number(number)});
    if (!desk.process->waitForStarted())
        qFatal("no desk");
    ++desk.starts;
}

void Soak::restartServer(bool kill)
{
    QFile file(qEnvironmentVariable("REDRESS_TEST_POSTGRES_DATA") + u"/postmaster.pid"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the server has no process");
    const int postmaster = file.readLine().trimmed().toInt();
    file.close();
    if (kill)
        ::kill(postmaster, SIGKILL);
    else if (!control({u"-m"_s, u"immediate"_s, u"stop"_s}))
        qFatal("the server does not stop");
    ++m_restarts;
    // Until the last process of the killed one is gone, no other starts.
    for (int i = 0; i < 60; ++i) {
        if (control({u"-w"_s, u"-l"_s, u"/dev/null"_s, u"start"_s}))
            return;
        std::this_thread::sleep_for(std::chrono::milliseconds(500));
    }
    qFatal("the server does not start");
}

/// One mishap.
void Soak::disturb()
{
    QRandomGenerator &random = *QRandomGenerator::global();
    const int number = random.bounded(m_desks);
    Running &desk = m_running[size_t(number)];
    if (random.bounded(2) == 0) {
        desk.process->kill();
        desk.process->waitForFinished();
        ++m_killed;
        start(desk, number);
    } else if (Store::runOn(m_office.path(),
                            u"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> "
                            u"pg_backend_pid()"
                            " AND application_name LIKE 'redress-%' ORDER BY random() LIMIT 1"_s)) {
        ++m_ended;
    }
}

bool Soak::run()
{
    if (!m_office.isOpen())
        return false;
    for (int i = 0; i < kLogins; ++i) {
        if (m_office.hire(u"desk%1"_s.arg(i), Domain::Role::Operator).isEmpty())
            return false;
    }
    const QString address = m_office.path();
    m_running.resize(size_t(m_desks));
    for (int i = 0; i < m_desks; ++i)
        start(m_running[size_t(i)], i);
    QElapsedTimer time;
    time.start();
    const int restartEvery = std::max(8, m_seconds / 10); // seconds
    qint64 nextRestart = restartEvery;
    while (time.elapsed() < m_seconds * 1000) {
        std::this_thread::sleep_for(
            std::chrono::milliseconds(300 + QRandomGenerator::global()->bounded(1200)));
        disturb();
        if (time.elapsed() / 1000 >= nextRestart) {
            restartServer(m_restarts % 2);
            nextRestart = time.elapsed() / 1000 + restartEvery;
        }
    }
    for (Running &desk : m_running)
        desk.process->closeWriteChannel();
    for (Running &desk : m_running) {
        if (!desk.process->waitForFinished(kEndMs) || desk.process->exitCode() != 0) {
            std::fprintf(stderr, "a desk did not end well\n");
            return false;
        }
    }
    std::printf("%d desks, %lld s; %d desks killed, %d connections ended, %d server restarts\n",
                m_desks, static_cast<long long>(time.elapsed() / 1000), m_killed, m_ended,
                m_restarts);
    return check();
}

bool Soak::check()
{
    QElapsedTimer time;
    time.start();
    m_office.boss.reset();
    if (!m_office.signIn(u"boss"_s))
        return false;
    Store::LedgerRepository ledger(*m_office.boss->d().database);
    const auto size = ledger.size();
    if (!size)
        return false;
    static const QRegularExpression marks(u"soak-\\d+-\\d+-\\d+"_s);
    QHash<QString, qint64> entryOf; // by mark
    int doubled = 0;
    for (qint64 seq = 0; seq < *size; ++seq) {
        const auto read = ledger.act(seq);
        if (!read)
            return false;
        const auto match = marks.match(
            QString::fromUtf8(compactJson(read->act.personal) + compactJson(read->act.facts)));
        if (!match.hasMatch())
            continue;
        const QString mark = match.captured();
        if (entryOf.contains(mark)) {
            std::fprintf(stderr, "%s stands at %lld and %lld\n", qPrintable(mark),
                         static_cast<long long>(entryOf.value(mark)), static_cast<long long>(seq));
            ++doubled;
        }
        entryOf.insert(mark, seq);
    }
    qint64 confirmed = 0, lost = 0;
    const QDir folder(m_office.folder.path());
    for (const QString &name : folder.entryList({u"journal-*"_s})) {
        QFile journal(folder.filePath(name));
        if (!journal.open(QIODevice::ReadOnly))
            return false;
        while (!journal.atEnd()) {
            const QByteArray line = journal.readLine();
            if (!line.endsWith('\n'))
                continue; // killed while it wrote: not confirmed to anybody
            const QStringList parts = QString::fromUtf8(line).trimmed().split(u' ');
            ++confirmed;
            if (entryOf.value(parts.at(0), -1) != parts.at(1).toLongLong()) {
                std::fprintf(stderr, "%s is not at %s\n", qPrintable(parts.at(0)),
                             qPrintable(parts.at(1)));
                ++lost;
            }
        }
    }
    // A killed desk leaves the sealed bytes of a paper that no entry names: harmless, and swept.
    QStringList damages = damageOf(m_office.boss).split(u'\n', Qt::SkipEmptyParts);
    damages.removeIf([](const QString &line) { return line.contains("evidence.orphan"_L1); });
    const QString damage = damages.join(u'\n');
    std::printf(
        "%lld entries, %lld acts of desks in the ledger, %lld confirmed, %lld lost, %d doubled; "
        "check of the ledger with all tables: %s; checked in %lld s\n",
        static_cast<long long>(*size), static_cast<long long>(entryOf.size()),
        static_cast<long long>(confirmed), static_cast<long long>(lost), doubled,
        damage.isEmpty() ? "intact" : qPrintable(damage),
        static_cast<long long>(time.elapsed() / 1000));
    return confirmed > m_desks && lost == 0 && doubled == 0 && damage.isEmpty();
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    if (arguments.size() != 3 || !Store::onPostgres())
        return 2;
    return Soak(arguments.at(1).toInt(), arguments.at(2).toInt()).run() ? 0 : 1;
}
