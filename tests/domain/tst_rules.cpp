// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/rules.h"

#include <QCryptographicHash>
#include <QFile>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Domain;

namespace {

/// The nth (from 1; -1: the last) such weekday of a month, Monday = 1.
QDate nthWeekday(int year, int month, int weekday, int n)
{
    if (n < 0) {
        QDate last(year, month, QDate(year, month, 1).daysInMonth());
        while (last.dayOfWeek() != weekday)
            last = last.addDays(-1);
        return last;
    }
    QDate day(year, month, 1);
    while (day.dayOfWeek() != weekday)
        day = day.addDays(1);
    return day.addDays(7 * (n - 1));
}

/// 5 U.S.C. 6103: Saturday is observed on Friday, Sunday on Monday.
QDate observed(const QDate &day)
{
    if (day.dayOfWeek() == Qt::Saturday)
        return day.addDays(-1);
    return day.dayOfWeek() == Qt::Sunday ? day.addDays(1) : day;
}

/// Gauss's rule for the Gregorian Easter, in the form of Meeus.
QDate easter(int year)
{
    const int a = year % 19, b = year / 100, c = year % 100;
    const int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    const int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
    const int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
    return QDate(year, f / 31, f % 31 + 1);
}

} // namespace

class tst_Rules : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void shipsEveryPromisedRule();
    void findsTheNewestVersionByItsIdAlone();
    void namesEachFileByItsDigest();
    void knowsWhenChinaWorks_data();
    void knowsWhenChinaWorks();
    void givesChinaAsManyDaysOffAsItsNoticesSay_data();
    void givesChinaAsManyDaysOffAsItsNoticesSay();
    void followsTheFederalRuleOfObservedDays();
    void followsTheEnglishRules();
    void saysWhatWasChecked();
    void countsWeekendsOnlyOutsideItsYears();
    void refusesBadCalendars_data();
    void refusesBadCalendars();
    void refusesBadProcedures_data();
    void refusesBadProcedures();

private:
    RuleBook m_book;
};

void tst_Rules::initTestCase()
{
    auto book = RuleBook::shipped();
    QVERIFY2(book, qPrintable(book ? QString() : book.error().detail));
    m_book = *std::move(book);
}

void tst_Rules::shipsEveryPromisedRule()
{
    for (const QLatin1String id : {"pboc-5-2020"_L1, "cbirc-2020"_L1, "samr-20-2019"_L1, "cfpb"_L1,
                                   "fca-disp"_L1, "fca-disp-payments"_L1, "seps"_L1}) {
        const Procedure *procedure = m_book.procedure(id);
        QVERIFY2(procedure, id.data());
        QVERIFY(m_book.calendar(procedure->calendar));
        QVERIFY(!procedure->source.isEmpty() && !procedure->titleZh.isEmpty());
    }
    for (const QLatin1String id : {"cn"_L1, "us-federal"_L1, "uk-england-wales"_L1})
        QVERIFY2(m_book.calendar(id), id.data());
    for (const QLatin1String id : {"cfpb"_L1, "cn-internet-finance"_L1})
        QVERIFY2(m_book.taxonomy(id), id.data());
    QCOMPARE(m_book.procedure("cbirc-2020"_L1)->mostRepresentatives, 5);
    QVERIFY(!m_book.procedure("seps"_L1)->textChecked);
    QVERIFY(!m_book.procedure("nothing"_L1));
    QVERIFY(!m_book.procedure("cfpb@99"_L1));
    QVERIFY(!m_book.calendar(QString()));
}

void tst_Rules::findsTheNewestVersionByItsIdAlone()
{
    const QStringList ids = m_book.calendarIds() + m_book.procedureIds() + m_book.taxonomyIds();
    QCOMPARE(ids.size(), m_book.files().size());
    QCOMPARE(m_book.calendar("cn"_L1), m_book.calendar("cn@2026.1"_L1));
    QCOMPARE(m_book.taxonomy("cfpb"_L1)->idAtVersion(), u"cfpb@2024.11"_s);
}

void tst_Rules::namesEachFileByItsDigest()
{
    QSet<QByteArray> digests;
    for (const RuleBook::RuleFile &file : m_book.files()) {
        QCOMPARE(file.sha256.size(), 32);
        digests.insert(file.sha256);
    }
    QCOMPARE(digests.size(), m_book.files().size());
    QFile cn(QStringLiteral(REDRESS_SOURCE_DIR "/resources/calendars/cn.json"));
    QVERIFY(cn.open(QIODevice::ReadOnly));
    QVERIFY(digests.contains(QCryptographicHash::hash(cn.readAll(), QCryptographicHash::Sha256)));
}

