// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/witness.h"
#include "models/services/witnessserver.h"
#include "tests/exchange/httpstranger.h"
#include "tests/services/office.h"

namespace Redress::Test {

/// A department with a witness that serves on the loopback.
class Department {
public:
    explicit Department(const QString &name, std::shared_ptr<const Clock> clock)
        : m_key(*Services::Witness::create({path(), name, {}, true})),
          m_witness(*Services::Witness::open(path(), {}, std::move(clock))),
          m_server([this](QTcpSocket &line, const HttpHeard &heard) { answer(line, heard); })
    {
    }
    void knows(const Services::SessionPtr &session)
    {
        QVERIFY(Services::Witness::addLog(
            path(), Services::LedgerService(session).head()->logKey.toUtf8()));
    }
    QString path() const { return m_folder.filePath(QStringLiteral("witness")); }
    QString key() const { return QString::fromUtf8(m_key.text()); }
    QString url() const { return m_server.url(QStringLiteral("/w/")).toString(); }
    HttpStranger &server() { return m_server; }
    const Services::Witness &witness() const { return *m_witness; }
    Services::WitnessedLog log() const
    {
        return Services::Witness::overview(path())->logs.value(0, nothing());
    }
    QByteArray replyTo(const HttpHeard &heard) const
    {
        const QList<QByteArray> words = heard.head.split(' ');
        const Exchange::HttpReply reply
            = Services::replyTo(*m_witness, {words.value(0), words.value(1), {}, heard.body, false},
                                [](const QString &) {});
        return HttpStranger::answer(reply.status, reply.type, reply.body);
    }

private:
    Services::WitnessedLog nothing() const { return {m_key, 0, {}, {}, {}, {}, {}}; }
    void answer(QTcpSocket &line, const HttpHeard &heard) const { line.write(replyTo(heard)); }

    QTemporaryDir m_folder;
    Ledger::VerifierKey m_key;
    std::unique_ptr<Services::Witness> m_witness;
    HttpStranger m_server;
};

} // namespace Redress::Test
