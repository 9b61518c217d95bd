// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/invocation.h"

#include <QFile>
#include <QGuiApplication>
#include <QJsonDocument>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Cli;

static void print(FILE *stream, const QString &text)
{
    QFile out;
    if (out.open(stream, QIODevice::WriteOnly))
        out.write(text.toUtf8());
}

static int tell(const Error &error, bool json)
{
    if (json) {
        const QJsonObject body{{u"code"_s, wordFor(error.code)},
                               {u"message"_s, error.detail},
                               {u"hint"_s, error.hint}};
        print(stderr,
              QString::fromUtf8(
                  QJsonDocument(QJsonObject{{u"error"_s, body}}).toJson(QJsonDocument::Compact))
                  + u'\n');
    } else {
        print(stderr,
              "redress-cli: "_L1 + error.detail
                  + (error.hint.isEmpty() ? QString() : ". "_L1 + error.hint) + u'\n');
    }
    return exitCodeFor(error.code);
}

// Standard error is the contract's: one sentence, or one JSON object. Qt's remarks on the
// surroundings (no runtime folder, no fonts configured) stay out of it; what matters to a person is
// an Error.
static void dropRemarks(QtMsgType type, const QMessageLogContext &, const QString &message)
{
    if (type == QtCriticalMsg || type == QtFatalMsg)
        print(stderr, message + u'\n');
}

int main(int argc, char **argv)
{
    qInstallMessageHandler(dropRemarks);
    // Reports are painted, so fonts are needed; a display is not.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication app(argc, argv);
    QGuiApplication::setApplicationVersion(QStringLiteral(REDRESS_VERSION));
    const QStringList words = QGuiApplication::arguments().mid(1);

    auto invocation = Invocation::parse(words);
    if (!invocation)
        return tell(invocation.error(), words.contains(u"--json"_s));
    if (invocation->has(u"version"_s)) {
        print(stdout, "redress-cli "_L1 + QGuiApplication::applicationVersion() + u'\n');
        return 0;
    }
    if (!invocation->command() || invocation->has(u"help"_s)) {
        print(stdout, invocation->command() ? helpFor(*invocation->command()) : helpForAll());
        return invocation->command() || invocation->has(u"help"_s) ? 0 : 2;
    }
    listenForInterrupt();
    const auto answer = invocation->command()->run(*invocation);
    if (!answer)
        return tell(answer.error(), invocation->json());
    if (invocation->json())
        print(stdout,
              QString::fromUtf8(QJsonDocument(answer->json).toJson(QJsonDocument::Compact))
                  + u'\n');
    else if (!invocation->quiet())
        print(stdout, answer->text.endsWith(u'\n') ? answer->text : answer->text + u'\n');
    return answer->exitCode;
}
