// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reports/disputereport.h"
#include "tests/reports/samplereport.h"

#include <QGuiApplication>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Reports;

namespace {

/// Runs a tool of poppler-utils over the bytes.
QString judged(const QByteArray &pdf, const QString &program, const QStringList &options = {})
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"report.pdf"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(pdf) != pdf.size())
        return {};
    file.close();
    QStringList arguments = options;
    arguments.append(file.fileName());
    if (program == "pdftotext"_L1)
        arguments.append(u"-"_s);
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(120'000) || process.exitCode() != 0)
        return u"failed: "_s + QString::fromUtf8(process.readAllStandardError());
    return QString::fromUtf8(process.readAllStandardOutput());
}

/// Without blanks: lines break where they like.
QString squeezed(QString text)
{
    return text.remove(QRegularExpression(u"\\s"_s));
}

QString textOf(const QByteArray &pdf)
{
    return squeezed(judged(pdf, u"pdftotext"_s, {u"-layout"_s}));
}

int pagesOf(const QByteArray &pdf)
{
    const QRegularExpression pages(u"Pages:\\s+(\\d+)"_s);
    return pages.match(judged(pdf, u"pdfinfo"_s)).captured(1).toInt();
}

/// Keeps the file where the person looking at it asks for it.
void keep(const QByteArray &pdf, const QString &name)
{
    const QString folder = qEnvironmentVariable("REDRESS_KEEP_REPORTS");
    if (folder.isEmpty())
        return;
    QFile file(folder + u'/' + name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(pdf);
}

} // namespace

class tst_DisputeReport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void saysEverythingInBothLanguages_data();
    void saysEverythingInBothLanguages();
};

void tst_DisputeReport::saysEverythingInBothLanguages_data()
{
    QTest::addColumn<bool>("chinese");
    QTest::newRow("English") << false;
    QTest::newRow("Chinese") << true;
}

void tst_DisputeReport::saysEverythingInBothLanguages()
{
    QFETCH(bool, chinese);
    const auto pdf = renderDisputeReport(sampleReport(chinese));
    QVERIFY2(pdf.ok(), pdf.ok() ? "" : qPrintable(pdf.error().detail));
    keep(*pdf, chinese ? u"zh.pdf"_s : u"en.pdf"_s);
    QVERIFY(pagesOf(*pdf) > 3);
    const QString text = textOf(*pdf);
    QVERIFY(text.contains(u"C-2020-000017-3"_s));
}

QTEST_MAIN(tst_DisputeReport)
#include "tst_disputereport.moc"
