// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/primitives.h"
#include "models/seals/der.h"
#include "models/seals/objectids.h"
#include "models/seals/timestamp.h"
#include "models/seals/timestamptoken.h"
#include "tests/seals/timeoffice.h"

#include <QProcess>
#include <QtTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Seals;
using Test::TimeOffice;
using Test::TimeOfficeWish;
using Test::TimeStampSaid;

namespace {

const QByteArray kDigest = Crypto::sha256("a checkpoint");
const QString kPolicy = u"1.2.3.4.1"_s;

QStringList codesOf(const TimeStampCheck &check, Verdict verdict = Verdict::Broken)
{
    QStringList codes;
    for (const Finding &finding : check.verification.findings) {
        if (finding.verdict == verdict)
            codes += finding.code;
    }
    return codes;
}

QByteArray nowText()
{
    return QDateTime::currentDateTimeUtc().toString(u"yyyyMMddHHmmss'Z'"_s).toLatin1();
}

TimeStampCheck checked(const QByteArray &token, const TimeOffice &office)
{
    return checkTimeStamp(token, {kDigest, {}, {}}, {{office.root()}, {}}, u"x"_s);
}

} // namespace

/// Time stamps of real authorities, honest and not.
class tst_TimeStamp : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void asksAsOpensslReadsIt();
    void believesAnHonestAuthority_data();
    void believesAnHonestAuthority();
    void namesEachLie_data();
    void namesEachLie();
    void distrustsACertificateThatIsNotMadeForTime_data();
    void distrustsACertificateThatIsNotMadeForTime();
    void distrustsAnAuthorityThatWasTakenBack_data();
    void distrustsAnAuthorityThatWasTakenBack();
    void listensToNoListOfAnotherAuthority();
    void keepsOneSpellingOnly();
    void refusesEveryFlippedBit();
    void refusesRubbish_data();
    void refusesRubbish();
    void hearsWhyAnAuthorityRefuses();

private:
    TimeOffice m_office;
};

void tst_TimeStamp::initTestCase()
{
    QVERIFY2(m_office.trouble().isEmpty(), qPrintable(m_office.trouble()));
}

void tst_TimeStamp::asksAsOpensslReadsIt()
{
    const auto question = askTimeOf(kDigest, u"1.2.840.113549.5"_s);
    QCOMPARE(question.nonce.size(), 16);
    QVERIFY(askTimeOf(kDigest, {}).nonce != question.nonce);
    const auto der = encodeQuestion(question);
    QVERIFY(der.ok());
    QProcess openssl;
    openssl.start(u"openssl"_s, {u"ts"_s, u"-query"_s, u"-in"_s, u"/dev/stdin"_s, u"-text"_s});
    openssl.write(*der);
    openssl.closeWriteChannel();
    QVERIFY(openssl.waitForFinished());
    const QByteArray text = openssl.readAllStandardOutput();
    QVERIFY2(text.contains("Hash Algorithm: sha256"), text.constData());
    QVERIFY(text.contains("Policy OID: 1.2.840.113549.5"));
    QVERIFY(text.contains("Certificate required: yes"));
    QVERIFY(text.toUpper().contains(question.nonce.toHex().toUpper()));

    for (const QString &policy : {u"1"_s, u"3.1"_s, u"1.40"_s, u"1.2."_s, u"1..2"_s, u"x"_s,
                                  u"1.02"_s, u"1.-2"_s, u" 1.2"_s})
        QVERIFY2(!encodeQuestion(askTimeOf(kDigest, policy)).ok(), qPrintable(policy));
    QVERIFY(!encodeQuestion(askTimeOf("short", {})).ok());
}

void tst_TimeStamp::believesAnHonestAuthority_data()
{
    QTest::addColumn<bool>("isRsa");
    QTest::addColumn<bool>("hasIntermediate");
    QTest::addColumn<QString>("oldDigest");
    QTest::newRow("P-256") << false << false << QString();
    QTest::newRow("RSA") << true << false << QString();
    QTest::newRow("with an authority between") << false << true << QString();
    QTest::newRow("RSA, with an authority between") << true << true << QString();
    QTest::newRow("naming its certificate by SHA-1") << false << false << u"sha1"_s;
}

