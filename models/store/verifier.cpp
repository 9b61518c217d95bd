// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/verifier.h"

#include "models/core/clock.h"
#include "models/crypto/primitives.h"
#include "models/domain/actfacts.h"
#include "models/store/actreader.h"
#include "models/store/database_p.h"
#include "models/store/projectioncheck.h"
#include "models/store/schemacheck.h"
#include "models/store/sealing.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace Redress::Store {

namespace {

QString entryName(qint64 seq)
{
    return u"entry %1"_s.arg(seq);
}

} // namespace

Verifier::Verifier(Database &database, Connection &connection, const VerifyInputs &inputs)
    : m_connection(connection), m_keys(database.d().subjectKeys),
      m_searchKey(database.keys().searchKey), m_inputs(inputs),
      m_projector(connection, connection.engine().rebuilt(), database.rules(),
                  database.keys().searchKey)
{
}

Result<void> Verifier::survive(Result<void> (Verifier::*step)(), const QString &what)
{
    // A server ends a transaction in which something could not be read, but for this part of it.
    REDRESS_TRY(part, Savepoint::begin(m_connection));
    const auto done = (this->*step)();
    if (done)
        return part.keep();
    if (done.error().code != ErrorCode::Corrupt)
        return done;
    m_findings.broken(u"database.structure"_s, what, done.error().detail);
    return {};
}

Result<void> Verifier::checkDatabase()
{
    REDRESS_CHECK(checkSchema(m_connection, m_findings));
    return m_connection.engine().checkStructure(m_connection, m_findings);
}

Result<void> Verifier::checkLedger(Progress &progress)
{
    REDRESS_CHECK(m_connection.run("CREATE TABLE "_L1 + m_connection.engine().rebuilt()
                                   + ".entry_id(id TEXT PRIMARY KEY, seq BIGINT)"_L1));
    REDRESS_CHECK(survive(&Verifier::checkDatabase, u"the database"_s));
    REDRESS_CHECK(survive(&Verifier::readCertificates, u"certificates"_s));
    REDRESS_CHECK(survive(&Verifier::checkRoots, u"checkpoints"_s));
    REDRESS_CHECK(passEntries(progress));
    REDRESS_CHECK(survive(&Verifier::checkCheckpointsAhead, u"checkpoints"_s));
    m_report.head.notes = m_notes.result();
    if (m_difference == Difference::None && m_inputs.known.size > 0
        && m_knownNotes.result() != m_inputs.known.notes)
        m_difference = Difference::Checkpoints;
    if (m_difference != Difference::None)
        return {};
    REDRESS_CHECK(survive(&Verifier::checkTimeStamps, u"time stamps"_s));
    REDRESS_CHECK(survive(&Verifier::checkStrayNodes, u"tree nodes"_s));
    REDRESS_CHECK(survive(&Verifier::checkStrayDisclosures, u"sealed facts"_s));
    REDRESS_CHECK(survive(&Verifier::checkKeys, u"keys"_s));
    checkAnnouncements();
    return checkProjections();
}

Result<void> Verifier::passEntries(Progress &progress)
{
    LedgerPass pass(m_connection, m_keys, m_searchKey, m_certificates, m_inputs.known.size);
    auto passed = pass.run(
        [this](const PassedEntry &entry) -> Result<void> {
            REDRESS_CHECK(checkEntry(entry));
            const KnownEntries &known = m_inputs.known;
            if (known.size == 0 || m_gap || m_frontier.size() != known.size
                || m_frontier.root() == known.root)
                return {};
            m_difference = Difference::Entries;
            return Error{ErrorCode::Corrupt, u"not the entries that were known"_s, {}};
        },
        progress);
    if (m_frontier.size() < m_inputs.known.size)
        m_difference = Difference::Entries;
    if (!passed && passed.error().code != ErrorCode::Corrupt)
        return passed;
    m_report.known = m_inputs.known.size;
    if (!passed)
        m_findings.broken(u"database.structure"_s, u"entries from %1"_s.arg(m_next),
                          passed.error().detail);
    else if (!m_gap)
        m_report.head = {m_frontier.size(), m_frontier.root(), {}};
    return {};
}

