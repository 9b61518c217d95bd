// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/preview/protocol.h"

#include <QTest>
#include <QtEndian>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Preview;

/// What window and helper say to each other is read as if an enemy had written it.
class tst_Protocol : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRequestArrivesAsItWasSent();
    void anotherRequestIsRefused_data();
    void anotherRequestIsRefused();
    void anAnswerArrivesAsItWasSent();
    void anAnswerInPiecesArrivesWhole();
    void aLieIsRefused_data();
    void aLieIsRefused();
    void everyCutAnswerWaitsForMore();
    void fitsIntoAnyBox();

private:
    static Answer aPage();
    static Request aRequest();
};

namespace {

template <typename T>
QByteArray with(QByteArray bytes, qsizetype at, T value)
{
    qToLittleEndian(value, bytes.data() + at);
    return bytes;
}

} // namespace

Request tst_Protocol::aRequest()
{
    Request request;
    request.box = {20, 30};
    request.peaks = 8;
    request.sourceSize = 5000;
    return request;
}

Answer tst_Protocol::aPage()
{
    Answer answer;
    answer.outcome = Outcome::Shown;
    answer.content = Content::Page;
    answer.picture = QImage(3, 2, QImage::Format_RGB32);
    answer.picture.fill(Qt::red);
    answer.pageCount = 7;
    answer.pages = {QSizeF(595.28, 841.89), QSizeF(10, 20)};
    return answer;
}

void tst_Protocol::aRequestArrivesAsItWasSent()
{
    Request request = aRequest();
    request.page = 3;
    const auto read = readRequest(written(request));
    QVERIFY(read.ok());
    QCOMPARE(written(request).size(), kRequestBytes);
    QCOMPARE(read->box, request.box);
    QCOMPARE(read->page, 3);
    QCOMPARE(read->peaks, 8);
    QCOMPARE(read->sourceSize, 5000);
}

void tst_Protocol::anotherRequestIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray good = written(aRequest());
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("short") << good.chopped(1);
    QTest::newRow("long") << good + 'x';
    QTest::newRow("another magic") << with(good, 0, quint32(1));
    QTest::newRow("no width") << with(good, 4, quint32(0));
    QTest::newRow("too high") << with(good, 8, quint32(kMaxShownEdge + 1));
    QTest::newRow("wraps") << with(good, 4, quint32(0xffffffff));
    QTest::newRow("too many peaks") << with(good, 16, quint32(kMaxPeaks + 1));
}

void tst_Protocol::anotherRequestIsRefused()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(!readRequest(bytes).ok());
}

void tst_Protocol::anAnswerArrivesAsItWasSent()
{
    FrameReader reader(aRequest());
    reader.feed(written(BlockRequest{4000, 1000}) + written(aPage()));
    const auto block = reader.next();
    QVERIFY(block.ok() && block->has_value() && (*block)->block);
    QCOMPARE((*block)->block->offset, 4000);
    QCOMPARE((*block)->block->length, 1000);
    const auto frame = reader.next();
    QVERIFY(frame.ok() && frame->has_value() && (*frame)->answer);
    const Answer &page = *(*frame)->answer;
    QCOMPARE(page.picture, aPage().picture);
    QCOMPARE(page.pages, aPage().pages);
    QCOMPARE(page.pageCount, 7);

    Answer sound;
    sound.outcome = Outcome::Shown;
    sound.content = Content::Sound;
    sound.milliseconds = 1234;
    sound.peaks = {0, 0.5F, 1};
    FrameReader ear(aRequest());
    ear.feed(written(sound));
    const auto heard = ear.next();
    QVERIFY(heard.ok() && heard->has_value() && (*heard)->answer);
    QCOMPARE((*heard)->answer->milliseconds, 1234);
    QCOMPARE((*heard)->answer->peaks.size(), 3);
    QVERIFY(std::abs((*heard)->answer->peaks[1] - 0.5F) < 0.001F);
}

