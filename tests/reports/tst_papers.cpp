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

} // namespace

class tst_Papers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void demoPapersAreWhatTheySay_data();
    void demoPapersAreWhatTheySay();
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
    const QByteArray contract = demoContractPdf(7, facts(chinese));
    keep(contract, u"contract"_s + suffix + u".pdf"_s);
    const QByteArray receipt = demoReceiptPng(7, facts(chinese));
    keep(receipt, u"receipt"_s + suffix + u".png"_s);
    for (quint32 seed = 0; seed < 4; ++seed)
        keep(demoChatPng(seed, facts(chinese)),
             u"chat%1%2.png"_s.arg(QString::number(seed), suffix));
    const QByteArray call = demoRecordingWav(7);
    keep(call, u"call.wav"_s);
    keep(pngOf(thumbnailOf(contract, u"application/pdf"_s)),
         u"thumb-contract"_s + suffix + u".png"_s);
    keep(pngOf(thumbnailOf(call, u"audio/wav"_s)), u"thumb-call.png"_s);
    keep(pngOf(sheetIcon(u"DOCX"_s)), u"thumb-docx.png"_s);
    QVERIFY(!isSheet(thumbnailOf(call, u"audio/wav"_s), u"audio/wav"_s));
}

QTEST_MAIN(tst_Papers)
#include "tst_papers.moc"
