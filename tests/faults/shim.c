/* SPDX-FileCopyrightText: The Redress authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Loaded before the C library: refuses, tears, delays or takes down what a program asks of its
 * files, or kills it there (shim.h). */
#define _GNU_SOURCE
#include "shim.h"

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { MOST_FILES = 4096, HANG_SECONDS = 20 };

static struct redress_counts own_counts, *counts = &own_counts;
static const char *under;
static int target = -1;
static uint64_t strike_at;
static int strike_errno;
static enum { REFUSE, KILL, KILL_AFTER, TEAR, TEAR_AND_KILL, HANG } strike;
static int stays;
static int trace_fd = -1;
static pthread_mutex_t trace_lock = PTHREAD_MUTEX_INITIALIZER;
static atomic_uchar ours[MOST_FILES]; /* descriptors below `under` */

#define REAL(name) ((__typeof__(&name))real(#name))
static void *real(const char *name)
{
    return dlsym(RTLD_NEXT, name);
}

__attribute__((constructor)) static void begin(void)
{
    static const char *const names[] = REDRESS_CALL_NAMES;
    const char *call = getenv("REDRESS_FAULT_CALL");
    const char *at = getenv("REDRESS_FAULT_AT");
    const char *what = getenv("REDRESS_FAULT_DO");
    const char *file = getenv("REDRESS_FAULT_COUNTS");
    const char *trace = getenv("REDRESS_FAULT_TRACE");
    under = getenv("REDRESS_FAULT_UNDER");
    stays = getenv("REDRESS_FAULT_STAYS") != NULL;
    strike_at = at ? strtoull(at, NULL, 10) : 0;
    for (int i = 0; call && i < REDRESS_CALLS; ++i)
        if (!strcmp(call, names[i]))
            target = i;
    if (what && !strcmp(what, "kill"))
        strike = KILL;
    else if (what && !strcmp(what, "after"))
        strike = KILL_AFTER;
    else if (what && !strcmp(what, "torn"))
        strike = TEAR;
    else if (what && !strcmp(what, "tornkill"))
        strike = TEAR_AND_KILL;
    else if (what && !strcmp(what, "hang"))
        strike = HANG;
    else
        strike_errno = what ? atoi(what) : EIO;
    if (file) {
        const int fd = (int)syscall(SYS_openat, AT_FDCWD, file, O_RDWR | O_CLOEXEC);
        void *map = fd < 0 ? MAP_FAILED
                           : (void *)syscall(SYS_mmap, NULL, sizeof *counts, PROT_READ | PROT_WRITE,
                                             MAP_SHARED, fd, 0);
        if (map == MAP_FAILED)
            abort();
        counts = map;
        syscall(SYS_close, fd);
    }
    if (trace) {
        trace_fd = (int)syscall(SYS_openat, AT_FDCWD, trace,
                                O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
        if (trace_fd < 0)
            abort();
    }
}

static int is_ours(const char *path)
{
    return under && path && !strncmp(path, under, strlen(under));
}

static int is_our_fd(int fd)
{
    return fd >= 0 && fd < MOST_FILES && atomic_load(&ours[fd]);
}

static void die(void)
{
    syscall(SYS_kill, getpid(), SIGKILL);
    pause();
}

/* What becomes of this call: -1 refuse it (errno is set), 0 let it be, 1 do half, 2 die after it.
 */
static int judge(enum redress_call call)
{
    uint64_t n = __atomic_add_fetch(&counts->calls[call], 1, __ATOMIC_SEQ_CST);
    const int changes = call != REDRESS_READ && call != REDRESS_LOCK && call != REDRESS_CLOSE;
    if (changes) {
        const uint64_t any = __atomic_add_fetch(&counts->calls[REDRESS_ANY], 1, __ATOMIC_SEQ_CST);
        if (target == REDRESS_ANY)
            n = any;
    }
    if (!strike_at || !(target == (int)call || (target == REDRESS_ANY && changes))
        || !(n == strike_at || (stays && n > strike_at)))
        return 0;
    __atomic_add_fetch(&counts->struck, 1, __ATOMIC_SEQ_CST);
    switch (strike) {
    case KILL:
        die();
        return 0;
    case KILL_AFTER:
        return 2;
    case TEAR:
    case TEAR_AND_KILL:
        if (call == REDRESS_WRITE)
            return 1;
        if (strike == TEAR_AND_KILL)
            die();
        errno = EIO;
        return -1;
    case HANG:
        sleep(HANG_SECONDS);
        return 0;
    case REFUSE:
        errno = strike_errno;
        return -1;
    }
    return 0;
}

static uint64_t number_of(int fd)
{
    struct stat facts;
    return fstat(fd, &facts) ? 0 : (uint64_t)facts.st_ino;
}

static void take_down(enum redress_change change, uint64_t file, uint64_t offset, const char *path,
                      size_t path_size, const void *bytes, size_t size)
{
    if (trace_fd < 0)
        return;
    const int kept = errno;
    const struct redress_record head = {change, (uint32_t)path_size, file, offset, size};
    const struct iovec parts[]
        = {{(void *)&head, sizeof head}, {(void *)path, path_size}, {(void *)bytes, size}};
    pthread_mutex_lock(&trace_lock);
    if (syscall(SYS_writev, trace_fd, parts, 3) < 0)
        abort();
    pthread_mutex_unlock(&trace_lock);
    errno = kept;
}

static void take_down_path(enum redress_change change, uint64_t file, const char *path)
{
    take_down(change, file, 0, path, strlen(path), NULL, 0);
}

#define FINISH(verdict)                                                                            \
    do {                                                                                           \
        if ((verdict) == 2)                                                                        \
            die();                                                                                 \
    } while (0)

/* ---- opening and closing ------------------------------------------------------------------- */

static int open_one(int folder, const char *path, int flags, mode_t mode)
{
    if (!is_ours(path))
        return (int)syscall(SYS_openat, folder, path, flags, mode);
    const int verdict = judge(REDRESS_OPEN);
    if (verdict < 0)
        return -1;
    const int nameless = (flags & O_TMPFILE) == O_TMPFILE;
    const int was_there = !nameless && syscall(SYS_faccessat, folder, path, F_OK) == 0;
    const int fd = (int)syscall(SYS_openat, folder, path, flags, mode);
    if (fd >= 0 && fd < MOST_FILES) {
        atomic_store(&ours[fd], 1);
        take_down_path(was_there ? REDRESS_OPENED : REDRESS_MADE, number_of(fd),
                       nameless ? "" : path);
        if (was_there && (flags & O_TRUNC) && (flags & O_ACCMODE) != O_RDONLY)
            take_down(REDRESS_CUT, number_of(fd), 0, NULL, 0, NULL, 0);
    }
    FINISH(verdict);
    return fd;
}

#define OPEN(name)                                                                                 \
    int name(const char *path, int flags, ...)                                                     \
    {                                                                                              \
        va_list rest;                                                                              \
        va_start(rest, flags);                                                                     \
        const mode_t mode = (mode_t)va_arg(rest, int);                                             \
        va_end(rest);                                                                              \
        return open_one(AT_FDCWD, path, flags, mode);                                              \
    }
#define OPENAT(name)                                                                               \
    int name(int folder, const char *path, int flags, ...)                                         \
    {                                                                                              \
        va_list rest;                                                                              \
        va_start(rest, flags);                                                                     \
        const mode_t mode = (mode_t)va_arg(rest, int);                                             \
        va_end(rest);                                                                              \
        return open_one(folder, path, flags, mode);                                                \
    }
OPEN(open)
OPEN(open64)
OPENAT(openat)
OPENAT(openat64)
int __open_2(const char *path, int flags);
int __open_2(const char *path, int flags)
{
    return open_one(AT_FDCWD, path, flags, 0);
}
int __open64_2(const char *path, int flags);
int __open64_2(const char *path, int flags)
{
    return open_one(AT_FDCWD, path, flags, 0);
}

DIR *opendir(const char *path)
{
    const int verdict = is_ours(path) ? judge(REDRESS_OPEN) : 0;
    if (verdict < 0)
        return NULL;
    DIR *const folder = REAL(opendir)(path);
    FINISH(verdict);
    return folder;
}

int close(int fd)
{
    if (!is_our_fd(fd))
        return (int)syscall(SYS_close, fd);
    const int verdict = judge(REDRESS_CLOSE);
    atomic_store(&ours[fd], 0);
    const int closed = (int)syscall(SYS_close, fd);
    FINISH(verdict);
    return verdict < 0 ? -1 : closed; /* a refused close has closed all the same */
}

/* ---- bytes ----------------------------------------------------------------------------------- */

static ssize_t write_one(int fd, const void *bytes, size_t size, off_t at, int positioned)
{
    const int verdict = is_our_fd(fd) ? judge(REDRESS_WRITE) : 0;
    if (verdict < 0)
        return -1;
    size_t wanted = size;
    if (verdict == 1)
        wanted = size / 2;
    const off_t where
        = positioned || !is_our_fd(fd) ? at : (off_t)syscall(SYS_lseek, fd, 0, SEEK_CUR);
    const ssize_t written = positioned ? syscall(SYS_pwrite64, fd, bytes, wanted, at)
                                       : syscall(SYS_write, fd, bytes, wanted);
    if (written > 0 && is_our_fd(fd))
        take_down(REDRESS_WROTE, number_of(fd), (uint64_t)where, NULL, 0, bytes, (size_t)written);
    FINISH(verdict);
    if (verdict == 1) {
        if (strike == TEAR_AND_KILL)
            die();
        errno = EIO;
        return -1;
    }
    return written;
}

ssize_t write(int fd, const void *bytes, size_t size)
{
    return write_one(fd, bytes, size, 0, 0);
}
ssize_t pwrite(int fd, const void *bytes, size_t size, off_t at)
{
    return write_one(fd, bytes, size, at, 1);
}
ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t at)
{
    return write_one(fd, bytes, size, at, 1);
}
ssize_t sendfile(int to, int from, off_t *at, size_t size)
{
    if (is_our_fd(to)) { /* its user falls back to reading and writing, which is taken down */
        errno = EINVAL;
        return -1;
    }
    return REAL(sendfile)(to, from, at, size);
}

