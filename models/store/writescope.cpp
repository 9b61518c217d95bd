// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/writescope.h"

#include "models/crypto/primitives.h"

#include "models/domain/actfacts.h"
#include "models/store/actreader.h"
#include "models/store/database_p.h"
#include "models/store/ledgerrepository.h"
#include "models/store/projector.h"
#include "models/store/sealing.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Redress::Store {

namespace {

constexpr qint64 kMaxYearlyNumber = 999'999'999;
// Longer than the server lets a statement wait for a lock.
constexpr std::chrono::seconds kWriterPatience{45};
// Whom a case is about, and what seals facts about that person.
constexpr auto kAskPerson = "SELECT c.consumer, k.wrapped, p.erased_by FROM complaint_case c"
                            " LEFT JOIN consumer p ON p.id = c.consumer"
                            " LEFT JOIN subject_key k ON k.subject = c.consumer WHERE c.id = ?"_L1;
constexpr std::chrono::milliseconds kFirstPause{50}, kLongestPause{2000}; // between tries

} // namespace

struct WriteScope::Private {
    std::optional<Turn> turn; // nothing once committed
    std::unique_ptr<Patience> patience; // as long as the turn
    Database &database;
    Connection &connection;
    std::optional<Transaction> transaction;
    Ledger::Frontier frontier;
    Projector projector;
    struct Person {
        QByteArray wrapped; // key; empty: none
        bool isErased = false;
    };
    QHash<QString, Person> persons = {}; // known from the beginning
    QHash<QString, qint64> numbers = {}; // given in this scope and not yet used by an act
    Receipt receipt = {};
    bool failed = false;
    bool erased = false;

    Result<void> demandUsable() const
    {
        if (failed)
            return Error{ErrorCode::Conflict, u"an earlier step of this writing failed"_s, {}};
        if (!turn)
            return Error{ErrorCode::Conflict, u"this writing has ended"_s, {}};
        return {};
    }

    ~Private();
    Result<void> meetPerson(const CaseId &caseId);
    Result<Person> personOf(const QString &subject);
    Result<qint64> nextNumber(QChar prefix, int year);
    Result<void> storeTree(const Ledger::SignedEntry &entry, qint64 seq);
    Result<void> storeDisclosures(const Ledger::SignedEntry &entry, const Ledger::EntryView &view,
                                  ProjectedAct &projected);
    Result<Crypto::SecretBytes> sealingKey(const QString &subject);
    Result<StaffId> signerOf(const QString &thumbprint);
    Result<Domain::RecordedAct> append(const SignedAct &signedAct);
    Result<void> addCertificate(const Crypto::Certificate &certificate);
};

WriteScope::Private::~Private()
{
    if (!turn)
        return;
    transaction.reset();
    database.d().subjectKeys.forgetAll();
    database.d().signers.clear();
}

WriteScope::WriteScope(std::unique_ptr<Private> d) : m_d(std::move(d))
{
}
WriteScope::WriteScope(WriteScope &&) noexcept = default;
WriteScope &WriteScope::operator=(WriteScope &&) noexcept = default;
WriteScope::~WriteScope() = default;

Result<WriteScope> WriteScope::begin(Database &database, const QList<Question> &ahead,
                                     const CaseId &caseId)
{
    Database::Private &d = database.d();
    REDRESS_TRY(turn, Turn::take(d));
    REDRESS_TRY(connection, d.connection());
    const Engine &engine = connection->engine();
    QList<Question> questions = engine.askedInWriting() + ahead;
    questions.append(LedgerRepository::askedForFrontier());
    if (!caseId.isEmpty()) {
        questions += Projector::askedFor(engine, caseId);
        questions.append({kAskPerson, {caseId.value}, 3});
    }
    auto patience = std::make_unique<Patience>(kWriterPatience);
    REDRESS_TRY(transaction, Transaction::begin(*connection, questions));
    REDRESS_CHECK(engine.demandSchema(*connection, d.schemaVersion));
    const LedgerRepository ledger(database);
    bool isOld = engine.writesLate() || !d.frontier; // other desks write there, too
    if (!isOld) {
        REDRESS_TRY(size, ledger.size());
        isOld = d.frontier->size() != size; // the file was restored
    }
    if (isOld) {
        REDRESS_TRY(loaded, ledger.frontier());
        d.frontier = loaded;
    }
    std::unique_ptr<Private> scope(
        new Private{std::move(turn),
                    std::move(patience),
                    database,
                    *connection,
                    std::move(transaction),
                    *d.frontier,
                    Projector(*connection, engine.live(), d.rules, d.keys.searchKey),
                    {}});
    if (engine.writesLate() && !caseId.isEmpty())
        REDRESS_CHECK(scope->meetPerson(caseId));
    return WriteScope(std::move(scope));
}

