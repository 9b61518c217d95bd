// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/desk.h"

#include "models/services/directoryservice.h"
#include "ui/shell/witnessround.h"

using namespace Qt::StringLiterals;

namespace Redress::Ui {

static QTimeZone zoneOf(const Services::Session &session)
{
    const Domain::RuleBook &rules = session.rules();
    const Domain::Procedure *procedure = rules.procedure(session.center().procedure);
    const Domain::Calendar *calendar = procedure ? rules.calendar(procedure->calendar) : nullptr;
    const QTimeZone zone(calendar ? calendar->timeZone().toUtf8() : QByteArray());
    return zone.isValid() ? zone : QTimeZone::utc();
}

Desk::Desk(Services::SessionPtr session, Items::Workers *workers, QObject *parent)
    : QObject(parent), m_session(std::move(session)), m_workers(workers),
      m_timeKeeper(new Items::TimeKeeper(m_session, m_workers, {}, {}, this)),
      m_zone(zoneOf(*m_session)), m_witnessRound(new WitnessRound(this))
{
    m_staffNames.insert(m_session->person().id.value, m_session->person().name);
    m_workers->read(
        this, [kept = m_session] { return Services::StaffService(kept).list(); },
        [this](const Result<QList<Domain::StaffMember>> &staff) {
            if (!staff)
                return; // who may not read the list is shown what the records name
            m_staff = *staff;
            for (const Domain::StaffMember &member : m_staff)
                m_staffNames.insert(member.id.value, member.name);
            Q_EMIT staffKnown();
        });
    const auto here = [this](auto told) {
        return [this, told](auto... news) {
            QMetaObject::invokeMethod(this, [told, news...] { told(news...); });
        };
    };
    m_others = std::make_unique<Services::Others>(m_session, here([this] { tellChanged({}); }),
                                                  here([this](bool up) { hearLine(up); }));
    enterKept();
}

void Desk::hearLine(bool up)
{
    m_hasLine = up;
    say(up ? tr("The server is back.")
           : tr("The line to the server is lost. What you type is kept."));
    if (!up)
        return;
    enterKept();
    tellChanged({}); // what others did meanwhile
}

/// Calls that were kept while the server was away, by this window or one before it.
void Desk::enterKept()
{
    if (!Services::isServer(m_session->directory()))
        return;
    m_workers->write(
        this, [kept = m_session] { return Services::Outbox(kept).sendWaiting(); },
        [this](const Result<QList<Services::SentCall>> &calls) {
            if (calls && !calls->isEmpty())
                tellEntered(*calls);
        });
}

void Desk::tellEntered(const QList<Services::SentCall> &calls)
{
    QStringList entered;
    int others = 0;
    for (const Services::SentCall &call : calls) {
        if (call.done)
            entered.append(call.done->caseId.value);
        else if (!call.isWaiting())
            ++others;
    }
    QStringList sentences;
    if (!entered.isEmpty())
        sentences.append(
            tr("Calls kept while the server was away are logged now: %1.", "numbers of cases")
                .arg(entered.join(u", "_s)));
    if (others > 0)
        sentences.append(tr("%n kept call(s) need a look; you find them on the page of a new call.",
                            nullptr, others));
    if (sentences.isEmpty())
        return;
    say(sentences.join(u' '));
    tellChanged({});
    Q_EMIT draftsChanged();
}

Desk::~Desk()
{
    // Closing a vault waits for its sweep, which may wait for a share that does not answer: not on
    // the window's thread.
    m_others.reset();
    delete m_witnessRound;
    delete m_timeKeeper; // it holds the session, too
    m_workers->write(
        nullptr,
        [session = std::move(m_session)]() mutable {
            session.reset();
            return true;
        },
        [](bool) {});
}

QDateTime Desk::nowUtc() const
{
    return m_session->clock().nowUtc();
}

QDate Desk::today() const
{
    return nowUtc().toTimeZone(m_zone).date();
}

bool Desk::may(Domain::Right right) const
{
    return Domain::may(m_session->person().roles, right);
}

const Domain::Taxonomy *Desk::taxonomy() const
{
    return m_session->rules().taxonomy(m_session->center().taxonomy);
}

void Desk::setProof(const Proof &proof)
{
    m_proof = proof;
    Q_EMIT proofChanged();
}

} // namespace Redress::Ui
