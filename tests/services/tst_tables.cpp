// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/primitives.h"
#include "models/domain/actfacts.h"
#include "models/domain/csvreader.h"
#include "models/services/exportservice.h"
#include "models/services/sessionstate.h"
#include "models/store/ledgerrepository.h"
#include "tests/services/office.h"

#include <QBuffer>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Services;
using namespace Redress::Test;

/// Statistics and tables, as supervisors get them.
class tst_Tables : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void writesTheListAsItStands();
    void keepsHostileNamesHarmless();
    void showsOfAPersonWhatTheListShows();
    void tellsTheLedgerWhatLeft();
    void leavesNothingWhenStopped();
    void refusesPlacesOfTheVault();
    void isForSupervisorsAlone();
    void tellsTheFiguresOfTheYear();
    void tellsTheFiguresOfACompany();
    void writesTheFiguresAsATable();
};

namespace {

QList<QStringList> read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    Domain::CsvReader reader(&file);
    QList<QStringList> rows;
    for (;;) {
        const auto record = reader.nextRecord();
        if (!record || !*record)
            return rows;
        QStringList cells;
        for (const QByteArray &field : (*record)->fields)
            cells.append(QString::fromUtf8(field));
        rows.append(cells);
    }
}

QList<QByteArray> namesIn(const QString &folder)
{
    QList<QByteArray> names;
    for (const QString &name :
         QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot))
        names.append(name.toUtf8());
    return names;
}

class Stopped final : public Progress {
public:
    void setTotal(qint64) override { }
    void setDone(qint64) override { }
    bool isCancelled() const override { return true; }
};

Result<TableMade> tryExport(const Office &office, const CaseQuery &query, const QString &path,
                            bool names = false)
{
    NoProgress progress;
    return ExportService(office.boss).cases(query, names, {path, true, u"en"_s}, progress);
}

Domain::CaseDraft callAbout(const QString &company, const QString &name = u"李小雨"_s)
{
    Domain::CaseDraft draft = aCall(name);
    draft.company = company;
    return draft;
}

} // namespace

void tst_Tables::writesTheListAsItStands()
{
    Office office;
    CaseService cases(office.boss);
    QList<CaseId> opened;
    for (int i = 0; i < 5; ++i) {
        office.clock->pass(3600);
        const auto done = cases.open(callAbout(i % 2 ? u"Acme, Inc."_s : u"北方支付"_s));
        QVERIFY_OK(done);
        opened.append(done->caseId);
    }
    QVERIFY_OK(cases.close(opened.at(1), {u"settled"_s, Money{100, u"CNY"_s}, u"Paid."_s}));
    const QString path = office.folder.filePath(u"list.csv"_s);
    for (const Queue queue : {Queue::All, Queue::Open, Queue::Mine}) {
        CaseQuery query;
        query.queue = queue;
        query.sort = queue == Queue::Open ? CaseQuery::Sort::Due : CaseQuery::Sort::Newest;
        const auto made = tryExport(office, query, path);
        QVERIFY_OK(made);
        const auto page = cases.list(query);
        QVERIFY_OK(page);
        const QList<QStringList> table = read(path);
        QCOMPARE(made->rows, page->rows.size());
        QCOMPARE(table.size(), page->rows.size() + 1);
        QCOMPARE(table.first().first(3).join(u'|'), u"Case|Status|Received (UTC)"_s);
        QVERIFY(!table.first().join(u'|').contains(u"Consumer"_s));
        for (qsizetype i = 0; i < page->rows.size(); ++i) {
            const CaseRow &row = page->rows.at(i);
            const QStringList &line = table.at(i + 1);
            QCOMPARE(line.size(), table.first().size());
            QCOMPARE(line.at(0), row.id.value);
            QCOMPARE(line.at(2), row.receivedUtc.toString(u"yyyy-MM-dd HH:mm"_s));
            QCOMPARE(line.at(3), row.dueUtc.toString(u"yyyy-MM-dd HH:mm"_s));
            QCOMPARE(line.at(4), row.closedUtc.toString(u"yyyy-MM-dd HH:mm"_s));
            QCOMPARE(line.at(5), row.companyName);
            QCOMPARE(line.at(6), row.productLabel);
            QCOMPARE(line.at(7), row.issueLabel);
            QCOMPARE(line.at(8), row.assigneeName);
            QCOMPARE(line.at(11), row.amount ? u"50000.00"_s : QString());
        }
    }
}

