// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "storecenter.h"

#include "postgresground.h"

#include "models/core/clock.h"
#include "models/crypto/primitives.h"
#include "models/domain/codes.h"
#include "models/ledger/checkpoint.h"
#include "models/store/caserepository.h"
#include "models/store/engine.h"
#include "models/store/ledgerrepository.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace Redress::Store {

namespace {

constexpr QLatin1String kOrigin{"store.test/log"};

QByteArray secret(const Crypto::SecretBytes &bytes)
{
    return bytes.view().toByteArray().toBase64();
}

Crypto::SecretBytes secretFrom(const QJsonObject &kept, QLatin1String name)
{
    return Crypto::SecretBytes::copyOf(
        QByteArray::fromBase64(kept.value(name).toString().toLatin1()));
}

} // namespace

StoreCenter::StoreCenter(const QString &directory)
    : m_directory(directory.isEmpty() ? m_temporary.path() : directory),
      m_master(Crypto::randomSecret(32)), m_searchKey(Crypto::randomSecret(32)),
      m_rootKey(need(Crypto::P256PrivateKey::generate())),
      m_key(need(Crypto::P256PrivateKey::generate())),
      m_logKey(need(Crypto::Ed25519PrivateKey::generate())),
      m_root(need(Crypto::issueRoot(m_rootKey, u"Test center"_s,
                                    QDateTime({2026, 1, 1}, {0, 0}, Qt::UTC)))),
      m_certificate(need(Crypto::issueStaff(m_rootKey, m_root, m_key.publicKey(),
                                            {u"S-OPERATOR00000001"_s, u"Li"_s, u"Test center"_s},
                                            QDateTime({2026, 1, 1}, {0, 0}, Qt::UTC)))),
      m_logVerifier(need(Ledger::VerifierKey::make(kOrigin, m_logKey.publicKey()))),
      m_operator{u"S-OPERATOR00000001"_s}, m_rules(need(Domain::RuleBook::shipped())),
      m_now(QDateTime({2026, 3, 2}, {8, 0}, Qt::UTC))
{
    if (onPostgres())
        keepAddress(m_directory, newDatabase());
    m_database = need(Database::create(path(), keys(), m_rules));
    found();
}

StoreCenter::StoreCenter(const QString &directory, const QByteArray &kept)
    : m_directory(directory),
      m_master(secretFrom(QJsonDocument::fromJson(kept).object(), "master"_L1)),
      m_searchKey(secretFrom(QJsonDocument::fromJson(kept).object(), "search"_L1)),
      m_rootKey(need(Crypto::P256PrivateKey::fromPkcs8(
          secretFrom(QJsonDocument::fromJson(kept).object(), "rootKey"_L1)))),
      m_key(need(Crypto::P256PrivateKey::fromPkcs8(
          secretFrom(QJsonDocument::fromJson(kept).object(), "key"_L1)))),
      m_logKey(need(Crypto::Ed25519PrivateKey::fromSeed(
          secretFrom(QJsonDocument::fromJson(kept).object(), "log"_L1)))),
      m_root(need(Crypto::Certificate::fromDer(
          secretFrom(QJsonDocument::fromJson(kept).object(), "root"_L1).view()))),
      m_certificate(need(Crypto::Certificate::fromDer(
          secretFrom(QJsonDocument::fromJson(kept).object(), "certificate"_L1).view()))),
      m_logVerifier(need(Ledger::VerifierKey::make(kOrigin, m_logKey.publicKey()))),
      m_operator{u"S-OPERATOR00000001"_s}, m_rules(need(Domain::RuleBook::shipped())),
      m_now(QDateTime({2026, 3, 3}, {8, 0}, Qt::UTC))
{
    need(open());
}

std::unique_ptr<StoreCenter> StoreCenter::reopen(const QString &directory)
{
    QFile file(directory + "/test-keys.json"_L1);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no keys were kept");
    std::unique_ptr<StoreCenter> center(new StoreCenter(directory, file.readAll()));
    // An act takes a minute, and time does not go back with a new process.
    center->m_now = center->m_now.addSecs(60 * need(LedgerRepository(center->database()).size()));
    return center;
}

void StoreCenter::keepKeys() const
{
    const auto text = [](const QByteArray &bytes) { return QString::fromLatin1(bytes); };
    QFile file(m_directory + "/test-keys.json"_L1);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("keys cannot be kept");
    file.write(QJsonDocument(QJsonObject{{"master"_L1, text(secret(m_master))},
                                         {"search"_L1, text(secret(m_searchKey))},
                                         {"rootKey"_L1, text(secret(need(m_rootKey.toPkcs8())))},
                                         {"key"_L1, text(secret(need(m_key.toPkcs8())))},
                                         {"log"_L1, text(secret(need(m_logKey.seed())))},
                                         {"root"_L1, text(m_root.der().toBase64())},
                                         {"certificate"_L1, text(m_certificate.der().toBase64())}})
                   .toJson());
}

