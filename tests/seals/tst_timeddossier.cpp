// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/text.h"
#include "models/crypto/primitives.h"
#include "models/seals/bytesource.h"
#include "models/seals/dossierlayout.h"
#include "models/seals/timestamptoken.h"
#include "tests/seals/dossierlies.h"
#include "tests/seals/timeoffice.h"

#include <QDir>
#include <QProcess>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Seals;
using Test::Files;
using Test::TimeOffice;

namespace {

struct Timed {
    Test::DossierKit kit;
    TimeOffice office;
    DossierContents contents;
    Files files;

    Timed()
    {
        contents = Test::smallCase(&kit);
        const QByteArray head = Test::unpack(kit.write(contents)).value(Layout::kTreeHead);
        contents.time = DossierTime{checked(office.tokenFor(Crypto::sha256(head)), head).plain,
                                    office.root(),
                                    {*Crypto::RevocationList::fromDer(office.revocationDer())}};
        files = Test::unpack(kit.write(contents));
    }
    TimeStampCheck checked(const QByteArray &token, const QByteArray &head) const
    {
        return checkTimeStamp(token, {Crypto::sha256(head), {}, {}}, {{office.root()}, {}}, u"x"_s);
    }
};

QByteArray thumbprint(const QByteArray &der)
{
    return toBase64Url(Crypto::sha256(der)).toLatin1();
}

DossierVerdict judged(const Files &files, const DossierTrust &trust = {})
{
    NoProgress progress;
    const auto verdict = verifyDossier(MemoryBytes(Test::pack(files)), trust, progress);
    return verdict ? *verdict : DossierVerdict();
}

QStringList codesOf(const DossierVerdict &verdict, Verdict which = Verdict::Broken)
{
    QStringList codes;
    for (const Finding &finding : verdict.verification.findings) {
        if (finding.verdict == which)
            codes += finding.code;
    }
    return codes;
}

/// What the dossier's own script says.
int shellJudges(const Files &files, QByteArray *says)
{
    const QTemporaryDir folder;
    for (auto it = files.begin(); it != files.end(); ++it) {
        const QString path = folder.filePath(QString::fromUtf8(it.key()));
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(it.value()) != it.value().size())
            return -1;
    }
    QProcess shell;
    shell.setProcessChannelMode(QProcess::MergedChannels);
    shell.start(u"sh"_s, {folder.filePath(u"verify.sh"_s)});
    if (!shell.waitForFinished(60'000))
        return -1;
    *says = shell.readAll();
    return shell.exitCode();
}

} // namespace

/// Dossiers whose checkpoint an outside authority stamped.
class tst_TimedDossier : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tellsWhatTimeIsProvedAndByWhom();
    void believesTheAnchorsThatCameAnotherWay();
    void namesEachLie_data();
    void namesEachLie();
    void refusesEveryFlippedBitOfTheToken();
    void holdsAfterTheAuthorityIsGone();

private:
    Timed m_timed;
};

void tst_TimedDossier::tellsWhatTimeIsProvedAndByWhom()
{
    QVERIFY2(m_timed.office.trouble().isEmpty(), qPrintable(m_timed.office.trouble()));
    const auto verdict = judged(m_timed.files);
    QCOMPARE(codesOf(verdict), QStringList());
    const QStringList remarks = codesOf(verdict, Verdict::IntactWithRemarks);
    QVERIFY(!remarks.contains(u"dossier.no-outside-time"_s));
    QVERIFY(!remarks.contains(u"time.revocation-unknown"_s));
    QVERIFY(remarks.contains(u"dossier.anchor-inside"_s));
    QVERIFY(qAbs(verdict.outsideTimeUtc.secsTo(QDateTime::currentDateTimeUtc())) < 600);
    QCOMPARE(verdict.outsideTimeBy, u"Made-up time office: stamps"_s);
    QCOMPARE(verdict.timeRootFingerprint, m_timed.office.root().fingerprint());
    QVERIFY(m_timed.files.contains(Layout::kCheckpointTime));
    QByteArray says;
    const int exit = shellJudges(m_timed.files, &says);
    QVERIFY2(exit == 0, says.constData());
    QVERIFY2(says.contains("as an outside authority stamped: CN=Made-up time office: root"),
             says.constData());
    const QString second = verdict.outsideTimeUtc.toString(u"yyyy-MM-dd HH:mm:ss"_s);
    QVERIFY2(says.contains(second.toLatin1()), says.constData());
    QVERIFY(says.contains(verdict.timeRootFingerprint.toLatin1()));

    Files without = m_timed.files;
    for (const QByteArray &name : m_timed.files.keys()) {
        if (name == Layout::kCheckpointTime || name.startsWith("trust/tsa/"))
            without.remove(name);
    }
    Test::sealAgain(&without, m_timed.kit.signer());
    const auto plain = judged(without);
    QCOMPARE(codesOf(plain), QStringList());
    QVERIFY(codesOf(plain, Verdict::IntactWithRemarks).contains(u"dossier.no-outside-time"_s));
    QVERIFY(!plain.outsideTimeUtc.isValid());
}