void tst_Tables::keepsHostileNamesHarmless()
{
    Office office;
    CaseService cases(office.boss);
    const QStringList names{u"=1+1"_s, u"+A1"_s, u"-2"_s,   u"@x"_s, u"＝1+1"_s,
                            u"a;=b"_s, u"'=q"_s, u"a\"b"_s, u"x,y"_s};
    for (const QString &name : names) {
        Domain::CaseDraft draft = callAbout(name + u" Lending"_s, name);
        draft.narrative = name + u" is what they wrote"_s;
        QVERIFY_OK(cases.open(draft));
    }
    const QString path = office.folder.filePath(u"list.csv"_s);
    QVERIFY_OK(tryExport(office, {}, path, true));
    const QList<QStringList> table = read(path);
    QCOMPARE(table.size(), names.size() + 1);
    for (const QStringList &line : table) {
        for (const QString &cell : line)
            QVERIFY2(cell.isEmpty() || !u"=+-@\t\r＝＋－＠"_s.contains(cell.front()),
                     qPrintable(cell));
    }
    QCOMPARE(table.last().at(5), u"'=1+1 Lending"_s);
    QVERIFY_OK(ExportService(office.boss).statistics({}, {path, false, u"zh_CN"_s}));
    for (const QStringList &line : read(path)) {
        for (const QString &cell : line)
            QVERIFY2(cell.isEmpty() || !u"=+-@\t\r＝＋－＠"_s.contains(cell.front()),
                     qPrintable(cell));
    }
}

