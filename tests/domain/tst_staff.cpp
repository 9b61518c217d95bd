// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/staff.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Domain;

class tst_Staff : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesRolesBothWays();
    void refusesUnknownAndMissingRoles();
    void letsEachRoleDoItsWork_data();
    void letsEachRoleDoItsWork();
    void tellsWhoCouldDoIt();
};

void tst_Staff::namesRolesBothWays()
{
    const Roles roles = Role::Operator | Role::Auditor;
    QCOMPARE(toWords(roles), (QStringList{u"operator"_s, u"auditor"_s}));
    const auto read = rolesFromWords({u"auditor"_s, u"operator"_s});
    QVERIFY(read);
    QCOMPARE(*read, roles);
}

void tst_Staff::refusesUnknownAndMissingRoles()
{
    QCOMPARE(rolesFromWords({u"operator"_s, u"king"_s}).error().code, ErrorCode::BadInput);
    QCOMPARE(rolesFromWords({u"Operator"_s}).error().code, ErrorCode::BadInput);
    QCOMPARE(rolesFromWords({}).error().code, ErrorCode::BadInput);
}

void tst_Staff::letsEachRoleDoItsWork_data()
{
    QTest::addColumn<Right>("right");
    QTest::addColumn<QString>("holders"); // first letters
    QTest::newRow("log a case") << Right::LogCase << u"os"_s;
    QTest::newRow("work on a case") << Right::WorkCase << u"os"_s;
    QTest::newRow("assign others") << Right::AssignOthers << u"s"_s;
    QTest::newRow("extend") << Right::Extend << u"s"_s;
    QTest::newRow("export a dossier") << Right::ExportDossier << u"s"_s;
    QTest::newRow("export a document") << Right::ExportDocument << u"s"_s;
    QTest::newRow("export a list") << Right::ExportList << u"s"_s;
    QTest::newRow("read statistics") << Right::ReadStatistics << u"s"_s;
    QTest::newRow("erase") << Right::Erase << u"s"_s;
    QTest::newRow("read cases: not the administrator, not the auditor")
        << Right::ReadCases << u"os"_s;
    QTest::newRow("read the ledger") << Right::ReadLedger << u"saA"_s;
    QTest::newRow("manage staff") << Right::ManageStaff << u"A"_s;
    QTest::newRow("manage companies") << Right::ManageCompanies << u"os"_s;
    QTest::newRow("adopt rules") << Right::ManageRules << u"A"_s;
    QTest::newRow("import") << Right::ImportCases << u"s"_s;
    QTest::newRow("rebuild") << Right::RebuildProjections << u"sA"_s;
    QTest::newRow("accept a copy") << Right::AcceptCopy << u"s"_s;
}

void tst_Staff::letsEachRoleDoItsWork()
{
    QFETCH(Right, right);
    QFETCH(QString, holders);
    QCOMPARE(may(Role::Operator, right), holders.contains(u'o'));
    QCOMPARE(may(Role::Supervisor, right), holders.contains(u's'));
    QCOMPARE(may(Role::Auditor, right), holders.contains(u'a'));
    QCOMPARE(may(Role::Administrator, right), holders.contains(u'A'));
    QVERIFY(!may({}, right));
    QVERIFY(may(Role::Operator | Role::Supervisor | Role::Auditor | Role::Administrator, right));
}

void tst_Staff::tellsWhoCouldDoIt()
{
    QVERIFY(demand(Role::Supervisor, Right::Extend));
    const auto refused = demand(Role::Operator, Right::Extend);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::NotPermitted);
    QVERIFY(refused.error().hint.contains("supervisor"_L1));
}

QTEST_GUILESS_MAIN(tst_Staff)
#include "tst_staff.moc"
