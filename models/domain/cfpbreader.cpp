// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/cfpbreader.h"

#include "models/core/text.h"

#include <QHash>
#include <QRegularExpression>
#include <QStringDecoder>

using namespace Qt::StringLiterals;

namespace Redress::Domain {

namespace {

constexpr qint64 kMaxLinesBeforeHeader = 1000;
constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2200;

enum Column {
    Received,
    Product,
    SubProduct,
    Issue,
    SubIssue,
    Narrative,
    PublicResponse,
    Company,
    State,
    Zip,
    Tags,
    Consent,
    SubmittedVia,
    Sent,
    Response,
    Timely,
    Disputed,
    ComplaintId,
};

/// Column names as exports write them, reduced to letters.
int columnNamed(const QByteArray &header)
{
    static const QHash<QByteArray, int> columns{
        {"datereceived", Received},
        {"product", Product},
        {"subproduct", SubProduct},
        {"issue", Issue},
        {"subissue", SubIssue},
        {"consumercomplaintnarrative", Narrative},
        {"consumercomplaint", Narrative},
        {"complaintwhathappened", Narrative},
        {"companypublicresponse", PublicResponse},
        {"company", Company},
        {"state", State},
        {"zipcode", Zip},
        {"zip", Zip},
        {"tags", Tags},
        {"consumerconsentprovided", Consent},
        {"submittedvia", SubmittedVia},
        {"datesenttocompany", Sent},
        {"datesent", Sent},
        {"companyresponse", Response},
        {"companyresponsetoconsumer", Response},
        {"timelyresponse", Timely},
        {"timely", Timely},
        {"consumerdisputed", Disputed},
        {"complaintid", ComplaintId},
    };
    QByteArray letters;
    for (const char c : header.toLower()) {
        if (c >= 'a' && c <= 'z')
            letters += c;
    }
    return columns.value(letters, -1);
}

QDate dayOf(const QString &text)
{
    // A time of day behind, as databases write it, is passed over.
    static const QRegularExpression iso(
        u"^([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ][0-9:.]+(?:Z|[+-][0-9:]+)?)?$"_s);
    static const QRegularExpression american(
        u"^([0-9]{1,2})/([0-9]{1,2})/([0-9]{4}|[0-9]{2})(?: [0-9:.]+(?: ?[AaPp][Mm])?)?$"_s);
    QDate day;
    if (const auto m = iso.match(text); m.hasMatch()) {
        day = QDate(m.captured(1).toInt(), m.captured(2).toInt(), m.captured(3).toInt());
    } else if (const auto a = american.match(text); a.hasMatch()) {
        const int year = a.captured(3).toInt();
        // The database began in 2011: two digits mean this century.
        day = QDate(a.capturedLength(3) == 2 ? 2000 + year : year, a.captured(1).toInt(),
                    a.captured(2).toInt());
    }
    return day.isValid() && day.year() >= kFirstYear && day.year() <= kLastYear ? day : QDate();
}

/// How programs write "nothing".
bool isMissing(const QString &text)
{
    static const QStringList words{u""_s,    u"None"_s, u"none"_s, u"nan"_s,
                                   u"NaN"_s, u"null"_s, u"NULL"_s, u"(null)"_s};
    return words.contains(text);
}

/// Windows-1252: what exports that are not UTF-8 have turned out to be. Its five holes become the
/// replacement character.
QString fromWindows1252(const QByteArray &bytes)
{
    static constexpr char16_t high[32]
        = {0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
           0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd, 0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
           0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178};
    QString text;
    text.reserve(bytes.size());
    for (const char byte : bytes) {
        const uchar c = uchar(byte);
        text += c >= 0x80 && c < 0xa0 ? QChar(high[c - 0x80]) : QChar(ushort(c));
    }
    return text;
}

/// Takes out control characters and direction overrides: they would be refused later, and the
/// complaint with them.
int stripInvisible(QString &text)
{
    const qsizetype before = text.size();
    text.removeIf([](QChar c) {
        const ushort u = c.unicode();
        const bool control
            = (u < 0x20 && u != '\n' && u != '\r' && u != '\t') || (u >= 0x7f && u < 0xa0);
        return control || (u >= 0x202a && u <= 0x202e) || (u >= 0x2066 && u <= 0x2069);
    });
    return int(before - text.size());
}

std::optional<bool> yesOrNo(const QString &text)
{
    if (text.compare("yes"_L1, Qt::CaseInsensitive) == 0)
        return true;
    if (text.compare("no"_L1, Qt::CaseInsensitive) == 0)
        return false;
    return {};
}

bool isComplaintId(const QString &text)
{
    static const QRegularExpression digits(u"^[0-9]{1,12}$"_s);
    return digits.match(text).hasMatch();
}

/// Reads the columns of one record into a row; the first thing that makes it unreadable is kept.
class RowReader {
public:
    RowReader(const CsvRecord &record, const QList<int> &columnOf)
        : m_record(record), m_columnOf(columnOf)
    {
        m_row.line = record.line;
    }

