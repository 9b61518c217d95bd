// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/demo.h"

#include "models/crypto/primitives.h"
#include "models/domain/actfacts.h"
#include "models/reports/demopapers.h"
#include "models/services/act.h"
#include "models/services/caseservice.h"
#include "models/services/demoscript.h"
#include "models/services/directoryservice.h"
#include "models/services/documentservice.h"
#include "models/services/importservice.h"
#include "models/services/resources.h"
#include "models/services/sessionstate.h"
#include "models/store/caserepository.h"
#include "models/vault/durablefile.h"

#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QTemporaryDir>

#include <atomic>
#include <cerrno>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace Redress::Services {

namespace {

constexpr int kDaysBefore = 70; // the center is that old
const QString kColleague = u"王敏 Wang Min"_s;
const QString kChief = u"陈立 Chen Li"_s;

/// The demo's past happens in a moment.
class MovedClock final : public Clock {
public:
    QDateTime nowUtc() const override { return QDateTime::fromMSecsSinceEpoch(m_ms, Qt::UTC); }
    void moveTo(const QDateTime &time) { m_ms = time.toMSecsSinceEpoch(); }

private:
    std::atomic<qint64> m_ms = 0;
};

Crypto::SecretBytes demoPassword()
{
    return Crypto::SecretBytes::copyOf(QByteArrayView(kDemoPassword.data(), kDemoPassword.size()));
}

class DemoMaker {
public:
    DemoMaker(const QString &directory, DemoScript script, const QDateTime &nowUtc,
              Progress &progress)
        : m_directory(directory), m_script(std::move(script)), m_now(nowUtc), m_progress(progress)
    {
    }
    Result<void> make();

private:
    Result<void> found();
    Result<void> addCompanies();
    Result<void> importSample();
    Result<void> nameImported();
    Result<void> perform(const DemoStep &step);
    Result<void> archivePapers(int story, const CaseId &id);
    Result<void> seat(const QString &login);

    QString m_directory;
    DemoScript m_script;
    QDateTime m_now;
    Progress &m_progress;
    std::shared_ptr<MovedClock> m_clock = std::make_shared<MovedClock>();
    SessionPtr m_session;
    QHash<int, CaseId> m_cases; // by story
    StaffId m_demo, m_colleague;
};

Result<void> DemoMaker::seat(const QString &login)
{
    if (m_session && m_session->person().login == login)
        return {};
    m_session.reset();
    REDRESS_TRY(session, signIn(m_directory, login, demoPassword(), m_clock));
    m_session = session;
    return {};
}

Result<void> DemoMaker::found()
{
    m_clock->moveTo(m_now.addDays(-kDaysBefore));
    NewCenter center;
    center.directory = m_directory;
    center.name = u"Demo Consumer Center 示例消费者权益保护中心"_s;
    center.procedure = u"pboc-5-2020"_s;
    center.adminName = u"demo-admin"_s;
    center.adminPassword = demoPassword();
    center.demo = true;
    center.cheapKeys = true;
    REDRESS_TRY(created, createCenter(center, m_clock));
    m_session = created.session;
    StaffService staff(m_session);
    using Domain::Role;
    REDRESS_TRY(demo,
                staff.add(kDemoLogin,
                          Role::Operator | Role::Supervisor | Role::Auditor | Role::Administrator,
                          demoPassword()));
    REDRESS_TRY(colleague, staff.add(kColleague, Role::Operator, demoPassword()));
    REDRESS_CHECK(staff.add(kChief, Role::Operator | Role::Supervisor, demoPassword()));
    m_demo = demo;
    m_colleague = colleague;
    return {};
}

Result<void> DemoMaker::addCompanies()
{
    CompanyService companies(m_session);
    for (const Domain::CompanyDraft &company : m_script.companies())
        REDRESS_CHECK(companies.add(company));
    return {};
}

Result<void> DemoMaker::importSample()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"sample.csv"_s);
    REDRESS_TRY(bytes, resourceBytes(u"demo/cfpb-sample.csv"_s));
    REDRESS_CHECK(writeDurably(path, bytes));
    NoProgress quiet;
    REDRESS_TRY(report, ImportService(m_session).importFile(path, u"cfpb"_s, quiet));
    if (report.failed > 0)
        return Error{ErrorCode::Corrupt, u"the sample of the demo cannot be read"_s, {}};
    return nameImported();
}

/// The Bureau publishes no names: these are invented.
Result<void> DemoMaker::nameImported()
{
    const Store::CaseRepository cases(*m_session->d().database);
    REDRESS_TRY(acting, Acting::begin(*m_session));
    Store::CaseQuery query;
    query.limit = Store::kMaxPage;
    REDRESS_TRY(page, cases.list(query));
    int number = 1000;
    for (const Store::CaseRow &row : page.rows)
        REDRESS_CHECK(
            acting.record(Domain::Act::consumerChanged, {}, row.consumer.value,
                          Domain::consumerChanged(row.consumer, m_script.person(number++, false))));
    return acting.commit();
}