Result<void> WriteScope::Private::meetPerson(const CaseId &caseId)
{
    Query read = connection.query(kAskPerson);
    read.bind(caseId.value);
    REDRESS_TRY(found, read.first());
    if (found)
        persons.insert(read.text(0), {read.bytes(1), !read.isNull(2)});
    return {};
}

Result<qint64> WriteScope::Private::nextNumber(QChar prefix, int year)
{
    REDRESS_CHECK(demandUsable());
    REDRESS_TRY(last, projector.lastNumber(prefix, year));
    qint64 &given = numbers[prefix + QString::number(year)];
    given = std::max(given, last) + 1;
    if (given > kMaxYearlyNumber)
        return Error{ErrorCode::TooLarge, u"the numbers of the year are used up"_s, {}};
    return given;
}

Result<CaseId> WriteScope::nextCaseId(int year)
{
    REDRESS_TRY(number, m_d->nextNumber(u'C', year));
    return CaseId{formatNumber(u'C', year, number)};
}

Result<DocumentId> WriteScope::nextDocumentId(int year)
{
    REDRESS_TRY(number, m_d->nextNumber(u'D', year));
    return DocumentId{formatNumber(u'D', year, number)};
}

Result<Domain::CaseState> WriteScope::caseState(const CaseId &id)
{
    REDRESS_CHECK(m_d->demandUsable());
    return m_d->projector.state(id);
}

qint64 WriteScope::size() const
{
    return m_d->frontier.size();
}

QByteArray WriteScope::root() const
{
    return m_d->frontier.root();
}

Result<void> WriteScope::Private::addCertificate(const Crypto::Certificate &certificate)
{
    Query insert
        = connection.query(u"INSERT INTO certificate(thumbprint, der, staff) VALUES(?, ?, ?)"
                           " ON CONFLICT(thumbprint) DO NOTHING"_s);
    insert.bind(certificate.thumbprint())
        .bind(certificate.der())
        .bind(certificate.subjectSerialNumber());
    return insert.run();
}

Result<void> WriteScope::addCertificate(const Crypto::Certificate &certificate)
{
    REDRESS_CHECK(m_d->demandUsable());
    const auto added = m_d->addCertificate(certificate);
    m_d->failed = m_d->failed || !added;
    return added;
}

Result<void> WriteScope::Private::storeTree(const Ledger::SignedEntry &entry, qint64 seq)
{
    const QByteArray leaf = Ledger::leafHash(entry.jwt);
    receipt = {seq, leaf};
    Query insert = connection.later(u"INSERT INTO entry(seq, jwt, leaf) VALUES(?, ?, ?)"_s);
    insert.bind(seq).bind(entry.jwt).bind(leaf);
    REDRESS_CHECK(insert.run());
    QList<Ledger::Node> made;
    frontier.append(leaf, &made);
    for (const Ledger::Node &node : std::as_const(made)) {
        if (node.id.level == 0) // stands with its entry
            continue;
        Query put = connection.later(u"INSERT INTO node(level, idx, hash) VALUES(?, ?, ?)"_s);
        put.bind(qint64(node.id.level)).bind(node.id.index).bind(node.hash);
        REDRESS_CHECK(put.run());
    }
    return {};
}

Result<WriteScope::Private::Person> WriteScope::Private::personOf(const QString &subject)
{
    if (const auto known = persons.constFind(subject); known != persons.constEnd())
        return *known;
    Query read = connection.query(u"SELECT (SELECT wrapped FROM subject_key WHERE subject = ?),"
                                  " (SELECT erased_by FROM consumer WHERE id = ?)"_s);
    read.bind(subject).bind(subject);
    REDRESS_CHECK(read.first());
    return Person{read.bytes(0), !read.isNull(1)};
}

Result<Crypto::SecretBytes> WriteScope::Private::sealingKey(const QString &subject)
{
    SubjectKeys &keys = database.d().subjectKeys;
    REDRESS_TRY(person, personOf(subject));
    REDRESS_TRY(known, keys.disclosureKey(subject, person.wrapped));
    if (known)
        return *known;
    if (person.isErased)
        return Error{ErrorCode::Conflict, "the data of "_L1 + subject + " was erased"_L1,
                     u"Nothing personal can be recorded about this person any more."_s};
    persons.remove(subject);
    return keys.create(connection, subject);
}

