// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reports/disputereport.h"
#include "tests/reports/samplereport.h"

#include <QGuiApplication>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <thread>
#include <vector>

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
    void embedsEachFont_data();
    void embedsEachFont();
    void tellsTheTraceInWords_data();
    void tellsTheTraceInWords();
    void numbersItsPages();
    void saysWhatIsWithheldAndErased();
    void letsALongStoryFlow();
    void repeatsTheHeadOfALongChronology();
    void keepsHostileTextHarmless_data();
    void keepsHostileTextHarmless();
    void printsACaseOfWhichLittleIsKnown();
    void printsTheSameBytesTwice();
    void printsInManyThreadsAtOnce();
    void refusesWhatItCannotPrint_data();
    void refusesWhatItCannotPrint();
    void needsNoMoreMemoryForMoreLines();
};

void tst_DisputeReport::saysEverythingInBothLanguages_data()
{
    QTest::addColumn<bool>("chinese");
    QTest::addColumn<QStringList>("words");
    const QStringList both{u"C-2020-000017-3"_s,
                           u"138****8000"_s,
                           u"6222****"_s,
                           u"pboc-5-2020@1"_s,
                           u"50,000.00CNY"_s,
                           u"51,250.00CNY"_s,
                           u"redress.example/pudong"_s,
                           u"evidence/001.pdf"_s,
                           u"D-2020-000002-4"_s,
                           u"C-2020-000012-9"_s,
                           u"chengxinbao.example"_s,
                           u"400-000-0000"_s,
                           u"48.2kB"_s};
    QTest::newRow("English") << false
                             << both
            + QStringList{u"Disputereport"_s,
                          u"ZhangWei"_s,
                          u"Partiesandcomplaint"_s,
                          u"Chronology"_s,
                          u"Legalclocks"_s,
                          u"Papers"_s,
                          u"Whatwasaskedandanswered"_s,
                          u"Outcome"_s,
                          u"Howtoverifythisreport"_s,
                          u"当事人与投诉内容"_s,
                          u"Moneycannotbewithdrawn"_s,
                          u"refund,compensation"_s,
                          u"Iwantmyprincipalbackwiththeinterest"_s,
                          u"Pleaseexplainwithinsevenworkingdays"_s,
                          u"Theplatformhasrestoredwithdrawals"_s,
                          u"Thecomplaintwasjustified"_s,
                          u"notyetwitnessed"_s,
                          u"nooutsidetime"_s,
                          u"DEMO:fictionalpersonsandpapers"_s,
                          u"Measuresfortheprotectionoffinancialconsumers"_s,
                          u"notincludedforthisrecipient"_s,
                          u"Callrecording"_s};
    QTest::newRow("Chinese") << true
                             << both
            + QStringList{u"争议处理报告"_s,
                          u"张伟"_s,
                          u"当事人与投诉内容"_s,
                          u"处理经过"_s,
                          u"法定期限"_s,
                          u"证据材料"_s,
                          u"诉求与答复"_s,
                          u"处理结果"_s,
                          u"如何核验本报告"_s,
                          u"Partiesandcomplaint"_s,
                          u"无法提现"_s,
                          u"退款、赔偿"_s,
                          u"请于七个工作日内说明"_s,
                          u"经核查，平台已恢复提现功能"_s,
                          u"投诉属实"_s,
                          u"尚无见证"_s,
                          u"无外部时间"_s,
                          u"人物与材料均属虚构"_s,
                          u"金融消费者权益保护实施办法"_s,
                          u"通话录音"_s,
                          u"借款合同.pdf"_s};
}

void tst_DisputeReport::saysEverythingInBothLanguages()
{
    QFETCH(bool, chinese);
    QFETCH(QStringList, words);
    const auto pdf = renderDisputeReport(sampleReport(chinese));
    QVERIFY2(pdf.ok(), pdf.ok() ? "" : qPrintable(pdf.error().detail));
    keep(*pdf, chinese ? u"zh.pdf"_s : u"en.pdf"_s);
    const QString text = textOf(*pdf);
    for (const QString &word : words)
        QVERIFY2(text.contains(word), qPrintable(word));
    const QString digest = QString::fromLatin1(sampleReport(chinese).papers.first().sha256.toHex());
    QVERIFY(text.contains(digest));
}

void tst_DisputeReport::embedsEachFont_data()
{
    QTest::addColumn<bool>("chinese");
    QTest::newRow("English") << false;
    QTest::newRow("Chinese") << true;
}

