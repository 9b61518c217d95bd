// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/preview/confinement.h"

#include "models/preview/limits.h"

#include <linux/landlock.h>
#include <seccomp.h>

#include <fcntl.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <initializer_list>
#include <memory>

namespace {

using namespace Redress::Preview;

// The address sanitizer keeps terabytes of addresses for its shadow and maps them as it goes.
#if defined(__SANITIZE_ADDRESS__)
constexpr bool kIsSanitized = true;
#else
constexpr bool kIsSanitized = false;
#endif

bool limit(__rlimit_resource what, rlim_t most, rlim_t grace = 0)
{
    const rlimit both{most, most + grace};
    return ::setrlimit(what, &both) == 0;
}

/// Reading beneath the folders of fonts: a PDF may name fonts that it does not bring along. Nothing
/// else of the disk is to be seen.
bool seeOnlyFonts()
{
    const long version
        = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
    if (version < 1)
        return errno == ENOSYS || errno == EOPNOTSUPP; // an older system: the filter alone remains
    landlock_ruleset_attr handled{};
    handled.handled_access_fs = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1; // all of version 1
    const int rules = int(::syscall(SYS_landlock_create_ruleset, &handled, sizeof handled, 0));
    if (rules < 0)
        return false;
    for (const char *folder : {"/usr/share/fonts", "/usr/local/share/fonts", "/etc/fonts"}) {
        landlock_path_beneath_attr rule{};
        rule.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
        rule.parent_fd = ::open(folder, O_PATH | O_CLOEXEC);
        if (rule.parent_fd < 0)
            continue; // no such folder, nothing to see
        ::syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
        ::close(rule.parent_fd);
    }
    const bool done = ::syscall(SYS_landlock_restrict_self, rules, 0) == 0;
    ::close(rules);
    return done;
}

using Filter = std::unique_ptr<void, void (*)(scmp_filter_ctx)>;

bool allow(const Filter &filter, std::initializer_list<int> calls)
{
    for (const int call : calls) {
        if (seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 0) != 0)
            return false;
    }
    return true;
}

/// Where of argument `number` the bits of `mask` are `bits`.
bool allowIf(const Filter &filter, int call, unsigned number, scmp_datum_t mask, scmp_datum_t bits)
{
    const scmp_arg_cmp condition{number, SCMP_CMP_MASKED_EQ, mask, bits};
    return seccomp_rule_add_array(filter.get(), SCMP_ACT_ALLOW, call, 1, &condition) == 0;
}

/// What is not named here is refused with EPERM.
bool filterCalls()
{
    const Filter filter(seccomp_init(SCMP_ACT_ERRNO(EPERM)), seccomp_release);
    if (!filter)
        return false;
    constexpr unsigned kWriting = O_ACCMODE | O_CREAT | O_TRUNC;
    constexpr unsigned kThread = CLONE_THREAD | CLONE_VM;
    bool done = allow(filter,
                      {SCMP_SYS(read),
                       SCMP_SYS(pread64),
                       SCMP_SYS(readv),
                       SCMP_SYS(close),
                       SCMP_SYS(lseek),
                       SCMP_SYS(fstat),
                       SCMP_SYS(stat),
                       SCMP_SYS(lstat),
                       SCMP_SYS(newfstatat),
                       SCMP_SYS(statx),
                       SCMP_SYS(access),
                       SCMP_SYS(faccessat),
                       SCMP_SYS(faccessat2),
                       SCMP_SYS(readlink),
                       SCMP_SYS(getdents64),
                       SCMP_SYS(getcwd),
                       SCMP_SYS(poll),
                       SCMP_SYS(ppoll),
                       SCMP_SYS(munmap),
                       SCMP_SYS(mremap),
                       SCMP_SYS(madvise),
                       SCMP_SYS(brk),
                       SCMP_SYS(futex),
                       SCMP_SYS(set_robust_list),
                       SCMP_SYS(rseq),
                       SCMP_SYS(sched_yield),
                       SCMP_SYS(sched_getaffinity),
                       SCMP_SYS(rt_sigaction),
                       SCMP_SYS(rt_sigprocmask),
                       SCMP_SYS(rt_sigreturn),
                       SCMP_SYS(sigaltstack),
                       SCMP_SYS(eventfd2),
                       SCMP_SYS(clock_gettime),
                       SCMP_SYS(clock_nanosleep),
                       SCMP_SYS(nanosleep),
                       SCMP_SYS(gettimeofday),
                       SCMP_SYS(getrandom),
                       SCMP_SYS(getpid),
                       SCMP_SYS(gettid),
                       SCMP_SYS(getuid),
                       SCMP_SYS(geteuid),
                       SCMP_SYS(getgid),
                       SCMP_SYS(getegid),
                       SCMP_SYS(uname),
                       SCMP_SYS(sysinfo),
                       SCMP_SYS(alarm),
                       SCMP_SYS(tgkill),
                       SCMP_SYS(exit),
                       SCMP_SYS(exit_group)});
    done = done && allowIf(filter, SCMP_SYS(openat), 2, kWriting, O_RDONLY)
        && allowIf(filter, SCMP_SYS(open), 1, kWriting, O_RDONLY)
        && allowIf(filter, SCMP_SYS(write), 0, UINT_MAX, STDOUT_FILENO)
        && allowIf(filter, SCMP_SYS(mmap), 2, PROT_EXEC, 0)
        && allowIf(filter, SCMP_SYS(mprotect), 2, PROT_EXEC, 0)
        // Qt scales large pictures on several threads; a new process is refused.
        && allowIf(filter, SCMP_SYS(clone), 0, kThread, kThread);
    // Its flags lie in memory, where no filter sees them; without it clone is used.
    return done && seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) == 0
        && seccomp_load(filter.get()) == 0;
}

} // namespace

bool limitItself()
{
    return limit(RLIMIT_CORE, 0) && limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_CPU, kMaxCpuSeconds, 1)
        && limit(RLIMIT_NOFILE, kMaxOpenFiles) && (kIsSanitized || limit(RLIMIT_AS, kMaxMemory))
        && ::prctl(PR_SET_DUMPABLE, 0) == 0 && ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
}

bool confineItself()
{
    return seeOnlyFonts() && filterCalls();
}
