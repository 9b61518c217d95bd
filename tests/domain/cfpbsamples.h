// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/cfpbreader.h"

#include <QBuffer>

#include <cstring>

// Exports to read, and a device that gives them in drops.
namespace Redress::Tests {

using namespace Redress::Domain;

inline const QByteArray kHeader
    = "Date received,Product,Sub-product,Issue,Sub-issue,Consumer complaint "
      "narrative,Company public response,Company,"
      "State,ZIP code,Tags,Consumer consent provided?,Submitted via,Date sent "
      "to company,Company response to consumer,"
      "Timely response?,Consumer disputed?,Complaint ID\n";

inline QByteArray aRow(const QByteArray &id,
                       const QByteArray &narrative = "\"said \"\"no\"\",\nthen hung up\"")
{
    return "2020-03-18,Debt collection,I do not know,Communication tactics,Frequent or repeated "
           "calls,"
        + narrative
        + ",,\"SOME BANK, N.A.\",FL,330XX,Servicemember,Consent provided,Web,2020-03-19,Closed "
          "with explanation,Yes,N/A,"
        + id + "\n";
}

struct Read {
    QList<CfpbRow> rows;
    QList<CfpbProblem> problems;
    Error error;
    bool failed = false;
    qint64 linesBeforeHeader = 0;
    QStringList unknownColumns;
};

inline Read readAll(QIODevice *device)
{
    Read all;
    CfpbReader reader(device);
    while (true) {
        auto item = reader.next();
        if (!item) {
            all.failed = true;
            all.error = item.error();
            break;
        }
        if (!*item)
            break;
        if (const auto *row = std::get_if<CfpbRow>(&**item))
            all.rows.append(*row);
        else
            all.problems.append(std::get<CfpbProblem>(**item));
    }
    all.linesBeforeHeader = reader.linesBeforeHeader();
    all.unknownColumns = reader.unknownColumns();
    return all;
}

inline Read readAll(const QByteArray &bytes)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    return readAll(&buffer);
}

/// Gives a few bytes at a time and, when told to, breaks off: a pipe, or a file on a failing disk.
class Dripping final : public QIODevice {
public:
    Dripping(const QByteArray &bytes, qsizetype step, qsizetype failAt = -1)
        : m_bytes(bytes), m_step(step), m_failAt(failAt)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    bool isSequential() const override { return true; }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        if (m_failAt >= 0 && m_at >= m_failAt) {
            setErrorString(QStringLiteral("the disk is gone"));
            return -1;
        }
        const qint64 size = qMin<qint64>(qMin<qint64>(most, m_step), m_bytes.size() - m_at);
        std::memcpy(data, m_bytes.constData() + m_at, size_t(size));
        m_at += size;
        return size;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qsizetype m_step, m_failAt, m_at = 0;
};

} // namespace Redress::Tests
