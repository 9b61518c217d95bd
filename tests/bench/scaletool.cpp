// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A center of any size, and how long one question to it takes: through the services, and as bare
// SQL on the same tables beside it, in shuffled turns. One JSON object a line.
#include "models/core/progress.h"
#include "models/services/caseservice.h"
#include "models/services/directoryservice.h"
#include "models/services/sessionstate.h"
#include "models/store/blindwords.h"
#include "models/store/connection.h"
#include "tests/bench/growth.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QRandomGenerator>

#include <algorithm>
#include <cstdio>
#include <functional>

#include <sys/resource.h>
#include <time.h>

using namespace Qt::StringLiterals;
using namespace Redress;

namespace {

constexpr int kRounds = 7;
constexpr int kPageRows = 50;
const QString kName = u"bench"_s;

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

void orFail(const Result<void> &result)
{
    if (!result) {
        std::fprintf(stderr, "%s\n", qPrintable(result.error().detail));
        std::exit(exitCodeFor(result.error().code));
    }
}

double threadMilliseconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

double userSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_utime.tv_sec) + double(usage.ru_utime.tv_usec) / 1e6;
}

long peakMegabytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

/// The center at `place`, made where there is none yet.
Services::SessionPtr enter(const QString &place, const QString &evidence,
                           const std::shared_ptr<Bench::GrowthClock> &clock)
{
    clock->set(Bench::recordedUtc(0));
    if (Services::isServer(place) ? !evidence.isEmpty() : !QFileInfo::exists(place)) {
        Services::NewCenter center;
        center.directory = place;
        center.evidence = evidence;
        center.name = u"Scale"_s;
        center.procedure = u"cfpb"_s;
        center.taxonomy = u"cfpb"_s;
        center.adminName = kName;
        center.adminPassword = benchPassword();
        center.cheapKeys = true;
        return orFail(Services::createCenter(center, clock)).session;
    }
    return orFail(Services::signIn(place, kName, benchPassword(), clock));
}

/// Tells the rate every few seconds.
class Rate final : public Progress {
public:
    explicit Rate(qint64 begun) : m_begun(begun), m_last(begun) { m_whole.start(); }
    void setTotal(qint64) override { m_lap.start(); }
    void setDone(qint64 done) override
    {
        m_done = done;
        if (m_lap.elapsed() < 10'000)
            return;
        tell(double(done - m_last) / (double(m_lap.restart()) / 1e3));
        m_last = done;
    }
    bool isCancelled() const override { return false; }
    void end() const { tell(double(m_done - m_begun) / (double(m_whole.elapsed()) / 1e3)); }

private:
    void tell(double rate) const
    {
        std::printf(
            "{\"cases\":%lld,\"rate\":%.0f,\"seconds\":%.1f,\"user\":%.1f,\"peakMB\":%ld}\n",
            static_cast<long long>(m_done), rate, double(m_whole.elapsed()) / 1e3, userSeconds(),
            peakMegabytes());
        std::fflush(stdout);
    }
    qint64 m_begun, m_last, m_done = 0;
    QElapsedTimer m_whole, m_lap;
};

QList<Domain::CfpbRow> rowsOf(const QString &csv)
{
    return QFileInfo::exists(csv) ? orFail(Bench::sampleRows(csv)) : Bench::madeUpRows();
}

void grow(const QString &place, qint64 cases, const QString &csv, const QString &evidence)
{
    const auto clock = std::make_shared<Bench::GrowthClock>();
    const auto session = enter(place, evidence, clock);
    auto growth = orFail(Bench::Growth::of(session, *clock, rowsOf(csv)));
    Rate rate(orFail(growth.cases()));
    orFail(growth.growTo(cases, rate));
    rate.end();
}

/// One question asked in two ways; answers how many rows came.
struct Pair {
    QString name;
    std::function<qint64()> ours;
    std::function<qint64()> bare;
    QList<double> ms[2] = {};
    QList<double> cpu[2] = {}; // of the asking thread, its work in the kernel included
    bool slow = false; // asked twice in all
};

double at(QList<double> ms, double part)
{
    std::sort(ms.begin(), ms.end());
    return ms.isEmpty() ? 0 : ms.at(qsizetype(double(ms.size() - 1) * part));
}

class Questions {
public:
    Questions(const QString &place, const QString &csv);
    void ask(int each, const QString &only);

private:
    qint64 read(const QString &sql, const std::function<void(Store::Query &)> &bind);
    void addPages();
    void addLookups();
    void addWords();
    void add(const QString &name, std::function<qint64()> ours, std::function<qint64()> bare)
    {
        m_pairs.append({name, std::move(ours), std::move(bare)});
    }
    qint64 page(Services::CaseQuery query)
    {
        query.limit = kPageRows;
        return orFail(Services::CaseService(m_session).list(query)).rows.size();
    }
    qint64 someCase() { return m_chance.bounded(m_cases); }
    Bench::GrownCase someCall();

