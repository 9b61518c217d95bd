// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reports/demopapers.h"
#include "models/reports/thumbnail.h"

#include <QBuffer>
#include <QPdfDocument>
#include <QTest>
#include <QtEndian>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Reports;

namespace {

DemoFacts facts(bool chinese)
{
    DemoFacts made;
    made.chinese = chinese;
    made.companyName
        = chinese ? u"诚信宝网络科技有限公司"_s : u"Chengxinbao Network Technology Ltd"_s;
    made.consumerName = chinese ? u"张伟"_s : u"Zhang Wei"_s;
    made.amount = Money{5'000'000, u"CNY"_s};
    made.date = QDate(2019, 6, 28);
    return made;
}

void keep(const QByteArray &bytes, const QString &name)
{
    const QString folder = qEnvironmentVariable("REDRESS_KEEP_REPORTS");
    if (folder.isEmpty())
        return;
    QFile file(folder + u'/' + name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

} // namespace

class tst_Papers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void demoPapersAreWhatTheySay_data();
    void demoPapersAreWhatTheySay();
    void demoPapersSayThatTheyAreDemo();
    void sameSeedSamePaper();
    void otherSeedOtherPaper();
    void drawsSheetsAndSoundsInTheSizeAskedFor();
    void namesTypesShortly_data();
    void namesTypesShortly();
};

void tst_Papers::demoPapersAreWhatTheySay_data()
{
    QTest::addColumn<bool>("chinese");
    QTest::newRow("English") << false;
    QTest::newRow("Chinese") << true;
}

void tst_Papers::demoPapersAreWhatTheySay()
{
    QFETCH(bool, chinese);
    const QString suffix = chinese ? u"-zh"_s : u"-en"_s;
    QByteArray contract = demoContractPdf(7, facts(chinese));
    keep(contract, u"contract"_s + suffix + u".pdf"_s);
    QBuffer buffer(&contract);
    QVERIFY(buffer.open(QIODevice::ReadOnly));
    QPdfDocument pdf;
    pdf.load(&buffer);
    QCOMPARE(pdf.pageCount(), 2);
    const QString text = pdf.getAllText(0).text();
    QVERIFY(text.contains(facts(chinese).companyName));
    QVERIFY(text.contains(facts(chinese).consumerName));
    QVERIFY(text.contains("50,000.00 CNY"_L1));

    for (quint32 seed = 0; seed < 4; ++seed) {
        const QByteArray receipt = demoReceiptPng(seed, facts(chinese));
        const QByteArray chat = demoChatPng(seed, facts(chinese));
        keep(receipt, u"receipt%1%2.png"_s.arg(QString::number(seed), suffix));
        keep(chat, u"chat%1%2.png"_s.arg(QString::number(seed), suffix));
        QCOMPARE(QImage::fromData(receipt, "PNG").size(), QSize(720, 1080));
        QCOMPARE(QImage::fromData(chat, "PNG").size(), QSize(720, 1280));
    }
    for (quint32 seed = 0; seed < 20; ++seed) {
        const QByteArray call = demoRecordingWav(seed);
        QVERIFY(call.startsWith("RIFF"));
        QCOMPARE(qsizetype(qFromLittleEndian<quint32>(call.constData() + 4)), call.size() - 8);
        const double seconds = double(call.size() - 100) / 16000;
        QVERIFY(seconds > 2.9 && seconds < 6.1);
    }
}

void tst_Papers::demoPapersSayThatTheyAreDemo()
{
    for (const bool chinese : {false, true}) {
        QByteArray contract = demoContractPdf(1, facts(chinese));
        QBuffer buffer(&contract);
        QVERIFY(buffer.open(QIODevice::ReadOnly));
        QPdfDocument pdf;
        pdf.load(&buffer);
        for (int page = 0; page < pdf.pageCount(); ++page)
            QVERIFY(pdf.getAllText(page).text().contains("DEMO"_L1));
    }
    QVERIFY(demoRecordingWav(1).contains("DEMO"));
}

void tst_Papers::sameSeedSamePaper()
{
    QVERIFY(demoContractPdf(3, facts(true)) == demoContractPdf(3, facts(true)));
    QVERIFY(demoReceiptPng(3, facts(true)) == demoReceiptPng(3, facts(true)));
    QVERIFY(demoChatPng(3, facts(true)) == demoChatPng(3, facts(true)));
    QVERIFY(demoRecordingWav(3) == demoRecordingWav(3));
}

void tst_Papers::otherSeedOtherPaper()
{
    QVERIFY(demoContractPdf(3, facts(true)) != demoContractPdf(4, facts(true)));
    QVERIFY(demoReceiptPng(3, facts(true)) != demoReceiptPng(4, facts(true)));
    QVERIFY(demoChatPng(3, facts(true)) != demoChatPng(4, facts(true)));
    QVERIFY(demoRecordingWav(3) != demoRecordingWav(4));
}

void tst_Papers::drawsSheetsAndSoundsInTheSizeAskedFor()
{
    const QList<float> peaks{0, 0.5, 1};
    for (const QSize size : {QSize(480, 480), QSize(64, 200), QSize(16, 16)}) {
        for (const QImage &drawn : {sheetIcon(u"PDF"_s, size), soundPicture(peaks, 61'000, size),
                                    soundPicture({}, 0, size)}) {
            QVERIFY(drawn.width() <= size.width() && drawn.height() <= size.height());
            QVERIFY(!drawn.isNull() && !drawn.hasAlphaChannel());
        }
    }
    QVERIFY(!sheetIcon({}, QSize(-1, 0)).isNull());
    QVERIFY(soundPicture(peaks, 1000) != soundPicture({1, 0, 0}, 1000));
    QVERIFY(sheetIcon(u"PDF"_s) != sheetIcon(u"DOCX"_s));
}

void tst_Papers::namesTypesShortly_data()
{
    QTest::addColumn<QString>("mediaType");
    QTest::addColumn<QString>("label");
    QTest::newRow("PDF") << u"application/pdf"_s << u"PDF"_s;
    QTest::newRow("Word")
        << u"application/vnd.openxmlformats-officedocument.wordprocessingml.document"_s
        << u"DOCX"_s;
    QTest::newRow("unknown") << u"application/x-frobnicate"_s << u"XFROB"_s;
    QTest::newRow("nothing") << QString() << u"FILE"_s;
    QTest::newRow("nonsense") << u"\u202E/中文"_s << u"FILE"_s;
}

void tst_Papers::namesTypesShortly()
{
    QFETCH(QString, mediaType);
    QFETCH(QString, label);
    QCOMPARE(sheetLabel(mediaType), label);
}

QTEST_MAIN(tst_Papers)
#include "tst_papers.moc"
