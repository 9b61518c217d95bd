// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/preview/previewer.h"
#include "models/reports/demopapers.h"
#include "tests/preview/hostilepapers.h"

#include <QBuffer>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Preview;
using namespace Redress::Test;

Q_DECLARE_METATYPE(Redress::Preview::Outcome)

/// Foreign papers are looked at by a helper; whatever they do to it, the answer is a picture or a
/// word.
class tst_Previewer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void showsTheContentOfAPaper_data();
    void showsTheContentOfAPaper();
    void turnsAPageWhenAsked();
    void saysWhyItShowsNothing_data();
    void saysWhyItShowsNothing();
    void staysWithinTheBox();
    void survivesAnyBrokenPaper_data();
    void survivesAnyBrokenPaper();
    void aPaperThatEndsItsHelperEndsNothingElse_data();
    void aPaperThatEndsItsHelperEndsNothingElse();
    void survivesHostilePdfs_data();
    void survivesHostilePdfs();
    void aHelperThatFailsIsAnOutcome_data();
    void aHelperThatFailsIsAnOutcome();
    void aHelperStartedAheadMayDieUnseen();
    void whoAskedMayCancel();
    void aPaperThatCannotBeReadIsAnError();
    void readsNoMoreOfARecordingThanItNeeds();

private:
    Result<Answer> seen(const QByteArray &paper, const Request &request = {});
    /// A previewer with the helper that lies under this name.
    QString liar(const QString &lie);

    Previewer m_previewer{QStringLiteral(REDRESS_BIN_DIR "/redress-preview")};
    QTemporaryDir m_folder;
};

namespace {

Reports::DemoFacts facts()
{
    Reports::DemoFacts made;
    made.chinese = true;
    made.companyName = u"诚信宝网络科技有限公司"_s;
    made.consumerName = u"张伟"_s;
    made.amount = Money{5'000'000, u"CNY"_s};
    made.date = QDate(2019, 6, 28);
    return made;
}

bool hasInk(const QImage &image)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixel(x, y) != image.pixel(0, 0))
                return true;
        }
    }
    return false;
}

/// A device that counts, and fails where it is told to.
class WatchedBuffer final : public QBuffer {
public:
    qint64 readBytes = 0;
    bool fails = false;

protected:
    qint64 readData(char *data, qint64 size) override
    {
        if (fails)
            return -1;
        const qint64 got = QBuffer::readData(data, size);
        readBytes += qMax<qint64>(0, got);
        return got;
    }
};

} // namespace

Result<Answer> tst_Previewer::seen(const QByteArray &paper, const Request &request)
{
    QBuffer source;
    source.setData(paper);
    source.open(QIODevice::ReadOnly);
    return m_previewer.ask(request, source, NoProgress());
}

QString tst_Previewer::liar(const QString &lie)
{
    const QString path = m_folder.filePath(lie);
    QFile::link(QStringLiteral(REDRESS_HELPERS "/preview-liar"), path);
    return path;
}

void tst_Previewer::showsTheContentOfAPaper_data()
{
    QTest::addColumn<QByteArray>("paper");
    QTest::addColumn<int>("content");
    const auto row = [](const char *name, const QByteArray &paper, Content content) {
        QTest::newRow(name) << paper << int(content);
    };
    row("PDF", Reports::demoContractPdf(7, facts()), Content::Page);
    row("PDF of a million pages", pdfOfPages(1'000'000), Content::Page);
    row("PNG", picture("PNG"), Content::Picture);
    row("JPEG", picture("JPG"), Content::Picture);
    row("BMP", picture("BMP"), Content::Picture);
    row("GIF of a million frames", gifOfFrames(1'000'000), Content::Picture);
    row("as much as is allowed", blackPng(5700, 5700), Content::Picture);
    row("one column of pixels", picture("PNG", {1, 9000}), Content::Picture);
    row("call", Reports::demoRecordingWav(7), Content::Sound);
    row("8 bit stereo", wav(1, 2, 11025, 8, QByteArray(8000, '\xa0')), Content::Sound);
    row("24 bit", wav(1, 1, 48000, 24, QByteArray(9000, '\x20')), Content::Sound);
    row("32 bit, extensible", wav(0xfffe, 1, 48000, 32, QByteArray(9000, '\x20')), Content::Sound);
    row("one frame", wav(1, 1, 8000, 16, QByteArray(2, '\x20')), Content::Sound);
}