Result<void> WriteScope::Private::storeDisclosures(const Ledger::SignedEntry &entry,
                                                   const Ledger::EntryView &view,
                                                   ProjectedAct &projected)
{
    QList<QByteArray> digests;
    for (const Ledger::Disclosure &disclosure : entry.disclosures)
        digests.append(disclosure.digest);
    QList<QByteArray> stated = view.digests;
    std::sort(digests.begin(), digests.end());
    std::sort(stated.begin(), stated.end());
    if (digests != stated || digests.size() > kMaxDisclosuresPerEntry)
        return Error{
            ErrorCode::BadInput, u"the facts beside the entry are not those it states"_s, {}};
    const qint64 seq = projected.act.seq;
    for (qsizetype position = 0; position < entry.disclosures.size(); ++position) {
        const Ledger::Disclosure &disclosure = entry.disclosures.at(position);
        if (disclosure.subject.isEmpty())
            return Error{ErrorCode::BadInput, u"a personal fact is about nobody"_s, {}};
        REDRESS_TRY(key, sealingKey(disclosure.subject));
        REDRESS_TRY(sealed, sealDisclosure(key, seq, disclosure));
        Query insert = connection.later(
            u"INSERT INTO disclosure(place, subject, digest, sealed) VALUES(?, ?, ?, ?)"_s);
        insert.bind(placeOf(seq, position))
            .bind(disclosure.subject)
            .bind(disclosure.digest)
            .bind(sealed);
        REDRESS_CHECK(insert.run());
        addPersonal(projected, position, disclosure);
    }
    return {};
}

Result<StaffId> WriteScope::Private::signerOf(const QString &thumbprint)
{
    QHash<QString, StaffId> &signers = database.d().signers;
    if (const auto known = signers.constFind(thumbprint); known != signers.constEnd())
        return *known;
    REDRESS_TRY(staff, staffOf(connection, thumbprint));
    signers.insert(thumbprint, staff);
    return staff;
}

Result<Domain::RecordedAct> WriteScope::Private::append(const SignedAct &signedAct)
{
    const Ledger::EntryView &view = signedAct.view;
    const qint64 seq = frontier.size();
    if (view.act == Domain::Act::staffAdded) {
        REDRESS_TRY(staff, Domain::staffFrom(recordedAct(seq, view, {})));
        REDRESS_TRY(certificate, Crypto::Certificate::fromDer(staff.certificate));
        REDRESS_CHECK(addCertificate(certificate));
    }
    REDRESS_TRY(by, signerOf(view.kid));
    ProjectedAct projected{recordedAct(seq, view, by), {}, signedAct.words};
    REDRESS_CHECK(storeTree(signedAct.entry, seq));
    REDRESS_CHECK(storeDisclosures(signedAct.entry, view, projected));
    REDRESS_CHECK(projector.apply(projected));
    if (view.act == Domain::Act::consumerErased) {
        REDRESS_TRY(consumer, Domain::consumerFrom(projected.act));
        REDRESS_CHECK(database.d().subjectKeys.destroy(connection, consumer.value));
        persons.clear();
        erased = true;
    }
    return projected.act;
}

Result<Domain::RecordedAct> WriteScope::append(const Result<SignedAct> &signedAct, bool sending)
{
    REDRESS_CHECK(m_d->demandUsable());
    auto appended
        = signedAct ? m_d->append(*signedAct) : Result<Domain::RecordedAct>(signedAct.error());
    if (appended && sending) { // what was put off may be refused: then it is this entry's refusal
        if (const auto sent = m_d->connection.flush(); !sent)
            appended = sent.error();
    }
    if (!appended) {
        m_d->failed = true;
        return appended.error().wrapped(u"couldn't append entry %1"_s.arg(m_d->frontier.size()));
    }
    return appended;
}

Result<Domain::RecordedAct> WriteScope::append(const Ledger::SignedEntry &entry)
{
    return append(readBack(entry, m_d->database.d().keys.searchKey), false);
}

Result<Domain::RecordedAct> WriteScope::append(const Ledger::EntryDraft &draft,
                                               const Crypto::P256PrivateKey &key,
                                               const QString &kid)
{
    return append(signAct(draft, {key, kid, m_d->database.d().keys.searchKey}), false);
}