void tst_TimedDossier::believesTheAnchorsThatCameAnotherWay()
{
    DossierTrust trust{m_timed.contents.root, m_timed.contents.policy, {m_timed.office.root()}};
    const auto given = judged(m_timed.files, trust);
    QCOMPARE(codesOf(given), QStringList());
    QVERIFY(!codesOf(given, Verdict::IntactWithRemarks).contains(u"dossier.anchor-inside"_s));
    QVERIFY(!given.timeRootFromInside);
    trust.timeRoots = {TimeOffice().root()};
    const QStringList other = codesOf(judged(m_timed.files, trust));
    QVERIFY(other.contains(u"dossier.anchor-differs"_s) && other.contains(u"time.chain"_s));
    QVERIFY(!judged(m_timed.files, trust).outsideTimeUtc.isValid());
}

void tst_TimedDossier::namesEachLie_data()
{
    using Change = std::function<void(Files *, Timed &)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("isForShells"); // seen by verify.sh, too
    const auto row
        = [](const char *name, const Change &change, const char *code, bool isForShells = true) {
              QTest::newRow(name) << change << QString::fromLatin1(code) << isForShells;
          };
    const auto rootName = [](const Timed &timed) {
        return Layout::timeRootName(thumbprint(timed.office.root().der()));
    };
    row(
        "a stamp of another state",
        [](Files *files, Timed &timed) {
            const QByteArray other = "another state";
            files->insert(Layout::kCheckpointTime,
                          timed.checked(timed.office.tokenFor(Crypto::sha256(other)), other).plain);
        },
        "time.imprint");
    row(
        "no token at all",
        [](Files *files, Timed &) { files->insert(Layout::kCheckpointTime, "soon"); },
        "time.malformed");
    row(
        "a token with a certificate that nobody needs",
        [](Files *files, Timed &timed) {
            const auto token = TimeStampToken::read(files->value(Layout::kCheckpointTime));
            files->insert(
                Layout::kCheckpointTime,
                token->write(token->certificates + QList<QByteArray>{timed.office.root().der()}));
        },
        "time.spelling", false);
    row(
        "a stamp of an authority that is not there",
        [](Files *files, Timed &) {
            TimeOffice other;
            const QByteArray head = files->value(Layout::kTreeHead);
            files->insert(Layout::kCheckpointTime,
                          checkTimeStamp(other.tokenFor(Crypto::sha256(head)),
                                         {Crypto::sha256(head), {}, {}}, {{other.root()}, {}},
                                         u"x"_s)
                              .plain);
        },
        "time.chain");
    row(
        "no anchor", [rootName](Files *files, Timed &timed) { files->remove(rootName(timed)); },
        "time.chain");
    row(
        "an anchor that nobody needs",
        [](Files *files, Timed &) {
            const auto other = TimeOffice().root();
            files->insert(Layout::timeRootName(thumbprint(other.der())), other.pem());
        },
        "dossier.time-unused");
    row(
        "an anchor under another name",
        [rootName](Files *files, Timed &timed) {
            files->insert(Layout::timeRootName(QByteArray(43, 'A')), files->take(rootName(timed)));
        },
        "dossier.certificate-name");
    row(
        "an anchor that is no root",
        [rootName](Files *files, Timed &timed) { files->insert(rootName(timed), "hello"); },
        "dossier.time-root");
    row(
        "a list of somebody else",
        [](Files *files, Timed &) {
            const QByteArray list = TimeOffice().revocationDer();
            files->insert(Layout::timeListName(thumbprint(list)), list);
        },
        "dossier.time-unused", false);
    row(
        "a list that is none",
        [](Files *files, Timed &) {
            files->insert(Layout::timeListName(thumbprint("hello")), "hello");
        },
        "dossier.time-list", false);
    row(
        "an anchor and no stamp",
        [](Files *files, Timed &) { files->remove(Layout::kCheckpointTime); },
        "dossier.time-unused");
    row(
        "a stamp by what was revoked",
        [](Files *files, Timed &timed) {
            timed.office.revoke(u"keyCompromise"_s);
            const QByteArray list = timed.office.revocationDer();
            files->insert(Layout::timeListName(thumbprint(list)), list);
        },
        "time.revoked", false);
    row(
        "a stamp after its certificate",
        [](Files *files, Timed &timed) {
            const QByteArray head = files->value(Layout::kTreeHead);
            const auto token = TimeStampToken::read(timed.office.sign(
                TimeOffice::info({Crypto::sha256(head), {}, u"1.2.3.4.1"_s, "20390101000000Z"})));
            files->insert(Layout::kCheckpointTime, token->write(token->certificates));
        },
        "time.expired");
}

