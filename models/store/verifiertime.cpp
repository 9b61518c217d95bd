// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Kept time stamps against the checkpoints they stamp and the authorities that the ledger names.
#include "models/store/verifier.h"

#include "models/domain/actfacts.h"
#include "models/ledger/note.h"
#include "models/seals/timestamp.h"

#include <QtConcurrentMap>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Redress::Store {

namespace {

constexpr qint64 kStampsAtOnce = 256;
constexpr qint64 kMaxListsBytes = 2 * Crypto::kMaxRevocationBytes;

struct Kept {
    qint64 size = 0;
    QByteArray digest;
    QByteArray token;
    QByteArray revoked;
    QByteArray note; // empty: there is no such checkpoint
    Verification found;
};

void judge(Kept &kept, const QList<Crypto::OutsideCertificate> &roots,
           const Ledger::VerifierKey &logKey)
{
    const QString name = u"time stamp of checkpoint %1"_s.arg(kept.size);
    const auto broken = [&](const char *code, const QString &detail) {
        kept.found.broken("time."_L1 + QLatin1String(code), name, detail);
    };
    if (Crypto::sha256(kept.token) != kept.digest) {
        broken("malformed", u"it is not the token that was kept"_s);
        return;
    }
    const auto checkpoint = Ledger::openCheckpoint(kept.note, logKey);
    const auto note = Ledger::parseNote(kept.note);
    if (!checkpoint || !note || checkpoint->size != kept.size) {
        broken("stray", u"there is no such checkpoint"_s);
        return;
    }
    const auto lists = Seals::splitRevocations(kept.revoked);
    if (!lists) {
        broken("revocation", lists.error().detail);
        return;
    }
    const auto check = Seals::checkKeptTimeStamp(
        kept.token, {Crypto::sha256(note->text.toUtf8()), {}, {}}, {roots, *lists}, name);
    for (const Crypto::RevocationList &list : *lists) {
        const bool isTheirs
            = std::any_of(check.chain.begin(), check.chain.end(), [&list](const auto &certificate) {
                  return list.isFrom(certificate.handle());
              });
        if (!isTheirs)
            broken("revocation", u"a list beside it is of nobody who vouches for it"_s);
    }
    for (const Finding &finding : check.verification.findings) {
        if (finding.verdict == Verdict::Broken) // what was unknown then stays so: told when it came
            kept.found.findings += finding;
    }
}

} // namespace

void Verifier::meetAuthority(const Domain::RecordedAct &act)
{
    const auto authority = Domain::authorityFrom(act);
    const auto root = authority ? Crypto::OutsideCertificate::fromDer(authority->root)
                                : Result<Crypto::OutsideCertificate>(authority.error());
    if (root)
        m_timeRoots += *root;
}

Result<void> Verifier::checkTimeStamps()
{
    qint64 afterSize = -1;
    QByteArray afterDigest;
    for (;;) {
        Query read = m_connection.query(
            u"SELECT t.size, t.digest, CASE WHEN length(t.token) <= ? THEN t.token END,"
            " CASE WHEN length(t.revoked) <= ? THEN t.revoked END,"
            " CASE WHEN length(c.note) <= ? THEN c.note END"
            " FROM time_stamp t LEFT JOIN checkpoint c ON c.size = t.size"
            " WHERE (t.size, t.digest) > (?, ?) ORDER BY t.size, t.digest LIMIT ?"_s);
        read.bind(qint64(Seals::kMaxTimeStampBytes)).bind(kMaxListsBytes);
        read.bind(qint64(Ledger::kMaxNoteBytes)).bind(afterSize).bind(afterDigest);
        read.bind(kStampsAtOnce);
        REDRESS_CHECK(read.run());
        QList<Kept> all;
        for (;;) {
            REDRESS_TRY(more, read.next());
            if (!more)
                break;
            all.append(
                {read.integer(0), read.bytes(1), read.bytes(2), read.bytes(3), read.bytes(4), {}});
            if (std::pair(all.last().size, all.last().digest) <= std::pair(afterSize, afterDigest))
                return outOfOrder("time_stamp"_L1);
            afterSize = all.last().size;
            afterDigest = all.last().digest;
        }
        if (all.isEmpty())
            return {};
        QtConcurrent::blockingMap(
            &m_cores, all, [this](Kept &kept) { judge(kept, m_timeRoots, m_inputs.logKey); });
        for (const Kept &kept : std::as_const(all)) {
            for (const Finding &finding : kept.found.findings)
                m_findings.broken(finding.code, finding.subject, finding.detail);
        }
        m_report.timeStamps += all.size();
    }
}

} // namespace Redress::Store
