// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/faultyvfs.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <mutex>

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace Redress::Faults {

namespace {

std::array<std::atomic<qint64>, kAsked> counts;
std::atomic_bool wasStruck = false;
std::mutex planTurn;
Refusal plan; // at 0: none

/// The refusal this question meets, if any.
bool meets(Asked asked, Refusal *refusal)
{
    const qint64 number = ++counts.at(size_t(asked));
    const std::lock_guard lock(planTurn);
    if (plan.at == 0 || plan.asked != asked
        || !(number == plan.at || (plan.stays && number > plan.at)))
        return false;
    wasStruck = true;
    *refusal = plan;
    return true;
}

struct File {
    sqlite3_file base;
    sqlite3_file *real;
};

sqlite3_vfs *system_()
{
    static sqlite3_vfs *const found = sqlite3_vfs_find(nullptr);
    return found;
}

sqlite3_file *realOf(sqlite3_file *file)
{
    return reinterpret_cast<File *>(file)->real;
}

template <typename Ask>
int unless(Asked asked, Ask ask)
{
    Refusal refusal;
    return meets(asked, &refusal) ? refusal.code : ask();
}

int closeFile(sqlite3_file *file)
{
    return realOf(file)->pMethods->xClose(realOf(file));
}
int readFile(sqlite3_file *file, void *to, int size, sqlite3_int64 at)
{
    return unless(Asked::Read,
                  [&] { return realOf(file)->pMethods->xRead(realOf(file), to, size, at); });
}
int writeFile(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 at)
{
    Refusal refusal;
    if (!meets(Asked::Write, &refusal))
        return realOf(file)->pMethods->xWrite(realOf(file), bytes, size, at);
    if (const int kept = std::min(refusal.kept, size); kept > 0)
        (void)realOf(file)->pMethods->xWrite(realOf(file), bytes, kept, at);
    return refusal.code;
}
int truncateFile(sqlite3_file *file, sqlite3_int64 size)
{
    return unless(Asked::Truncate,
                  [&] { return realOf(file)->pMethods->xTruncate(realOf(file), size); });
}
int syncFile(sqlite3_file *file, int flags)
{
    return unless(Asked::Sync, [&] { return realOf(file)->pMethods->xSync(realOf(file), flags); });
}
int sizeOfFile(sqlite3_file *file, sqlite3_int64 *size)
{
    return unless(Asked::Size,
                  [&] { return realOf(file)->pMethods->xFileSize(realOf(file), size); });
}
int lockFile(sqlite3_file *file, int level)
{
    return unless(Asked::Lock, [&] { return realOf(file)->pMethods->xLock(realOf(file), level); });
}
int unlockFile(sqlite3_file *file, int level)
{
    return realOf(file)->pMethods->xUnlock(realOf(file), level);
}
int isReserved(sqlite3_file *file, int *answer)
{
    return realOf(file)->pMethods->xCheckReservedLock(realOf(file), answer);
}
int controlFile(sqlite3_file *file, int operation, void *argument)
{
    return realOf(file)->pMethods->xFileControl(realOf(file), operation, argument);
}
int sectorSize(sqlite3_file *file)
{
    return realOf(file)->pMethods->xSectorSize(realOf(file));
}
int characteristics(sqlite3_file *file)
{
    return realOf(file)->pMethods->xDeviceCharacteristics(realOf(file));
}
int mapShared(sqlite3_file *file, int page, int size, int extend, void volatile **at)
{
    return unless(Asked::SharedMap, [&] {
        return realOf(file)->pMethods->xShmMap(realOf(file), page, size, extend, at);
    });
}
int lockShared(sqlite3_file *file, int offset, int count, int flags)
{
    // Giving a lock back is never refused by the system.
    if (flags & SQLITE_SHM_UNLOCK)
        return realOf(file)->pMethods->xShmLock(realOf(file), offset, count, flags);
    return unless(Asked::SharedLock, [&] {
        return realOf(file)->pMethods->xShmLock(realOf(file), offset, count, flags);
    });
}
void barrier(sqlite3_file *file)
{
    realOf(file)->pMethods->xShmBarrier(realOf(file));
}
int unmapShared(sqlite3_file *file, int remove)
{
    return realOf(file)->pMethods->xShmUnmap(realOf(file), remove);
}

int openFile(sqlite3_vfs *, sqlite3_filename name, sqlite3_file *file, int flags, int *outFlags)
{
    static const sqlite3_io_methods methods = {
        2,          closeFile,  readFile,    writeFile,   truncateFile, syncFile,        sizeOfFile,
        lockFile,   unlockFile, isReserved,  controlFile, sectorSize,   characteristics, mapShared,
        lockShared, barrier,    unmapShared, nullptr,     nullptr};
    File *const own = reinterpret_cast<File *>(file);
    own->base.pMethods = nullptr;
    own->real = reinterpret_cast<sqlite3_file *>(own + 1);
    return unless(Asked::Open, [&] {
        const int opened = system_()->xOpen(system_(), name, own->real, flags, outFlags);
        if (own->real->pMethods)
            own->base.pMethods = &methods;
        return opened;
    });
}
int deleteFile(sqlite3_vfs *, const char *name, int syncFolder)
{
    return unless(Asked::Delete, [&] { return system_()->xDelete(system_(), name, syncFolder); });
}

sqlite3_mem_methods memory;
void *allocate(int size)
{
    Refusal refusal;
    return meets(Asked::Allocate, &refusal) ? nullptr : memory.xMalloc(size);
}
void *reallocate(void *old, int size)
{
    Refusal refusal;
    return meets(Asked::Allocate, &refusal) ? nullptr : memory.xRealloc(old, size);
}

} // namespace

QString wordFor(Asked asked)
{
    static const char *const words[kAsked]
        = {"xOpen",     "xDelete", "xRead",    "xWrite",  "xSync",  "xTruncate",
           "xFileSize", "xLock",   "xShmLock", "xShmMap", "xMalloc"};
    return QString::fromLatin1(words[int(asked)]);
}

QString Refusal::text() const
{
    return u"%1 %2: %3%4%5"_s.arg(wordFor(asked))
        .arg(at)
        .arg(code)
        .arg(kept >= 0 ? u" after %1 bytes"_s.arg(kept) : QString(),
             stays ? u" from then on"_s : QString());
}

void FaultySystem::install()
{
    if (sqlite3_config(SQLITE_CONFIG_GETMALLOC, &memory) != SQLITE_OK)
        qFatal("SQLite was used before it could be surrounded");
    sqlite3_mem_methods refusing = memory;
    refusing.xMalloc = allocate;
    refusing.xRealloc = reallocate;
    if (sqlite3_config(SQLITE_CONFIG_MALLOC, &refusing) != SQLITE_OK
        || sqlite3_initialize() != SQLITE_OK)
        qFatal("SQLite was used before it could be surrounded");
    static sqlite3_vfs vfs = *system_();
    vfs.zName = "faulty";
    vfs.szOsFile = int(sizeof(File)) + system_()->szOsFile;
    vfs.xOpen = openFile;
    vfs.xDelete = deleteFile;
    if (sqlite3_vfs_register(&vfs, 1) != SQLITE_OK)
        qFatal("the faulty system could not be installed");
}

void FaultySystem::refuse(const Refusal &refusal)
{
    const std::lock_guard lock(planTurn);
    for (auto &count : counts)
        count = 0;
    wasStruck = false;
    plan = refusal;
}

void FaultySystem::behave()
{
    refuse({});
}

qint64 FaultySystem::asked(Asked asked)
{
    return counts.at(size_t(asked));
}

bool FaultySystem::struck()
{
    return wasStruck;
}

} // namespace Redress::Faults