void tst_TimeStamp::believesAnHonestAuthority()
{
    QFETCH(bool, isRsa);
    QFETCH(bool, hasIntermediate);
    QFETCH(QString, oldDigest);
    TimeOfficeWish wish;
    wish.isRsa = isRsa;
    wish.hasIntermediate = hasIntermediate;
    wish.oldDigest = oldDigest;
    TimeOffice office(wish);
    const auto question = askTimeOf(kDigest, {});
    const QDateTime before = QDateTime::currentDateTimeUtc();
    const auto token = tokenOfAnswer(office.reply(*encodeQuestion(question)));
    QVERIFY2(token.ok(), qPrintable(office.trouble()));
    const auto check
        = checkTimeStamp(*token, {kDigest, question.nonce, kPolicy}, {{office.root()}, {}}, u"x"_s);
    QCOMPARE(codesOf(check), QStringList());
    QVERIFY(codesOf(check, Verdict::IntactWithRemarks).contains(u"time.revocation-unknown"_s));
    QCOMPARE(check.authority, u"Made-up time office: stamps"_s);
    QCOMPARE(check.policy, kPolicy);
    QVERIFY(qAbs(check.timeUtc.secsTo(before)) < 60);
    QCOMPARE(check.chain.size(), hasIntermediate ? 3 : 2);
    QVERIFY(check.lastDayUtc.isValid());
    QVERIFY(office.isBelievedByOpenssl(check.plain, kDigest));
    QVERIFY(!office.isBelievedByOpenssl(check.plain, Crypto::sha256("else")));
    const auto kept
        = checkKeptTimeStamp(check.plain, {kDigest, {}, {}}, {{office.root()}, {}}, u"x"_s);
    QCOMPARE(codesOf(kept), QStringList());

    const auto list = Crypto::RevocationList::fromDer(office.revocationDer());
    QVERIFY2(list.ok(), qPrintable(office.trouble()));
    const auto listed
        = checkTimeStamp(*token, {kDigest, {}, {}}, {{office.root()}, {*list}}, u"x"_s);
    // Of the authority between, another list would have to speak.
    QCOMPARE(codesOf(listed, Verdict::IntactWithRemarks).size(), hasIntermediate ? 1 : 0);
}