static int refused_read(int fd)
{
    return is_our_fd(fd) && judge(REDRESS_READ) < 0;
}
ssize_t read(int fd, void *bytes, size_t size)
{
    return refused_read(fd) ? -1 : syscall(SYS_read, fd, bytes, size);
}
ssize_t pread(int fd, void *bytes, size_t size, off_t at)
{
    return refused_read(fd) ? -1 : syscall(SYS_pread64, fd, bytes, size, at);
}
ssize_t pread64(int fd, void *bytes, size_t size, off64_t at)
{
    return refused_read(fd) ? -1 : syscall(SYS_pread64, fd, bytes, size, at);
}

static int cut(int fd, off_t size)
{
    const int verdict = is_our_fd(fd) ? judge(REDRESS_TRUNCATE) : 0;
    if (verdict < 0)
        return -1;
    const int done = (int)syscall(SYS_ftruncate, fd, size);
    if (done == 0 && is_our_fd(fd))
        take_down(REDRESS_CUT, number_of(fd), (uint64_t)size, NULL, 0, NULL, 0);
    FINISH(verdict);
    return done;
}
int ftruncate(int fd, off_t size)
{
    return cut(fd, size);
}
int ftruncate64(int fd, off64_t size)
{
    return cut(fd, size);
}

static int sync_one(int fd, long number)
{
    const int verdict = is_our_fd(fd) ? judge(REDRESS_SYNC) : 0;
    if (verdict < 0)
        return -1;
    const int done = (int)syscall(number, fd);
    if (done == 0 && is_our_fd(fd) && number == SYS_syncfs) {
        take_down(REDRESS_SYNCED_ALL, 0, 0, NULL, 0, NULL, 0);
    } else if (done == 0 && is_our_fd(fd) && trace_fd >= 0) {
        char link[64], path[PATH_MAX];
        snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
        const ssize_t size = readlink(link, path, sizeof path - 1);
        path[size < 0 ? 0 : size] = 0;
        take_down_path(REDRESS_SYNCED, number_of(fd), path);
    }
    FINISH(verdict);
    return done;
}
int fsync(int fd)
{
    return sync_one(fd, SYS_fsync);
}
int fdatasync(int fd)
{
    return sync_one(fd, SYS_fdatasync);
}
int syncfs(int fd)
{
    return sync_one(fd, SYS_syncfs);
}

