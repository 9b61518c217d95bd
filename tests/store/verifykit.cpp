// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "verifykit.h"

#include "models/crypto/primitives.h"
#include "models/ledger/note.h"
#include "models/seals/timestamp.h"
#include "postgresground.h"
#include "tests/seals/timeoffice.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace Redress::Store {

void stampTime(StoreCenter &center)
{
    Test::TimeOffice office;
    center.record(Domain::Act::authorityAdded,
                  need(Domain::authorityAdded(
                      {u"http://127.0.0.1/tsa"_s, office.root().der(), u"1.2.3.4.1"_s})));
    const auto note = need(Ledger::parseNote(center.signCheckpoint()));
    const QByteArray digest = Crypto::sha256(note.text.toUtf8());
    const auto check = Seals::checkTimeStamp(office.tokenFor(digest), {digest, {}, {}},
                                             {{office.root()}, {}}, u"sample"_s);
    auto scope = need(WriteScope::begin(center.database()));
    need(scope.putTimeStamp(scope.size(), check.plain, office.revocationDer()));
    need(scope.commit());
}

std::unique_ptr<StoreCenter> sampleCenter()
{
    auto sample = std::make_unique<StoreCenter>();
    sample->work(120, 1);
    need(sample->importCase(u"3571115"_s, u"is trying to collect a debt"_s));
    const ConsumerId gone = sample->newConsumer();
    Domain::CaseDraft draft;
    draft.consumer.name = u"赵六"_s;
    draft.narrative = u"to be forgotten"_s;
    sample->openCase(draft, gone);
    sample->signCheckpoint();
    sample->erase(gone);
    sample->work(60, 2);
    sample->signCheckpoint();
    stampTime(*sample);
    const VerifyReport report = sample->verify();
    sample->remember(report.head);
    sample->keepKeys();
    sample->close();
    return sample;
}

SampleCopy::SampleCopy(const StoreCenter &sample)
{
    QStringList files{u"test-keys.json"_s};
    if (onPostgres())
        StoreCenter::keepAddress(directory.path(), newDatabase(sample.path()));
    else
        files.append(kDatabaseFile);
    for (const QString &name : std::as_const(files)) {
        if (!QFile::copy(sample.directory() + u'/' + name, directory.filePath(name)))
            qFatal("the sample cannot be copied");
    }
    center = StoreCenter::reopen(directory.path());
    center->remember(sample.known());
}

QSet<QString> codesOf(const VerifyReport &report)
{
    QSet<QString> codes;
    for (const Finding &finding : report.verification.findings)
        codes.insert(finding.code);
    return codes;
}

QString told(const VerifyReport &report)
{
    QStringList lines;
    for (const Finding &finding : report.verification.findings)
        lines.append(finding.code + ": "_L1 + finding.subject + ": "_L1 + finding.detail);
    return lines.mid(0, 12).join(u'\n');
}

bool finds(const VerifyReport &report, const QString &code)
{
    for (const Finding &finding : report.verification.findings) {
        if (finding.code.startsWith(code))
            return true;
    }
    return false;
}

} // namespace Redress::Store