void tst_DisputeReport::embedsEachFont()
{
    QFETCH(bool, chinese);
    const auto pdf = renderDisputeReport(sampleReport(chinese));
    QVERIFY(pdf.ok());
    const QStringList lines = judged(*pdf, u"pdffonts"_s).split(u'\n', Qt::SkipEmptyParts).mid(2);
    QVERIFY(lines.size() >= 3);
    // The columns at the end: embedded, subset, unicode map, object, generation.
    const QRegularExpression embedded(u"\\s(yes|no)\\s+(yes|no)\\s+(yes|no)\\s+\\d+\\s+\\d+$"_s);
    for (const QString &line : lines) {
        const auto match = embedded.match(line);
        QVERIFY2(match.captured(1) == u"yes"_s && match.captured(3) == u"yes"_s, qPrintable(line));
        QVERIFY2(line.startsWith("NotoSans"_L1), qPrintable(line));
    }
    QVERIFY(judged(*pdf, u"pdfinfo"_s).contains("Metadata Stream: yes"_L1));
}

void tst_DisputeReport::tellsTheTraceInWords_data()
{
    QTest::addColumn<bool>("chinese");
    QTest::addColumn<QString>("sentence");
    const auto both = [](const char *name, const QString &en, const QString &zh) {
        QTest::addRow("%s, English", name) << false << squeezed(en);
        QTest::addRow("%s, Chinese", name) << true << squeezed(zh);
    };
    both("start", u"The clock started on Wednesday 2020-01-08, when the complaint was received."_s,
         u"自 2020-01-08（星期三）起计算（收到投诉）。"_s);
    both("weekends", u"3 days on weekends did not count."_s, u"其间 3 天为周末，不计入。"_s);
    both("make-up day", u"Day 8 was Sunday 2020-01-19, a make-up work day (Spring Festival)."_s,
         u"第 8 天为 2020-01-19（星期日）"_s);
    both("holidays",
         u"2020-01-24 to 2020-02-02 (Spring Festival) were holidays and did not count."_s,
         u"2020-01-24 至 2020-02-02"_s);
    both("pause", u"Paused 3 days from 2020-02-03 on: waiting for the consumer."_s,
         u"自 2020-02-03 起中止 3 天（等待消费者）。"_s);
    both(
        "extension",
        u"Extended by 15 days on 2020-02-05 by Wang Fang; reason: the company's bank records were late."_s,
        u"2020-02-05 由王芳批准延长 15 天，理由："_s);
    both("longest", u"The procedure allows no more than 60 days in all."_s,
         u"期限合计不得超过 60 天。"_s);
    both("end", u"Day 30, the last, ends with Tuesday 2020-02-25."_s,
         u"第 30 天为最后一日，至 2020-02-25（星期二）日终届满。"_s);
    both("met", u"Met on Thursday 2020-02-13, day 24 (Answered)."_s,
         u"于 2020-02-13（星期四）（第 24 天）完成（答复）。"_s);
    both("unit", u"7 of 7 working days used"_s, u"已用 7 / 7 个工作日"_s);
    both("overdue", u"Overdue since 2020-01-17 23:59"_s, u"已逾期，到期 2020-01-17 23:59"_s);
}

void tst_DisputeReport::tellsTheTraceInWords()
{
    QFETCH(bool, chinese);
    QFETCH(QString, sentence);
    static QHash<bool, QString> texts;
    if (!texts.contains(chinese)) {
        const auto pdf = renderDisputeReport(sampleReport(chinese));
        QVERIFY(pdf.ok());
        texts.insert(chinese, textOf(*pdf));
    }
    QVERIFY2(texts.value(chinese).contains(sentence), qPrintable(texts.value(chinese)));
}

void tst_DisputeReport::numbersItsPages()
{
    const auto pdf = renderDisputeReport(sampleReport(false));
    QVERIFY(pdf.ok());
    const int pages = pagesOf(*pdf);
    QVERIFY(pages >= 5);
    for (int page = 1; page <= pages; ++page) {
        const QString number = QString::number(page);
        const QString text
            = squeezed(judged(*pdf, u"pdftotext"_s, {u"-f"_s, number, u"-l"_s, number}));
        QVERIFY2(text.contains(u"%1/%2"_s.arg(page).arg(pages)), qPrintable(text));
        QVERIFY(text.contains("C-2020-000017-3"_L1));
    }
}

