// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/preview/protocol.h"

#include <csignal>
#include <cstring>
#include <unistd.h>

using namespace Redress::Preview;

namespace {

void send(const QByteArray &bytes)
{
    qsizetype at = 0;
    while (at < bytes.size()) {
        const ssize_t put
            = ::write(STDOUT_FILENO, bytes.constData() + at, size_t(bytes.size() - at));
        if (put <= 0)
            ::_exit(1);
        at += put;
    }
}

void hear(qsizetype size)
{
    QByteArray bytes(size, '\0');
    for (qsizetype at = 0; at < size;) {
        const ssize_t got = ::read(STDIN_FILENO, bytes.data() + at, size_t(size - at));
        if (got <= 0)
            ::_exit(1);
        at += got;
    }
}

} // namespace

/// A helper that somebody took over, or that fails; how stands in the name under which it is
/// called.
int main(int, char **argv)
{
    const char *slash = std::strrchr(argv[0], '/');
    const QByteArray lie(slash ? slash + 1 : argv[0]);
    hear(kRequestBytes);
    if (lie == "crashes")
        std::raise(SIGSEGV);
    if (lie == "hangs")
        ::pause();
    if (lie == "spins") {
        const volatile bool ends = false;
        while (!ends) { }
    }
    if (lie == "garbage")
        send(QByteArray("<html>no</html>").repeated(1000));
    if (lie == "floods") {
        while (true)
            send(QByteArray(1 << 20, 'R'));
    }
    if (lie == "promises") // four gigabytes
        send(QByteArray("A\xff\xff\xff\xff", 5));
    if (lie == "half")
        send(QByteArray("A\x40\0\0\0half", 9));
    if (lie == "outside")
        send(written(BlockRequest{1LL << 40, 65536}));
    if (lie == "greedy") {
        while (true) {
            send(written(BlockRequest{0, 1000}));
            hear(4 + 1000);
        }
    }
    if (lie == "larger") {
        Answer answer;
        answer.outcome = Outcome::Shown;
        answer.content = Content::Picture;
        answer.picture = QImage(900, 900, QImage::Format_RGB32);
        answer.picture.fill(Qt::red);
        send(written(answer));
    }
    return 0; // without a word
}
