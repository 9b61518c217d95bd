// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/primitives.h"
#include "models/exchange/timeclient.h"
#include "tests/exchange/timeserver.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Exchange;
using Test::HttpHeard;
using Test::HttpStranger;
using Test::TimeOffice;
using Test::TimeOfficeWish;
using Test::TimeServer;

namespace {

const QByteArray kDigest = Crypto::sha256("a checkpoint");
constexpr char kReply[] = "application/timestamp-reply";

class StandingClock final : public Clock {
public:
    QDateTime now = QDateTime::currentDateTimeUtc();
    QDateTime nowUtc() const override { return now; }
};

/// Hears "stop" once something else has happened.
class StopWhen final : public Progress {
public:
    explicit StopWhen(std::function<bool()> when) : m_when(std::move(when)) { }
    void setTotal(qint64) override { }
    void setDone(qint64) override { }
    bool isCancelled() const override { return m_when(); }

private:
    std::function<bool()> m_when;
};

StampRules quickRules(int rounds = 1)
{
    StampRules rules;
    rules.rounds = rounds;
    rules.pauseMs = 1;
    rules.limits.totalMs = 3'000;
    rules.proxy = QUrl();
    return rules;
}

Stamping stamped(const QList<TimeAuthority> &authorities, const StampRules &rules = quickRules())
{
    NoProgress progress;
    const auto stamping = stampTime(kDigest, authorities, rules, StandingClock(), progress);
    return stamping ? *stamping : Stamping();
}

QByteArray tokenSaying(TimeOffice &office, const QByteArray &sha256, const QByteArray &question,
                       const QDateTime &time)
{
    // The nonce: 16 bytes before `certReq`, the last element.
    const QByteArray nonce = question.chopped(3).last(16);
    return TimeOffice::granted(office.sign(TimeOffice::info(
        {sha256, nonce, u"1.2.3.4.1"_s, time.toString(u"yyyyMMddHHmmss'Z'"_s).toLatin1()})));
}

QStringList codesOf(const Verification &verification)
{
    QStringList codes;
    for (const Finding &finding : verification.findings)
        codes += finding.code;
    return codes;
}

} // namespace

/// Asks real authorities over real sockets.
class tst_TimeClient : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isToldTheTime();
    void goesToTheNextAuthority_data();
    void goesToTheNextAuthority();
    void believesNoAuthorityWhoseCertificateEnded();
    void believesNoAuthorityThatWasTakenBack();
    void saysWhenNobodyTellsOfRevocations();
    void saysWhenTheClocksDiffer();
    void asksForThePolicyThatItWants();
    void asksAgainWhenALineFails_data();
    void asksAgainWhenALineFails();
    void losesTheLineAnywhereAndClaimsNothing();
    void stopsWhenTold();
    void knowsNoAuthority();
};

void tst_TimeClient::isToldTheTime()
{
    TimeServer server;
    QVERIFY2(server.office().trouble().isEmpty(), qPrintable(server.office().trouble()));
    const Stamping stamping = stamped({server.authority()});
    QVERIFY(stamping.refusals.isEmpty());
    QVERIFY(stamping.stamp.has_value());
    QCOMPARE(codesOf(stamping.stamp->check.verification), QStringList());
    QCOMPARE(stamping.stamp->url, server.authority().url);
    QCOMPARE(stamping.stamp->revoked.size(), 1);
    QVERIFY(server.office().isBelievedByOpenssl(stamping.stamp->token, kDigest));
}