void *mmap64(void *address, size_t size, int protection, int flags, int fd, off64_t at)
{
    if (is_our_fd(fd)) {
        const int verdict = judge(REDRESS_MMAP);
        if (verdict < 0)
            return MAP_FAILED;
        FINISH(verdict);
    }
    return (void *)syscall(SYS_mmap, address, size, protection, flags, fd, at);
}
void *mmap(void *address, size_t size, int protection, int flags, int fd, off_t at)
{
    return mmap64(address, size, protection, flags, fd, at);
}

int flock(int fd, int operation)
{
    if (is_our_fd(fd) && judge(REDRESS_LOCK) < 0)
        return -1;
    return (int)syscall(SYS_flock, fd, operation);
}
int fcntl64(int fd, int command, ...)
{
    va_list rest;
    va_start(rest, command);
    void *const argument = va_arg(rest, void *);
    va_end(rest);
    if (is_our_fd(fd) && (command == F_SETLK || command == F_SETLKW) && judge(REDRESS_LOCK) < 0)
        return -1;
    return (int)syscall(SYS_fcntl, fd, command, argument);
}

/* ---- names ----------------------------------------------------------------------------------- */

static int rename_one(int from_folder, const char *from, int to_folder, const char *to,
                      unsigned flags)
{
    const int seen = is_ours(from) || is_ours(to);
    const int verdict = seen ? judge(REDRESS_RENAME) : 0;
    if (verdict < 0)
        return -1;
    const int done = (int)syscall(SYS_renameat2, from_folder, from, to_folder, to, flags);
    if (done == 0 && seen && trace_fd >= 0) {
        char both[2 * PATH_MAX];
        const int size = snprintf(both, sizeof both, "%s%c%s", from, 0, to);
        take_down(REDRESS_RENAMED, 0, 0, both, (size_t)size, NULL, 0);
    }
    FINISH(verdict);
    return done;
}
int rename(const char *from, const char *to)
{
    return rename_one(AT_FDCWD, from, AT_FDCWD, to, 0);
}
int renameat(int from_folder, const char *from, int to_folder, const char *to)
{
    return rename_one(from_folder, from, to_folder, to, 0);
}
int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned flags)
{
    return rename_one(from_folder, from, to_folder, to, flags);
}