void tst_Protocol::anAnswerInPiecesArrivesWhole()
{
    FrameReader reader(aRequest());
    const QByteArray bytes = written(aPage());
    for (qsizetype i = 0; i + 1 < bytes.size(); ++i) {
        reader.feed(QByteArrayView(bytes).sliced(i, 1));
        const auto frame = reader.next();
        QVERIFY(frame.ok() && !frame->has_value());
    }
    reader.feed(QByteArrayView(bytes).last(1));
    QVERIFY(reader.next()->has_value());
}

void tst_Protocol::aLieIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray good = written(aPage()); // five bytes of head, then outcome, content, pages …
    QTest::newRow("a frame of no kind") << with(good, 0, quint8('x'));
    QTest::newRow("four gigabytes") << with(good, 1, quint32(0xffffffff));
    QTest::newRow("an empty answer") << QByteArray("A\0\0\0\0", 5);
    QTest::newRow("an outcome only the window finds") << with(good, 5, quint8(Outcome::Crashed));
    QTest::newRow("no outcome") << with(good, 5, quint8(200));
    QTest::newRow("no content") << with(good, 6, quint8(9));
    QTest::newRow("shown, yet nothing") << with(good, 6, quint8(Content::Nothing));
    QTest::newRow("unreadable, yet a picture") << with(good, 5, quint8(Outcome::Unreadable));
    QTest::newRow("a sound with a picture") << with(good, 6, quint8(Content::Sound));
    QTest::newRow("fewer pages than told") << with(good, 7, quint32(1));
    QTest::newRow("pages by the million")
        << with(with(good, 7, quint32(1'000'000)), 11, quint32(1'000'000));
    QTest::newRow("a page as wide as the moon is far") << with(good, 15, quint32(0xffffffff));
    QTest::newRow("peaks nobody asked for") << with(good, 39, quint32(9));
    QTest::newRow("wider than asked") << with(good, 43, quint32(21));
    QTest::newRow("wraps around") << with(with(good, 43, quint32(0x80000000)), 47,
                                          quint32(0x80000000));
    QTest::newRow("no height") << with(good, 47, quint32(0));
    QTest::newRow("fewer pixels") << with(good, 47, quint32(3));
    QTest::newRow("more pixels") << with(good, 47, quint32(1));
    QTest::newRow("a block behind the end") << written(BlockRequest{4001, 1000});
    QTest::newRow("a block far away") << written(BlockRequest{-1, 1});
    QTest::newRow("a block of nothing") << written(BlockRequest{0, 0});
    QTest::newRow("a block too large") << written(BlockRequest{0, kMaxBlock + 1});
}

void tst_Protocol::aLieIsRefused()
{
    QFETCH(QByteArray, bytes);
    FrameReader reader(aRequest());
    reader.feed(bytes);
    const auto frame = reader.next();
    QVERIFY(!frame.ok());
    QCOMPARE(frame.error().code, ErrorCode::BadInput);
}

void tst_Protocol::everyCutAnswerWaitsForMore()
{
    const QByteArray good = written(aPage());
    for (qsizetype size = 0; size < good.size(); ++size) {
        FrameReader reader(aRequest());
        reader.feed(QByteArrayView(good).first(size));
        const auto frame = reader.next();
        QVERIFY(frame.ok());
        QVERIFY(!frame->has_value());
    }
}

void tst_Protocol::fitsIntoAnyBox()
{
    QCOMPARE(fitted({100, 50}, {50, 50}), QSize(50, 25));
    QCOMPARE(fitted({1, 100'000}, {50, 50}), QSize(1, 50));
    QCOMPARE(fitted({0, 5}, {50, 50}), QSize(1, 1));
    QCOMPARE(fitted({qQNaN(), 5}, {50, 50}), QSize(1, 1));
    for (const QSizeF &size : {QSizeF(1e9, 1e9), QSizeF(0.001, 0.001), QSizeF(4096, 4096)}) {
        const QSize fit = fitted(size, {1 << 30, 1 << 30});
        QVERIFY(fit.width() >= 1 && fit.width() <= kMaxShownEdge);
        QVERIFY(qint64(fit.width()) * fit.height() <= kMaxShownPixels);
    }
}

QTEST_GUILESS_MAIN(tst_Protocol)
#include "tst_protocol.moc"