void tst_TimedDossier::namesEachLie()
{
    using Change = std::function<void(Files *, Timed &)>;
    QFETCH(Change, change);
    QFETCH(QString, code);
    QFETCH(bool, isForShells);
    Timed timed;
    Files files = timed.files;
    change(&files, timed);
    Test::sealAgain(&files, timed.kit.signer()); // the liar holds a clerk's key
    const auto verdict = judged(files);
    QVERIFY2(codesOf(verdict).contains(code), qPrintable(codesOf(verdict).join(u' ')));
    QByteArray says;
    const int exit = shellJudges(files, &says);
    QVERIFY2(exit == (isForShells ? 1 : 0), says.constData());
}

void tst_TimedDossier::refusesEveryFlippedBitOfTheToken()
{
    const QByteArray token = m_timed.files.value(Layout::kCheckpointTime);
    for (qsizetype at = 0; at < token.size(); at += 7) {
        QByteArray flipped = token;
        flipped[at] = char(flipped.at(at) ^ (1 << (at % 8)));
        Files files = m_timed.files;
        files.insert(Layout::kCheckpointTime, flipped);
        QVERIFY2(!judged(files).verification.isIntact(), qPrintable(QString::number(at)));
        Test::sealAgain(&files, m_timed.kit.signer());
        QVERIFY2(!judged(files).verification.isIntact(), qPrintable(QString::number(at)));
    }
}

void tst_TimedDossier::holdsAfterTheAuthorityIsGone()
{
    // Stamped in its time by a certificate that has ended since.
    Test::TimeOfficeWish wish;
    wish.fromUtc = QDateTime::currentDateTimeUtc().addDays(-30);
    wish.untilUtc = QDateTime::currentDateTimeUtc().addDays(-10);
    TimeOffice office(wish);
    Files files = m_timed.files;
    const QByteArray head = files.value(Layout::kTreeHead);
    const QByteArray then
        = QDateTime::currentDateTimeUtc().addDays(-20).toString(u"yyyyMMddHHmmss'Z'"_s).toLatin1();
    const auto check = checkTimeStamp(
        office.sign(TimeOffice::info({Crypto::sha256(head), {}, u"1.2.3.4.1"_s, then})),
        {Crypto::sha256(head), {}, {}}, {{office.root()}, {}}, u"x"_s);
    for (const QByteArray &name : m_timed.files.keys()) {
        if (name.startsWith("trust/tsa/"))
            files.remove(name);
    }
    files.insert(Layout::kCheckpointTime, check.plain);
    files.insert(Layout::timeRootName(thumbprint(office.root().der())), office.root().pem());
    Test::sealAgain(&files, m_timed.kit.signer());
    const auto verdict = judged(files);
    QCOMPARE(codesOf(verdict), QStringList());
    QCOMPARE(verdict.outsideTimeUtc.toString(u"yyyyMMddHHmmss'Z'"_s).toLatin1(), then);
    QByteArray says;
    QVERIFY2(shellJudges(files, &says) == 0, says.constData());
}

QTEST_GUILESS_MAIN(tst_TimedDossier)
#include "tst_timeddossier.moc"
