// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/answers.h"
#include "app/cli/invocation.h"
#include "models/core/text.h"
#include "models/exchange/httpserver.h"
#include "models/services/vaultfolder.h"
#include "models/services/witness.h"
#include "models/services/witnessserver.h"

#include <QCoreApplication>
#include <QTimer>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace Redress::Cli {

static constexpr int kInterruptPollMs = 100;

static Result<QString> folderOf(const Invocation &in)
{
    return in.required(u"witness"_s);
}

static Result<std::unique_ptr<Services::Witness>> opened(const Invocation &in)
{
    REDRESS_TRY(folder, folderOf(in));
    REDRESS_TRY(isSealed, Services::Witness::isSealed(folder));
    Crypto::SecretBytes secret;
    if (isSealed) {
        REDRESS_TRY(typed, in.password(u"password-file"_s, u"Password of the witness"_s));
        secret = typed;
    }
    return Services::Witness::open(folder, secret);
}

static Result<Answer> init(Invocation &in)
{
    Services::NewWitness witness;
    REDRESS_TRY(folder, folderOf(in));
    witness.directory = folder;
    witness.name = in.value(u"name"_s);
    if (!in.has(u"without-password"_s)) {
        REDRESS_TRY(secret, in.newPassword(u"password-file"_s, u"New password of the witness"_s));
        witness.password = secret;
    }
    REDRESS_TRY(key, Services::Witness::create(witness));
    const QString text = QString::fromUtf8(key.text());
    return Answer{
        {{u"name"_s, key.name()}, {u"key"_s, text}},
        u"The witness is ready in %1. Its key, for the centers that ask it:\n\n    %2\n"_s.arg(
            folder, text)};
}

static Result<Answer> addLog(Invocation &in)
{
    REDRESS_TRY(folder, folderOf(in));
    REDRESS_TRY(log, Services::Witness::addLog(folder, in.argument(0).toUtf8()));
    return Answer{{{u"origin"_s, log.name()}},
                  u"The witness cosigns checkpoints of %1 from now on."_s.arg(log.name())};
}

static Result<Answer> list(Invocation &in)
{
    REDRESS_TRY(folder, folderOf(in));
    REDRESS_TRY(overview, Services::Witness::overview(folder));
    const QString key = QString::fromUtf8(overview.key.text());
    QJsonArray items;
    QString text = "Key: "_L1 + key + u'\n';
    bool forked = false;
    for (const Services::WitnessedLog &log : overview.logs) {
        forked = forked || !log.forks.isEmpty();
        items.append(QJsonObject{
            {u"origin"_s, log.key.name()},
            {u"size"_s, log.size},
            {u"root"_s, QString::fromLatin1(log.root.toHex())},
            {u"cosignedAt"_s,
             log.cosignedUtc.isValid() ? QJsonValue(formatUtc(log.cosignedUtc)) : QJsonValue()},
            {u"forks"_s, QJsonArray::fromStringList(log.forks)},
            {u"unproved"_s, QJsonArray::fromStringList(log.unproved)}});
        text += log.cosignedUtc.isValid() ? u"%1: %2 entries, cosigned %3\n"_s.arg(log.key.name())
                                                .arg(log.size)
                                                .arg(shortTime(log.cosignedUtc))
                                          : u"%1: nothing cosigned yet\n"_s.arg(log.key.name());
        for (const QString &file : log.forks)
            text += "  SIGNED TWO HISTORIES, kept in "_L1 + file + u'\n';
        for (const QString &file : log.unproved)
            text += "  showed what it did not prove to fit, kept in "_L1 + file + u'\n';
    }
    if (forked)
        text
            += "Tell the other witnesses and the authority above the center, with these files.\n"_L1;
    return Answer{
        {{u"key"_s, key}, {u"items"_s, items}, {u"next"_s, QJsonValue()}}, text, forked ? 1 : 0};
}

// What goes back by mail: the checkpoint with our line under it, or the size that we know.
static Result<QByteArray> answerFile(const QByteArray &request,
                                     const Services::WitnessAnswer &answer)
{
    if (answer.decision.verdict == Ledger::WitnessVerdict::OtherSize)
        return QByteArray::number(answer.decision.size) + '\n';
    REDRESS_TRY(asked, Ledger::parseWitnessRequest(request));
    return asked.checkpoint + answer.cosignature;
}