static int named(enum redress_call call, enum redress_change change, const char *path, long number,
                 mode_t mode)
{
    const int seen = is_ours(path);
    const int verdict = seen ? judge(call) : 0;
    if (verdict < 0)
        return -1;
    const int done = (int)syscall(number, path, mode);
    if (done == 0 && seen)
        take_down_path(change, 0, path);
    FINISH(verdict);
    return done;
}
int unlink(const char *path)
{
    return named(REDRESS_UNLINK, REDRESS_UNLINKED, path, SYS_unlink, 0);
}
int rmdir(const char *path)
{
    return named(REDRESS_UNLINK, REDRESS_REMOVED_FOLDER, path, SYS_rmdir, 0);
}
int mkdir(const char *path, mode_t mode)
{
    return named(REDRESS_MKDIR, REDRESS_MADE_FOLDER, path, SYS_mkdir, mode);
}

int linkat(int from_folder, const char *from, int to_folder, const char *to, int flags)
{
    const int verdict = is_ours(to) ? judge(REDRESS_LINK) : 0;
    if (verdict < 0)
        return -1;
    const int done = (int)syscall(SYS_linkat, from_folder, from, to_folder, to, flags);
    struct stat facts;
    if (done == 0 && is_ours(to) && stat(to, &facts) == 0)
        take_down_path(REDRESS_NAMED, (uint64_t)facts.st_ino, to);
    FINISH(verdict);
    return done;
}
int link(const char *from, const char *to)
{
    return linkat(AT_FDCWD, from, AT_FDCWD, to, 0);
}

/* ---- what was said --------------------------------------------------------------------------- */

size_t fwrite(const void *bytes, size_t size, size_t count, FILE *stream)
{
    const size_t written = REAL(fwrite)(bytes, size, count, stream);
    if (stream == stdout) {
        fflush(stream);
        take_down(REDRESS_CONFIRMED, 0, 0, NULL, 0, NULL, 0);
    }
    return written;
}
