// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a window does and no command: keeps a draft while somebody types, and founds a center whose
// keys are cheap enough to do it a thousand times.
//   test-deskhand draft VAULT    says after each saving how far it is kept
//   test-deskhand found FOLDER
#include "models/services/drafts.h"

#include <QCoreApplication>
#include <QJsonObject>

#include <cstdio>

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
    return words.at(1) == "draft"_L1 ? draft(words.at(2)) : found(words.at(2));
}
