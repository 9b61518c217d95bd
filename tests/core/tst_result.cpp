// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/finding.h"
#include "models/core/result.h"

#include <QSet>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;
using namespace Redress;

namespace {

Result<int> half(int number)
{
    if (number % 2 != 0)
        return Error{ErrorCode::BadInput, u"odd"_s, u"Give an even number."_s};
    return number / 2;
}

Result<int> quarter(int number)
{
    REDRESS_TRY(once, half(number));
    return half(once);
}

Result<void> demandEven(int number)
{
    REDRESS_CHECK(half(number));
    return {};
}

} // namespace

class tst_Result : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void passesValuesAndErrorsUp();
    void carriesWhatCanOnlyBeMoved();
    void tellsTheErrorOneLayerUp();
    void givesEachCodeAWordAndAnExit();
    void judgesByTheWorstFinding();
};

void tst_Result::passesValuesAndErrorsUp()
{
    QCOMPARE(*quarter(12), 3);
    QVERIFY(!quarter(6));
    QCOMPARE(quarter(6).error().detail, u"odd"_s);
    QVERIFY(demandEven(2));
    QCOMPARE(demandEven(3).error().hint, u"Give an even number."_s);
}

void tst_Result::carriesWhatCanOnlyBeMoved()
{
    Result<std::unique_ptr<int>> owner(std::make_unique<int>(7));
    QVERIFY(owner);
    const std::unique_ptr<int> taken = *std::move(owner);
    QCOMPARE(*taken, 7);
}

void tst_Result::tellsTheErrorOneLayerUp()
{
    const Error error = half(3).error().wrapped(u"couldn't share the cake"_s);
    QCOMPARE(error.code, ErrorCode::BadInput);
    QCOMPARE(error.detail, u"couldn't share the cake: odd"_s);
    QCOMPARE(error.hint, u"Give an even number."_s);
}

void tst_Result::givesEachCodeAWordAndAnExit()
{
    QSet<QString> words;
    for (int code = int(ErrorCode::BadInput); code <= int(ErrorCode::Cancelled); ++code) {
        words.insert(wordFor(ErrorCode(code)));
        QVERIFY(QSet<int>({1, 2, 3, 4, 130}).contains(exitCodeFor(ErrorCode(code))));
    }
    QCOMPARE(words.size(), int(ErrorCode::Cancelled) + 1);
    QCOMPARE(exitCodeFor(ErrorCode::Corrupt), 1);
    QCOMPARE(exitCodeFor(ErrorCode::BadInput), 2);
    QCOMPARE(exitCodeFor(ErrorCode::DiskFull), 3);
    QCOMPARE(exitCodeFor(ErrorCode::NotPermitted), 4);
    QCOMPARE(exitCodeFor(ErrorCode::Cancelled), 130);
}

void tst_Result::judgesByTheWorstFinding()
{
    Verification check;
    QCOMPARE(check.worst(), Verdict::Intact);
    check.remark(u"a.b"_s, u"entry 1"_s);
    QCOMPARE(check.worst(), Verdict::IntactWithRemarks);
    QVERIFY(check.isIntact());
    Verification other;
    other.findings.append({Verdict::CannotTell, u"c"_s, u"entry 2"_s, {}});
    check.add(other);
    QVERIFY(!check.isIntact());
    check.broken(u"d"_s, u"entry 3"_s, u"differs"_s);
    check.remark(u"e"_s, u"entry 4"_s);
    QCOMPARE(check.worst(), Verdict::Broken);
    QCOMPARE(check.findings.size(), 4); // all of them, in order
    QCOMPARE(check.findings.at(2).detail, u"differs"_s);
    QCOMPARE(wordFor(Verdict::CannotTell), u"cannot-tell"_s);
}

QTEST_GUILESS_MAIN(tst_Result)
#include "tst_result.moc"