    std::shared_ptr<Bench::GrowthClock> m_clock = std::make_shared<Bench::GrowthClock>();
    QList<Domain::CfpbRow> m_sample;
    Services::SessionPtr m_session;
    std::unique_ptr<Store::Connection> m_bare;
    bool m_sqlite;
    qint64 m_cases = 0;
    qint64 m_oldest = 0, m_newest = 0; // received, milliseconds
    QList<Pair> m_pairs;
    QRandomGenerator m_chance{20260101};
};

const QString kBareColumns
    = u"c.row, c.id, c.status, c.consumer, c.company, k.name, c.taxonomy, c.product, c.issue,"
      " c.assignee, c.received, c.due, c.closed, c.papers, c.special_care, c.amount, c.currency"_s;
const QString kBareJoin = u" LEFT JOIN company k ON k.id = c.company"_s;

Questions::Questions(const QString &place, const QString &csv)
    : m_sample(rowsOf(csv)), m_session(enter(place, {}, m_clock)),
      m_bare(orFail(Store::Connection::open(m_session->d().database->path()))),
      m_sqlite(!Services::isServer(place))
{
    m_cases = orFail(orFail(Bench::Growth::of(m_session, *m_clock, m_sample)).cases());
    m_oldest = orFail(m_bare->number(u"SELECT min(received) FROM complaint_case"_s));
    m_newest = orFail(m_bare->number(u"SELECT max(received) FROM complaint_case"_s));
    m_clock->set(Bench::recordedUtc(m_cases));
    addPages();
    addLookups();
    addWords();
}

qint64 Questions::read(const QString &sql, const std::function<void(Store::Query &)> &bind)
{
    Store::Query query = m_bare->query(sql);
    bind(query);
    orFail(query.run());
    qint64 rows = 0;
    while (orFail(query.next())) {
        for (int column = 0; column < 3; ++column)
            (void)query.raw(column);
        ++rows;
    }
    return rows;
}

void Questions::addPages()
{
    const auto bare = [this](const QString &where, const QString &order, QList<qint64> values) {
        return read("SELECT "_L1 + kBareColumns + " FROM complaint_case c"_L1 + kBareJoin + where
                        + order + u" LIMIT %1"_s.arg(kPageRows + 1),
                    [&](Store::Query &query) {
                        for (const qint64 value : std::as_const(values))
                            query.bind(value);
                    });
    };
    const QString newest = u" ORDER BY c.received DESC, c.row DESC"_s;
    const QString due = u" ORDER BY c.due, c.row"_s;
    add(
        u"first page"_s, [this] { return page({}); }, [=] { return bare({}, newest, {}); });
    const auto somewhere = [this] {
        return m_oldest + qint64(m_chance.generateDouble() * double(m_newest - m_oldest));
    };
    add(
        u"page at any depth"_s,
        [=, this] {
            Services::CaseQuery query;
            query.cursor = u"n.%1.0"_s.arg(somewhere());
            return page(query);
        },
        [=] {
            return bare(u" WHERE (c.received, c.row) < (?, ?)"_s, newest, {somewhere(), 0});
        });
    add(
        u"overdue, by deadline"_s,
        [this] {
            Services::CaseQuery query;
            query.queue = Services::Queue::Overdue;
            query.sort = Services::CaseQuery::Sort::Due;
            return page(query);
        },
        [=, this] {
            return bare(u" WHERE c.open = 1 AND c.due < ?"_s, due,
                        {m_clock->nowUtc().toMSecsSinceEpoch()});
        });
    add(
        u"shared queue, newest"_s,
        [this] {
            Services::CaseQuery query;
            query.queue = Services::Queue::Unassigned;
            return page(query);
        },
        [=] { return bare(u" WHERE c.open = 1 AND c.assignee = ''"_s, newest, {}); });
    add(
        u"counts of the queues"_s,
        [this] { return orFail(Services::CaseService(m_session).counts()).all > 0; },
        [this] {
            const QString now = QString::number(m_clock->nowUtc().toMSecsSinceEpoch());
            return orFail(
                       m_bare->number(u"SELECT count(*) FROM complaint_case WHERE due < "_s + now))
                >= 0;
        });
    // What a page at that depth costs who has no cursor.
    add(u"page at OFFSET 500000"_s, {}, [this, newest] {
        return read("SELECT "_L1 + kBareColumns + " FROM complaint_case c"_L1 + kBareJoin + newest
                        + " LIMIT 50 OFFSET 500000"_L1,
                    [](Store::Query &) {});
    });
    m_pairs.last().slow = true;
}

Bench::GrownCase Questions::someCall()
{
    for (;;) {
        auto made = Bench::grownCase(someCase(), m_sample);
        if (!made.imported)
            return made;
    }
}

void Questions::addLookups()
{
    const auto bare = [this](Store::BlindKind kind, const QString &value) {
        const QByteArray token
            = Store::blindToken(m_session->d().database->keys().searchKey, kind, value);
        return read(u"SELECT p.id, p.open_cases, p.all_cases FROM consumer_index i"
                    " JOIN consumer p ON p.row = i.consumer_row WHERE i.token = ?"_s,
                    [&](Store::Query &query) { query.bind(token); });
    };
    const auto ours = [this](const QString &value) {
        const auto people = orFail(Services::ConsumerService(m_session).find(value));
        if (people.isEmpty()) {
            std::fprintf(stderr, "nobody found by %s\n", qPrintable(value));
            std::exit(1);
        }
        return qint64(people.size());
    };
    add(
        u"by telephone"_s, [=, this] { return ours(someCall().consumer.phone); },
        [=, this] { return bare(Store::BlindKind::Phone, someCall().consumer.phone); });
    add(
        u"by identity number"_s, [=, this] { return ours(someCall().consumer.idNumber); },
        [=, this] { return bare(Store::BlindKind::IdNumber, someCall().consumer.idNumber); });
}

void Questions::addWords()
{
    static const QStringList common{u"credit"_s, u"account"_s, u"report"_s, u"payment"_s,
                                    u"loan"_s,   u"debt"_s,    u"company"_s};
    const auto two = [this] {
        const int first = m_chance.bounded(int(common.size()));
        const int second
            = (first + 1 + m_chance.bounded(int(common.size()) - 1)) % int(common.size());
        return common.at(first) + u' ' + common.at(second);
    };
    const auto ours = [this](const QString &words) {
        Services::CaseQuery query;
        query.words = words;
        return page(query);
    };
    const auto bare = [this](const QString &words) {
        const QString tokens
            = Store::blindWords(m_session->d().database->keys().searchKey, Store::wordsAsked(words))
                  .join(u' ');
        const QString sql = m_sqlite ? "SELECT "_L1 + kBareColumns
                + " FROM search s CROSS JOIN complaint_case c ON c.row = s.rowid"_L1 + kBareJoin
                + " WHERE search MATCH ? ORDER BY s.rowid DESC LIMIT 51"_L1
                                     : "SELECT "_L1 + kBareColumns
                + " FROM search_text s JOIN complaint_case c ON c.row = s.row"_L1 + kBareJoin
                + " WHERE string_to_array(s.tokens, ' ') @> string_to_array(?, ' ')"
                  " ORDER BY s.row + 0 DESC LIMIT 51"_L1; // GIN alone: no index has this order
        return read(sql, [&](Store::Query &query) { query.bind(tokens); });
    };
    add(
        u"two words, newest first"_s, [=] { return ours(two()); }, [=] { return bare(two()); });
    add(
        u"one case's own word"_s, [=, this] { return ours(Bench::markOf(someCase())); },
        [=, this] { return bare(Bench::markOf(someCase())); });
}

void Questions::ask(int each, const QString &only)
{
    QList<QPair<Pair *, int>> turns;
    m_pairs.removeIf([&only](const Pair &pair) { return !pair.name.contains(only); });
    for (Pair &pair : m_pairs) {
        if (pair.ours)
            turns.append({&pair, 0});
        turns.append({&pair, 1});
    }
    std::mt19937 shuffling(20260101);
    for (int round = 0; round < kRounds; ++round) {
        std::shuffle(turns.begin(), turns.end(), shuffling);
        for (const auto &[pair, side] : std::as_const(turns)) {
            if (pair->slow && round > 1)
                continue;
            for (int i = 0; i < (pair->slow ? 1 : each); ++i) {
                const double before = threadMilliseconds();
                QElapsedTimer timer;
                timer.start();
                (void)(side == 0 ? pair->ours() : pair->bare());
                pair->ms[side].append(double(timer.nsecsElapsed()) / 1e6);
                pair->cpu[side].append(threadMilliseconds() - before);
            }
        }
    }
    for (const Pair &pair : std::as_const(m_pairs))
        std::printf("{\"question\":\"%s\",\"cases\":%lld,\"p50ms\":%.3f,\"p95ms\":%.3f,"
                    "\"cpuP50ms\":%.3f,\"bareP50ms\":%.3f,\"bareP95ms\":%.3f,"
                    "\"bareCpuP50ms\":%.3f}\n",
                    qPrintable(pair.name), static_cast<long long>(m_cases), at(pair.ms[0], 0.5),
                    at(pair.ms[0], 0.95), at(pair.cpu[0], 0.5), at(pair.ms[1], 0.5),
                    at(pair.ms[1], 0.95), at(pair.cpu[1], 0.5));
    std::printf("{\"question\":\"memory\",\"peakMB\":%ld}\n", peakMegabytes());
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList words = QCoreApplication::arguments().mid(1);
    const QString job = words.value(0);
    if (job == u"grow"_s && (words.size() == 4 || words.size() == 5))
        grow(words[1], words[2].toLongLong(), words[3], words.value(4));
    else if (job == u"ask"_s && (words.size() == 4 || words.size() == 5))
        Questions(words[1], words[2]).ask(words[3].toInt(), words.value(4));
    else {
        std::fputs(
            "redress-scale grow PLACE CASES CSV [EVIDENCE] | ask PLACE CSV TIMES [QUESTION]\n",
            stderr);
        return 2;
    }
    return 0;
}
