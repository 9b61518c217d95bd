// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/finding.h"
#include "models/items/runningwork.h"
#include "models/items/timekeeper.h"
#include "models/items/workers.h"
#include "models/services/caseservice.h"
#include "models/services/others.h"
#include "models/services/outbox.h"
#include "models/services/session.h"

#include <QHash>
#include <QObject>
#include <QTimeZone>

#include <memory>

namespace Redress::Ui {

/// A place in the window; empty members are not asked for.
struct Destination {
    QString room = {}; // Room::id
    CaseId caseId = {};
    ConsumerId consumer = {};
    QString consumerName = {}; // masked, for the head of the list
    CompanyId company = {};
    QString companyName = {}; // or what else the list is narrowed to, for its head
    QString product = {}, issue = {}; // codes
    QDate receivedFrom = {}, receivedTo = {}; // UTC days
    DocumentId document = {};
    bool papers = false; // of the case
    QString search = {}; // as typed
    std::optional<Services::Queue> queue = {};
};

class WitnessRound;

/// What a signed-in window shares: the session, the threads behind it, the news. Rooms talk to each
/// other only here.
class Desk final : public QObject {
    Q_OBJECT
public:
    /// `workers` outlives the desk.
    Desk(Services::SessionPtr session, Items::Workers *workers, QObject *parent = nullptr);
    ~Desk() override;

    const Services::SessionPtr &session() const { return m_session; }
    Items::Workers *workers() const { return m_workers; }
    Items::WorkList *work() { return &m_work; }
    WitnessRound *witnessRound() const { return m_witnessRound; }
    Items::TimeKeeper *timeKeeper() const { return m_timeKeeper; }
    QDateTime nowUtc() const;
    QDate today() const; // in the center's zone
    const QTimeZone &zone() const { return m_zone; }
    bool may(Domain::Right right) const;
    const Domain::Taxonomy *taxonomy() const; // the center's; may be null
    /// Names of staff by id, as far as this person may know them.
    const QHash<QString, QString> &staffNames() const { return m_staffNames; }
    const QList<Domain::StaffMember> &staff() const { return m_staff; }

    struct Proof { // of the last whole check in this window
        QDateTime atUtc;
        Verdict worst = Verdict::CannotTell;
        qint64 entries = 0;
    };
    const std::optional<Proof> &proof() const { return m_proof; }
    void setProof(const Proof &proof);

    void go(const Destination &destination) { Q_EMIT wanted(destination); }
    void tellChanged(const CaseId &id) { Q_EMIT recordsChanged(id); }
    /// Whether the server of a center answers; a vault in a folder always does.
    bool hasLine() const { return m_hasLine; }
    /// A short sentence on the bottom line.
    void say(const QString &sentence) { Q_EMIT said(sentence); }

Q_SIGNALS:
    void wanted(const Redress::Ui::Destination &destination);
    void recordsChanged(const Redress::CaseId &id); // empty: many
    void said(const QString &sentence);
    void proofChanged();
    void staffKnown();
    void draftsChanged(); // not by the page that keeps them

private:
    void hearLine(bool up);
    void enterKept();
    void tellEntered(const QList<Services::SentCall> &calls);

    Services::SessionPtr m_session;
    Items::Workers *m_workers;
    Items::WorkList m_work;
    Items::TimeKeeper *m_timeKeeper;
    QTimeZone m_zone;
    QList<Domain::StaffMember> m_staff;
    QHash<QString, QString> m_staffNames;
    std::optional<Proof> m_proof;
    bool m_hasLine = true;
    WitnessRound *m_witnessRound;
    std::unique_ptr<Services::Others> m_others; // goes first: it calls from its own thread
};

} // namespace Redress::Ui