void tst_TimeClient::goesToTheNextAuthority_data()
{
    using Lie = std::function<void(TimeServer &, QTcpSocket &, const HttpHeard &)>;
    QTest::addColumn<Lie>("lie");
    QTest::addColumn<QString>("code"); // of the token, or a word of the error
    const auto answers = [](const QByteArray &bytes) {
        return Lie(
            [bytes](TimeServer &, QTcpSocket &line, const HttpHeard &) { line.write(bytes); });
    };
    QTest::newRow("another's question")
        << Lie([](TimeServer &server, QTcpSocket &line, const HttpHeard &) {
               line.write(HttpStranger::answer(
                   200, kReply, TimeOffice::granted(server.office().tokenFor(kDigest))));
           })
        << u"time.nonce"_s;
    QTest::newRow("another imprint") << Lie([](TimeServer &server, QTcpSocket &line,
                                               const HttpHeard &heard) {
        line.write(HttpStranger::answer(200, kReply,
                                        tokenSaying(server.office(), Crypto::sha256("else"),
                                                    heard.body, QDateTime::currentDateTimeUtc())));
    }) << u"time.imprint"_s;
    QTest::newRow("a time after its certificate") << Lie([](TimeServer &server, QTcpSocket &line,
                                                            const HttpHeard &heard) {
        line.write(HttpStranger::answer(200, kReply,
                                        tokenSaying(server.office(), kDigest, heard.body,
                                                    QDateTime::currentDateTimeUtc().addYears(9))));
    }) << u"time.expired"_s;
    QTest::newRow("another authority's signature")
        << Lie([](TimeServer &, QTcpSocket &line, const HttpHeard &heard) {
               line.write(HttpStranger::answer(200, kReply, TimeOffice().reply(heard.body)));
           })
        << u"time.chain"_s;
    QTest::newRow("half an answer")
        << Lie([](TimeServer &server, QTcpSocket &line, const HttpHeard &heard) {
               const QByteArray reply = server.office().reply(heard.body);
               line.write(HttpStranger::answer(200, kReply, reply.first(reply.size() / 2)));
           })
        << u"not the answer"_s;
    QTest::newRow("a page instead")
        << answers(HttpStranger::answer(200, "text/html", "<p>Welcome")) << u"not the answer"_s;
    QTest::newRow("nothing") << answers(HttpStranger::answer(200, kReply, {}))
                             << u"not the answer"_s;
    QTest::newRow("a refusal") << Lie([](TimeServer &server, QTcpSocket &line, const HttpHeard &) {
        line.write(HttpStranger::answer(200, kReply, server.office().reply("rubbish")));
    }) << u"refuses"_s;
    for (const int status : {400, 403, 404, 429, 500, 503})
        QTest::addRow("status %d", status)
            << answers(HttpStranger::answer(status, kReply, "no")) << u"status %1"_s.arg(status);
    QTest::newRow("elsewhere") << answers(
        "HTTP/1.1 302 Found\r\nLocation: /other\r\nContent-Length: 0\r\n\r\n")
                               << u"elsewhere"_s;
    QTest::newRow("100 MB") << Lie([](TimeServer &, QTcpSocket &line, const HttpHeard &) {
        line.write("HTTP/1.1 200 OK\r\n\r\n");
        const QByteArray block(1024 * 1024, '0');
        for (int i = 0; i < 100 && line.state() == QAbstractSocket::ConnectedState; ++i) {
            line.write(block);
            line.waitForBytesWritten(1'000);
        }
    }) << u"larger"_s;
    QTest::newRow("silence") << Lie([](TimeServer &server, QTcpSocket &line, const HttpHeard &) {
        server.http().holdOn(line);
    }) << u"in time"_s;
    QTest::newRow("a line cut off")
        << answers("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n0") << u"whole"_s;
}

void tst_TimeClient::goesToTheNextAuthority()
{
    using Lie = std::function<void(TimeServer &, QTcpSocket &, const HttpHeard &)>;
    QFETCH(Lie, lie);
    QFETCH(QString, code);
    TimeServer liar, honest;
    liar.behave([&](QTcpSocket &line, const HttpHeard &heard) { lie(liar, line, heard); });
    StampRules rules = quickRules();
    rules.limits.totalMs = 1'500;
    const Stamping alone = stamped({liar.authority()}, rules);
    QVERIFY(!alone.stamp);
    QCOMPARE(alone.refusals.size(), 1);
    const StampRefusal &refusal = alone.refusals.front();
    QCOMPARE(refusal.url, liar.authority().url);
    if (code.startsWith(u"time."))
        QVERIFY2(codesOf(refusal.verification).contains(code),
                 qPrintable(codesOf(refusal.verification).join(u' ') + refusal.error.detail));
    else
        QVERIFY2(refusal.error.detail.contains(code), qPrintable(refusal.error.detail));

    const Stamping both = stamped({liar.authority(), honest.authority()}, rules);
    QVERIFY(both.stamp.has_value());
    QCOMPARE(both.stamp->url, honest.authority().url);
    QCOMPARE(both.refusals.size(), 1);
}

void tst_TimeClient::believesNoAuthorityWhoseCertificateEnded()
{
    TimeOfficeWish wish;
    wish.untilUtc = QDateTime::currentDateTimeUtc().addDays(-1);
    TimeServer server(wish);
    const Stamping stamping = stamped({server.authority()});
    QVERIFY(!stamping.stamp);
    QVERIFY(codesOf(stamping.refusals.front().verification).contains(u"time.expired"_s));
}

void tst_TimeClient::believesNoAuthorityThatWasTakenBack()
{
    TimeServer server;
    server.office().revoke(u"keyCompromise"_s);
    const Stamping stamping = stamped({server.authority()});
    QVERIFY(!stamping.stamp);
    QVERIFY(codesOf(stamping.refusals.front().verification).contains(u"time.revoked"_s));
}

void tst_TimeClient::saysWhenNobodyTellsOfRevocations()
{
    TimeServer server;
    server.hideList();
    const Stamping stamping = stamped({server.authority()});
    QVERIFY(stamping.stamp.has_value());
    QCOMPARE(codesOf(stamping.stamp->check.verification),
             QStringList{u"time.revocation-unknown"_s});
    QVERIFY(stamping.stamp->revoked.isEmpty());
}

void tst_TimeClient::saysWhenTheClocksDiffer()
{
    TimeServer server;
    StandingClock slow;
    slow.now = slow.now.addSecs(-3 * kClockSlackSeconds);
    NoProgress progress;
    const auto stamping = stampTime(kDigest, {server.authority()}, quickRules(), slow, progress);
    QVERIFY(stamping && stamping->stamp);
    QCOMPARE(codesOf(stamping->stamp->check.verification), QStringList{u"time.clock"_s});
}

void tst_TimeClient::asksForThePolicyThatItWants()
{
    TimeServer server;
    QCOMPARE(stamped({server.authority(u"1.2.3.4.5"_s)}).stamp->check.policy, u"1.2.3.4.5"_s);
    // It has no such policy; and one that answers under its own all the same.
    QVERIFY(!stamped({server.authority(u"1.2.9"_s)}).stamp);
    server.behave([&](QTcpSocket &line, const HttpHeard &heard) {
        QByteArray body = heard.body;
        const QByteArray wanted = QByteArray::fromHex("06042a030405"),
                         own = QByteArray::fromHex("06042a030401");
        line.write(
            HttpStranger::answer(200, kReply, server.office().reply(body.replace(wanted, own))));
    });
    const Stamping other = stamped({server.authority(u"1.2.3.4.5"_s)});
    QVERIFY(!other.stamp);
    QVERIFY(codesOf(other.refusals.front().verification).contains(u"time.policy"_s));
}

void tst_TimeClient::asksAgainWhenALineFails_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<int>("asked"); // of three rounds
    QTest::newRow("at its limit") << HttpStranger::answer(429, kReply, "later") << 3;
    QTest::newRow("out of order") << HttpStranger::answer(503, kReply, "later") << 3;
    QTest::newRow("no such place") << HttpStranger::answer(404, kReply, "no") << 1;
    QTest::newRow("rubbish") << HttpStranger::answer(200, kReply, "no") << 1;
    QTest::newRow("elsewhere")
        << "HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n"_ba << 3;
}

