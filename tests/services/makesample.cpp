// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// make-sample LOCATION EVIDENCE: the small center that tests/data keeps of each released version,
// in a new folder or on an empty database with its evidence in the folder EVIDENCE. Called by
// tests/data/make-sample.sh.
#include "models/services/caseservice.h"
#include "models/services/documentservice.h"
#include "models/services/drafts.h"
#include "tests/services/office.h"

#include <QGuiApplication>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Services;
using namespace Redress::Test;

namespace {

template <typename T>
T orFail(Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().detail));
    return *std::move(result);
}

ArchivedPaper archive(const SessionPtr &session, const CaseId &id, const QString &name,
                      const QByteArray &bytes)
{
    NewPaper paper;
    paper.caseId = id;
    paper.fileName = name;
    paper.bytes = bytes;
    NoProgress progress;
    return orFail(DocumentService(session).archive(paper, progress));
}

void work(const SessionPtr &session, FakeClock &clock)
{
    CaseService cases(session);
    const auto first = orFail(cases.open(aCall()));
    clock.pass(600);
    archive(session, first.caseId, u"contract.txt"_s,
            "The lender pays out on demand. 随时提现。\n");
    clock.passDays(2);
    orFail(cases.forward(first.caseId, u"Please answer within the time of the procedure."_s));
    orFail(cases.answer(first.caseId, u"company"_s, u"The withdrawal was paid today."_s));
    orFail(cases.close(first.caseId, {u"settled"_s, Money{5'000'000, u"CNY"_s}, u"Paid."_s}));

    const auto gone = orFail(cases.open(aCall(u"赵六"_s, u"13900002222"_s)));
    archive(session, gone.caseId, u"letter.txt"_s, "To be forgotten.\n");
    orFail(ConsumerService(session).erase(gone.consumer, u"Asked for it, no duty to keep."_s));
    orFail(LedgerService(session).checkpoint());

    clock.passDays(1);
    Domain::CaseDraft other = aCall(u"王五"_s, u"13700003333"_s);
    other.company = u"Northern Pay"_s;
    other.narrative = u"They charge a fee that the contract does not know."_s;
    const auto second = orFail(cases.open(other));
    orFail(cases.link(second.caseId, first.caseId, u"same-company"_s));
    orFail(cases.extend(second.caseId, 10, u"The bank abroad has to be asked."_s));
    orFail(DraftService(session).save({}, {{u"name"_s, u"half typed"_s}}));
}

} // namespace

int main(int argc, char **argv)
{
    const QGuiApplication application(argc, argv);
    if (argc != 3)
        return 2;
    const auto clock = std::make_shared<FakeClock>();
    NewCenter center;
    center.directory = QString::fromLocal8Bit(argv[1]);
    center.evidence = QString::fromLocal8Bit(argv[2]);
    center.name = u"Sample Center 样本"_s;
    center.procedure = u"pboc-5-2020"_s;
    center.adminName = u"boss"_s;
    center.adminPassword = password("secret");
    center.cheapKeys = true;
    const SessionPtr session = orFail(createCenter(center, clock)).session;
    work(session, *clock);
    orFail(StaffService(session).add(u"wang"_s, Domain::Role::Operator, password("secret")));
    orFail(LedgerService(session).checkpoint());
}
