// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/exportservice.h"

#include "models/core/text.h"
#include "models/crypto/primitives.h"
#include "models/domain/actfacts.h"
#include "models/domain/codes.h"
#include "models/reports/columns.h"
#include "models/reports/csvwriter.h"
#include "models/services/act.h"
#include "models/services/again.h"
#include "models/services/papers.h"
#include "models/services/sessionstate.h"
#include "models/services/storequery.h"
#include "models/store/casestream.h"
#include "models/store/companyrepository.h"
#include "models/vault/durablefile.h"

#include <QHash>

#include <memory>
#include <optional>

using namespace Qt::StringLiterals;

namespace Redress::Services {

namespace {

using Reports::CodeList;
using Reports::CsvWriter;
using Reports::Phrase;
using Reports::Words;

/// A table on its way out: written beside its place, hashed on the way, there only once the ledger
/// tells of it.
class LeavingTable {
public:
    static Result<std::unique_ptr<LeavingTable>> begin(const Session &session,
                                                       const TableFile &file)
    {
        REDRESS_CHECK(session.demand(Domain::Right::ExportList));
        REDRESS_TRY(target, exportTarget(session, file.path));
        REDRESS_TRY(words, Words::create(file.language, u"UTC"_s));
        std::unique_ptr<LeavingTable> table(new LeavingTable(session, target, words));
        REDRESS_TRY(written, Vault::DurableFile::create(table->m_out.beside(), 0600));
        table->m_file.emplace(std::move(written));
        table->csv.emplace(
            [raw = table.get()](const QByteArray &bytes) { return raw->take(bytes); },
            file.byteOrderMark);
        return table;
    }

    Result<TableMade> leave(Domain::ListRecord record)
    {
        REDRESS_CHECK(csv->finish());
        REDRESS_CHECK(m_file->commit(true));
        record.sha256 = m_digest.result();
        REDRESS_TRY(seq, untilRecorded(m_session, [&]() -> Result<qint64> {
                        REDRESS_TRY(acting, Acting::begin(m_session));
                        REDRESS_TRY(entry,
                                    acting.record(Domain::Act::listExported, {},
                                                  Domain::kCenterSubject,
                                                  Domain::listExported(record)));
                        REDRESS_CHECK(acting.commit());
                        return entry.seq;
                    }));
        REDRESS_CHECK(m_out.put());
        return TableMade{m_target, record.rows, m_size, record.sha256, seq};
    }

    const Words words;
    std::optional<CsvWriter> csv;

private:
    LeavingTable(const Session &session, const QString &target, const Words &language)
        : words(language), m_session(session), m_target(target), m_out(target)
    {
    }

    Result<void> take(const QByteArray &bytes)
    {
        m_size += bytes.size();
        m_digest.add(bytes);
        return m_file->write(bytes);
    }