void tst_TimeClient::asksAgainWhenALineFails()
{
    QFETCH(QByteArray, answer);
    QFETCH(int, asked);
    TimeServer server;
    server.behave(HttpStranger::says(answer));
    const Stamping never = stamped({server.authority()}, quickRules(3));
    QVERIFY(!never.stamp);
    QCOMPARE(never.refusals.size(), asked);
    QCOMPARE(server.questions(), asked);
    if (asked == 1)
        return;
    // Twice so, then as it should.
    int left = 2;
    server.behave([&](QTcpSocket &line, const HttpHeard &heard) {
        line.write(left-- > 0
                       ? answer
                       : HttpStranger::answer(200, kReply, server.office().reply(heard.body)));
    });
    const Stamping stamping = stamped({server.authority()}, quickRules(3));
    QVERIFY(stamping.stamp.has_value());
    QCOMPARE(stamping.refusals.size(), 2);
}

void tst_TimeClient::losesTheLineAnywhereAndClaimsNothing()
{
    TimeServer server;
    QByteArray whole;
    server.behave([&](QTcpSocket &line, const HttpHeard &heard) {
        whole = HttpStranger::answer(200, kReply, server.office().reply(heard.body));
        line.write(whole);
    });
    QVERIFY(stamped({server.authority()}).stamp.has_value());
    const qsizetype size = whole.size();
    for (qsizetype bytes = 0; bytes + 16 < size; bytes += 29) {
        server.behave([&, bytes](QTcpSocket &line, const HttpHeard &heard) {
            line.write(
                HttpStranger::answer(200, kReply, server.office().reply(heard.body)).first(bytes));
            line.waitForBytesWritten(1'000);
            HttpStranger::reset(line);
        });
        const Stamping cut = stamped({server.authority()});
        QVERIFY2(!cut.stamp, qPrintable(QString::number(bytes)));
        QCOMPARE(cut.refusals.size(), 1);
    }
    server.behave({});
    QVERIFY(stamped({server.authority()}).stamp.has_value());
    // The list of revoked certificates gets lost: told, not claimed.
    server.hideList();
    QCOMPARE(codesOf(stamped({server.authority()}).stamp->check.verification),
             QStringList{u"time.revocation-unknown"_s});
}

void tst_TimeClient::stopsWhenTold()
{
    TimeServer server;
    server.behave([&](QTcpSocket &line, const HttpHeard &) { server.http().holdOn(line); });
    StampRules rules = quickRules();
    rules.limits.totalMs = 3'600'000;
    StopWhen asked([&server] { return server.questions() > 0; });
    const auto waiting = stampTime(kDigest, {server.authority()}, rules, StandingClock(), asked);
    QVERIFY(!waiting);
    QCOMPARE(waiting.error().code, ErrorCode::Cancelled);

    server.behave(HttpStranger::says(HttpStranger::answer(503, kReply, "later")));
    rules = quickRules(2);
    rules.pauseMs = 3'600'000;
    StopWhen refused([&server] { return server.questions() > 1; });
    const auto pausing = stampTime(kDigest, {server.authority()}, rules, StandingClock(), refused);
    QVERIFY(!pausing);
    QCOMPARE(pausing.error().code, ErrorCode::Cancelled);
}

void tst_TimeClient::knowsNoAuthority()
{
    NoProgress progress;
    const auto none = stampTime(kDigest, {}, quickRules(), StandingClock(), progress);
    QVERIFY(!none);
    QCOMPARE(none.error().code, ErrorCode::BadInput);
}

QTEST_GUILESS_MAIN(tst_TimeClient)
#include "tst_timeclient.moc"
