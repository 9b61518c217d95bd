// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/verify.h"

#include "models/store/database_p.h"
#include "models/store/projectioncheck.h"
#include "models/store/schemacheck.h"
#include "models/store/verifier.h"

#include <QFuture>
#include <QThreadPool>
#include <QtConcurrentMap>

using namespace Qt::StringLiterals;

namespace Redress::Store {

namespace {

constexpr qsizetype kPapersAtOnce = 64;

Verification checkPaper(Database &database, qint64 seq, const EvidenceCheck &evidence)
{
    const auto record = readDocument(database, seq);
    if (record)
        return evidence(*record);
    Verification found; // the entry itself was named already; here it is said that its paper was
                        // not looked at
    found.findings.append(
        {Verdict::CannotTell, u"ledger.paper"_s, u"entry %1"_s.arg(seq), record.error().detail});
    return found;
}

Result<void> checkPapers(Database &database, Verifier &verifier, const EvidenceCheck &evidence,
                         Progress &progress)
{
    QThreadPool cores;
    const QList<qint64> &papers = verifier.papers();
    progress.setTotal(verifier.report().entries + papers.size());
    for (qsizetype from = 0; from < papers.size(); from += kPapersAtOnce) {
        if (progress.isCancelled())
            return Error{ErrorCode::Cancelled, u"the check was stopped"_s, {}};
        const auto results = QtConcurrent::blockingMapped<QList<Verification>>(
            &cores, papers.mid(from, kPapersAtOnce),
            [&](qint64 seq) { return checkPaper(database, seq, evidence); });
        for (const Verification &one : results)
            verifier.findings().add(one);
        verifier.report().evidenceFiles += results.size();
        progress.setDone(verifier.report().entries + verifier.report().evidenceFiles);
    }
    return {};
}

Result<VerifyReport> check(Database &database, const VerifyInputs &inputs,
                           const EvidenceCheck &evidence, Progress &progress)
{
    REDRESS_TRY(connection, Connection::open(database.path()));
    REDRESS_CHECK(connection->engine().attachRebuilt(*connection));
    REDRESS_CHECK(standInForMissing(*connection));
    Verifier verifier(database, *connection, inputs);
    REDRESS_CHECK(
        connection->run(connection->engine().beginReading())); // one snapshot for everything
    REDRESS_CHECK(verifier.checkLedger(progress));
    if (verifier.difference() != Verifier::Difference::None) {
        auto whole = check(database, {inputs.root, inputs.logKey}, evidence, progress);
        if (whole)
            whole->knownDiffers = verifier.difference() == Verifier::Difference::Entries;
        return whole;
    }
    REDRESS_CHECK(connection->run(u"COMMIT"_s));
    {
        REDRESS_TRY(turn, Turn::take(database.d()));
        REDRESS_CHECK(connection->engine().checkSearchIndex(*connection, verifier.findings()));
    }
    if (evidence)
        REDRESS_CHECK(checkPapers(database, verifier, evidence, progress));
    REDRESS_CHECK(connection->engine().awaitDurable(*connection)); // the head will be remembered
    VerifyReport report = std::move(verifier.report());
    report.verification = verifier.findings().take();
    return report;
}

} // namespace

Result<VerifyReport> verifyLedger(Database &database, const VerifyInputs &inputs,
                                  const EvidenceCheck &evidence, Progress &progress)
{
    auto report = check(database, inputs, evidence, progress);
    if (report || report.error().code != ErrorCode::Corrupt)
        return report;
    VerifyReport unreadable; // so damaged that not even its tables can be told
    unreadable.verification.broken(u"database.structure"_s, u"the database file"_s,
                                   report.error().detail);
    return unreadable;
}

} // namespace Redress::Store
