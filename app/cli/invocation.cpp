// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/invocation.h"

#include "models/core/text.h"

#include <QFile>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <termios.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Redress::Cli {

static constexpr qint64 kMaxPasswordFileBytes = 4096;
static std::atomic_bool interrupted = false;

void listenForInterrupt()
{
    std::signal(SIGINT, [](int) { interrupted = true; });
    std::signal(SIGTERM, [](int) { interrupted = true; });
}

namespace {

class TerminalProgress final : public Progress {
public:
    explicit TerminalProgress(bool shown) : m_shown(shown && isatty(STDERR_FILENO)) { }
    ~TerminalProgress() override
    {
        if (m_lastPercent >= 0)
            std::fputs("\r\033[K", stderr);
    }
    void setTotal(qint64 total) override { m_total = total; }
    void setDone(qint64 done) override
    {
        const int percent = m_total > 0 ? int(qMin(done, m_total) * 100 / m_total) : 0;
        if (!m_shown || percent == m_lastPercent)
            return;
        m_lastPercent = percent;
        std::fprintf(stderr, "\r%3d %%  (Ctrl+C stops)", percent);
        std::fflush(stderr);
    }
    bool isCancelled() const override { return interrupted; }

private:
    bool m_shown;
    qint64 m_total = 0;
    int m_lastPercent = -1;
};

Error wrongUse(const QString &what, const Command *command)
{
    return {ErrorCode::BadInput, what,
            command ? "Usage: "_L1 + usage(*command) : u"See redress-cli --help."_s};
}

const Option *findOption(const Command *command, const QString &name)
{
    const auto search = [&name](const QList<Option> &options) -> const Option * {
        for (const Option &option : options) {
            if (option.name == name)
                return &option;
        }
        return nullptr;
    };
    const Option *found = search(globalOptions());
    return found || !command ? found : search(command->options);
}

// The verb is found first, wherever the options stand, so that every option can be checked against
// it.
const Command *findCommand(const QStringList &bare)
{
    const Command *found = nullptr;
    for (const Command &command : allCommands()) {
        if (bare.size() >= command.path.size() && bare.first(command.path.size()) == command.path)
            found = &command;
    }
    return found;
}

bool takesValue(const QString &name)
{
    if (const Option *global = findOption(nullptr, name))
        return !global->valueName.isEmpty();
    for (const Command &command : allCommands()) {
        if (const Option *option = findOption(&command, name))
            return !option->valueName.isEmpty();
    }
    return false;
}

} // namespace

Result<Invocation> Invocation::parse(const QStringList &words)
{
    Invocation invocation;
    QList<QPair<QString, QString>> given;
    QStringList bare;
    bool onlyBare = false;
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QString &word = words[i];
        if (onlyBare || !word.startsWith("--"_L1)) {
            bare.append(word);
        } else if (word == "--"_L1) {
            onlyBare = true;
        } else {
            const qsizetype equals = word.indexOf(u'=');
            const QString name = word.mid(2, equals < 0 ? -1 : equals - 2);
            if (equals >= 0)
                given.append({name, word.mid(equals + 1)});
            else if (takesValue(name) && i + 1 >= words.size())
                return wrongUse("--"_L1 + name + " needs a value"_L1, nullptr);
            else
                given.append({name, takesValue(name) ? words[++i] : QString()});
        }
    }
    invocation.m_command = findCommand(bare);
    const Command *command = invocation.m_command;
    for (const auto &[name, value] : std::as_const(given)) {
        const Option *option = findOption(command, name);
        if (!option && (command || !bare.isEmpty()))
            return wrongUse("--"_L1 + name + " is not an option of this command"_L1, command);
        if (!option)
            return wrongUse("--"_L1 + name + " is not an option"_L1, nullptr);
        if (invocation.m_options.contains(name))
            return wrongUse("--"_L1 + name + " is given twice"_L1, command);
        invocation.m_options.insert(name, value);
    }
    if (!command) {
        if (bare.isEmpty() || invocation.has(u"help"_s))
            return invocation;
        return wrongUse("\""_L1 + bare.join(u' ').left(60) + "\" is not a command"_L1, nullptr);
    }
    invocation.m_arguments = bare.mid(command->path.size());
    if (invocation.has(u"help"_s))
        return invocation;
    const bool repeated = !command->arguments.isEmpty() && command->arguments.last().repeated;
    if (!repeated && invocation.m_arguments.size() > command->arguments.size())
        return wrongUse("\""_L1 + invocation.m_arguments.last().left(60)
                            + "\" is one word too many"_L1,
                        command);
    for (qsizetype i = invocation.m_arguments.size(); i < command->arguments.size(); ++i) {
        if (command->arguments[i].required)
            return wrongUse(command->arguments[i].name + " is missing"_L1, command);
    }
    return invocation;
}

Result<QString> Invocation::required(const QString &option) const
{
    if (value(option).isEmpty())
        return wrongUse("--"_L1 + option + " is missing"_L1, m_command);
    return value(option);
}

Result<qint64> Invocation::number(const QString &option, qint64 fallback, qint64 least,
                                  qint64 most) const
{
    if (!has(option))
        return fallback;
    bool fits = false;
    const qint64 number = value(option).toLongLong(&fits);
    if (!fits || number < least || number > most)
        return wrongUse(u"--%1 must be a number from %2 to %3"_s.arg(option).arg(least).arg(most),
                        m_command);
    return number;
}

