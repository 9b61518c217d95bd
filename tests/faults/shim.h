/* SPDX-FileCopyrightText: The Redress authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the preloaded shim and those who steer it agree on. The shim sees calls on files below
 * REDRESS_FAULT_UNDER only, so that loading a program's own libraries is never counted.
 *
 *   REDRESS_FAULT_CALL   name of a kind of call, or "any" (those that change something)
 *   REDRESS_FAULT_AT     which one of them, from 1; 0 or nothing: none
 *   REDRESS_FAULT_DO     a number: errno of the refused call, nothing done
 *                        "kill": SIGKILL instead of the call;  "after": SIGKILL once it was done
 *                        "torn": half of a write, then EIO;    "tornkill": half of it, then SIGKILL
 *                        "hang": the call takes HANG seconds
 *   REDRESS_FAULT_STAYS  every later call of that kind fares the same
 *   REDRESS_FAULT_COUNTS a file of struct redress_counts, shared
 *   REDRESS_FAULT_TRACE  a file that takes down every change (struct redress_record, then bytes)
 */
#pragma once

#include <stdint.h>

enum redress_call {
    REDRESS_OPEN,
    REDRESS_READ,
    REDRESS_WRITE,
    REDRESS_SYNC,
    REDRESS_TRUNCATE,
    REDRESS_RENAME,
    REDRESS_UNLINK,
    REDRESS_MKDIR,
    REDRESS_LINK,
    REDRESS_MMAP,
    REDRESS_LOCK,
    REDRESS_CLOSE,
    REDRESS_ANY,
    REDRESS_CALLS
};

#define REDRESS_CALL_NAMES                                                                         \
    {                                                                                              \
        "open", "read", "write", "sync", "truncate", "rename", "unlink", "mkdir", "link", "mmap",  \
            "lock", "close", "any"                                                                 \
    }

struct redress_counts {
    uint64_t calls[REDRESS_CALLS];
    uint64_t struck;
};

/* One change, in the order in which the program made it. */
enum redress_change {
    REDRESS_MADE = 1, /* path now names file `file`, new and empty; it may have no name yet */
    REDRESS_NAMED, /* path is one more name of `file` */
    REDRESS_OPENED, /* path names `file`, which was there before */
    REDRESS_WROTE, /* `size` bytes at `offset` of `file` follow */
    REDRESS_CUT, /* `file` is `offset` long */
    REDRESS_SYNCED, /* the content of `file`, or the names in folder `path` */
    REDRESS_SYNCED_ALL,
    REDRESS_RENAMED, /* path, NUL, new path */
    REDRESS_UNLINKED,
    REDRESS_MADE_FOLDER,
    REDRESS_REMOVED_FOLDER,
    REDRESS_CONFIRMED /* something was said on standard output */
};

struct redress_record {
    uint32_t change;
    uint32_t path_size;
    uint64_t file;
    uint64_t offset;
    uint64_t size;
};