void tst_TimeStamp::namesEachLie_data()
{
    using Lie = std::function<QByteArray(TimeOffice &)>;
    QTest::addColumn<Lie>("lie");
    QTest::addColumn<QStringList>("codes");
    const auto says = [](const TimeStampSaid &said) {
        return Lie([said](TimeOffice &office) { return office.sign(TimeOffice::info(said)); });
    };
    const QByteArray now = nowText();
    QTest::newRow("the truth, by the same means")
        << says({kDigest, {}, kPolicy, now}) << QStringList();
    QTest::newRow("another imprint")
        << says({Crypto::sha256("else"), {}, kPolicy, now}) << QStringList{u"time.imprint"_s};
    QTest::newRow("half an imprint")
        << says({kDigest.first(20), {}, kPolicy, now}) << QStringList{u"time.malformed"_s};
    QTest::newRow("before its certificate")
        << says({kDigest, {}, kPolicy, "20240101000000Z"}) << QStringList{u"time.expired"_s};
    QTest::newRow("after its certificate")
        << says({kDigest, {}, kPolicy, "20350101000000Z"}) << QStringList{u"time.expired"_s};
    QTest::newRow("the thirtieth of February")
        << says({kDigest, {}, kPolicy, "20260230000000Z"}) << QStringList{u"time.malformed"_s};
    QTest::newRow("the year 9999")
        << says({kDigest, {}, kPolicy, "99990101000000Z"}) << QStringList{u"time.malformed"_s};
    QTest::newRow("a time with an offset") << says({kDigest, {}, kPolicy, now.chopped(1) + "+0800"})
                                           << QStringList{u"time.malformed"_s};
    QTest::newRow("a fraction with zeros behind")
        << says({kDigest, {}, kPolicy, now.chopped(1) + ".50Z"})
        << QStringList{u"time.malformed"_s};
    QTest::newRow("no fraction behind the dot")
        << says({kDigest, {}, kPolicy, now.chopped(1) + ".Z"}) << QStringList{u"time.malformed"_s};
    QTest::newRow("a true fraction")
        << says({kDigest, {}, kPolicy, now.chopped(1) + ".125Z"}) << QStringList();
    QTest::newRow("no policy") << says({kDigest, {}, u"x"_s, now})
                               << QStringList{u"time.malformed"_s};
    // Extensions ::= SEQUENCE OF { id, critical TRUE, value }, tagged [1].
    QTest::newRow("something that must be understood")
        << says({kDigest,
                 {},
                 kPolicy,
                 now,
                 Der::element(Der::Context1,
                              {Der::element(Der::Sequence,
                                            {*Der::objectId(u"1.2.3"_s),
                                             Der::element(Der::Boolean, {"\xff"}),
                                             Der::element(Der::OctetString, {"x"})})})})
        << QStringList{u"time.malformed"_s};
    QTest::newRow("more than there may be")
        << says({kDigest, {}, kPolicy, now, Der::element(Der::OctetString, {"x"})})
        << QStringList{u"time.malformed"_s};
    QTest::newRow("an authority nobody trusts")
        << Lie([](TimeOffice &) { return TimeOffice().tokenFor(kDigest); })
        << QStringList{u"time.chain"_s};
    QTest::newRow("no certificate") << Lie([](TimeOffice &office) {
        // A question without certReq.
        const QByteArray asked = *encodeQuestion(askTimeOf(kDigest, {}));
        QByteArray question = asked.chopped(3);
        question[1] = char(question.size() - 2);
        return *tokenOfAnswer(office.reply(question));
    }) << QStringList{u"time.certificate"_s};
    QTest::newRow("two signers") << Lie([](TimeOffice &office) {
        return office.sign(TimeOffice::info({kDigest, {}, kPolicy, nowText()}), 2);
    }) << QStringList{u"time.malformed"_s};
    QTest::newRow("a signature over something that is no time stamp")
        << Lie([](TimeOffice &office) { return office.sign("hello"); })
        << QStringList{u"time.malformed"_s};
    QTest::newRow("the signature of another token") << Lie([](TimeOffice &office) {
        const QByteArray one = office.sign(TimeOffice::info({kDigest, {}, kPolicy, nowText()}));
        QByteArray other = one;
        return other.replace(TimeOffice::info({kDigest, {}, kPolicy, nowText()}),
                             TimeOffice::info({kDigest, {}, kPolicy, "20261231235959Z"}));
    }) << QStringList{u"time.signature"_s};
}

void tst_TimeStamp::namesEachLie()
{
    using Lie = std::function<QByteArray(TimeOffice &)>;
    QFETCH(Lie, lie);
    QFETCH(QStringList, codes);
    const QByteArray token = lie(m_office);
    QVERIFY2(!token.isEmpty(), qPrintable(m_office.trouble()));
    const auto check = checked(token, m_office);
    QVERIFY2(codesOf(check) == codes,
             qPrintable(codesOf(check).join(u' ') + ": "_L1
                        + (check.verification.findings.isEmpty()
                               ? QString()
                               : check.verification.findings.front().detail)));
    // Whatever we refuse for what it says, openssl may believe; never the other way round.
    if (codes.isEmpty())
        QVERIFY(m_office.isBelievedByOpenssl(check.plain, kDigest));

    // A question that was never asked, a policy that was not wanted.
    if (codes.isEmpty()) {
        QCOMPARE(codesOf(checkTimeStamp(token, {kDigest, "\x42"_ba, {}}, {{m_office.root()}, {}},
                                        u"x"_s)),
                 QStringList{u"time.nonce"_s});
        QCOMPARE(codesOf(checkTimeStamp(token, {kDigest, {}, u"1.2.3.4.5"_s},
                                        {{m_office.root()}, {}}, u"x"_s)),
                 QStringList{u"time.policy"_s});
    }
}