void tst_Tables::showsOfAPersonWhatTheListShows()
{
    Office office;
    CaseService cases(office.boss);
    const auto kept = cases.open(callAbout(u"Acme"_s, u"李小雨"_s));
    office.clock->pass(60);
    const auto gone = cases.open(callAbout(u"Acme"_s, u"赵六"_s));
    QVERIFY_OK(kept);
    QVERIFY_OK(gone);
    QVERIFY_OK(ConsumerService(office.boss).erase(gone->consumer, u"asked for it"_s));
    const QString path = office.folder.filePath(u"list.csv"_s);
    QVERIFY_OK(tryExport(office, {}, path, true));
    const QList<QStringList> table = read(path);
    QCOMPARE(table.at(1).last(), u"(lawfully erased)"_s);
    QCOMPARE(table.at(2).last(), u"李**"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    for (const QByteArray &secret : {QByteArray("李小雨"), QByteArray("13800001111"),
                                     QByteArray("一直显示审核中"), QByteArray("赵")})
        QVERIFY2(!bytes.contains(secret), secret.constData());
}

void tst_Tables::tellsTheLedgerWhatLeft()
{
    Office office;
    QVERIFY_OK(CaseService(office.boss).open(aCall()));
    const QString path = office.folder.filePath(u"list.csv"_s);
    CaseQuery query;
    query.words = u"审核"_s;
    query.queue = Queue::Open;
    const auto made = tryExport(office, query, path);
    QVERIFY_OK(made);
    const auto act = Store::LedgerRepository(*office.boss->d().database).act(made->entry);
    QVERIFY_OK(act);
    const auto record = Domain::listExportedFrom(act->act);
    QVERIFY_OK(record);
    QCOMPARE(record->rows, 1);
    QCOMPARE(record->list, u"cases"_s);
    QCOMPARE(record->filters, (QStringList{u"queue"_s, u"words"_s})); // never what was typed
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(record->sha256, Crypto::sha256(file.readAll()));
    QCOMPARE(made->size, file.size());
    QCOMPARE(damageOf(office.boss), QString());
}

void tst_Tables::leavesNothingWhenStopped()
{
    Office office;
    QVERIFY_OK(CaseService(office.boss).open(aCall()));
    const QString folder = office.folder.filePath(u"out"_s);
    QVERIFY(QDir().mkpath(folder));
    const auto size = LedgerService(office.boss).head()->size;
    Stopped stopped;
    QCOMPARE_ERROR(ExportService(office.boss)
                       .cases({}, false, {folder + u"/list.csv"_s, true, u"en"_s}, stopped),
                   ErrorCode::Cancelled);
    QCOMPARE(namesIn(folder), QList<QByteArray>());
    QCOMPARE(LedgerService(office.boss).head()->size, size); // nothing left, nothing to tell
}

void tst_Tables::refusesPlacesOfTheVault()
{
    Office office;
    QVERIFY_OK(CaseService(office.boss).open(aCall()));
    const auto size = LedgerService(office.boss).head()->size;
    QStringList ofTheVault;
    if (!isServer(office.path())) // whose evidence alone stands in a folder
        ofTheVault = {office.path(u"list.csv"_s), office.path(u"evidence/list.csv"_s),
                      office.folder.filePath(u"x/../vault/list.csv"_s)};
    for (const QString &path : ofTheVault)
        QVERIFY2(!tryExport(office, {}, path), qPrintable(path));
    for (const QString &path : {office.folder.filePath(u"none/l.csv"_s), office.folder.path(),
                                QString(), u"/dev/null"_s, office.folder.filePath(u"a\0b.csv"_s),
                                office.folder.filePath(QString(300, u'x') + u".csv"_s)})
        QVERIFY2(!tryExport(office, {}, path), qPrintable(path));
    QCOMPARE(LedgerService(office.boss).head()->size, size);
    // Names that only look odd are the person's own.
    for (const QString &name :
         {u"con.csv"_s, u"new\nline.csv"_s, u"\u202evsc.exe"_s, QString(250, u'x') + u".csv"_s})
        QVERIFY_OK(tryExport(office, {}, office.folder.filePath(name)));
    QCOMPARE_ERROR(ExportService(office.boss)
                       .statistics({}, {office.folder.filePath(u"x.csv"_s), true, u"fr"_s}),
                   ErrorCode::BadInput);
}

void tst_Tables::isForSupervisorsAlone()
{
    Office office;
    QVERIFY_OK(CaseService(office.boss).open(aCall()));
    office.hire(u"wang"_s, Domain::Role::Operator);
    office.hire(u"zhao"_s, Domain::Role::Auditor);
    for (const QString &name : {u"wang"_s, u"zhao"_s}) {
        QVERIFY2(office.signIn(name), qPrintable(office.error.detail));
        QCOMPARE_ERROR(StatisticsService(office.boss).statistics({}), ErrorCode::NotPermitted);
        QCOMPARE_ERROR(tryExport(office, {}, office.folder.filePath(u"list.csv"_s)),
                       ErrorCode::NotPermitted);
        QCOMPARE_ERROR(ExportService(office.boss)
                           .statistics({}, {office.folder.filePath(u"s.csv"_s), true, u"en"_s}),
                       ErrorCode::NotPermitted);
    }
    QVERIFY(!QFileInfo::exists(office.folder.filePath(u"list.csv"_s)));
}

void tst_Tables::tellsTheFiguresOfTheYear()
{
    Office office; // on 2 March 2026
    CaseService cases(office.boss);
    const auto empty = StatisticsService(office.boss).statistics({});
    QVERIFY_OK(empty);
    QCOMPARE(empty->months.size(), 12);
    QCOMPARE(empty->fromMonth, 202504);
    QCOMPARE(empty->toMonth, 202603);
    QCOMPARE(empty->all.received, 0);
    const auto late = cases.open(callAbout(u"Acme Lending"_s));
    const auto soon = cases.open(callAbout(u"Northern Pay"_s));
    QVERIFY_OK(late);
    QVERIFY_OK(soon);
    QVERIFY_OK(cases.open(callAbout(u"Acme Lending"_s)));
    QVERIFY_OK(cases.close(soon->caseId, {u"settled"_s, Money{12'345, u"CNY"_s}, {}}));
    office.clock->passDays(40);
    QVERIFY_OK(cases.close(late->caseId, {u"upheld"_s, {}, {}}));
    const auto found = StatisticsService(office.boss).statistics({});
    QVERIFY_OK(found);
    QCOMPARE(found->toMonth, 202604);
    QCOMPARE(found->months.at(10).figures.received, 3);
    QCOMPARE(found->months.at(10).figures.closed, 1);
    QCOMPARE(found->months.at(11).figures.late, 1);
    QCOMPARE(found->all.received, 3);
    QCOMPARE(found->all.inTime(), 1);
    QCOMPARE(found->open, 1);
    QCOMPARE(found->overdue, 1);
    QCOMPARE(found->companies.first().label, u"Acme Lending"_s);
    QCOMPARE(found->companies.first().figures.received, 2);
    QCOMPARE(found->money.first().refunded, (Money{12'345, u"CNY"_s}));
    QCOMPARE(found->money.first().askedCases, 3);
    QCOMPARE(found->products.first().labelZh.isEmpty(), false);
    QCOMPARE(found->channels.first().code, u"phone"_s);
    QCOMPARE(found->outcomes.size(), 2);
    QCOMPARE_ERROR(StatisticsService(office.boss).statistics({190001, 202601, {}, 20}),
                   ErrorCode::BadInput);
    const auto one = StatisticsService(office.boss).statistics({202603, 202603, {}, 1});
    QVERIFY_OK(one);
    QCOMPARE(one->months.size(), 1);
    QCOMPARE(one->companies.size(), 1);
}

void tst_Tables::tellsTheFiguresOfACompany()
{
    Office office;
    CaseService cases(office.boss);
    QVERIFY_OK(cases.open(callAbout(u"Acme Lending"_s)));
    const auto other = cases.open(callAbout(u"Northern Pay"_s));
    QVERIFY_OK(other);
    const auto found = StatisticsService(office.boss).statistics({0, 0, other->company, 20});
    QVERIFY_OK(found);
    QCOMPARE(found->companyName, u"Northern Pay"_s);
    QCOMPARE(found->all.received, 1);
    QCOMPARE(found->open, 1);
    QVERIFY(found->companies.isEmpty());
    QCOMPARE_ERROR(StatisticsService(office.boss).statistics({0, 0, {u"K-NOBODY"_s}, 20}),
                   ErrorCode::NotFound);
}

void tst_Tables::writesTheFiguresAsATable()
{
    Office office;
    CaseService cases(office.boss);
    QVERIFY_OK(cases.open(callAbout(u"Acme Lending"_s)));
    const QString path = office.folder.filePath(u"statistics.csv"_s);
    const auto made = ExportService(office.boss).statistics({}, {path, true, u"zh_CN"_s});
    QVERIFY_OK(made);
    const QList<QStringList> table = read(path);
    QCOMPARE(table.size(), made->rows + 1);
    QCOMPARE(table.first().first(), u"项目"_s);
    QStringList company, money;
    for (const QStringList &line : table) {
        QCOMPARE(line.size(), table.first().size());
        if (line.at(2) == u"Acme Lending"_s && line.at(7).isEmpty())
            company = line;
        if (line.at(0) == u"金额"_s)
            money = line;
    }
    QCOMPARE(company.mid(3, 4), (QStringList{u"1"_s, u"0"_s, u"0"_s, u"0"_s}));
    QCOMPARE(money.mid(7), (QStringList{u"CNY"_s, u"1"_s, u"50000.00"_s, u"0"_s, u"0.00"_s}));
}

QTEST_GUILESS_MAIN(tst_Tables)
#include "tst_tables.moc"