Result<QDate> Invocation::day(const QString &option) const
{
    if (!has(option))
        return QDate();
    const QDate day = QDate::fromString(value(option), Qt::ISODate);
    if (!day.isValid() || day.year() < 1900 || day.year() > 2200)
        return wrongUse("--"_L1 + option + " must be a date from 1900 to 2200 like 2026-10-31"_L1,
                        m_command);
    return day;
}

Result<QJsonObject> Invocation::jsonFile() const
{
    if (!has(u"json-file"_s))
        return QJsonObject();
    const QString path = value(u"json-file"_s);
    QFile file(path);
    const bool opened
        = path == u"-"_s ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!opened)
        return Error{ErrorCode::BadInput, "couldn't read "_L1 + path + ": "_L1 + file.errorString(),
                     u"Check the name and the permissions."_s};
    auto object = parseJsonObject(file.read(kMaxJsonBytes + 1));
    if (!object)
        return object.error().wrapped("couldn't read "_L1 + path);
    return object;
}

static Result<Crypto::SecretBytes> askPassword(const QString &prompt)
{
    if (!isatty(STDIN_FILENO))
        return Error{ErrorCode::BadInput,
                     u"no password was given and there is no terminal to ask on"_s,
                     u"Use --password-file."_s};
    std::fprintf(stderr, "%s: ", qPrintable(prompt));
    termios before{};
    tcgetattr(STDIN_FILENO, &before);
    termios silent = before;
    silent.c_lflag &= ~tcflag_t(ECHO);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    // Elsewhere Ctrl+C lets running work end; nobody should have to finish typing for it.
    struct sigaction noted = {};
    struct sigaction breaking = {};
    sigaction(SIGINT, nullptr, &noted);
    breaking = noted;
    breaking.sa_flags &= ~SA_RESTART;
    sigaction(SIGINT, &breaking, nullptr);
    QByteArray line;
    char byte = 0;
    while (line.size() < kMaxPasswordFileBytes && ::read(STDIN_FILENO, &byte, 1) == 1
           && byte != '\n')
        line.append(byte);
    sigaction(SIGINT, &noted, nullptr);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
    std::fputc('\n', stderr);
    if (interrupted) {
        line.fill('\0');
        return Error{ErrorCode::Cancelled, u"stopped at your request; nothing was done"_s, {}};
    }
    while (line.endsWith('\r'))
        line.chop(1);
    auto secret = Crypto::SecretBytes::copyOf(line);
    line.fill('\0');
    return secret;
}

Result<Crypto::SecretBytes> Invocation::password(const QString &option, const QString &prompt) const
{
    if (!has(option))
        return askPassword(prompt);
    QFile file(value(option));
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::BadInput,
                     "couldn't read the password file "_L1 + value(option) + ": "_L1
                         + file.errorString(),
                     u"Check the name and the permissions."_s};
    QByteArray line = file.readLine(kMaxPasswordFileBytes);
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    auto secret = Crypto::SecretBytes::copyOf(line);
    line.fill('\0');
    if (secret.isEmpty())
        return Error{
            ErrorCode::BadInput, "the password file "_L1 + value(option) + " is empty"_L1, {}};
    return secret;
}

Result<Crypto::SecretBytes> Invocation::newPassword(const QString &option,
                                                    const QString &prompt) const
{
    REDRESS_TRY(secret, password(option, prompt));
    if (has(option))
        return secret;
    REDRESS_TRY(again, askPassword(u"Once more"_s));
    if (again.view() != secret.view())
        return Error{ErrorCode::BadInput, u"the two passwords differ"_s,
                     u"Type the same one twice."_s};
    return secret;
}

Result<QString> Invocation::vaultDirectory() const
{
    if (!has(u"server"_s))
        return required(u"vault"_s);
    const QString address = value(u"server"_s);
    if (has(u"vault"_s))
        return Error{ErrorCode::BadInput, u"a center is in a folder or on a server, not in both"_s,
                     u"Give --vault or --server."_s};
    if (!Services::isServer(address))
        return Error{ErrorCode::BadInput,
                     "\""_L1 + address.left(200) + "\" is not a server's address"_L1,
                     u"Write --server postgresql://NAME@HOST/DATABASE."_s};
    return address;
}

Result<Services::SessionPtr> Invocation::session()
{
    if (m_session)
        return m_session;
    REDRESS_TRY(directory, vaultDirectory());
    REDRESS_TRY(login, required(u"as"_s));
    REDRESS_TRY(secret, password(u"password-file"_s, "Password of "_L1 + login));
    REDRESS_TRY(opened, Services::signIn(directory, login, secret));
    m_session = opened;
    tellRemarks(*opened, json());
    return m_session;
}

void tellRemarks(const Services::Session &session, bool json)
{
    for (const Finding &remark : session.remarks().findings) {
        const QJsonObject body{
            {u"code"_s, remark.code}, {u"subject"_s, remark.subject}, {u"detail"_s, remark.detail}};
        const QByteArray line = json ? compactJson({{u"remark"_s, body}})
                                     : ("redress-cli: "_L1 + remark.detail).toUtf8();
        std::fprintf(stderr, "%s\n", line.constData());
    }
}

Progress &Invocation::progress()
{
    if (!m_progress)
        m_progress = std::make_shared<TerminalProgress>(!quiet() && !json());
    return *m_progress;
}

} // namespace Redress::Cli
