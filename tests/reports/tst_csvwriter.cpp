// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reports/csvwriter.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Reports;

class tst_CsvWriter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void noCellCanBecomeAFormula_data();
    void noCellCanBecomeAFormula();
    void harmlessTextStaysAsItIs_data();
    void harmlessTextStaysAsItIs();
    void anotherReaderSeesTheSameCells();
    void otherSeparatorsOpenNoCell();
    void passesErrorsOn();
};

namespace {

const QStringList &hostile()
{
    static const QStringList texts{
        u"=1+1"_s,
        u"+1"_s,
        u"-1"_s,
        u"@SUM(A1)"_s,
        u"\t=1"_s,
        u"\r=1"_s,
        u"\n=1"_s,
        u"=cmd|' /C calc'!A0"_s,
        u"=HYPERLINK(\"http://evil.example\",\"here\")"_s,
        u"  =1+1"_s,
        u"\u3000=1+1"_s,
        u"\u200b=1+1"_s,
        u"\ufeff=1+1"_s,
        u"＝1+1"_s,
        u"＋1"_s,
        u"－1"_s,
        u"＠SUM(1)"_s,
        u"﹦1"_s,
        u"−1"_s,
        u"'=1+1"_s,
        u"''"_s,
        u"Acme;=1+1"_s,
        u"Acme\n=1+1"_s,
        u"Acme\t=1+1"_s,
        u"Acme\r\n@x"_s,
        u"\"=1+1"_s,
        u"\"\";=1+1;\""_s,
        u"Acme\";=1+1;\""_s,
        u"a;'b"_s,
        u"a; =b"_s,
        u"==--++@@"_s,
        u"|=1"_s,
    };
    return texts;
}

bool isDangerous(QChar c)
{
    return u"=+-@\t\r\n＝＋－＠﹦﹢﹣﹫−"_s.contains(c);
}

/// As resources/help/tables.md tells it.
QString readBack(const QString &cell)
{
    QString text;
    bool atStart = true;
    for (qsizetype i = 0; i < cell.size(); ++i) {
        if (atStart && cell.at(i) == u'\'' && i + 1 < cell.size())
            ++i;
        const QChar c = cell.at(i);
        text += c;
        const bool ends = u";|\"\t\n\r"_s.contains(c);
        atStart = ends || (atStart && (c.isSpace() || c.category() == QChar::Other_Format));
    }
    return text;
}

/// What a program sees first in a cell when it passes blanks over.
QChar firstSeen(const QString &cell)
{
    for (const QChar c : cell) {
        if (!(c.isSpace() && !isDangerous(c)) && c.category() != QChar::Other_Format)
            return c;
    }
    return {};
}

QByteArray fileOf(const QList<QStringList> &rows, bool mark)
{
    QByteArray file;
    CsvWriter writer(
        [&file](const QByteArray &bytes) {
            file += bytes;
            return Result<void>();
        },
        mark);
    for (const QStringList &row : rows) {
        for (const QString &cell : row)
            writer.text(cell);
        if (!writer.endRow())
            return {};
    }
    return writer.finish() ? file : QByteArray();
}

} // namespace

void tst_CsvWriter::noCellCanBecomeAFormula_data()
{
    QTest::addColumn<QString>("text");
    for (const QString &text : hostile())
        QTest::newRow(qPrintable(text.toHtmlEscaped())) << text;
}

void tst_CsvWriter::noCellCanBecomeAFormula()
{
    QFETCH(QString, text);
    const QString cell = withoutFormulas(text);
    QVERIFY2(!isDangerous(firstSeen(cell)), qPrintable(cell));
    QVERIFY(!isDangerous(cell.front()));
    QCOMPARE(readBack(cell), text);
}