void tst_Previewer::showsTheContentOfAPaper()
{
    QFETCH(QByteArray, paper);
    QFETCH(int, content);
    const auto answer = seen(paper);
    QVERIFY(answer.ok());
    QCOMPARE(int(answer->outcome), int(Outcome::Shown));
    QCOMPARE(int(answer->content), content);
    if (answer->content == Content::Sound) {
        QCOMPARE(answer->peaks.size(), Request().peaks);
        return;
    }
    QVERIFY(!answer->picture.isNull());
    QVERIFY(!answer->picture.hasAlphaChannel());
    QVERIFY(qint64(answer->picture.width()) * answer->picture.height() <= kMaxShownPixels);
    if (answer->content == Content::Page) {
        QVERIFY(!answer->pages.isEmpty());
        QCOMPARE(answer->pages.size(), qMin(answer->pageCount, kMaxPages));
    }
}

void tst_Previewer::turnsAPageWhenAsked()
{
    const QByteArray contract = Reports::demoContractPdf(7, facts());
    Request request;
    request.box = {600, 900};
    const auto first = seen(contract, request);
    request.page = 1;
    const auto second = seen(contract, request);
    QVERIFY(first.ok() && second.ok());
    QCOMPARE(first->pageCount, 2);
    QVERIFY(hasInk(first->picture) && hasInk(second->picture));
    QVERIFY(first->picture != second->picture);
    request.page = 2;
    QCOMPARE(int(seen(contract, request)->outcome), int(Outcome::Unreadable));
}

