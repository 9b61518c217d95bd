// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/preview/confinement.h"

#include "models/preview/limits.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <thread>

namespace {

std::string told;

void tell(const char *what, bool possible)
{
    told += std::string(what) + (possible ? " possible\n" : " refused\n");
}

bool opens(const char *path, int flags)
{
    const int file = ::open(path, flags, 0600);
    if (file >= 0)
        ::close(file);
    return file >= 0;
}

bool forks()
{
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(0);
    return child > 0;
}

bool maps(size_t bytes, int protection)
{
    void *memory = ::mmap(nullptr, bytes, protection, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory != MAP_FAILED)
        ::munmap(memory, bytes);
    return memory != MAP_FAILED;
}

bool makesCode()
{
    void *memory
        = ::mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return memory != MAP_FAILED && ::mprotect(memory, 4096, PROT_READ | PROT_EXEC) == 0;
}

bool opensMany()
{
    for (int i = 0; i < Redress::Preview::kMaxOpenFiles + 1; ++i) {
        if (::open("/etc/fonts", O_RDONLY | O_DIRECTORY) < 0)
            return false;
    }
    return true;
}

} // namespace

/// escape FILE [free]: tries what a helper that was taken over would try, confined as the helper is
/// ("free": without), and tells what was possible. FILE: readable, of this user.
int main(int argc, char **argv)
{
    if (argc < 2)
        return 2;
    const bool isFree = argc > 2;
    if (!isFree && (!limitItself() || !confineItself()))
        return 1;
    const std::string file = argv[1];
    rlimit core{};
    ::getrlimit(RLIMIT_CORE, &core);
    tell("socket", ::socket(AF_INET, SOCK_STREAM, 0) >= 0);
    tell("local-socket", ::socket(AF_UNIX, SOCK_STREAM, 0) >= 0);
    tell("write-new", opens((file + ".new").c_str(), O_WRONLY | O_CREAT));
    tell("write-old", opens(file.c_str(), O_RDWR));
    tell("append", opens(file.c_str(), O_WRONLY | O_APPEND));
    tell("read-foreign", opens(file.c_str(), O_RDONLY));
    tell("read-font", opens("/usr/share/fonts", O_RDONLY | O_DIRECTORY));
    tell("unlink", ::unlink((file + ".new").c_str()) == 0);
    tell("fork", forks());
    tell("make-code", makesCode());
    tell("map-code", maps(4096, PROT_READ | PROT_EXEC));
    tell("much-memory", maps(size_t(Redress::Preview::kMaxMemory), PROT_READ | PROT_WRITE));
    tell("some-memory", maps(size_t(64) << 20, PROT_READ | PROT_WRITE));
    tell("many-files", opensMany());
    tell("signal-others", ::kill(::getppid(), 0) == 0);
    tell("core-dump", core.rlim_cur != 0);
    tell("gain-privileges", ::prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 0);
    std::thread thread([] { tell("thread", true); });
    thread.join();
    const char *none[] = {nullptr};
    if (::write(STDOUT_FILENO, told.data(), told.size()) < 0)
        return 1;
    ::execve("/bin/true", const_cast<char **>(none), const_cast<char **>(none));
    const char refused[] = "exec refused\n";
    return ::write(STDOUT_FILENO, refused, sizeof refused - 1) < 0;
}