void tst_CsvWriter::harmlessTextStaysAsItIs_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("cell");
    QTest::newRow("empty") << QString() << QByteArray();
    QTest::newRow("word") << u"Acme-Lending +1 = @home"_s << QByteArray("Acme-Lending +1 = @home");
    QTest::newRow("comma") << u"Acme, Inc."_s << QByteArray("\"Acme, Inc.\"");
    QTest::newRow("quote") << u"the \"Bank\""_s << QByteArray("\"the \"\"Bank\"\"\"");
    QTest::newRow("lines") << u"a\nb"_s << QByteArray("\"a\nb\"");
    QTest::newRow("apostrophe within") << u"Macy's"_s << QByteArray("Macy's");
    QTest::newRow("Chinese") << u"某某网络科技（北京）有限公司"_s
                             << QByteArray("某某网络科技（北京）有限公司");
    QTest::newRow("blank around") << u" a "_s << QByteArray("\" a \"");
}

void tst_CsvWriter::harmlessTextStaysAsItIs()
{
    QFETCH(QString, text);
    QFETCH(QByteArray, cell);
    QCOMPARE(CsvWriter::safeCell(text), cell);
    QCOMPARE(readBack(withoutFormulas(text)), text);
}

void tst_CsvWriter::anotherReaderSeesTheSameCells()
{
    const QTemporaryDir folder;
    QList<QStringList> rows;
    for (const QString &text : hostile())
        rows.append({u"C-1"_s, text, u"a, \"b\""_s, text + text, {}});
    const QByteArray bytes = fileOf(rows, true);
    QVERIFY(bytes.startsWith("\xef\xbb\xbf"));
    QVERIFY(!fileOf(rows, false).startsWith("\xef\xbb\xbf"));
    QFile file(folder.filePath(u"t.csv"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.flush());
    QProcess python;
    python.start(u"python3"_s,
                 {u"-c"_s,
                  u"import csv,json,sys\n"
                  "print(json.dumps(list(csv.reader(open(sys.argv[1],encoding='utf-8-sig',"
                  "newline='')))))"_s,
                  file.fileName()});
    QVERIFY2(python.waitForFinished() && python.exitCode() == 0,
             python.readAllStandardError().constData());
    const QJsonArray read = QJsonDocument::fromJson(python.readAllStandardOutput()).array();
    QCOMPARE(read.size(), rows.size());
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const QJsonArray row = read.at(i).toArray();
        QCOMPARE(row.size(), rows.at(i).size());
        for (qsizetype n = 0; n < row.size(); ++n) {
            const QString cell = row.at(n).toString();
            QVERIFY2(!isDangerous(firstSeen(cell)), qPrintable(cell));
            QCOMPARE(readBack(cell), rows.at(i).at(n));
        }
    }
}

void tst_CsvWriter::otherSeparatorsOpenNoCell()
{
    // An office whose spreadsheet expects semicolons or tabs splits our lines there, quotes or not.
    for (const QString &text : hostile()) {
        const QString line
            = QString::fromUtf8(fileOf({{u"C-1"_s, text, u"x"_s}}, false)).replace(u'\r', u'\n');
        for (const QChar separator : {QChar(u';'), QChar(u'\t'), QChar(u'|')}) {
            QString split = line;
            split.replace(separator, u'\n').remove(u'"');
            for (const QString &cell : split.split(u'\n', Qt::SkipEmptyParts))
                QVERIFY2(!isDangerous(firstSeen(cell)),
                         qPrintable(text.toHtmlEscaped() + " as "_L1 + cell));
        }
    }
}

void tst_CsvWriter::passesErrorsOn()
{
    CsvWriter writer(
        [](const QByteArray &) -> Result<void> {
            return Error{ErrorCode::DiskFull, u"no room"_s, {}};
        },
        false);
    writer.text(QString(100'000, u'x'));
    QCOMPARE(writer.endRow().error().code, ErrorCode::DiskFull);
}

QTEST_GUILESS_MAIN(tst_CsvWriter)
#include "tst_csvwriter.moc"
