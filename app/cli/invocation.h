// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "models/core/money.h"
#include "models/core/progress.h"
#include "models/services/session.h"

#include <QDate>
#include <QHash>

#include <memory>
#include <optional>

namespace Redress::Cli {

/// A command line, parsed against one Command.
class Invocation {
public:
    /// BadInput names the word that does not fit.
    static Result<Invocation> parse(const QStringList &words);

    const Command *command() const { return m_command; } // null: only help or version was asked
    bool has(const QString &option) const { return m_options.contains(option); }
    QString value(const QString &option) const { return m_options.value(option); }
    QString argument(qsizetype index) const { return m_arguments.value(index); }
    QStringList argumentsFrom(qsizetype index) const { return m_arguments.mid(index); }
    bool json() const { return has(QStringLiteral("json")); }
    bool quiet() const { return has(QStringLiteral("quiet")); }

    Result<QString> required(const QString &option) const;
    Result<qint64> number(const QString &option, qint64 fallback, qint64 least, qint64 most) const;
    Result<QDate> day(const QString &option) const; // invalid date when absent
    /// The object of --json-file FILE|-; empty when the option is absent.
    Result<QJsonObject> jsonFile() const;
    /// First line of the file of `option`, or asked for on the terminal with `prompt`.
    Result<Crypto::SecretBytes> password(const QString &option, const QString &prompt) const;
    /// The same; on the terminal it is asked for twice.
    Result<Crypto::SecretBytes> newPassword(const QString &option, const QString &prompt) const;
    Result<QString> vaultDirectory() const;
    /// Signs in with --vault, --as and --password-file; once.
    Result<Services::SessionPtr> session();
    /// Shows on a terminal, hears Ctrl+C.
    Progress &progress();

private:
    const Command *m_command = nullptr;
    QHash<QString, QString> m_options;
    QStringList m_arguments;
    Services::SessionPtr m_session;
    std::shared_ptr<Progress> m_progress;
};

/// Says on standard error what signing in noticed; also with --quiet.
void tellRemarks(const Services::Session &session, bool json);

/// Ctrl+C asks running work to stop instead of killing it.
void listenForInterrupt();

} // namespace Redress::Cli
