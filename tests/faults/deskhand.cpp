// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a window does and no command: keeps a draft while somebody types, keeps and enters a call of
// a server center, and founds a center whose keys are cheap enough to do it a thousand times.
//   test-deskhand draft VAULT    says after each saving how far it is kept
//   test-deskhand send ADDRESS   logs a call and says "done", or "kept" when it waits
//   test-deskhand keep ADDRESS   keeps one as if there were no line
//   test-deskhand enter ADDRESS  enters what was kept, a line for each
//   test-deskhand found FOLDER
#include "models/services/drafts.h"
#include "models/services/outbox.h"

#include <QCoreApplication>
#include <QJsonObject>

#include <cstdio>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Services;

namespace {

int tell(const Error &error)
{
    const QString line
        = u"{\"error\":{\"code\":\"%1\",\"message\":\"%2\",\"hint\":\"%3\"}}\n"_s.arg(
            wordFor(error.code), error.detail, error.hint);
    std::fputs(qPrintable(line), stderr);
    return exitCodeFor(error.code);
}

void say(const QByteArray &line)
{
    std::fwrite(line.constData(), 1, size_t(line.size()), stdout);
    std::fflush(stdout);
}

Crypto::SecretBytes secret()
{
    return Crypto::SecretBytes::copyOf("secret");
}

int draft(const QString &vault)
{
    const auto session = signIn(vault, u"li"_s, secret());
    if (!session)
        return tell(session.error());
    DraftService drafts(*session);
    QString id;
    for (int typed = 1; typed <= 3; ++typed) {
        const auto kept = drafts.save(id, {{u"typed"_s, typed}});
        if (!kept)
            return tell(kept.error());
        id = *kept;
        say(QByteArray::number(typed) + '\n');
    }
    return 0;
}

void say(const SentCall &call)
{
    say(call.done ? "done\n" : call.isWaiting() ? "kept\n" : "problem\n");
}

int send(const QString &address, bool hasLine)
{
    const auto session = signIn(address, u"boss"_s, secret());
    if (!session)
        return tell(session.error());
    Domain::CaseDraft call;
    call.consumer.name = u"A caller"_s;
    call.consumer.phone = u"138%1"_s.arg(::getpid(), 8, 10, QChar(u'0'));
    call.company = u"Acme Lending"_s;
    call.issue = u"p2p.cannot-withdraw"_s;
    call.narrative = u"The platform refuses every withdrawal."_s;
    const auto sent = Outbox(*session).send({}, {}, call, hasLine);
    if (!sent)
        return tell(sent.error());
    say(*sent);
    return 0;
}

int enter(const QString &address)
{
    const auto session = signIn(address, u"boss"_s, secret());
    if (!session)
        return tell(session.error());
    const auto sent = Outbox(*session).sendWaiting();
    if (!sent)
        return tell(sent.error());
    for (const SentCall &call : *sent)
        say(call);
    return 0;
}

int found(const QString &folder)
{
    NewCenter center;
    center.directory = folder;
    center.name = u"Test Center"_s;
    center.procedure = u"pboc-5-2020"_s;
    center.adminName = u"li"_s;
    center.adminPassword = secret();
    center.cheapKeys = true;
    const auto made = createCenter(center);
    if (!made)
        return tell(made.error());
    say("{\"founded\":true}\n");
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() != 3)
        return 2;
    const QString &verb = words.at(1);
    const QString &place = words.at(2);
    if (verb == "send"_L1 || verb == "keep"_L1)
        return send(place, verb == "send"_L1);
    if (verb == "enter"_L1)
        return enter(place);
    return verb == "draft"_L1 ? draft(place) : found(place);
}