void tst_DisputeReport::saysWhatIsWithheldAndErased()
{
    DisputeReport report = sampleReport(false);
    report.withheldFacts = {Domain::Fact::narrative, Domain::Fact::account, Domain::Fact::answer};
    report.narrative.clear();
    report.account.clear();
    report.papers[1].sha256.clear();
    report.papers[1].fileName.clear();
    for (ReportAct &act : report.chronology) {
        if (act.act == Domain::Act::caseAnswered)
            act.personal = {};
        if (act.act == Domain::Act::caseNoted) {
            act.personal = {};
            act.erased = true;
        }
    }
    const auto pdf = renderDisputeReport(report);
    QVERIFY(pdf.ok());
    const QString text = textOf(*pdf);
    QVERIFY(text.count(u"Notdisclosedtothisrecipient"_s) >= 5);
    QVERIFY(text.contains(u"Erasedunderthelaw"_s));
}

void tst_DisputeReport::letsALongStoryFlow()
{
    DisputeReport report = sampleReport(true);
    report.narrative = u"开头。"_s
        + QString(u"这家公司一再拖延，拒绝退款，客服无人接听。"_s).repeated(4800)
        + u"到此为止了。"_s;
    QVERIFY(report.narrative.size() > 100'000);
    const auto pdf = renderDisputeReport(report);
    QVERIFY(pdf.ok());
    const QString text = textOf(*pdf);
    QVERIFY(text.contains(u"到此为止了"_s));
    QVERIFY(pagesOf(*pdf) > 30);
    QVERIFY(text.count(u"一再拖延"_s)
            > 4000); // the others are torn by a line's end and a page's head
}

void tst_DisputeReport::repeatsTheHeadOfALongChronology()
{
    const auto pdf = renderDisputeReport(longReport(false, 500));
    QVERIFY(pdf.ok());
    keep(*pdf, u"long.pdf"_s);
    const QString text = textOf(*pdf);
    for (int i = 0; i < 500; ++i)
        QVERIFY(text.contains(u"Callnumber%1:nobody"_s.arg(i)));
    const auto heads = text.count(u"EntryTimeByActWhat"_s);
    QVERIFY2(heads >= 12 && heads <= pagesOf(*pdf), qPrintable(QString::number(heads)));
}

void tst_DisputeReport::keepsHostileTextHarmless_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("directional override") << u"pay \u202E000,1\u202C now \u2066x\u2069"_s;
    QTest::newRow("Arabic and Hebrew") << u"تم رفض السحب שלום 123 abc"_s;
    QTest::newRow("one word of 5,000 letters") << QString(5000, u'W');
    QTest::newRow("no break anywhere, Chinese marks") << QString(5000, u'，');
    QTest::newRow("placeholders") << u"%1 %2 %3 %99 %L1 %n"_s;
    QTest::newRow("markup") << u"<b>bold</b> &amp; <script>x</script> ]]> )>>endobj"_s;
    QTest::newRow("control characters") << u"a\u0001b\u0007c\u001Bd\u0085e\u200Bf"_s + QChar(0);
    QTest::newRow("half a character") << u"x"_s + QChar(0xD800) + u"y"_s + QChar(0xDC00);
    QTest::newRow("pictograms") << u"👩‍👩‍👧‍👦🎉 𠮷野家"_s;
    QTest::newRow("a tower of accents") << u"Z"_s + QString(200, QChar(0x0301)) + u"algo"_s;
    QTest::newRow("only line ends") << QString(300, u'\n');
    QTest::newRow("only blanks") << QString(3000, u' ');
    QTest::newRow("Thai and Devanagari") << u"การถอนเงินถูกปฏิเสธ पैसे वापस करो"_s;
}

void tst_DisputeReport::keepsHostileTextHarmless()
{
    QFETCH(QString, text);
    DisputeReport report = sampleReport(false);
    report.narrative = text;
    report.centerName = text;
    report.madeBy = text;
    report.origin = text;
    report.account = text;
    report.consumer.name = text;
    report.companyName = text;
    report.companyAliases = {text, text};
    report.productLabel = text;
    report.issueLabel = text;
    report.procedure.title = text;
    report.procedure.source = text;
    report.state.channel = text;
    report.state.outcome = text;
    report.state.externalRef = text;
    report.papers[0].fileName = text;
    report.papers[0].kind = text;
    report.papers[0].mediaType = text;
    report.deadlines[0].title = text;
    report.deadlines[0].trace[8].detail = text;
    for (ReportAct &act : report.chronology) {
        act.byName = text;
        for (auto it = act.personal.begin(); it != act.personal.end(); ++it)
            it.value() = text;
        for (auto it = act.facts.begin(); it != act.facts.end(); ++it)
            it.value() = text;
    }
    const auto pdf = renderDisputeReport(report);
    QVERIFY2(pdf.ok(), pdf.ok() ? "" : qPrintable(pdf.error().detail));
    keep(*pdf, u"hostile-%1.pdf"_s.arg(QString::fromLatin1(QTest::currentDataTag()).left(9)));
    const QString shown = textOf(*pdf);
    QVERIFY2(!shown.startsWith("failed"_L1), qPrintable(shown));
    QVERIFY(shown.contains("C-2020-000017-3"_L1));
    for (const char16_t c : {u'\u202E', u'\u2066'})
        QVERIFY(!shown.contains(QChar(c)));
    if (text.startsWith(u'%'))
        QVERIFY(shown.contains(squeezed(text)));
}