void tst_Previewer::saysWhyItShowsNothing_data()
{
    QTest::addColumn<QByteArray>("paper");
    QTest::addColumn<int>("outcome");
    const auto row = [](const char *name, const QByteArray &paper, Outcome outcome) {
        QTest::newRow(name) << paper << int(outcome);
    };
    row("nothing", {}, Outcome::UnknownKind);
    row("text", "hello", Outcome::UnknownKind);
    row("SVG that reads a file",
        "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>"
        "<image href='file:///etc/passwd' width='9' height='9'/></svg>",
        Outcome::UnknownKind);
    row("SVG with an external entity",
        "<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
        "<svg xmlns='http://www.w3.org/2000/svg'><text>&x;</text></svg>",
        Outcome::UnknownKind);
    QByteArray laughs("<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY l0 'ha'>");
    for (int i = 1; i < 30; ++i)
        laughs += "<!ENTITY l" + QByteArray::number(i) + " '"
            + ("&l" + QByteArray::number(i - 1) + ";").repeated(10) + "'>";
    row("SVG of a billion laughs", laughs + "]><svg><text>&l29;</text></svg>",
        Outcome::UnknownKind);
    row("huge picture", claimingPng(50'000, 50'000), Outcome::TooLarge);
    row("truly huge picture", blackPng(50'000, 50'000), Outcome::TooLarge);
    row("largest claim", claimingPng(0x7fffffff, 0x7fffffff), Outcome::Unreadable);
    row("long strip", claimingPng(20'001, 1), Outcome::TooLarge);
    row("no pixels", claimingPng(0, 0), Outcome::Unreadable);
    row("head of a JPEG", picture("JPG").left(20), Outcome::Unreadable);
    row("head of a PDF", "%PDF-1.7\n", Outcome::Unreadable);
    row("head of a WAV", Reports::demoRecordingWav(1).left(44), Outcome::UnknownKind);
    row("floating point", wav(3, 1, 8000, 32, QByteArray(4000, 'x')), Outcome::UnknownKind);
    row("no channels", wav(1, 0, 8000, 16, QByteArray(4000, 'x')), Outcome::UnknownKind);
    row("no rate", wav(1, 1, 0, 16, QByteArray(4000, 'x')), Outcome::UnknownKind);
    row("zero bits", wav(1, 1, 8000, 0, QByteArray(4000, 'x')), Outcome::UnknownKind);
    row("no sound", wav(1, 1, 8000, 16, {}), Outcome::UnknownKind);
}

void tst_Previewer::saysWhyItShowsNothing()
{
    QFETCH(QByteArray, paper);
    QFETCH(int, outcome);
    const auto answer = seen(paper);
    QVERIFY(answer.ok());
    QCOMPARE(int(answer->outcome), outcome);
    QVERIFY(answer->picture.isNull());
}

void tst_Previewer::staysWithinTheBox()
{
    for (const QByteArray &paper : {Reports::demoContractPdf(7, facts()), picture("PNG"),
                                    picture("PNG", {9000, 1}), picture("JPG")}) {
        for (const QSize size :
             {QSize(480, 480), QSize(64, 200), QSize(1, 1), QSize(-3, 1 << 30)}) {
            Request request;
            request.box = size;
            const auto answer = seen(paper, request);
            QVERIFY(answer.ok());
            QCOMPARE(int(answer->outcome), int(Outcome::Shown));
            QVERIFY(answer->picture.width() <= qMax(1, size.width()));
            QVERIFY(answer->picture.height() <= size.height());
        }
    }
}

void tst_Previewer::survivesAnyBrokenPaper_data()
{
    QTest::addColumn<QByteArray>("paper");
    QTest::newRow("PDF") << Reports::demoContractPdf(7, facts());
    QTest::newRow("PNG") << picture("PNG", {40, 30});
    QTest::newRow("JPEG") << picture("JPG", {40, 30});
    QTest::newRow("WAV") << Reports::demoRecordingWav(7).left(4000);
}

void tst_Previewer::survivesAnyBrokenPaper()
{
    QFETCH(QByteArray, paper);
    Request request;
    request.box = {64, 64};
    const qsizetype step = qMax<qsizetype>(1, paper.size() / 12);
    for (qsizetype at = 0; at < paper.size(); at += step) {
        QVERIFY(seen(paper.left(at), request).ok());
        QByteArray flipped = paper;
        flipped[at] = char(flipped.at(at) ^ 0xff);
        const auto answer = seen(flipped, request);
        QVERIFY(answer.ok());
        QVERIFY(answer->outcome <= Outcome::Locked);
    }
}

void tst_Previewer::aPaperThatEndsItsHelperEndsNothingElse_data()
{
    QTest::addColumn<QByteArray>("paper");
    QTest::newRow("PDF that draws itself") << pdfThatDrawsItself();
    QTest::newRow("PDF whose pages go round") << pdfWithLoopOfPages();
    QTest::newRow("PDF that draws for ever") << pdfThatDrawsForEver();
}

void tst_Previewer::aPaperThatEndsItsHelperEndsNothingElse()
{
    QFETCH(QByteArray, paper);
    Previewer previewer(QStringLiteral(REDRESS_BIN_DIR "/redress-preview"));
    previewer.setMaxMilliseconds(1500);
    previewer.warmUp();
    QBuffer source;
    source.setData(paper);
    source.open(QIODevice::ReadOnly);
    const auto answer = previewer.ask({}, source, NoProgress());
    QVERIFY(answer.ok());
    // How PDFium ends differs from version to version: by its stack, by the memory it may have, by
    // time.
    QVERIFY(answer->outcome == Outcome::Crashed || answer->outcome == Outcome::TooSlow
            || answer->outcome == Outcome::Unreadable);
    qInfo("outcome %d", int(answer->outcome));
    QBuffer other;
    other.setData(picture("PNG"));
    other.open(QIODevice::ReadOnly);
    previewer.setMaxMilliseconds(kMaxMilliseconds);
    QCOMPARE(int(previewer.ask({}, other, NoProgress())->outcome), int(Outcome::Shown));
}

void tst_Previewer::survivesHostilePdfs_data()
{
    QTest::addColumn<QString>("path");
    const QDir folder(QStringLiteral(REDRESS_SHARED_DATA "/signed-pdfs"));
    for (const QString &name : folder.entryList({u"*.pdf"_s}, QDir::Files))
        QTest::newRow(qPrintable(name)) << folder.filePath(name);
    QTest::newRow("none") << QString();
}

void tst_Previewer::survivesHostilePdfs()
{
    QFETCH(QString, path);
    if (path.isEmpty()) {
        if (!QFile::exists(QStringLiteral(REDRESS_SHARED_DATA "/signed-pdfs")))
            qWarning("no ../shared/data: only the PDFs made here were shown");
        return;
    }
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    Request request;
    request.box = {800, 1200};
    const auto answer = m_previewer.ask(request, file, NoProgress());
    QVERIFY(answer.ok());
    QVERIFY(answer->outcome <= Outcome::Locked);
    qInfo("outcome %d, %d page(s)", int(answer->outcome), answer->pageCount);
}

void tst_Previewer::aHelperThatFailsIsAnOutcome_data()
{
    QTest::addColumn<QString>("lie");
    QTest::addColumn<int>("outcome");
    QTest::newRow("crashes") << u"crashes"_s << int(Outcome::Crashed);
    QTest::newRow("says nothing") << u"silent"_s << int(Outcome::Crashed);
    QTest::newRow("hangs") << u"hangs"_s << int(Outcome::TooSlow);
    QTest::newRow("computes for ever") << u"spins"_s << int(Outcome::TooSlow);
    QTest::newRow("answers garbage") << u"garbage"_s << int(Outcome::Nonsense);
    QTest::newRow("answers without end") << u"floods"_s << int(Outcome::Nonsense);
    QTest::newRow("promises too much") << u"promises"_s << int(Outcome::Nonsense);
    QTest::newRow("ends in mid-answer") << u"half"_s << int(Outcome::Crashed);
    QTest::newRow("wants what is not there") << u"outside"_s << int(Outcome::Nonsense);
    QTest::newRow("wants ever more") << u"greedy"_s << int(Outcome::TooLarge);
    QTest::newRow("answers more than was asked") << u"larger"_s << int(Outcome::Nonsense);
}

void tst_Previewer::aHelperThatFailsIsAnOutcome()
{
    QFETCH(QString, lie);
    QFETCH(int, outcome);
    Previewer previewer(liar(lie));
    previewer.setMaxMilliseconds(lie == "greedy"_L1 ? kMaxMilliseconds * 6 : 700);
    QBuffer source;
    source.setData(picture("PNG", {800, 600}));
    source.open(QIODevice::ReadOnly);
    Request request;
    request.box = {800, 800};
    const auto answer = previewer.ask(request, source, NoProgress());
    QVERIFY(answer.ok());
    QCOMPARE(int(answer->outcome), outcome);
    QVERIFY(answer->picture.isNull());

    Previewer missing(m_folder.filePath(u"nowhere"_s));
    QCOMPARE(int(missing.ask(request, source, NoProgress())->outcome), int(Outcome::NoHelper));
}

void tst_Previewer::aHelperStartedAheadMayDieUnseen()
{
    QFile helper(m_folder.filePath(u"short-lived"_s));
    QVERIFY(helper.open(QIODevice::WriteOnly));
    helper.write("#!/bin/sh\n");
    helper.close();
    QVERIFY(helper.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
    Previewer previewer(helper.fileName());
    previewer.warmUp();
    QTest::qWait(100);
    QVERIFY(helper.remove());
    QVERIFY(QFile::link(QStringLiteral(REDRESS_BIN_DIR "/redress-preview"), helper.fileName()));
    QBuffer source;
    source.setData(picture("PNG"));
    source.open(QIODevice::ReadOnly);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(int(previewer.ask({}, source, NoProgress())->outcome), int(Outcome::Shown));
    previewer.cool();
    QCOMPARE(int(previewer.ask({}, source, NoProgress())->outcome), int(Outcome::Shown));
}

void tst_Previewer::whoAskedMayCancel()
{
    class Cancelled final : public Progress {
    public:
        void setTotal(qint64) override { }
        void setDone(qint64) override { }
        bool isCancelled() const override { return ++m_asked > 3; }

    private:
        mutable int m_asked = 0;
    };
    Previewer previewer(liar(u"hangs"_s));
    previewer.setMaxMilliseconds(1'000'000);
    QBuffer source;
    source.setData(picture("PNG"));
    source.open(QIODevice::ReadOnly);
    QCOMPARE(int(previewer.ask({}, source, Cancelled())->outcome), int(Outcome::Cancelled));
}

void tst_Previewer::aPaperThatCannotBeReadIsAnError()
{
    WatchedBuffer source;
    source.setData(picture("PNG"));
    source.open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    source.fails = true;
    const auto answer = m_previewer.ask({}, source, NoProgress());
    QVERIFY(!answer.ok());
    QCOMPARE(answer.error().code, ErrorCode::Io);
    WatchedBuffer closed;
    QVERIFY(!m_previewer.ask({}, closed, NoProgress()).ok());
}

void tst_Previewer::readsNoMoreOfARecordingThanItNeeds()
{
    WatchedBuffer source;
    source.setData(wav(1, 1, 8000, 16, QByteArray(64 << 20, '\x20')));
    source.open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    Request request;
    request.peaks = 16;
    const auto answer = m_previewer.ask(request, source, NoProgress());
    QVERIFY(answer.ok());
    QCOMPARE(answer->peaks.size(), 16);
    QVERIFY(source.readBytes < 4 << 20);
}

QTEST_MAIN(tst_Previewer)
#include "tst_previewer.moc"