QList<Result<Domain::RecordedAct>> WriteScope::append(const QList<Ledger::EntryDraft> &drafts,
                                                      const Crypto::P256PrivateKey &key,
                                                      const QString &kid)
{
    QList<Result<Domain::RecordedAct>> appended;
    const ActSigner signer{key, kid, m_d->database.d().keys.searchKey};
    if (drafts.size() == 1)
        return {append(signAct(drafts.first(), signer), true)};
    ActSigning signing(drafts, signer);
    for (qsizetype i = 0; i < drafts.size() && (i == 0 || appended.last()); ++i)
        appended.append(append(signing.at(i), true));
    return appended;
}

Result<void> WriteScope::putCheckpoint(qint64 size, const QByteArray &note)
{
    REDRESS_CHECK(m_d->demandUsable());
    if (size < 0 || size > m_d->frontier.size())
        return Error{ErrorCode::BadInput,
                     u"a checkpoint of %1 entries is ahead of the ledger"_s.arg(size),
                     {}};
    Query put = m_d->connection.later(u"INSERT INTO checkpoint(size, note) VALUES(?, ?)"
                                      " ON CONFLICT(size) DO UPDATE SET note = excluded.note"_s);
    put.bind(size).bind(note);
    const auto stored = put.run();
    m_d->failed = m_d->failed || !stored;
    return stored;
}

Result<void> WriteScope::putTimeStamp(qint64 size, const QByteArray &token,
                                      const QByteArray &revoked)
{
    REDRESS_CHECK(m_d->demandUsable());
    Query put = m_d->connection.query(
        u"INSERT INTO time_stamp(size, digest, token, revoked) VALUES(?, ?, ?, ?)"
        " ON CONFLICT(size, digest) DO NOTHING"_s);
    put.bind(size).bind(Crypto::sha256(token)).bind(token).bind(revoked);
    const auto stored = put.run();
    m_d->failed = m_d->failed || !stored;
    return stored;
}

Receipt WriteScope::receipt() const
{
    return m_d->receipt;
}

/// The commit was sent and its answer lost, perhaps with it: the ledger tells.
Result<void> WriteScope::settle(const Error &lost)
{
    m_d->transaction.reset();
    const auto until = std::chrono::steady_clock::now() + kSettlingTime;
    for (auto pause = kFirstPause;; pause = std::min(2 * pause, kLongestPause)) {
        const auto connection = m_d->database.d().connection();
        const auto stands = connection ? wasRecorded(**connection, m_d->receipt)
                                       : Result<bool>(connection.error());
        if (stands)
            return *stands ? Result<void>() : lost;
        if (std::chrono::steady_clock::now() + pause > until)
            break;
        std::this_thread::sleep_for(pause);
    }
    if (m_d->receipt.seq < 0) // what appends nothing may be done again
        return lost;
    return Error{ErrorCode::Unsettled,
                 u"whether entry %1 was recorded is not known yet: "_s.arg(m_d->receipt.seq)
                     + lost.detail,
                 u"Look whether it is there when the server answers again."_s};
}

Result<void> WriteScope::commit()
{
    REDRESS_CHECK(m_d->demandUsable());
    m_d->failed = true; // unless all of it succeeds
    REDRESS_CHECK(m_d->projector.flush());
    if (m_d->erased) { // the words of an erased person must not stay in older parts of the index
        m_d->patience.reset(); // it may take long
        REDRESS_CHECK(m_d->connection.engine().forgetWords(m_d->connection));
    }
    REDRESS_CHECK(
        m_d->connection.engine().announce(m_d->connection, size(), m_d->database.d().desk));
    if (const auto committed = m_d->transaction->commitWriting(); !committed) {
        const Error error = committed.error().wrapped(u"couldn't record"_s);
        if (!isServerAddress(m_d->database.path()))
            return error;
        REDRESS_CHECK(settle(error));
    }
    Database::Private &database = m_d->database.d();
    database.frontier = m_d->frontier;
    if (m_d->erased) {
        // The log still holds the key's page: a reader may keep it a while, then the next settling
        // takes it.
        database.subjectKeys.forgetAll();
        (void)m_d->database.settle();
    }
    m_d->failed = false;
    m_d->patience.reset();
    m_d->turn.reset();
    return {};
}

} // namespace Redress::Store