void tst_Rules::knowsWhenChinaWorks_data()
{
    QTest::addColumn<QDate>("day");
    QTest::addColumn<Calendar::DayKind>("kind");
    QTest::addColumn<QString>("name");
    const auto row = [](const char *title, QDate day, Calendar::DayKind kind,
                        const QString &name = {}) { QTest::newRow(title) << day << kind << name; };
    using Kind = Calendar::DayKind;
    row("an ordinary Wednesday", {2026, 3, 4}, Kind::WorkDay);
    row("an ordinary Saturday", {2026, 3, 7}, Kind::Weekend);
    row("Spring Festival 2019 begins", {2019, 2, 4}, Kind::Holiday, u"Spring Festival"_s);
    row("make-up Saturday before it", {2019, 2, 2}, Kind::MakeUpWorkDay, u"Spring Festival"_s);
    row("Labour Day 2019 as changed in March", {2019, 5, 3}, Kind::Holiday, u"Labour Day"_s);
    row("its make-up Sunday", {2019, 4, 28}, Kind::MakeUpWorkDay, u"Labour Day"_s);
    row("the lengthened festival of 2020, its last day", {2020, 2, 2}, Kind::Holiday,
        u"Spring Festival"_s);
    row("the first work day after it", {2020, 2, 3}, Kind::WorkDay);
    row("the make-up Saturday that the lengthening cancelled", {2020, 2, 1}, Kind::Holiday,
        u"Spring Festival"_s);
    row("National Day and Mid-Autumn 2020", {2020, 10, 8}, Kind::Holiday,
        u"National Day and Mid-Autumn Festival"_s);
    row("New Year's Eve 2022, by the notice for 2023", {2022, 12, 31}, Kind::Holiday,
        u"New Year's Day"_s);
    row("New Year's Eve of the lunar year 2024 is worked", {2024, 2, 9}, Kind::WorkDay);
    row("leap day 2024", {2024, 2, 29}, Kind::WorkDay);
    row("Spring Festival 2026, day nine", {2026, 2, 23}, Kind::Holiday, u"Spring Festival"_s);
    row("make-up Saturday 2026", {2026, 2, 28}, Kind::MakeUpWorkDay, u"Spring Festival"_s);
    row("make-up Sunday after New Year 2026", {2026, 1, 4}, Kind::MakeUpWorkDay,
        u"New Year's Day"_s);
}

void tst_Rules::knowsWhenChinaWorks()
{
    QFETCH(QDate, day);
    QFETCH(Calendar::DayKind, kind);
    QFETCH(QString, name);
    const Calendar *cn = m_book.calendar("cn"_L1);
    QCOMPARE(cn->kind(day), kind);
    QCOMPARE(cn->nameOf(day), name);
    QCOMPARE(cn->nameZhOf(day).isEmpty(), name.isEmpty());
    QVERIFY(cn->covers(day));
}

void tst_Rules::givesChinaAsManyDaysOffAsItsNoticesSay_data()
{
    // Days off of each notice's holidays and make-up days, added up by hand from the notices' "N
    // days in all".
    QTest::addColumn<int>("year");
    QTest::addColumn<int>("holidays");
    QTest::addColumn<int>("makeUpDays");
    QTest::newRow("2019") << 2019 << 1 + 7 + 1 + 4 + 1 + 1 + 7
                          << 6; // one of New Year's three days lies in 2019
    QTest::newRow("2020") << 2020 << 1 + 7 + 3 + 3 + 5 + 3 + 8
                          << 6; // three added; one of seven make-up days cancelled
    QTest::newRow("2021") << 2021 << 3 + 7 + 3 + 5 + 3 + 3 + 7 << 7;
    QTest::newRow("2022") << 2022 << 3 + 7 + 3 + 5 + 3 + 3 + 7 + 1
                          << 7; // one of New Year 2023's three days
    QTest::newRow("2023") << 2023 << 2 + 7 + 1 + 5 + 3 + 8 << 7;
    QTest::newRow("2024") << 2024 << 1 + 8 + 3 + 5 + 1 + 3 + 7 << 8;
    QTest::newRow("2025") << 2025 << 1 + 8 + 3 + 5 + 3 + 8 << 5;
    QTest::newRow("2026") << 2026 << 3 + 9 + 3 + 5 + 3 + 3 + 7 << 6;
}

