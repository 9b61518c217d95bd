// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/commandline.h"
#include "tests/exchange/timeserver.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;
using namespace Redress::Test;

/// Outside time on the command line, with a real authority on the loopback.
class tst_TimeCommands : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void hasTheLedgerStamped();
};

void tst_TimeCommands::hasTheLedgerStamped()
{
    CommandLine line;
    line.makeVault();
    TimeServer server;
    const QString url = server.authority().url.toString();
    const QString root = server.office().rootPath();

    QCOMPARE(line.cli({u"ledger"_s, u"stamp"_s}).code, 2); // whom to ask, nobody has said
    QCOMPARE(line.cli({u"ledger"_s, u"authority"_s, u"add"_s, url}).code, 2);
    QCOMPARE(line.cli({u"ledger"_s, u"authority"_s, u"add"_s, url, u"--root"_s,
                       line.path(u"password"_s)})
                 .code,
             2);
    const auto added = line.cli({u"ledger"_s, u"authority"_s, u"add"_s, url, u"--root"_s, root,
                                 u"--policy"_s, u"1.2.3.4.1"_s});
    QVERIFY2(added.code == 0, added.err.constData());
    QVERIFY(added.json().value(u"entry"_s).toInteger() > 0);
    const auto listed = line.cli({u"ledger"_s, u"authority"_s, u"list"_s}).json();
    QCOMPARE(listed.value(u"items"_s).toArray().size(), 1);
    QCOMPARE(listed.value(u"items"_s)[0][u"url"_s].toString(), url);
    QCOMPARE(listed.value(u"items"_s)[0][u"fingerprint"_s].toString(),
             server.authority().root.fingerprint());

    server.behave(HttpStranger::says(HttpStranger::answer(404, "text/plain", "closed")));
    const auto refused = line.cli({u"ledger"_s, u"stamp"_s});
    QCOMPARE(refused.code, 3);
    QVERIFY(!refused.json().value(u"stamped"_s).toBool());
    QVERIFY(refused.json().value(u"waiting"_s).toInteger() > 0);
    QCOMPARE(refused.json().value(u"refusals"_s)[0][u"url"_s].toString(), url);

    server.behave({});
    const auto stamped = line.cli({u"ledger"_s, u"stamp"_s});
    QVERIFY2(stamped.code == 0, stamped.out.constData());
    QVERIFY(stamped.json().value(u"stamped"_s).toBool());
    QCOMPARE(stamped.json().value(u"waiting"_s).toInteger(), 0);
    QCOMPARE(line.cli({u"ledger"_s, u"verify"_s}).code, 0);

    const auto opened = line.cli({u"case"_s, u"open"_s, u"--company"_s, u"Acme Lending"_s,
                                  u"--narrative"_s, u"cannot withdraw"_s});
    const QString dossier = line.path(u"case.asice"_s);
    const auto exported
        = line.cli({u"report"_s, u"dispute"_s, opened.json().value(u"case"_s).toString(),
                    u"--for"_s, u"court"_s, u"--out"_s, dossier});
    QVERIFY2(exported.code == 0, exported.err.constData());
    const auto judged = CommandLine::run(u"redress-verify"_s, {dossier, u"--tsa"_s, root});
    QVERIFY2(judged.code == 0, judged.out.constData());
    QVERIFY2(judged.out.contains("stamped by Made-up time office: stamps"), judged.out.constData());
    QVERIFY(!judged.out.contains("no-outside-time"));
    const TimeOffice other;
    QCOMPARE(CommandLine::run(u"redress-verify"_s, {dossier, u"--tsa"_s, other.rootPath()}).code,
             1);

    QCOMPARE(line.cli({u"ledger"_s, u"authority"_s, u"remove"_s, url}).code, 0);
    QCOMPARE(line.cli({u"ledger"_s, u"authority"_s, u"remove"_s, url}).code, 2);
    QCOMPARE(line.cli({u"ledger"_s, u"verify"_s}).code, 0);
}

QTEST_GUILESS_MAIN(tst_TimeCommands)
#include "tst_timecommands.moc"
