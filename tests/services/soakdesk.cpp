// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// test-soakdesk ADDRESS LOGIN JOURNAL NUMBER: one desk at random work until it is killed or its
// standard input ends. What was confirmed to it stands in the journal, synced: "MARK ENTRY CASE".
#include "models/core/progress.h"
#include "models/services/caseservice.h"
#include "models/services/documentservice.h"

#include <QCoreApplication>
#include <QFile>
#include <QRandomGenerator>

#include <atomic>
#include <cstdio>
#include <thread>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Services;

namespace {

constexpr int kRemembered = 20; // cases of its own that a desk works on

class SoakDesk {
public:
    SoakDesk(const QStringList &arguments)
        : m_address(arguments.at(1)), m_login(arguments.at(2)), m_journal(arguments.at(3)),
          m_number(arguments.at(4)), m_random(QRandomGenerator::global()->generate())
    {
    }
    void work(const std::atomic<bool> &isOver);

private:
    QString mark() { return u"soak-%1-%2-%3"_s.arg(m_number).arg(::getpid()).arg(++m_serial); }
    Result<ActDone> oneAct(const QString &mark);
    void confirmed(const QString &mark, const ActDone &done);

    QString m_address, m_login;
    QFile m_journal;
    QString m_number;
    QRandomGenerator m_random;
    SessionPtr m_session;
    QList<CaseId> m_cases;
    int m_serial = 0;
};

Result<ActDone> SoakDesk::oneAct(const QString &mark)
{
    CaseService service(m_session);
    const int chance = m_random.bounded(100);
    if (m_cases.isEmpty() || chance < 35) {
        Domain::CaseDraft draft;
        draft.consumer.name = u"Caller "_s + mark;
        draft.consumer.phone = u"139%1"_s.arg(m_random.bounded(100'000'000), 8, 10, QChar(u'0'));
        draft.company = u"Company %1"_s.arg(m_random.bounded(40));
        draft.issue = u"p2p.cannot-withdraw"_s;
        draft.narrative = mark;
        return service.open(draft);
    }
    const CaseId id = m_cases.at(m_random.bounded(int(m_cases.size())));
    if (chance < 45) {
        NewPaper paper;
        paper.caseId = id;
        paper.bytes = mark.toUtf8();
        paper.fileName = mark;
        NoProgress progress;
        const auto kept = DocumentService(m_session).archive(paper, progress);
        return kept ? Result<ActDone>(ActDone{id, kept->entry, {}, {}, {}}) : kept.error();
    }
    const auto card = service.card(id, false);
    if (!card)
        return card.error();
    const qint64 seen = card->state.lastSeq;
    if (card->state.status == Domain::CaseStatus::Closed)
        return service.reopen(id, mark, seen);
    if (chance < 60)
        return service.close(id, {u"settled"_s, {}, mark}, seen);
    return service.note(id, mark, seen);
}

void SoakDesk::confirmed(const QString &mark, const ActDone &done)
{
    const QByteArray line
        = u"%1 %2 %3\n"_s.arg(mark).arg(done.entry).arg(done.caseId.value).toUtf8();
    if (m_journal.write(line) != line.size() || !m_journal.flush()
        || ::fdatasync(m_journal.handle()) != 0)
        qFatal("the journal cannot be written");
    if (!m_cases.contains(done.caseId))
        m_cases.append(done.caseId);
    if (m_cases.size() > kRemembered)
        m_cases.removeFirst();
}

void SoakDesk::work(const std::atomic<bool> &isOver)
{
    if (!m_journal.open(QIODevice::WriteOnly | QIODevice::Append))
        qFatal("the journal cannot be opened");
    while (!isOver) {
        if (!m_session) {
            const auto session
                = signIn(m_address, m_login, Crypto::SecretBytes::copyOf(QByteArrayView("secret")));
            if (!session) { // the server is away
                std::this_thread::sleep_for(std::chrono::milliseconds(200));
                continue;
            }
            m_session = *session;
        }
        const QString name = mark();
        const auto done = oneAct(name);
        if (done)
            confirmed(name, *done);
        else if (done.error().code != ErrorCode::Network && done.error().code != ErrorCode::InUse
                 && done.error().code != ErrorCode::Unsettled)
            std::fprintf(stderr, "%s: %s\n", qPrintable(name), qPrintable(done.error().detail));
    }
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    if (app.arguments().size() != 5)
        return 2;
    std::atomic<bool> isOver = false;
    std::thread ear([&isOver] {
        while (std::getchar() != EOF) { }
        isOver = true;
    });
    SoakDesk(app.arguments()).work(isOver);
    ear.join();
    return 0;
}
