// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reports/demopapers.h"
#include "models/reports/thumbnail.h"

#include <QBuffer>
#include <QLoggingCategory>
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

QByteArray pngOf(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

/// Whether the picture has ink of its own, beyond the sheet every type gets.
bool isSheet(const QImage &image, const QString &mediaType)
{
    return image == sheetIcon(sheetLabel(mediaType));
}

/// A sound in the given form.
QByteArray wav(quint16 tag, quint16 channels, quint32 rate, quint16 bits, const QByteArray &samples)
{
    const auto little = [](auto value) {
        QByteArray bytes(sizeof value, '\0');
        qToLittleEndian(value, bytes.data());
        return bytes;
    };
    const auto frame = quint16(channels * bits / 8);
    return "RIFF" + little(quint32(36 + samples.size())) + "WAVEfmt " + little(quint32(16))
        + little(tag) + little(channels) + little(rate) + little(quint32(rate * frame))
        + little(frame) + little(bits) + "data" + little(quint32(samples.size())) + samples;
}

QByteArray picture(const char *format, const QSize &size = {300, 200})
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(QColor(200, 30, 40));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, format);
    return bytes;
}

/// ISO 3309, as PNG wants it behind each chunk.
quint32 crc32(QByteArrayView bytes)
{
    quint32 rest = 0xffffffff;
    for (const char byte : bytes) {
        rest ^= quint8(byte);
        for (int bit = 0; bit < 8; ++bit)
            rest = (rest >> 1) ^ (rest & 1 ? 0xedb88320 : 0);
    }
    return ~rest;
}

/// A PNG that claims another size than it has.
QByteArray bombPng(quint32 width, quint32 height)
{
    QByteArray bytes = picture("PNG");
    qToBigEndian(width, bytes.data() + 16);
    qToBigEndian(height, bytes.data() + 20);
    qToBigEndian(crc32(QByteArrayView(bytes).sliced(12, 17)), bytes.data() + 29);
    return bytes;
}

} // namespace

class tst_Papers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void demoPapersAreWhatTheySay_data();
    void demoPapersAreWhatTheySay();
    void demoPapersSayThatTheyAreDemo();
    void sameSeedSamePaper();
    void otherSeedOtherPaper();
    void showsTheContentOfAPaper_data();
    void showsTheContentOfAPaper();
    void showsASheetForWhatItCannotRead_data();
    void showsASheetForWhatItCannotRead();
    void staysWithinTheSizeAskedFor();
    void survivesAnyBrokenPaper_data();
    void survivesAnyBrokenPaper();
    void namesTypesShortly_data();
    void namesTypesShortly();
};

void tst_Papers::initTestCase()
{
    // Broken pictures make Qt complain by the hundred.
    QLoggingCategory::setFilterRules(u"qt.gui.imageio*=false"_s);
}

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

void tst_Papers::showsTheContentOfAPaper_data()
{
    QTest::addColumn<QByteArray>("paper");
    QTest::newRow("PDF") << demoContractPdf(7, facts(true));
    QTest::newRow("PNG") << picture("PNG");
    QTest::newRow("JPEG") << picture("JPG");
    QTest::newRow("BMP") << picture("BMP");
    QTest::newRow("one column of pixels") << picture("PNG", {1, 9000});
    QTest::newRow("call") << demoRecordingWav(7);
    QTest::newRow("8 bit stereo") << wav(1, 2, 11025, 8, QByteArray(8000, '\xa0'));
    QTest::newRow("24 bit") << wav(1, 1, 48000, 24, QByteArray(9000, '\x20'));
    QTest::newRow("32 bit, extensible") << wav(0xfffe, 1, 48000, 32, QByteArray(9000, '\x20'));
    QTest::newRow("one frame") << wav(1, 1, 8000, 16, QByteArray(2, '\x20'));
}

void tst_Papers::showsTheContentOfAPaper()
{
    QFETCH(QByteArray, paper);
    // The recorded type does not matter where the bytes tell better.
    const QImage shown = thumbnailOf(paper, u"application/octet-stream"_s);
    keep(pngOf(shown), u"thumb-%1.png"_s.arg(QString::fromLatin1(QTest::currentDataTag())));
    QVERIFY(!shown.isNull());
    QVERIFY(!shown.hasAlphaChannel());
    QVERIFY(!isSheet(shown, u"application/octet-stream"_s));
}

void tst_Papers::showsASheetForWhatItCannotRead_data()
{
    QTest::addColumn<QByteArray>("paper");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("text") << QByteArray("hello");
    QTest::newRow("SVG") << QByteArray(
        "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>"
        "<image href='file:///etc/passwd' width='9' height='9'/></svg>");
    QTest::newRow("huge picture") << bombPng(60'000, 60'000);
    QTest::newRow("largest claim") << bombPng(0x7fffffff, 0x7fffffff);
    QTest::newRow("long strip") << bombPng(20'001, 1);
    QTest::newRow("no pixels") << bombPng(0, 0);
    QTest::newRow("head of a PDF") << QByteArray("%PDF-1.7\n");
    QTest::newRow("head of a WAV") << demoRecordingWav(1).left(44);
    QTest::newRow("floating point") << wav(3, 1, 8000, 32, QByteArray(4000, 'x'));
    QTest::newRow("no channels") << wav(1, 0, 8000, 16, QByteArray(4000, 'x'));
    QTest::newRow("no rate") << wav(1, 1, 0, 16, QByteArray(4000, 'x'));
    QTest::newRow("zero bits") << wav(1, 1, 8000, 0, QByteArray(4000, 'x'));
    QTest::newRow("no sound") << wav(1, 1, 8000, 16, {});
}

void tst_Papers::showsASheetForWhatItCannotRead()
{
    QFETCH(QByteArray, paper);
    QVERIFY(isSheet(thumbnailOf(paper, u"audio/mpeg"_s), u"audio/mpeg"_s));
}

void tst_Papers::staysWithinTheSizeAskedFor()
{
    for (const QByteArray &paper :
         {demoContractPdf(7, facts(true)), picture("PNG"), picture("PNG", {9000, 1}),
          demoRecordingWav(7), QByteArray("x")}) {
        for (const QSize size : {QSize(480, 480), QSize(64, 200), QSize(16, 16)}) {
            const QSize shown = thumbnailOf(paper, u"text/plain"_s, size).size();
            QVERIFY(shown.width() <= size.width() && shown.height() <= size.height());
            QVERIFY(!shown.isEmpty());
        }
        QVERIFY(!thumbnailOf(paper, {}, QSize(-1, 0)).isNull());
    }
}

void tst_Papers::survivesAnyBrokenPaper_data()
{
    QTest::addColumn<QByteArray>("paper");
    QTest::newRow("PDF") << demoContractPdf(7, facts(false));
    QTest::newRow("PNG") << picture("PNG", {40, 30});
    QTest::newRow("JPEG") << picture("JPG", {40, 30});
    QTest::newRow("WAV") << demoRecordingWav(7).left(4000);
}

void tst_Papers::survivesAnyBrokenPaper()
{
    QFETCH(QByteArray, paper);
    const qsizetype step = qMax<qsizetype>(1, paper.size() / 60);
    for (qsizetype at = 0; at < paper.size(); at += step) {
        QVERIFY(!thumbnailOf(paper.left(at), u"x/y"_s, {64, 64}).isNull());
        QByteArray flipped = paper;
        flipped[at] = char(flipped.at(at) ^ 0xff);
        QVERIFY(!thumbnailOf(flipped, u"x/y"_s, {64, 64}).isNull());
    }
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