void tst_DisputeReport::printsACaseOfWhichLittleIsKnown()
{
    for (const QString &language : {u"en"_s, u"zh_CN"_s}) {
        DisputeReport report;
        report.language = language;
        report.state.id = {u"C-2026-000001-3"_s};
        report.madeUtc = QDateTime(QDate(2026, 11, 22), QTime(8, 0), Qt::UTC);
        const auto pdf = renderDisputeReport(report);
        QVERIFY(pdf.ok());
        keep(*pdf, u"empty-%1.pdf"_s.arg(language));
        QVERIFY(textOf(*pdf).contains(language == u"en"_s ? u"Nopapersarearchived"_s
                                                          : u"本案没有归档材料"_s));
    }
}

void tst_DisputeReport::printsTheSameBytesTwice()
{
    const auto first = renderDisputeReport(sampleReport(true));
    QTest::qWait(1100);
    const auto second = renderDisputeReport(sampleReport(true));
    QVERIFY(first.ok() && second.ok());
    QVERIFY(*first == *second);
    QVERIFY(judged(*first, u"pdfinfo"_s).contains("2020"_L1));
}

void tst_DisputeReport::printsInManyThreadsAtOnce()
{
    const auto alone = renderDisputeReport(sampleReport(true));
    QVERIFY(alone.ok());
    QList<QByteArray> made(4);
    std::vector<std::thread> threads;
    for (QByteArray &bytes : made)
        threads.emplace_back([&bytes] {
            if (const auto pdf = renderDisputeReport(sampleReport(true)))
                bytes = *pdf;
        });
    for (std::thread &thread : threads)
        thread.join();
    for (const QByteArray &bytes : std::as_const(made))
        QCOMPARE(textOf(bytes), textOf(*alone));
}

void tst_DisputeReport::refusesWhatItCannotPrint_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("language") << u"language"_s << ErrorCode::BadInput;
    QTest::newRow("zone") << u"zone"_s << ErrorCode::BadInput;
    QTest::newRow("case") << u"case"_s << ErrorCode::BadInput;
    QTest::newRow("date") << u"date"_s << ErrorCode::BadInput;
    QTest::newRow("length") << u"length"_s << ErrorCode::TooLarge;
}

void tst_DisputeReport::refusesWhatItCannotPrint()
{
    QFETCH(QString, fault);
    QFETCH(ErrorCode, code);
    DisputeReport report = sampleReport(false);
    if (fault == "language"_L1)
        report.language = u"fr"_s;
    else if (fault == "zone"_L1)
        report.timeZone = u"Mars/Olympus"_s;
    else if (fault == "case"_L1)
        report.state.id = {};
    else if (fault == "date"_L1)
        report.madeUtc = {};
    else
        report.narrative = QString(400'000, u'\n') + u"end"_s;
    const auto pdf = renderDisputeReport(report);
    QVERIFY(!pdf.ok());
    QCOMPARE(pdf.error().code, code);
}

void tst_DisputeReport::needsNoMoreMemoryForMoreLines()
{
    const auto peakKilobytes = [] {
        QFile status(u"/proc/self/status"_s);
        if (!status.open(QIODevice::ReadOnly))
            return qint64(0);
        const QRegularExpression peak(u"VmHWM:\\s+(\\d+)"_s);
        return peak.match(QString::fromLatin1(status.readAll())).captured(1).toLongLong();
    };
    QVERIFY(renderDisputeReport(longReport(false, 500)).ok());
    const DisputeReport report = longReport(false, 5000);
    const qint64 before = peakKilobytes();
    const auto pdf = renderDisputeReport(report);
    QVERIFY(pdf.ok());
    const qint64 grown = peakKilobytes() - before - pdf->size() / 1024;
    // The file itself (twice while its buffer grows) and Qt's table of pages; the lines are not
    // kept.
    QVERIFY2(grown < 8 * 1024, qPrintable(u"%1 kB for %2 pages"_s.arg(grown).arg(pagesOf(*pdf))));
}

QTEST_MAIN(tst_DisputeReport)
#include "tst_disputereport.moc"