Result<void> Verifier::readCertificates()
{
    Query read = m_connection.query(
        u"SELECT thumbprint, CASE WHEN length(der) <= 65536 THEN der END, staff"
        " FROM certificate"_s);
    REDRESS_CHECK(read.run());
    for (;;) {
        REDRESS_TRY(more, read.next());
        if (!more)
            return {};
        const QString thumbprint = read.text(0);
        const QString name = "certificate "_L1 + thumbprint.left(60);
        const auto certificate = Crypto::Certificate::fromDer(read.bytes(1));
        if (!certificate) {
            m_findings.broken(u"certificate.form"_s, name, certificate.error().detail);
            continue;
        }
        if (certificate->thumbprint() != thumbprint) {
            m_findings.broken(u"certificate.thumbprint"_s, name,
                              u"it stands under another certificate's thumbprint"_s);
            continue;
        }
        const StaffId staff{certificate->subjectSerialNumber()};
        if (read.text(2) != staff.value)
            m_findings.broken(u"certificate.staff"_s, name, "it was issued to "_L1 + staff.value);
        if (const auto chained
            = Crypto::verifyChain(*certificate, m_inputs.root, certificate->notBefore());
            !chained) {
            m_findings.broken(u"certificate.chain"_s, name, chained.error().detail);
            continue;
        }
        m_certificates.insert(thumbprint, {*certificate, certificate->publicKey(), staff});
    }
}

Result<void> Verifier::checkEntry(const PassedEntry &entry)
{
    if (entry.seq < m_next) {
        m_findings.broken(u"ledger.entry-extra"_s, entryName(entry.seq),
                          u"entries are numbered from 0"_s);
        return {};
    }
    if (entry.seq > m_next) {
        m_gap = true;
        m_findings.broken(u"ledger.entry-missing"_s,
                          entry.seq - m_next == 1
                              ? entryName(m_next)
                              : u"entries %1 to %2"_s.arg(m_next).arg(entry.seq - 1));
    }
    m_next = entry.seq + 1;
    ++m_report.entries;
    m_report.disclosures += entry.disclosures.size();
    if (entry.storedLeaf != entry.leaf)
        m_findings.broken(u"ledger.entry-leaf"_s, entryName(entry.seq),
                          u"its bytes do not hash to its leaf"_s);
    REDRESS_CHECK(checkTree(entry));
    if (!entry.view) {
        m_findings.broken(u"ledger.entry-form"_s, entryName(entry.seq), entry.problem);
        return {};
    }
    REDRESS_CHECK(checkIsNew(entry));
    checkSigner(entry);
    checkClock(entry);
    const auto signer = m_certificates.constFind(entry.view->kid);
    ProjectedAct projected{
        recordedAct(entry.seq, *entry.view,
                    signer == m_certificates.constEnd() ? StaffId{} : signer->staff),
        {},
        {}};
    projected.words = entry.words;
    checkDisclosures(entry, projected);
    checkStaffing(entry, projected.act);
    if ((entry.seq == 0) != (entry.view->act == Domain::Act::centerCreated))
        m_findings.broken(u"ledger.center"_s, entryName(entry.seq),
                          u"a ledger begins with its center, and only once"_s);
    if (projected.act.act == Domain::Act::documentArchived)
        m_papers.append(entry.seq);
    if (projected.act.act == Domain::Act::authorityAdded)
        meetAuthority(projected.act);
    if (projected.act.act == Domain::Act::copyAccepted)
        tellAcceptedCopy(projected.act);
    if (projected.act.act == Domain::Act::consumerErased) {
        if (const auto consumer = Domain::consumerFrom(projected.act))
            m_erased.insert(consumer->value);
    }
    const auto applied = m_projector.apply(projected);
    if (applied)
        return {};
    if (isEnvironment(applied.error().code))
        return applied;
    m_findings.broken(u"ledger.act"_s, entryName(entry.seq), applied.error().detail);
    return {};
}

void Verifier::checkSigner(const PassedEntry &entry)
{
    const auto signer = m_certificates.constFind(entry.view->kid);
    if (signer == m_certificates.constEnd()) {
        m_findings.broken(u"certificate.missing"_s, entryName(entry.seq),
                          "signed with "_L1 + entry.view->kid.left(60));
        return;
    }
    if (!entry.signatureHolds)
        m_findings.broken(u"ledger.entry-signature"_s, entryName(entry.seq),
                          "not signed by "_L1 + signer->staff.value);
    const QDateTime &at = entry.view->at;
    const Crypto::Certificate &certificate = signer->certificate;
    if (at < certificate.notBefore() || at > certificate.notAfter()
        || at > m_inputs.root.notAfter())
        m_findings.broken(u"certificate.time"_s, entryName(entry.seq),
                          u"its certificate was not valid at that time"_s);
}

