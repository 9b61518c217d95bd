// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>

namespace Redress::Store {

/// The socket to a server. A network that swallows everything, or a server that hangs, would let
/// who asks wait for ever: a watched question ends with a broken line instead.
class Line {
public:
    /// `longest`: whatever who asks would wait.
    Line(int socket, std::chrono::seconds longest);
    ~Line();
    Q_DISABLE_COPY_MOVE(Line)

    class Watch {
    public:
        Watch(const Line &line, std::chrono::milliseconds patience);
        ~Watch();
        Q_DISABLE_COPY_MOVE(Watch)

    private:
        quint64 m_number;
    };

private:
    int m_socket; // a name of our own for it: never one that somebody else was given since
    std::chrono::seconds m_longest;
};

} // namespace Redress::Store