    QString text(Column column, bool longText = false)
    {
        const qsizetype at = m_columnOf.indexOf(column);
        if (at < 0 || at >= m_record.fields.size())
            return {};
        const QByteArray &bytes = m_record.fields.at(at);
        QString raw;
        if (const auto utf8 = decodeUtf8(bytes)) {
            raw = *utf8;
        } else {
            raw = fromWindows1252(bytes);
            remarkOnce(u"not UTF-8, read as Windows-1252"_s);
        }
        if (stripInvisible(raw) > 0)
            remarkOnce(u"invisible characters were taken out"_s);
        const auto clean
            = longText ? cleanLongText(raw, nameOf(column)) : cleanShortText(raw, nameOf(column));
        if (!clean) {
            fail(clean.error().detail);
            return {};
        }
        return isMissing(*clean) ? QString() : *clean;
    }

    QDate day(Column column)
    {
        const QString written = text(column);
        const QDate day = dayOf(written);
        if (!written.isEmpty() && !day.isValid())
            fail(u"%1: \"%2\" is not a day"_s.arg(nameOf(column), written.left(40)));
        return day;
    }

    std::optional<bool> flag(Column column)
    {
        const QString written = text(column);
        const auto value = yesOrNo(written);
        if (!value && !written.isEmpty() && written != "N/A"_L1)
            remarkOnce(u"%1: \"%2\" is neither Yes nor No"_s.arg(nameOf(column), written.left(40)));
        return value;
    }

    void fail(const QString &problem)
    {
        if (m_problem.isEmpty())
            m_problem = problem;
    }
    void remarkOnce(const QString &remark)
    {
        if (!m_row.remarks.contains(remark))
            m_row.remarks.append(remark);
    }
    CfpbRow &row() { return m_row; }
    const QString &problem() const { return m_problem; }

private:
    static QString nameOf(Column column)
    {
        static const QStringList names{u"Date received"_s,
                                       u"Product"_s,
                                       u"Sub-product"_s,
                                       u"Issue"_s,
                                       u"Sub-issue"_s,
                                       u"Narrative"_s,
                                       u"Company public response"_s,
                                       u"Company"_s,
                                       u"State"_s,
                                       u"ZIP code"_s,
                                       u"Tags"_s,
                                       u"Consent"_s,
                                       u"Submitted via"_s,
                                       u"Date sent to company"_s,
                                       u"Company response"_s,
                                       u"Timely response"_s,
                                       u"Consumer disputed"_s,
                                       u"Complaint ID"_s};
        return names.at(column);
    }