void tst_TimeStamp::distrustsACertificateThatIsNotMadeForTime_data()
{
    QTest::addColumn<QString>("usage");
    QTest::addColumn<QString>("code");
    QTest::newRow("made for it") << u"critical,timeStamping"_s << QString();
    QTest::newRow("made for nothing in particular") << QString() << u"time.purpose"_s;
    QTest::newRow("not critical") << u"timeStamping"_s << u"time.purpose"_s;
    QTest::newRow("for mail") << u"critical,emailProtection"_s << u"time.purpose"_s;
    QTest::newRow("for mail too") << u"critical,timeStamping,emailProtection"_s
                                  << u"time.purpose"_s;
    QTest::newRow("for something of its own too")
        << u"critical,timeStamping,1.2.3.4"_s << u"time.purpose"_s;
}

void tst_TimeStamp::distrustsACertificateThatIsNotMadeForTime()
{
    QFETCH(QString, usage);
    QFETCH(QString, code);
    TimeOfficeWish wish;
    wish.usage = usage;
    TimeOffice office(wish);
    const QByteArray token = office.sign(TimeOffice::info({kDigest, {}, kPolicy, nowText()}));
    QVERIFY2(!token.isEmpty(), qPrintable(office.trouble()));
    QCOMPARE(codesOf(checked(token, office)).join(u' '), code);
}

void tst_TimeStamp::distrustsAnAuthorityThatWasTakenBack_data()
{
    QTest::addColumn<QString>("reason");
    QTest::addColumn<bool>("isEarlier");
    QTest::addColumn<QString>("code");
    QTest::newRow("compromised") << u"keyCompromise"_s << false << u"time.revoked"_s;
    QTest::newRow("for no reason told") << QString() << false << u"time.revoked"_s;
    QTest::newRow("retired later") << u"superseded"_s << true << QString();
    QTest::newRow("retired before it stamped") << u"superseded"_s << false << u"time.revoked"_s;
    QTest::newRow("compromised later") << u"keyCompromise"_s << true << u"time.revoked"_s;
}

void tst_TimeStamp::distrustsAnAuthorityThatWasTakenBack()
{
    QFETCH(QString, reason);
    QFETCH(bool, isEarlier); // the time stamp, than the revocation
    QFETCH(QString, code);
    TimeOffice office;
    const QDateTime stamped = QDateTime::currentDateTimeUtc().addDays(isEarlier ? -2 : 2);
    const QByteArray token = office.sign(TimeOffice::info(
        {kDigest, {}, kPolicy, stamped.toString(u"yyyyMMddHHmmss'Z'"_s).toLatin1()}));
    office.revoke(reason);
    const auto list = Crypto::RevocationList::fromDer(office.revocationDer());
    QVERIFY2(list.ok(), qPrintable(office.trouble()));
    const auto check = checkTimeStamp(token, {kDigest, {}, {}}, {{office.root()}, {*list}}, u"x"_s);
    QCOMPARE(codesOf(check).join(u' '), code);
}

void tst_TimeStamp::listensToNoListOfAnotherAuthority()
{
    TimeOffice office, other;
    const QByteArray token = office.tokenFor(kDigest);
    office.revoke(u"keyCompromise"_s);
    const QByteArray der = office.revocationDer();
    const auto list = Crypto::RevocationList::fromDer(der);
    QVERIFY(list.ok());
    QVERIFY(list->isFrom(office.root().handle()));
    QVERIFY(!list->isFrom(other.root().handle())); // the same name, another key
    QVERIFY(list->issuedUtc().isValid() && list->nextUtc() > list->issuedUtc());
    const auto foreign = Crypto::RevocationList::fromDer(other.revocationDer());
    QCOMPARE(
        codesOf(checkTimeStamp(token, {kDigest, {}, {}}, {{office.root()}, {*foreign}}, u"x"_s)),
        QStringList());
    for (qsizetype at = 0; at < der.size(); ++at) {
        QByteArray flipped = der;
        flipped[at] = char(flipped.at(at) ^ 1);
        const auto read = Crypto::RevocationList::fromDer(flipped);
        QVERIFY2(!read || !read->isFrom(office.root().handle()), qPrintable(QString::number(at)));
    }
    QVERIFY(!Crypto::RevocationList::fromDer(der + "x"));
    QVERIFY(!Crypto::RevocationList::fromDer(der.chopped(1)));
}