    const Session &m_session;
    QString m_target;
    ExportFile m_out;
    Crypto::Sha256 m_digest;
    std::optional<Vault::DurableFile> m_file;
    qint64 m_size = 0;
};

/// "2026-11-03 09:41", UTC. A million rows have three of these each: without QDateTime.
QByteArray minuteOf(qint64 ms)
{
    constexpr qint64 kDayMs = 86'400'000;
    constexpr qint64 kJulianDayOf1970 = 2'440'588;
    const qint64 day = ms >= 0 ? ms / kDayMs : (ms + 1) / kDayMs - 1;
    const int minute = int((ms - day * kDayMs) / 60'000);
    int parts[5] = {0, 0, 0, minute / 60, minute % 60};
    QDate::fromJulianDay(day + kJulianDayOf1970).getDate(&parts[0], &parts[1], &parts[2]);
    char text[] = "0000-00-00 00:00";
    const auto put = [&text](int at, int digits, int value) {
        for (int i = at + digits - 1; i >= at; --i, value /= 10)
            text[i] = char('0' + value % 10);
    };
    put(0, 4, parts[0]);
    put(5, 2, parts[1]);
    put(8, 2, parts[2]);
    put(11, 2, parts[3]);
    put(14, 2, parts[4]);
    return {text, sizeof text - 1};
}

/// A sum in its currency's units: a plain number for the spreadsheet.
QByteArray amountOf(const Money &money)
{
    QByteArray digits = QByteArray::number(money.minorUnits);
    const int decimals = qMax(0, minorDigits(money.currency));
    if (decimals == 0)
        return digits;
    digits = digits.rightJustified(decimals + 1, '0');
    return digits.insert(digits.size() - decimals, '.');
}

/// Cells that come again and again, made once.
class CaseCells {
public:
    CaseCells(const Session &session, const Words &words) : m_session(session), m_words(words)
    {
        m_yes = CsvWriter::safeCell(words(Reports::kYes));
        for (int status = 0; status <= int(Domain::CaseStatus::Closed); ++status)
            m_status.append(CsvWriter::safeCell(
                words.code(CodeList::Status, Domain::wordFor(Domain::CaseStatus(status)))));
    }

    QByteArray status(Domain::CaseStatus status) const { return m_status.at(int(status)); }
    QByteArray yes() const { return m_yes; }

    QByteArray company(const CompanyId &id)
    {
        return known(m_companies, id.value, [&] {
            const auto record = Store::CompanyRepository(*m_session.d().database).company(id);
            return record ? record->facts.name : id.value;
        });
    }

    QByteArray code(const QString &taxonomy, const QString &code)
    {
        return known(m_codes[taxonomy], code, [&] {
            const Domain::Taxonomy *book = m_session.rules().taxonomy(taxonomy);
            const Domain::TaxonomyCode *found = book ? book->find(code) : nullptr;
            return found ? m_words.label(found->label, found->labelZh) : code;
        });
    }

    QByteArray person(const StaffId &id)
    {
        return known(m_people, id.value, [&] { return m_session.d().nameOf(id); });
    }

private:
    template <typename Name>
    static QByteArray known(QHash<QString, QByteArray> &cells, const QString &key, const Name &name)
    {
        if (key.isEmpty())
            return {};
        if (const auto cell = cells.constFind(key); cell != cells.constEnd())
            return *cell;
        if (cells.size() >= kMostCells)
            cells.clear();
        return *cells.insert(key, CsvWriter::safeCell(name()));
    }

    static constexpr qsizetype kMostCells = 20'000;
    const Session &m_session;
    const Words &m_words;
    QList<QByteArray> m_status;
    QByteArray m_yes;
    QHash<QString, QByteArray> m_companies, m_people;
    QHash<QString, QHash<QString, QByteArray>> m_codes;
};

Result<void> writeCase(const Store::ListedCase &line, bool names, CaseCells &cells,
                       LeavingTable &table)
{
    CsvWriter &csv = *table.csv;
    csv.made(line.id.toLatin1());
    csv.made(cells.status(line.status));
    csv.made(minuteOf(line.receivedMs));
    csv.made(line.dueMs ? minuteOf(*line.dueMs) : QByteArray());
    csv.made(line.closedMs ? minuteOf(*line.closedMs) : QByteArray());
    csv.made(cells.company(line.company));
    csv.made(cells.code(line.taxonomy, line.product));
    csv.made(cells.code(line.taxonomy, line.issue));
    csv.made(cells.person(line.assignee));
    csv.number(line.paperCount);
    csv.made(line.specialCare ? cells.yes() : QByteArray());
    csv.made(line.amount ? amountOf({*line.amount, line.currency}) : QByteArray());
    csv.made(line.currency.toLatin1());
    if (names)
        csv.text(line.consumerErased ? table.words(Reports::kErased) : maskName(line.consumerName));
    return csv.endRow();
}

template <typename Columns>
void writeHead(LeavingTable &table, const Columns &columns)
{
    for (const Phrase &column : columns)
        table.csv->text(table.words(column));
}

/// What narrowed a list, without what was typed: that may name a person.
QStringList filtersOf(const CaseQuery &query)
{
    QStringList filters;
    const auto note = [&filters](bool given, QLatin1String name) {
        if (given)
            filters.append(name);
    };
    note(query.queue != Queue::All, "queue"_L1);
    note(!query.company.isEmpty(), "company"_L1);
    note(!query.consumer.isEmpty(), "consumer"_L1);
    note(!query.product.isEmpty(), "product"_L1);
    note(!query.issue.isEmpty(), "issue"_L1);
    note(!query.words.isEmpty(), "words"_L1);
    note(!query.status.isEmpty(), "status"_L1);
    note(query.receivedFrom.isValid(), "from"_L1);
    note(query.receivedTo.isValid(), "to"_L1);
    return filters;
}

class FigureRows {
public:
    explicit FigureRows(LeavingTable &table) : m_table(table) { }

    Result<void> line(const Phrase &what, const QString &code, const QString &name,
                      const Figures &figures)
    {
        begin(what, code, name);
        CsvWriter &csv = *m_table.csv;
        csv.number(figures.received);
        csv.number(figures.closed);
        csv.number(figures.inTime());
        csv.number(figures.late);
        return end(5);
    }

    Result<void> count(const Phrase &what, qint64 cases)
    {
        begin(what, {}, {});
        m_table.csv->number(cases);
        return end(8);
    }

    Result<void> money(const Phrase &what, const QString &code, const QString &name,
                       const MoneyFigures &money)
    {
        begin(what, code, name);
        CsvWriter &csv = *m_table.csv;
        for (int i = 0; i < 4; ++i)
            csv.made({});
        csv.text(money.currency);
        csv.number(money.askedCases);
        csv.made(amountOf(money.asked));
        csv.number(money.refundedCases);
        csv.made(amountOf(money.refunded));
        return end(0);
    }

    Result<void> list(const Phrase &what, const QList<NamedFigures> &list,
                      const std::function<QString(const NamedFigures &)> &name)
    {
        for (const NamedFigures &one : list) {
            REDRESS_CHECK(line(what, one.code, name(one), one.figures));
            for (const MoneyFigures &sum : one.money)
                REDRESS_CHECK(money(what, one.code, name(one), sum));
        }
        return {};
    }

    qint64 rows() const { return m_rows; }

private:
    void begin(const Phrase &what, const QString &code, const QString &name)
    {
        m_table.csv->text(m_table.words(what));
        m_table.csv->text(code);
        m_table.csv->text(name);
        ++m_rows;
    }

    Result<void> end(int emptyCells)
    {
        for (int i = 0; i < emptyCells; ++i)
            m_table.csv->made({});
        return m_table.csv->endRow();
    }

    LeavingTable &m_table;
    qint64 m_rows = 0;
};

Result<qint64> writeFigures(const Statistics &found, LeavingTable &table)
{
    writeHead(table, Reports::kFigureColumns);
    REDRESS_CHECK(table.csv->endRow());
    FigureRows rows(table);
    for (const MonthFigures &month : found.months)
        REDRESS_CHECK(
            rows.line(Reports::kMonthRow, QString::number(month.month),
                      u"%1-%2"_s.arg(month.month / 100).arg(month.month % 100, 2, 10, QChar(u'0')),
                      month.figures));
    REDRESS_CHECK(rows.line(Reports::kAllRow, {}, found.companyName, found.all));
    REDRESS_CHECK(rows.count(Reports::kOpenRow, found.open));
    REDRESS_CHECK(rows.count(Reports::kOverdueRow, found.overdue));
    const Words &words = table.words;
    const auto label
        = [&words](const NamedFigures &one) { return words.label(one.label, one.labelZh); };
    const auto in = [&words](CodeList list) {
        return [&words, list](const NamedFigures &one) { return words.code(list, one.code); };
    };
    REDRESS_CHECK(rows.list(Reports::kCompanyRow, found.companies, label));
    REDRESS_CHECK(rows.list(Reports::kProductRow, found.products, label));
    REDRESS_CHECK(rows.list(Reports::kIssueRow, found.issues, label));
    REDRESS_CHECK(rows.list(Reports::kChannelRow, found.channels, in(CodeList::Channel)));
    REDRESS_CHECK(rows.list(Reports::kOutcomeRow, found.outcomes, in(CodeList::Outcome)));
    for (const MoneyFigures &money : found.money)
        REDRESS_CHECK(rows.money(Reports::kMoneyRow, {}, found.companyName, money));
    return rows.rows();
}

} // namespace

ExportService::ExportService(SessionPtr session) : m_session(std::move(session))
{
}

Result<TableMade> ExportService::cases(const CaseQuery &query, bool names, const TableFile &file,
                                       Progress &progress)
{
    REDRESS_CHECK(m_session->demand(Domain::Right::ReadCases));
    REDRESS_TRY(table, LeavingTable::begin(*m_session, file));
    const Store::CaseQuery asked = storeQuery(*m_session, query);
    Store::Database &database = *m_session->d().database;
    REDRESS_TRY(total, Store::CaseRepository(database).count(asked));
    progress.setTotal(total);
    writeHead(*table, Reports::kCaseColumns);
    if (names)
        table->csv->text(table->words(Reports::kConsumerColumn));
    REDRESS_CHECK(table->csv->endRow());

    CaseCells cells(*m_session, table->words);
    Domain::ListRecord record{u"cases"_s, 0, {}, filtersOf(query)};
    {
        REDRESS_TRY(stream, Store::CaseStream::open(database, asked, names));
        for (;;) {
            if (progress.isCancelled())
                return Error{ErrorCode::Cancelled, u"stopped at your request"_s,
                             u"Nothing was written."_s};
            REDRESS_TRY(page, stream.next());
            if (page.isEmpty())
                break;
            for (const Store::ListedCase &line : page)
                REDRESS_CHECK(writeCase(line, names, cells, *table));
            record.rows += page.size();
            progress.setDone(record.rows);
        }
    }
    return table->leave(record);
}

Result<TableMade> ExportService::statistics(const StatisticsQuery &query, const TableFile &file)
{
    REDRESS_TRY(table, LeavingTable::begin(*m_session, file));
    REDRESS_TRY(found, StatisticsService(m_session).statistics(query));
    Domain::ListRecord record{u"statistics"_s, 0, {}, {}};
    if (!query.company.isEmpty())
        record.filters.append(u"company"_s);
    REDRESS_TRY(rows, writeFigures(found, *table));
    record.rows = rows;
    return table->leave(record);
}

} // namespace Redress::Services