QString StoreCenter::path() const
{
    return locationIn(m_directory);
}

QString StoreCenter::locationIn(const QString &directory)
{
    if (!onPostgres())
        return directory + u'/' + kDatabaseFile;
    QFile file(directory + "/address.txt"_L1);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the address was not kept");
    return QString::fromUtf8(file.readAll());
}

void StoreCenter::keepAddress(const QString &directory, const QString &address)
{
    QFile file(directory + "/address.txt"_L1);
    if (!file.open(QIODevice::WriteOnly) || file.write(address.toUtf8()) < 0)
        qFatal("the address cannot be kept");
}

Result<void> StoreCenter::open()
{
    REDRESS_TRY(opened, Database::open(path(), keys(), m_rules));
    m_database = opened;
    return {};
}

KeyAccess StoreCenter::keys() const
{
    KeyAccess access;
    const Crypto::SecretBytes master = m_master;
    access.wrap = [master](const QString &subject, const Crypto::SecretBytes &key) {
        return Crypto::aesGcmSeal(master, subject.toUtf8(), key.view());
    };
    access.unwrap = [master](const QString &subject, const QByteArray &wrapped) {
        return Crypto::aesGcmOpen(master, subject.toUtf8(), wrapped);
    };
    access.disclosureKey = [](const Crypto::SecretBytes &key) {
        return Crypto::hkdfSha256(key, {}, "test disclosures", 32);
    };
    access.searchKey = m_searchKey;
    return access;
}

QString StoreCenter::procedure() const
{
    return m_rules.procedure(u"pboc-5-2020"_s)->idAtVersion();
}

QString StoreCenter::calendar() const
{
    return m_rules.calendar(u"cn"_s)->idAtVersion();
}

void StoreCenter::found()
{
    auto scope = need(WriteScope::begin(*m_database));
    need(scope.addCertificate(m_certificate));
    append(scope, Domain::Act::centerCreated,
           need(Domain::centerCreated({u"Z-TEST"_s, u"Test center"_s, kOrigin, procedure(),
                                       Crypto::sha256(m_root.der())})));
    append(scope, Domain::Act::staffAdded,
           need(Domain::staffAdded({m_operator, u"Li Operator"_s, u"li"_s, Domain::Role::Operator,
                                    m_certificate.der()})),
           {}, Domain::kCenterSubject);
    need(scope.commit());
}

Result<Domain::RecordedAct> StoreCenter::tryAppend(WriteScope &scope, const QString &act,
                                                   const Domain::ActFacts &facts,
                                                   const CaseId &caseId, const QString &subject)
{
    m_now = m_now.addSecs(60);
    Ledger::EntryDraft draft{act,          m_now,
                             caseId.value, QString::fromLatin1(Crypto::randomBytes(12).toHex()),
                             facts.facts,  {}};
    for (const auto &fact : facts.personal)
        draft.personal.append({subject, fact.first, fact.second});
    return scope.append(draft, m_key, m_certificate.thumbprint());
}

Domain::RecordedAct StoreCenter::append(WriteScope &scope, const QString &act,
                                        const Domain::ActFacts &facts, const CaseId &caseId,
                                        const QString &subject)
{
    return need(tryAppend(scope, act, facts, caseId, subject));
}

Domain::RecordedAct StoreCenter::record(const QString &act, const Domain::ActFacts &facts,
                                        const CaseId &caseId, const QString &subject)
{
    auto scope = need(WriteScope::begin(*m_database));
    const auto recorded = append(scope, act, facts, caseId, subject);
    need(scope.commit());
    return recorded;
}

CompanyId StoreCenter::addCompany(WriteScope &scope, const QString &name,
                                  const QStringList &aliases)
{
    const CompanyId id{formatOpaqueId(u"K-"_s, Crypto::randomBytes(10))};
    append(scope, Domain::Act::companyAdded,
           need(Domain::companyAdded(id, {name, aliases, u"95188"_s, {}, true})));
    m_companies.append(id);
    return id;
}

ConsumerId StoreCenter::newConsumer()
{
    const ConsumerId id{formatOpaqueId(u"P-"_s, Crypto::randomBytes(10))};
    m_people.append(id);
    return id;
}