static Result<Answer> cosign(Invocation &in)
{
    REDRESS_TRY(out, in.required(u"out"_s));
    REDRESS_TRY(request, Services::readWhole(in.argument(0), Ledger::kMaxWitnessRequestBytes));
    REDRESS_TRY(witness, opened(in));
    REDRESS_TRY(answer, witness->answer(request));
    const Ledger::WitnessDecision &decision = answer.decision;
    const bool isCosigned = decision.verdict == Ledger::WitnessVerdict::Cosign;
    const bool isAnswered = isCosigned || decision.verdict == Ledger::WitnessVerdict::OtherSize;
    QString text = isCosigned ? u"Cosigned. Send %1 back."_s.arg(out)
                              : u"Not cosigned: %1."_s.arg(decision.why);
    if (isAnswered) {
        REDRESS_TRY(bytes, answerFile(request, answer));
        REDRESS_CHECK(Services::writeDurably(out, bytes));
        if (!isCosigned)
            text += u" Send %1 back: the center then asks from there."_s.arg(out);
    }
    if (!answer.evidence.isEmpty())
        text += u" Both are kept in %1."_s.arg(answer.evidence);
    return Answer{{{u"cosigned"_s, isCosigned},
                   {u"status"_s, decision.httpStatus()},
                   {u"why"_s, decision.why},
                   {u"evidence"_s, answer.evidence}},
                  text,
                  isAnswered ? 0 : 1};
}

static Result<Answer> serve(Invocation &in)
{
    REDRESS_TRY(where,
                Exchange::ListenAddress::parse(in.has(u"listen"_s) ? in.value(u"listen"_s)
                                                                   : u"127.0.0.1:0"_s));
    REDRESS_TRY(witness, opened(in));
    const bool isQuiet = in.quiet();
    const auto told = [isQuiet](const QString &line) {
        if (!isQuiet)
            std::fprintf(stderr, "%s %s\n", qPrintable(formatUtc(QDateTime::currentDateTimeUtc())),
                         qPrintable(line));
    };
    Exchange::HttpServer server(
        [&](const Exchange::HttpRequest &request) {
            return Services::replyTo(*witness, request, told);
        },
        {});
    REDRESS_CHECK(server.start(where.address, where.port));
    where.port = server.serverPort();
    // Told at once: whoever started it waits for the port.
    std::printf("%s\n",
                in.json()
                    ? compactJson({{u"listening"_s, where.text()}}).constData()
                    : qPrintable(u"Listening on http://%1/add-checkpoint"_s.arg(where.text())));
    std::fflush(stdout);
    if (!where.isLoopback())
        told(u"this is plain HTTP: put a reverse proxy with TLS before it"_s);
    QTimer poll;
    QObject::connect(&poll, &QTimer::timeout, &poll, [&in] {
        if (in.progress().isCancelled())
            QCoreApplication::quit();
    });
    poll.start(kInterruptPollMs);
    QCoreApplication::exec();
    return Answer{{{u"stopped"_s, true}}, u"Stopped."_s};
}

QList<Command> witnessCommands()
{
    const Option folder{u"witness"_s, u"DIR"_s, u"The witness's own folder"_s};
    return {
        {{u"witness"_s, u"init"_s},
         u"Makes a witness of other centers' ledgers, in a folder of its own"_s,
         {},
         {folder,
          {u"name"_s, u"NAME"_s,
           u"As its key is called, short and without spaces; drawn when left out"_s},
          {u"without-password"_s,
           {},
           u"Do not seal the key: it is only closed to other users of this computer"_s}},
         init,
         u"redress-cli witness init --witness ~/witness --name dept.example/w"_s,
         false},
        {{u"witness"_s, u"add-log"_s},
         u"Lets the witness cosign a center's checkpoints"_s,
         {{u"KEY"_s, u"The log's key, as the center's \"ledger head\" shows it"_s}},
         {folder},
         addLog,
         {},
         false},
        {{u"witness"_s, u"list"_s},
         u"Shows the witness's key, what it cosigned last, and who signed two histories"_s,
         {},
         {folder},
         list,
         {},
         false},
        {{u"witness"_s, u"cosign"_s},
         u"Answers a center's request that came as a file"_s,
         {{u"REQUEST"_s, u"The file from \"ledger witness request\""_s}},
         {folder, {u"out"_s, u"FILE"_s, u"The answer, to be sent back"_s}},
         cosign,
         {},
         false},
        {{u"witness"_s, u"serve"_s},
         u"Answers centers over HTTP (C2SP tlog-witness) until it is stopped"_s,
         {},
         {folder,
          {u"listen"_s, u"ADDRESS:PORT"_s,
           u"127.0.0.1 and a free port when left out; TLS is a reverse proxy's task"_s}},
         serve,
         u"redress-cli witness serve --witness ~/witness --listen 127.0.0.1:8080"_s,
         false},
    };
}

} // namespace Redress::Cli