void tst_Rules::givesChinaAsManyDaysOffAsItsNoticesSay()
{
    QFETCH(int, year);
    QFETCH(int, holidays);
    QFETCH(int, makeUpDays);
    const Calendar *cn = m_book.calendar("cn"_L1);
    int off = 0, worked = 0;
    for (QDate day(year, 1, 1); day.year() == year; day = day.addDays(1)) {
        off += cn->kind(day) == Calendar::DayKind::Holiday;
        worked += cn->kind(day) == Calendar::DayKind::MakeUpWorkDay;
    }
    QCOMPARE(off, holidays);
    QCOMPARE(worked, makeUpDays);
}

void tst_Rules::followsTheFederalRuleOfObservedDays()
{
    const Calendar *us = m_book.calendar("us-federal"_L1);
    QSet<QDate> expected;
    for (int year = 2014; year <= 2027; ++year) {
        QList<QDate> days{QDate(year, 1, 1),
                          nthWeekday(year, 1, Qt::Monday, 3),
                          nthWeekday(year, 2, Qt::Monday, 3),
                          nthWeekday(year, 5, Qt::Monday, -1),
                          QDate(year, 7, 4),
                          nthWeekday(year, 9, Qt::Monday, 1),
                          nthWeekday(year, 10, Qt::Monday, 2),
                          QDate(year, 11, 11),
                          nthWeekday(year, 11, Qt::Thursday, 4),
                          QDate(year, 12, 25)};
        if (year >= 2021)
            days.append(QDate(year, 6, 19));
        for (const QDate &day : std::as_const(days))
            expected.insert(observed(day));
    }
    for (QDate day(2015, 1, 1); day.year() <= 2026; day = day.addDays(1))
        QVERIFY2((us->kind(day) == Calendar::DayKind::Holiday) == expected.contains(day),
                 qPrintable(day.toString(Qt::ISODate)));
}

void tst_Rules::followsTheEnglishRules()
{
    const Calendar *uk = m_book.calendar("uk-england-wales"_L1);
    // The one-off days.
    for (const QDate &day : {QDate(2020, 5, 8), QDate(2022, 6, 2), QDate(2022, 6, 3),
                             QDate(2022, 9, 19), QDate(2023, 5, 8)})
        QCOMPARE(uk->kind(day), Calendar::DayKind::Holiday);
    QCOMPARE(uk->kind(QDate(2020, 5, 4)), Calendar::DayKind::WorkDay); // moved to the 8th
    QCOMPARE(uk->kind(QDate(2022, 5, 30)), Calendar::DayKind::WorkDay); // moved to 2 June
    for (int year = 2019; year <= 2026; ++year) {
        QVERIFY(uk->kind(easter(year).addDays(-2)) == Calendar::DayKind::Holiday);
        QVERIFY(uk->kind(easter(year).addDays(1)) == Calendar::DayKind::Holiday);
        QVERIFY(uk->kind(nthWeekday(year, 8, Qt::Monday, -1)) == Calendar::DayKind::Holiday);
        int holidays = 0;
        for (QDate day(year, 1, 1); day.year() == year; day = day.addDays(1)) {
            const bool holiday = uk->kind(day) == Calendar::DayKind::Holiday;
            holidays += holiday;
            QVERIFY(!holiday
                    || day.dayOfWeek() < Qt::Saturday); // substitutes are always on week days
        }
        QCOMPARE(holidays, year == 2022 ? 10 : year == 2023 ? 9 : 8);
    }
}

void tst_Rules::saysWhatWasChecked()
{
    for (const Calendar::YearSource &year : m_book.calendar("cn"_L1)->years()) {
        QVERIFY(year.checked);
        QVERIFY(year.source.contains("State Council"_L1));
    }
    QVERIFY(!m_book.calendar("us-federal"_L1)->years().first().checked);
    QVERIFY(m_book.procedure("fca-disp"_L1)->textChecked);
    QVERIFY(!m_book.procedure("pboc-5-2020"_L1)->textChecked);
}