CaseId StoreCenter::openCase(WriteScope &scope, const Domain::CaseDraft &draft,
                             const ConsumerId &consumer, const CompanyId &company,
                             const StaffId &assignee)
{
    const QDateTime received = draft.receivedUtc.isValid() ? draft.receivedUtc : m_now;
    const CaseId id = need(scope.nextCaseId(received.date().year()));
    const auto facts
        = need(Domain::caseOpened(draft,
                                  {consumer, company, assignee, u"cn-internet-finance@1"_s,
                                   procedure(), calendar(), received}));
    append(scope, Domain::Act::caseOpened, facts, id, consumer.value);
    m_cases.append({id, consumer});
    return id;
}

CaseId StoreCenter::openCase(const Domain::CaseDraft &draft, const ConsumerId &consumer,
                             const CompanyId &company, const StaffId &assignee)
{
    auto scope = need(WriteScope::begin(*m_database));
    const CaseId id = openCase(scope, draft, consumer, company, assignee);
    need(scope.commit());
    return id;
}

Result<CaseId> StoreCenter::importCase(const QString &number, const QString &narrative)
{
    auto scope = need(WriteScope::begin(*m_database));
    const CaseId id = need(scope.nextCaseId(2020));
    Domain::ImportedCase imported;
    imported.system = u"cfpb"_s;
    imported.id = number;
    imported.channel = u"web"_s;
    imported.outcome = u"explained"_s;
    imported.narrative = narrative;
    imported.zip = u"330XX"_s;
    const ConsumerId person{formatOpaqueId(u"P-"_s, Crypto::randomBytes(10))};
    const auto facts = need(Domain::caseImported(
        imported, {person, {}, {}, u"cfpb@1"_s, procedure(), calendar(), m_now}));
    REDRESS_CHECK(tryAppend(scope, Domain::Act::caseImported, facts, id, person.value));
    REDRESS_CHECK(scope.commit());
    return id;
}

Domain::PaperFacts StoreCenter::paper(WriteScope &scope, const CaseId &caseId, const QString &name)
{
    Domain::PaperFacts paper;
    paper.document = need(scope.nextDocumentId(2026));
    paper.caseId = caseId;
    paper.kind = u"contract"_s;
    paper.size = 4711;
    paper.blob = QString::fromLatin1(Crypto::randomBytes(16).toHex());
    paper.cipherSha256 = Crypto::randomBytes(32);
    paper.cipherSize = 5000;
    paper.receivedFrom = u"consumer"_s;
    paper.fileName = name;
    paper.mediaType = u"application/pdf"_s;
    paper.sha256 = Crypto::randomBytes(32);
    paper.seal = Crypto::randomBytes(60);
    append(scope, Domain::Act::documentArchived, need(Domain::documentArchived(paper)), caseId,
           need(scope.caseState(caseId)).consumer.value);
    return paper;
}

void StoreCenter::erase(const ConsumerId &person)
{
    record(Domain::Act::consumerErased, need(Domain::consumerErased(person, u"asked for it"_s)));
    m_people.removeAll(person);
    m_cases.removeIf([&](const auto &one) { return one.second == person; });
}

QByteArray StoreCenter::signCheckpoint()
{
    auto scope = need(WriteScope::begin(*m_database));
    const QByteArray note = signCheckpoint(scope);
    need(scope.commit());
    return note;
}

QByteArray StoreCenter::signCheckpoint(WriteScope &scope)
{
    const QByteArray root = need(LedgerRepository(*m_database).root());
    const QByteArray note
        = need(Ledger::signCheckpoint({kOrigin, scope.size(), root, {}}, m_logKey));
    need(scope.putCheckpoint(scope.size(), note));
    return note;
}

VerifyReport StoreCenter::verify(const EvidenceCheck &evidence)
{
    NoProgress progress;
    const VerifyReport full = need(verifyLedger(*m_database, inputs(), evidence, progress));
    if (m_known.size == 0 || evidence)
        return full;
    VerifyInputs remembering = inputs();
    remembering.known = m_known;
    const VerifyReport again = need(verifyLedger(*m_database, remembering, evidence, progress));
    for (const Finding &finding : full.verification.findings) {
        if (!again.verification.findings.contains(finding))
            qFatal("only the full check finds %s: %s %s", qPrintable(finding.code),
                   qPrintable(finding.subject), qPrintable(finding.detail));
    }
    if (again.verification.findings.size() != full.verification.findings.size())
        qFatal("the check that remembers finds more");
    if (again.known != m_known.size && (again.known != 0 || m_known.root.isEmpty()))
        qFatal("the check relied on something else than it remembers");
    return again;
}

} // namespace Redress::Store