/// The order is that of the ledger, whatever a clock says; one that was set back is told.
void Verifier::checkClock(const PassedEntry &entry)
{
    const QDateTime before = std::exchange(m_before, entry.view->at);
    if (before.isValid() && entry.view->at.secsTo(before) > kClockLeewaySeconds)
        m_findings.remark(u"ledger.clock"_s, entryName(entry.seq),
                          u"its time, %1, lies before that of the entry before it, %2"_s.arg(
                              formatUtc(entry.view->at), formatUtc(before)));
}

void Verifier::checkStaffing(const PassedEntry &entry, const Domain::RecordedAct &act)
{
    if (act.act == Domain::Act::centerCreated) {
        const auto center = Domain::centerFrom(act);
        if (center && center->rootSha256 != Crypto::sha256(m_inputs.root.der()))
            m_findings.broken(u"ledger.center-root"_s, entryName(entry.seq),
                              u"it names another certificate authority"_s);
    }
    // Whoever joins may sign that very act: the first person does, and after every password was
    // lost.
    if (act.act == Domain::Act::staffAdded) {
        const auto staff = Domain::staffFrom(act);
        const auto certificate = staff ? Crypto::Certificate::fromDer(staff->certificate)
                                       : Result<Crypto::Certificate>(staff.error());
        if (certificate) {
            m_announced.insert(certificate->thumbprint());
            m_staff.insert(staff->id.value, {certificate->thumbprint(), false});
        }
    }
    const auto standing = m_staff.constFind(act.by.value);
    if (standing != m_staff.constEnd()) {
        if (standing->retired)
            m_findings.broken(u"certificate.retired"_s, entryName(entry.seq),
                              act.by.value + " had retired"_L1);
        else if (standing->thumbprint != entry.view->kid && m_announced.contains(entry.view->kid)
                 && act.act != Domain::Act::staffAdded)
            m_findings.broken(u"certificate.superseded"_s, entryName(entry.seq),
                              act.by.value + " had been given another certificate"_L1);
    }
    if (act.act == Domain::Act::staffRetired) {
        if (const auto staff = Domain::retiredFrom(act))
            m_staff[staff->value].retired = true;
    }
}

void Verifier::tellAcceptedCopy(const Domain::RecordedAct &act)
{
    const auto copy = Domain::acceptedCopyFrom(act);
    if (!copy) // the projector names it
        return;
    m_findings.remark(
        u"ledger.copy-accepted"_s, entryName(act.seq),
        u"on %1 %2 went on from a restored copy of %3 entries; a history of %4 with root %5 had been seen, the rest of which is lost: %6"_s
            .arg(act.at.toString(Qt::ISODate), act.by.value)
            .arg(copy->size)
            .arg(copy->seenSize)
            .arg(QString::fromLatin1(copy->seenRoot.toHex()), copy->reason));
}

void Verifier::checkDisclosures(const PassedEntry &entry, ProjectedAct &projected)
{
    QList<QByteArray> open = entry.view->digests;
    for (const PassedDisclosure &disclosure : entry.disclosures) {
        const QString name = u"entry %1, fact %2"_s.arg(entry.seq).arg(disclosure.position);
        if (!open.removeOne(disclosure.digest)) {
            m_findings.broken(u"ledger.disclosure-extra"_s, name,
                              u"the entry does not state its digest"_s);
            continue;
        }
        // Facts are numbered without gaps: this one was moved, though it still opens.
        if (disclosure.position >= entry.view->digests.size())
            m_findings.broken(u"ledger.disclosure-place"_s, name,
                              u"the entry states fewer facts than that"_s);
        switch (disclosure.state) {
        case PassedDisclosure::State::Opened:
            addPersonal(projected, disclosure.position, *disclosure.opened);
            break;
        case PassedDisclosure::State::KeyGone:
            if (!m_keyGone.contains(disclosure.subject))
                m_keyGone.insert(disclosure.subject, entry.seq);
            break;
        case PassedDisclosure::State::KeyBroken:
            m_keyBroken.insert(disclosure.subject);
            break;
        case PassedDisclosure::State::Damaged:
            m_findings.broken(u"ledger.disclosure"_s, name,
                              u"it does not open as the fact that was signed"_s);
            break;
        }
    }
    for (qsizetype i = 0; i < open.size(); ++i)
        m_findings.broken(u"ledger.disclosure-missing"_s, entryName(entry.seq),
                          "the fact with digest "_L1
                              + QString::fromLatin1(open.at(i).toHex().left(16)));
}

