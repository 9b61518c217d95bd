// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/preview/confinement.h"
#include "app/preview/decoder.h"
#include "app/preview/papersource.h"

#include <QCoreApplication>

#include <csignal>
#include <poll.h>
#include <unistd.h>

using namespace Redress::Preview;

namespace {

enum Exit { kAnswered, kNotConfined = 1, kWrongUse = 2 };

/// Started ahead, it waits; nobody wants it for long: it ends itself.
bool isWanted()
{
    pollfd input{STDIN_FILENO, POLLIN, 0};
    return ::poll(&input, 1, kMaxIdleSeconds * 1000) == 1 && (input.revents & POLLIN);
}

} // namespace

/// Looks at one paper for the window (models/preview/protocol.h), confined, and ends. What it is
/// given may have been made to take it over; what it can then do is to answer wrong pixels.
int main(int argc, char **argv)
{
    if (!limitItself())
        return kNotConfined;
    qputenv("QT_NO_GLIB", "1"); // it would want more of the system, for nothing
    QCoreApplication app(argc, argv);
    loadDecoders();
    if (!confineItself())
        return kNotConfined;
    if (!isWanted())
        return kAnswered;
    ::alarm(kMaxMilliseconds / 1000); // also where the window is too busy to end it
    const auto request = readRequest(heard(kRequestBytes));
    if (!request)
        return kWrongUse;
    PaperSource paper(request->sourceSize);
    say(written(decoded(paper, *request)));
    ::_exit(kAnswered); // whatever the paper did to this process, no destructor walks through it
}