void tst_TimeStamp::keepsOneSpellingOnly()
{
    TimeOfficeWish wish;
    wish.hasIntermediate = true;
    TimeOffice office(wish);
    const auto check = checked(office.tokenFor(kDigest), office);
    QVERIFY(!check.plain.isEmpty());
    const auto kept = [&office](const QByteArray &token) {
        return codesOf(checkKeptTimeStamp(token, {kDigest, {}, {}}, {{office.root()}, {}}, u"x"_s));
    };
    QCOMPARE(kept(check.plain), QStringList());
    // With the root's certificate in it, which nobody signed: still believed as it came, not kept.
    const auto token = TimeStampToken::read(check.plain);
    QVERIFY(token.ok());
    const QByteArray more
        = token->write(token->certificates + QList<QByteArray>{office.root().der()});
    QVERIFY(office.isBelievedByOpenssl(more, kDigest));
    QCOMPARE(codesOf(checked(more, office)), QStringList());
    QCOMPARE(checked(more, office).plain, check.plain);
    QCOMPARE(kept(more), QStringList{u"time.spelling"_s});
}

void tst_TimeStamp::refusesEveryFlippedBit()
{
    const auto check = checked(m_office.tokenFor(kDigest), m_office);
    QVERIFY(!check.plain.isEmpty());
    const TimeStampTrust trust{{m_office.root()}, {}};
    for (qsizetype at = 0; at < check.plain.size(); ++at) {
        for (int bit = 0; bit < 8; ++bit) {
            QByteArray flipped = check.plain;
            flipped[at] = char(flipped.at(at) ^ (1 << bit));
            if (codesOf(checkKeptTimeStamp(flipped, {kDigest, {}, {}}, trust, u"x"_s)).isEmpty())
                QFAIL(qPrintable(u"bit %1 of byte %2 went unnoticed"_s.arg(bit).arg(at)));
        }
    }
    qInfo("flipped all %lld bits of a time stamp", qlonglong(check.plain.size() * 8));
}

void tst_TimeStamp::refusesRubbish_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray token = m_office.tokenFor(kDigest);
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("text") << "not a time stamp"_ba;
    QTest::newRow("half") << token.first(token.size() / 2);
    QTest::newRow("one and a byte") << token + 'x';
    QTest::newRow("a whole answer") << TimeOffice::granted(token);
    QTest::newRow("endless length") << QByteArray::fromHex("3080");
    QTest::newRow("a length that lies") << QByteArray::fromHex("3084ffffffff00");
    QTest::newRow("huge") << QByteArray(kMaxTimeStampBytes + 1, '\x30');
    QTest::newRow("a certificate") << m_office.root().der();
}

void tst_TimeStamp::refusesRubbish()
{
    QFETCH(QByteArray, bytes);
    const auto check = checked(bytes, m_office);
    QCOMPARE(codesOf(check), QStringList{u"time.malformed"_s});
    QVERIFY(!check.timeUtc.isValid());
    QVERIFY(check.plain.isEmpty());
}

void tst_TimeStamp::hearsWhyAnAuthorityRefuses()
{
    // It knows no such policy.
    const auto refused
        = tokenOfAnswer(m_office.reply(*encodeQuestion(askTimeOf(kDigest, u"1.2.9"_s))));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::NotPermitted);
    QVERIFY2(refused.error().detail.contains(u"policy", Qt::CaseInsensitive),
             qPrintable(refused.error().detail));
    for (const QByteArray &bytes :
         {QByteArray(), "<html>"_ba, QByteArray::fromHex("30053003020100"),
          QByteArray::fromHex("3003020100"), QByteArray::fromHex("300530030201ff"),
          QByteArray::fromHex("30053003020106"), QByteArray(kMaxTimeStampBytes + 1, '0')}) {
        const auto answer = tokenOfAnswer(bytes);
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, ErrorCode::Corrupt);
    }
}

QTEST_GUILESS_MAIN(tst_TimeStamp)
#include "tst_timestamp.moc"