Result<void> Verifier::checkIsNew(const PassedEntry &entry)
{
    // By the id that was signed, not by the bytes: of an ECDSA signature anybody can make a second
    // that holds too.
    Query insert
        = m_connection.query("INSERT INTO "_L1 + m_connection.engine().rebuilt()
                             + ".entry_id(id, seq) VALUES(?, ?) ON CONFLICT DO NOTHING"_L1);
    insert.bind(entry.view->id).bind(entry.seq);
    REDRESS_CHECK(insert.run());
    if (insert.changed() == 0)
        m_findings.broken(u"ledger.entry-repeated"_s, entryName(entry.seq),
                          u"an earlier entry bears its id"_s);
    return {};
}

Result<void> Verifier::checkStrayDisclosures()
{
    Query read
        = m_connection.query(u"SELECT d.place FROM disclosure d WHERE d.place < 0 OR NOT EXISTS"
                             " (SELECT 1 FROM entry e WHERE e.seq = d.place / ?)"_s);
    read.bind(kMaxDisclosuresPerEntry);
    REDRESS_CHECK(read.run());
    for (;;) {
        REDRESS_TRY(more, read.next());
        if (!more)
            return {};
        m_findings.broken(u"ledger.disclosure-extra"_s, u"fact at place %1"_s.arg(read.integer(0)),
                          u"there is no such entry"_s);
    }
}

Result<void> Verifier::checkKeys()
{
    QStringList gone = m_keyGone.keys();
    gone.sort();
    for (const QString &subject : std::as_const(gone)) {
        if (!m_erased.contains(subject))
            m_findings.broken(u"ledger.key-missing"_s, "key of "_L1 + subject.left(60),
                              u"no act erased this person; first needed by entry %1"_s.arg(
                                  m_keyGone.value(subject)));
    }
    QStringList broken = m_keyBroken.values();
    broken.sort();
    for (const QString &subject : std::as_const(broken))
        m_findings.broken(u"ledger.key"_s, "key of "_L1 + subject.left(60),
                          u"it does not unwrap"_s);
    Query stray = m_connection.query(
        u"SELECT subject FROM subject_key EXCEPT SELECT subject FROM disclosure"_s);
    REDRESS_CHECK(stray.run());
    for (;;) {
        REDRESS_TRY(more, stray.next());
        if (!more)
            break;
        m_findings.broken(u"ledger.key-extra"_s, "key of "_L1 + stray.text(0).left(60),
                          u"no fact is sealed with it"_s);
    }
    for (const QString &subject : std::as_const(m_erased)) {
        const auto key = m_keys.key(m_connection, subject);
        if (!key || *key)
            m_findings.broken(u"ledger.key-returned"_s, "key of "_L1 + subject.left(60),
                              u"it had been destroyed"_s);
    }
    return {};
}

void Verifier::checkAnnouncements()
{
    QStringList stored = m_certificates.keys();
    stored.sort();
    for (const QString &thumbprint : std::as_const(stored)) {
        if (!m_announced.contains(thumbprint))
            m_findings.broken(u"certificate.unannounced"_s, "certificate "_L1 + thumbprint,
                              u"no act gave it to anybody"_s);
    }
}

Result<void> Verifier::checkProjections()
{
    REDRESS_CHECK(m_projector.flush());
    const auto rowsOf = [this](QLatin1String table) -> Result<qint64> {
        REDRESS_TRY(part, Savepoint::begin(m_connection));
        REDRESS_TRY(rows,
                    m_connection.number("SELECT count(*) FROM "_L1 + m_connection.engine().live()
                                        + u'.' + table));
        REDRESS_CHECK(part.keep());
        return rows;
    };
    for (const ProjectionTable &table : projectionTables()) {
        REDRESS_CHECK(compareProjection(m_connection, table, m_findings));
        const auto rows = rowsOf(table.name);
        if (rows) // else the comparison has said why
            m_report.projectionRows += *rows;
    }
    return {};
}

} // namespace Redress::Store
