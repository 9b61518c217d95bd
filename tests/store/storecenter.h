// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/crypto/certificate.h"
#include "models/domain/actfacts.h"
#include "models/ledger/note.h"
#include "models/store/database.h"
#include "models/store/verify.h"
#include "models/store/writescope.h"

#include <QRandomGenerator>
#include <QTemporaryDir>

namespace Redress::Store {

/// Takes the value out of a Result and stops the program with its error otherwise: for what a test
/// presupposes.
template <typename T>
T need(Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().detail));
    return *std::move(result);
}
inline void need(const Result<void> &result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().detail));
}

/// A small center with a certificate authority, one operator and a database in a folder of its own.
/// Time goes on by a minute an act.
class StoreCenter {
public:
    /// `directory` empty: a temporary one.
    explicit StoreCenter(const QString &directory = {});
    /// The keys of a center kept in `directory` by keepKeys(): for another process.
    static std::unique_ptr<StoreCenter> reopen(const QString &directory);
    void keepKeys() const;

    Database &database() { return *m_database; }
    QString path() const; // of the file, or the server's address
    static QString locationIn(const QString &directory);
    static void keepAddress(const QString &directory, const QString &address);
    QString directory() const { return m_directory; }
    void close() { m_database.reset(); }
    Result<void> open();
    KeyAccess keys() const;

    Domain::RecordedAct append(WriteScope &scope, const QString &act, const Domain::ActFacts &facts,
                               const CaseId &caseId = {}, const QString &subject = {});
    Result<Domain::RecordedAct> tryAppend(WriteScope &scope, const QString &act,
                                          const Domain::ActFacts &facts, const CaseId &caseId = {},
                                          const QString &subject = {});
    /// In a scope of its own.
    Domain::RecordedAct record(const QString &act, const Domain::ActFacts &facts,
                               const CaseId &caseId = {}, const QString &subject = {});

    CompanyId addCompany(WriteScope &scope, const QString &name, const QStringList &aliases = {});
    CaseId openCase(WriteScope &scope, const Domain::CaseDraft &draft, const ConsumerId &consumer,
                    const CompanyId &company, const StaffId &assignee = {});
    CaseId openCase(const Domain::CaseDraft &draft, const ConsumerId &consumer,
                    const CompanyId &company = {}, const StaffId &assignee = {});
    Result<CaseId> importCase(const QString &number, const QString &narrative);
    Domain::PaperFacts paper(WriteScope &scope, const CaseId &caseId, const QString &name);
    /// Many acts of every kind, the same for the same seed; in scopes of up to `batch` acts.
    void work(int acts, quint32 seed, int batch = 7);
    /// Afterwards work() leaves this person alone.
    void erase(const ConsumerId &person);
    QByteArray signCheckpoint();
    QByteArray signCheckpoint(WriteScope &scope);

    /// In full, and once something is remembered a second time by that: both must find the same.
    VerifyReport verify(const EvidenceCheck &evidence = {});
    void remember(const KnownEntries &known) { m_known = known; }
    const KnownEntries &known() const { return m_known; }
    VerifyInputs inputs() const { return {m_root, m_logVerifier}; }

    ConsumerId newConsumer();
    QDateTime now() const { return m_now; }
    void setNow(const QDateTime &now) { m_now = now; }
    StaffId operatorId() const { return m_operator; }
    QString kid() const { return m_certificate.thumbprint(); }
    const Crypto::P256PrivateKey &operatorKey() const { return m_key; }
    const Crypto::P256PrivateKey &rootKey() const { return m_rootKey; }
    const Crypto::Certificate &root() const { return m_root; }
    const Domain::RuleBook &rules() const { return m_rules; }
    QString procedure() const;
    QString calendar() const;

private:
    StoreCenter(const QString &directory, const QByteArray &kept);
    void found();
    CaseId randomCase(QRandomGenerator &random) const;
    void oneAct(WriteScope &scope, QRandomGenerator &random);

    QTemporaryDir m_temporary;
    QString m_directory;
    Crypto::SecretBytes m_master, m_searchKey;
    Crypto::P256PrivateKey m_rootKey, m_key;
    Crypto::Ed25519PrivateKey m_logKey;
    Crypto::Certificate m_root, m_certificate;
    Ledger::VerifierKey m_logVerifier;
    StaffId m_operator;
    Domain::RuleBook m_rules;
    KnownEntries m_known;
    std::shared_ptr<Database> m_database;
    QDateTime m_now;
    quint64 m_serial = 0;
    QList<ConsumerId> m_people;
    QList<CompanyId> m_companies;
    QList<QPair<CaseId, ConsumerId>> m_cases;
};

} // namespace Redress::Store