    const CsvRecord &m_record;
    const QList<int> &m_columnOf;
    CfpbRow m_row;
    QString m_problem;
};

} // namespace

CfpbReader::CfpbReader(QIODevice *device) : m_csv(device)
{
    m_csv.setBelievable([this](const QList<QByteArray> &fields) { return isBelievable(fields); });
}

bool CfpbReader::takeHeader(const QByteArray &line)
{
    for (const char delimiter : {',', ';', '\t'}) {
        const auto fields = CsvReader::splitLine(line, delimiter);
        if (!fields)
            continue;
        QList<int> columnOf;
        QStringList unknown;
        for (const QByteArray &name : *fields) {
            const int column = columnNamed(name);
            const bool again = column >= 0 && columnOf.contains(column);
            columnOf.append(again ? -1 : column);
            if ((column < 0 || again) && !name.trimmed().isEmpty())
                unknown.append(QString::fromUtf8(name).simplified().left(80));
        }
        if (!columnOf.contains(ComplaintId) || !columnOf.contains(Product)
            || !columnOf.contains(Received))
            continue;
        m_csv.setDelimiter(delimiter);
        m_columnOf = columnOf;
        m_unknownColumns = unknown;
        return true;
    }
    return false;
}

Result<void> CfpbReader::findHeader()
{
    for (; m_linesBeforeHeader <= kMaxLinesBeforeHeader; ++m_linesBeforeHeader) {
        REDRESS_TRY(line, m_csv.nextLine());
        if (!line)
            break;
        if (takeHeader(*line)) {
            m_headerFound = true;
            return {};
        }
    }
    return Error{ErrorCode::BadInput,
                 u"no header line with Complaint ID, Product and Date received was found"_s,
                 u"Choose a CSV export of the CFPB's Consumer Complaint Database."_s};
}

/// Enough columns, a number where the number stands and a day where the day stands.
bool CfpbReader::isBelievable(const QList<QByteArray> &fields) const
{
    if (fields.size() != m_columnOf.size())
        return false;
    return isComplaintId(QString::fromLatin1(fields.at(m_columnOf.indexOf(ComplaintId)).trimmed()))
        && dayOf(QString::fromLatin1(fields.at(m_columnOf.indexOf(Received)).trimmed())).isValid();
}

Result<std::optional<CfpbItem>> CfpbReader::next()
{
    if (!m_headerFound)
        REDRESS_CHECK(findHeader());
    REDRESS_TRY(record, m_csv.nextRecord());
    if (!record)
        return std::optional<CfpbItem>();
    return std::optional<CfpbItem>(read(*record));
}

CfpbItem CfpbReader::read(const CsvRecord &record)
{
    if (!record.problem.isEmpty())
        return CfpbProblem{record.line, record.problem};
    const auto problem = [&record](const QString &why) { return CfpbProblem{record.line, why}; };
    if (record.fields.size() < m_columnOf.size())
        return problem(
            u"it has %1 of %2 fields%3"_s.arg(record.fields.size())
                .arg(m_columnOf.size())
                .arg(record.atFileEnd ? u"; the file ends in the middle of it"_s : QString()));
    for (qsizetype i = m_columnOf.size(); i < record.fields.size(); ++i) {
        if (!record.fields.at(i).trimmed().isEmpty())
            return problem(u"it has %1 instead of %2 fields"_s.arg(record.fields.size())
                               .arg(m_columnOf.size()));
    }
    for (const QByteArray &field : record.fields) {
        if (field.contains('\0'))
            return problem(u"it holds a NUL character"_s);
    }
    RowReader reader(record, m_columnOf);
    CfpbRow &row = reader.row();
    row.complaintId = reader.text(ComplaintId);
    row.received = reader.day(Received);
    row.sent = reader.day(Sent);
    row.product = reader.text(Product);
    row.subProduct = reader.text(SubProduct);
    row.issue = reader.text(Issue);
    row.subIssue = reader.text(SubIssue);
    row.narrative = reader.text(Narrative, true);
    row.publicResponse = reader.text(PublicResponse);
    row.company = reader.text(Company);
    row.state = reader.text(State);
    row.zip = reader.text(Zip);
    row.tags = reader.text(Tags);
    row.consent = reader.text(Consent);
    row.submittedVia = reader.text(SubmittedVia);
    row.companyResponse = reader.text(Response);
    row.timely = reader.flag(Timely);
    row.disputed = reader.flag(Disputed);
    if (!isComplaintId(row.complaintId))
        reader.fail(row.complaintId.isEmpty()
                        ? u"it has no Complaint ID"_s
                        : u"\"%1\" is not a Complaint ID"_s.arg(row.complaintId.left(40)));
    if (!row.received.isValid())
        reader.fail(u"it has no day of receipt"_s);
    // A number at the very end of a cut file may have lost digits, which would make it another
    // complaint's.
    const bool idLast = m_columnOf.lastIndexOf(ComplaintId) == m_columnOf.size() - 1;
    if (record.atFileEnd && idLast && row.complaintId.size() < m_shortestId)
        reader.fail(u"the file ends in the middle of its Complaint ID"_s);
    if (!reader.problem().isEmpty())
        return problem(reader.problem());
    m_shortestId
        = m_shortestId == 0 ? row.complaintId.size() : qMin(m_shortestId, row.complaintId.size());
    return row;
}

} // namespace Redress::Domain
