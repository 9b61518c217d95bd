// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/caseservice.h"
#include "models/services/documentservice.h"
#include "models/services/importservice.h"
#include "tests/services/office.h"

#include <QSet>

#include <atomic>
#include <thread>
#include <vector>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Services;
using namespace Redress::Test;

/// One session, as the threads of a window use it: everything at once. Nothing is lost, doubled or
/// half seen; ./dev tsan watches the threads while they do it.
class tst_SideBySide : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void recordingGoesOnWhileABatchIsArchived();
    void recordingGoesOnWhileABatchIsSigned();
    void lookingAndCheckingGoOnWhileCasesAreLogged();
};

namespace {

constexpr int kCases = 25;
constexpr qsizetype kPipedBytes = 5 * 1024 * 1024; // encrypted on a thread of its own

/// Logs cases until told how many; answers their numbers.
QStringList logCases(const SessionPtr &session, const QString &name)
{
    QStringList logged;
    for (int i = 0; i < kCases; ++i) {
        const auto opened = CaseService(session).open(
            aCall(u"%1 %2"_s.arg(name).arg(i), u"139%1"_s.arg(i, 8, 10, QLatin1Char('0'))));
        if (opened)
            logged.append(opened->caseId.value);
    }
    return logged;
}

QList<NewPaper> papersFor(const CaseId &id, int count)
{
    QList<NewPaper> papers;
    for (int i = 0; i < count; ++i) {
        NewPaper paper;
        paper.caseId = id;
        paper.fileName = u"letter-%1.txt"_s.arg(i);
        paper.bytes = QByteArray(i == 0 ? kPipedBytes : 1000 + i, char('a' + i % 26));
        papers.append(paper);
    }
    return papers;
}

/// Calls `act` again and again on a thread of its own, until it goes out of sight; counts failures.
class Again {
public:
    template <typename Act>
    explicit Again(Act act)
        : m_thread([this, act = std::move(act)] {
              do {
                  ++m_turns;
                  if (!act())
                      ++m_failures;
              } while (!m_isEnough);
          })
    {
    }
    ~Again() { end(); }
    Q_DISABLE_COPY_MOVE(Again)
    void end()
    {
        m_isEnough = true;
        if (m_thread.joinable())
            m_thread.join();
    }
    int failures() const { return m_failures; }
    int turns() const { return m_turns; }

private:
    std::atomic<bool> m_isEnough = false;
    std::atomic<int> m_failures = 0;
    std::atomic<int> m_turns = 0;
    std::thread m_thread; // last: it uses the others
};

} // namespace

void tst_SideBySide::recordingGoesOnWhileABatchIsArchived()
{
    Office office;
    const auto opened = CaseService(office.boss).open(aCall());
    QVERIFY_OK(opened);
    constexpr int kPapers = 40;
    QStringList logged;
    std::thread recorder([&] { logged = logCases(office.boss, u"Caller"_s); });
    NoProgress progress;
    const auto archived
        = DocumentService(office.boss).archiveMany(papersFor(opened->caseId, kPapers), progress);
    recorder.join();
    QVERIFY_OK(archived);
    QSet<QString> ids;
    QSet<qint64> entries;
    for (const auto &paper : *archived) {
        QVERIFY_OK(paper);
        ids.insert(paper->id.value);
        entries.insert(paper->entry);
    }
    QCOMPARE(ids.size(), kPapers);
    QCOMPARE(entries.size(), kPapers);
    QCOMPARE(logged.size(), kCases);
    QCOMPARE(QSet<QString>(logged.begin(), logged.end()).size(), kCases);
    for (const NewPaper &paper : papersFor(opened->caseId, 2)) {
        const auto page = DocumentService(office.boss).list(opened->caseId, {});
        QVERIFY_OK(page);
        const auto row
            = std::find_if(page->rows.begin(), page->rows.end(),
                           [&](const PaperRow &one) { return one.fileName == paper.fileName; });
        QVERIFY(row != page->rows.end());
        auto device = DocumentService(office.boss).open(row->id);
        QVERIFY_OK(device);
        QCOMPARE((*device)->readAll(), paper.bytes);
    }
    QCOMPARE(damageOf(office.boss), QString());
}

void tst_SideBySide::recordingGoesOnWhileABatchIsSigned()
{
    Office office;
    QByteArray table(
        "Date received,Product,Sub-product,Issue,Sub-issue,Consumer complaint narrative,"
        "Company public response,Company,State,ZIP code,Tags,Consumer consent provided?,"
        "Submitted via,Date sent to company,Company response to consumer,Timely "
        "response?,Consumer disputed?,Complaint ID\n");
    constexpr int kRows = 150;
    for (int i = 0; i < kRows; ++i)
        table += "2020-03-18,Debt collection,I do not know,Communication tactics,Frequent or "
                 "repeated "
                 "calls,,,Made-up Bank,FL,330XX,,Consent provided,Web,2020-03-19,Closed with "
                 "explanation,Yes,N/A,"
            + QByteArray::number(1000 + i) + '\n';
    const QString path = office.writeFile(u"complaints.csv"_s, table);
    QStringList logged;
    std::thread recorder([&] { logged = logCases(office.boss, u"Caller"_s); });
    NoProgress progress;
    const auto imported = ImportService(office.boss).importFile(path, u"cfpb"_s, progress);
    recorder.join();
    QVERIFY_OK(imported);
    QCOMPARE(imported->added, kRows);
    QCOMPARE(logged.size(), kCases);
    QCOMPARE(damageOf(office.boss), QString());
}

void tst_SideBySide::lookingAndCheckingGoOnWhileCasesAreLogged()
{
    Office office;
    const auto opened = CaseService(office.boss).open(aCall());
    QVERIFY_OK(opened);
    NoProgress progress;
    const auto archived
        = DocumentService(office.boss).archiveMany(papersFor(opened->caseId, 3), progress);
    QVERIFY_OK(archived);
    const DocumentId piped = archived->first()->id;
    Again lists([&] { return CaseService(office.boss).list(CaseQuery()).ok(); });
    Again cards([&] { return CaseService(office.boss).card(opened->caseId, true).ok(); });
    Again papers([&] {
        auto device = DocumentService(office.boss).open(piped);
        return device && (*device)->readAll().size() == kPipedBytes;
    });
    Again checks([&] { return damageOf(office.boss).isEmpty(); });
    QStringList logged;
    std::thread recorder([&] { logged = logCases(office.boss, u"Caller"_s); });
    const QStringList here = logCases(office.boss, u"Other"_s);
    recorder.join();
    for (Again *again : {&lists, &cards, &papers, &checks}) {
        again->end();
        QCOMPARE(again->failures(), 0);
        QVERIFY(again->turns() > 0);
    }
    logged += here;
    QCOMPARE(QSet<QString>(logged.begin(), logged.end()).size(), 2 * kCases);
    QCOMPARE(damageOf(office.boss), QString());
}

QTEST_GUILESS_MAIN(tst_SideBySide)
#include "tst_sidebyside.moc"
