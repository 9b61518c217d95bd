// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/core/progress.h"
#include "models/domain/drafts.h"
#include "models/services/directoryservice.h"
#include "models/services/ledgerservice.h"
#include "models/services/session.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>

namespace Redress::Test {

/// Time stands still until it is told to pass.
class FakeClock final : public Clock {
public:
    QDateTime nowUtc() const override { return QDateTime::fromMSecsSinceEpoch(m_ms, Qt::UTC); }
    void pass(qint64 seconds) { m_ms += seconds * 1000; }
    void passDays(int days) { pass(qint64(days) * 86400); }

private:
    std::atomic<qint64> m_ms
        = QDateTime(QDate(2026, 3, 2), QTime(9, 0), Qt::UTC).toMSecsSinceEpoch();
};

/// A center in a folder of its own, with its first person signed in.
class Office {
public:
    Office();
    bool isOpen() const { return boss != nullptr; }
    /// Adds somebody; the boss keeps every role until then (design.md 8).
    StaffId hire(const QString &name, Domain::Roles roles);
    /// Closes what is open and signs `name` in; null when that fails, with the reason in `error`.
    bool signIn(const QString &name, const QByteArray &password = "secret");
    /// The center's location; a file of its folder.
    QString path(const QString &file = {}) const;
    QString writeFile(const QString &name, const QByteArray &bytes) const;

    QTemporaryDir folder;
    std::shared_ptr<FakeClock> clock = std::make_shared<FakeClock>();
    Services::SessionPtr boss;
    QString recoveryCode;
    Error error;

private:
    QString m_server; // where the run is on PostgreSQL
};

inline Crypto::SecretBytes password(QByteArrayView text)
{
    return Crypto::SecretBytes::copyOf(text);
}

Domain::CaseDraft aCall(const QString &name = QStringLiteral("李小雨"),
                        const QString &phone = QStringLiteral("13800001111"));

/// Everything the ledger can check, and the words of what it found.
QString damageOf(const Services::SessionPtr &session);

} // namespace Redress::Test

/// The error's words when a Result is none.
#define QVERIFY_OK(expression)                                                                     \
    do {                                                                                           \
        const auto &verifiedResult = (expression);                                                 \
        if (!verifiedResult)                                                                       \
            QFAIL(qPrintable(verifiedResult.error().detail));                                      \
    } while (false)

#define QCOMPARE_ERROR(expression, expected)                                                       \
    do {                                                                                           \
        const auto &failedResult = (expression);                                                   \
        QVERIFY2(!failedResult, "it was done");                                                    \
        QVERIFY2(failedResult.error().code == (expected),                                          \
                 qPrintable(failedResult.error().detail));                                         \
        QVERIFY(!failedResult.error().detail.isEmpty());                                           \
    } while (false)