Result<void> DemoMaker::archivePapers(int story, const CaseId &id)
{
    const Domain::CaseDraft draft = m_script.draft(story);
    Reports::DemoFacts facts;
    facts.companyName = draft.company;
    facts.consumerName = draft.consumer.name;
    facts.amount
        = draft.amount.value_or(Money{100'000, m_script.isChinese(story) ? u"CNY"_s : u"USD"_s});
    facts.date = m_clock->nowUtc().date().addDays(-90 - story);
    facts.chinese = m_script.isChinese(story);
    QList<NewPaper> papers;
    for (const QString &kind : m_script.papers(story)) {
        const quint32 seed = quint32(story * 16 + papers.size());
        NewPaper paper;
        paper.caseId = id;
        paper.kind = kind;
        if (kind == "contract"_L1) {
            paper.bytes = Reports::demoContractPdf(seed, facts);
            paper.fileName = u"contract.pdf"_s;
        } else if (kind == "call-recording"_L1) {
            paper.bytes = Reports::demoRecordingWav(seed);
            paper.fileName = u"call.wav"_s;
        } else if (kind == "chat-log"_L1 || kind == "screenshot"_L1) {
            paper.bytes = Reports::demoChatPng(seed, facts);
            paper.fileName = kind + u".png"_s;
        } else {
            paper.bytes = Reports::demoReceiptPng(seed, facts);
            paper.fileName = kind + u".png"_s;
        }
        papers.append(paper);
    }
    NoProgress quiet;
    REDRESS_TRY(results, DocumentService(m_session).archiveMany(papers, quiet));
    for (const Result<ArchivedPaper> &result : results)
        REDRESS_CHECK(result);
    return {};
}

Result<void> DemoMaker::perform(const DemoStep &step)
{
    m_clock->moveTo(step.atUtc);
    using Kind = DemoStep::Kind;
    const bool byChief = step.kind == Kind::Extend || step.kind == Kind::AssignColleague;
    REDRESS_CHECK(seat(byChief ? kChief : QString(kDemoLogin)));
    CaseService cases(m_session);
    const CaseId id = m_cases.value(step.story);
    const auto words
        = [&](const char *kind) { return m_script.words(step.story, QLatin1String(kind)); };
    switch (step.kind) {
    case Kind::Open: {
        REDRESS_TRY(done, cases.open(m_script.draft(step.story)));
        m_cases.insert(step.story, done.caseId);
        return {};
    }
    case Kind::Papers:
        return archivePapers(step.story, id);
    case Kind::Note:
        REDRESS_CHECK(cases.note(id, words("notes")));
        return {};
    case Kind::AssignDemo:
        REDRESS_CHECK(cases.assign(id, m_demo));
        return {};
    case Kind::AssignColleague:
        REDRESS_CHECK(cases.assign(id, m_colleague));
        return {};
    case Kind::Forward:
        REDRESS_CHECK(cases.forward(id, words("messages")));
        return {};
    case Kind::Answer:
        REDRESS_CHECK(cases.answer(id, u"company"_s, words("answers")));
        return {};
    case Kind::Extend:
        REDRESS_CHECK(cases.extend(id, 20, words("extensions")));
        return {};
    case Kind::Pause:
        REDRESS_CHECK(cases.pause(id, u"waiting-for-consumer"_s));
        return {};
    case Kind::Close: {
        CaseService::Closing closing;
        closing.outcome = m_script.endsWell(step.story) ? u"settled"_s : u"explained"_s;
        if (m_script.endsWell(step.story))
            closing.relief = m_script.draft(step.story).amount;
        closing.statement = words("statements");
        REDRESS_CHECK(cases.close(id, closing));
        return {};
    }
    }
    return {};
}

Result<void> DemoMaker::make()
{
    const QList<DemoStep> steps = m_script.steps();
    m_progress.setTotal(steps.size() + 2);
    REDRESS_CHECK(found());
    REDRESS_CHECK(seat(kDemoLogin));
    REDRESS_CHECK(addCompanies());
    m_progress.setDone(1);
    REDRESS_CHECK(importSample());
    qint64 done = 2;
    for (const DemoStep &step : steps) {
        if (m_progress.isCancelled())
            return Error{ErrorCode::Cancelled, u"making the demo was cancelled"_s, {}};
        REDRESS_CHECK(perform(step));
        m_progress.setDone(++done);
    }
    REDRESS_CHECK(m_session->d().database->settle());
    m_session.reset();
    return {};
}

} // namespace

Result<SessionPtr> createDemo(const QString &directory, Progress &progress)
{
    if (!qobject_cast<QGuiApplication *>(QCoreApplication::instance()))
        return Error{ErrorCode::Unsupported,
                     u"the demo's papers need the graphics part of the program"_s,
                     {}};
    const QString target = QDir::cleanPath(QDir(directory).absolutePath());
    if (QFileInfo::exists(target) && (!QFileInfo(target).isDir() || !QDir(target).isEmpty()))
        return Error{ErrorCode::Conflict, target + u" is not empty"_s,
                     u"Choose a new or empty folder."_s};
    const QDateTime now = QDateTime::currentDateTimeUtc();
    REDRESS_TRY(script, DemoScript::read(now));
    // Built beside and renamed: a demo that was interrupted is no demo.
    const QString beside = QFileInfo(target).absolutePath() + u"/."_s + QFileInfo(target).fileName()
        + u".demo-"_s + QString::fromLatin1(Crypto::randomBytes(6).toHex());
    Result<void> made = DemoMaker(beside, script, now, progress).make();
    if (made
        && std::rename(QFile::encodeName(beside).constData(), QFile::encodeName(target).constData())
            != 0)
        made = Vault::fileError(u"couldn't make the demo "_s + target, errno);
    if (!made) {
        QDir(beside).removeRecursively();
        return made.error().wrapped(u"couldn't make the demo"_s);
    }
    return signIn(target, kDemoLogin, demoPassword());
}

} // namespace Redress::Services