void tst_Rules::countsWeekendsOnlyOutsideItsYears()
{
    const Calendar *cn = m_book.calendar("cn"_L1);
    QVERIFY(!cn->covers(QDate(2018, 12, 31)));
    QVERIFY(!cn->covers(QDate(2027, 1, 1)));
    QVERIFY(cn->isWorkDay(QDate(2027, 1, 1))); // a Friday
    QVERIFY(!cn->isWorkDay(QDate(2027, 1, 2)));
    QVERIFY(!cn->isWorkDay(QDate(1899, 12, 31))); // a Sunday
    QVERIFY(cn->isWorkDay(QDate(2999, 12, 31))); // a Tuesday
}

void tst_Rules::refusesBadCalendars_data()
{
    QTest::addColumn<QByteArray>("json");
    const QByteArray head
        = R"({"id":"x","version":"1","title":"X","titleZh":"X","timeZone":"Asia/Shanghai",)"
          R"("weekend":["saturday","sunday"],"source":"s","years":[)";
    const auto year = [&head](const QByteArray &body) {
        return head + R"({"year":2024,"source":"s","checked":true,)" + body + "}]}";
    };
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("not JSON") << QByteArray("{");
    QTest::newRow("not UTF-8") << QByteArray("{\"id\":\"\xff\"}");
    QTest::newRow("no years") << head + "]}";
    QTest::newRow("year is a text") << head + R"(2024]})";
    QTest::newRow("unknown zone") << QByteArray(
        R"({"id":"x","version":"1","title":"X","titleZh":"X",)"
        R"("timeZone":"Moon/Crater","source":"s","years":[]})");
    QTest::newRow("unknown weekday")
        << QByteArray(R"({"id":"x","version":"1","title":"X","titleZh":"X","timeZone":"UTC",)"
                      R"("weekend":["caturday"],"source":"s","years":[]})");
    QTest::newRow("holiday of another year")
        << year(R"("holidays":[{"from":"2025-01-01","name":"N","nameZh":"N"}],"workDays":[])");
    QTest::newRow("backwards") << year(
        R"("holidays":[{"from":"2024-01-03","to":"2024-01-01","name":"N","nameZh":"N"}],"workDays":[])");
    QTest::newRow("named twice") << year(
        R"("holidays":[{"from":"2024-01-01","name":"N","nameZh":"N"},)"
        R"({"from":"2024-01-01","name":"M","nameZh":"M"}],"workDays":[])");
    QTest::newRow("make-up on a week day")
        << year(R"("holidays":[],"workDays":[{"day":"2024-01-03","name":"N","nameZh":"N"}])");
    QTest::newRow("no such day") << year(
        R"("holidays":[{"from":"2024-02-30","name":"N","nameZh":"N"}],"workDays":[])");
    QTest::newRow("stranger") << year(R"("holidays":[],"workDays":[],"colour":"red")");
}

void tst_Rules::refusesBadCalendars()
{
    QFETCH(QByteArray, json);
    const auto calendar = Calendar::parse(json);
    QVERIFY(!calendar);
    QCOMPARE(calendar.error().code, ErrorCode::BadInput);
}

void tst_Rules::refusesBadProcedures_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::newRow("unknown unit") << QByteArray("\"calendar-days\"") << QByteArray("\"moons\"");
    QTest::newRow("unknown start") << QByteArray("\"completed\"") << QByteArray("\"someday\"");
    QTest::newRow("stops at a note") << QByteArray("case.answered") << QByteArray("case.noted");
    QTest::newRow("longest below length")
        << QByteArray("\"longest\": 60") << QByteArray("\"longest\": 6");
    QTest::newRow("length 0") << QByteArray("\"length\": 15") << QByteArray("\"length\": 0");
    QTest::newRow("length 1.5") << QByteArray("\"length\": 15") << QByteArray("\"length\": 1.5");
    QTest::newRow("id with a space") << QByteArray("\"pboc-5-2020\"") << QByteArray("\"pboc 5\"");
    QTest::newRow("misspelt member") << QByteArray("\"pausable\"") << QByteArray("\"pauseable\"");
    QTest::newRow("no clocks") << QByteArray("\"clocks\"") << QByteArray("\"clock\"");
}

void tst_Rules::refusesBadProcedures()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFile file(QStringLiteral(REDRESS_SOURCE_DIR "/resources/procedures/pboc-5-2020.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray json = file.readAll();
    QVERIFY(Procedure::parse(json));
    QVERIFY(json.contains(from));
    json.replace(from, to);
    const auto procedure = Procedure::parse(json);
    QVERIFY(!procedure);
    QCOMPARE(procedure.error().code, ErrorCode::BadInput);
}

QTEST_GUILESS_MAIN(tst_Rules)
#include "tst_rules.moc"
