// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/commandline.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

/// Figures and tables on the command line.
class tst_TableCommands : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tellsStatistics();
    void writesTables();

private:
    static void openThree(const CommandLine &line)
    {
        for (int i = 0; i < 3; ++i)
            QCOMPARE(line.cli({u"case"_s, u"open"_s, u"--company"_s, u"Acme Lending"_s,
                               u"--narrative"_s, u"cannot withdraw"_s})
                         .code,
                     0);
    }
    static qint64 ledgerSize(const CommandLine &line)
    {
        return line.cli({u"ledger"_s, u"head"_s}).json().value(u"size"_s).toInteger();
    }
};

void tst_TableCommands::tellsStatistics()
{
    CommandLine line;
    line.makeVault();
    openThree(line);
    const auto told = line.cli({u"report"_s, u"statistics"_s});
    QCOMPARE(told.code, 0);
    QCOMPARE(told.json().value(u"months"_s).toArray().size(), 12);
    QCOMPARE(told.json().value(u"all"_s).toObject().value(u"received"_s).toInt(), 3);
    QCOMPARE(told.json().value(u"open"_s).toInt(), 3);
    const QJsonObject company = told.json().value(u"companies"_s).toArray().first().toObject();
    QCOMPARE(company.value(u"label"_s).toString(), u"Acme Lending"_s);
    const auto one = line.cli({u"report"_s, u"statistics"_s, u"--company"_s,
                               company.value(u"code"_s).toString(), u"--from"_s, u"2020-01"_s,
                               u"--to"_s, u"2020-02"_s});
    QCOMPARE(one.code, 0);
    QCOMPARE(one.json().value(u"months"_s).toArray().size(), 2);
    QCOMPARE(one.json().value(u"all"_s).toObject().value(u"received"_s).toInt(), 0);
    for (const QStringList &words :
         {QStringList{u"--from"_s, u"2026-13"_s},
          QStringList{u"--from"_s, u"2026-05"_s, u"--to"_s, u"2026-04"_s},
          QStringList{u"--csv"_s, QString()}})
        QCOMPARE(line.cli(QStringList{u"report"_s, u"statistics"_s} + words).code, 2);
}

void tst_TableCommands::writesTables()
{
    CommandLine line;
    line.makeVault();
    openThree(line);
    const qint64 size = ledgerSize(line);
    const QString figures = line.path(u"figures.csv"_s);
    QCOMPARE(line.cli({u"report"_s, u"statistics"_s, u"--csv"_s, figures}).code, 0);
    const QString list = line.path(u"list.csv"_s);
    const auto made = line.cli({u"case"_s, u"export"_s, u"--queue"_s, u"open"_s, u"--out"_s, list,
                                u"--names"_s, u"--language"_s, u"zh_CN"_s, u"--no-bom"_s});
    QCOMPARE(made.code, 0);
    QCOMPARE(made.json().value(u"rows"_s).toInt(), 3);
    QFile file(list);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readLine().startsWith("投诉编号,状态,"));
    QCOMPARE(ledgerSize(line), size + 2);
    QCOMPARE(line.cli({u"case"_s, u"export"_s}).code, 2);
    QCOMPARE(line.cli({u"case"_s, u"export"_s, u"--queue"_s, u"all'--"_s, u"--out"_s, list}).code,
             2);
}

QTEST_GUILESS_MAIN(tst_TableCommands)
#include "tst_tablecommands.moc"
