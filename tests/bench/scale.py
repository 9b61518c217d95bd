#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Redress authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One center as it grows: what a question, an act and the long jobs cost at each size, beside their bare peers.

Usage: scale.py BIN_DIR SHARED_DATA [SIZE…]     sizes: 10000 100000 unless told; the largest measured was 5000000
REDRESS_SCALE_KEEP=DIR keeps the vault there between runs: a larger size goes on where the smaller one stopped.
REDRESS_SCALE_SERVER=ADDRESS measures on that empty PostgreSQL database (questions and growth).
"""
import csv
import json
import os
import random
import shutil
import sys
import tempfile

from pairs import Contestant, compare, fresh, run

LONG = 500_000  # from here on the long jobs run once and the copies of a vault are left out
QUICK_ROUNDS = 5
ACTS = 100
ROWS = 1000


def told(command, **options):
    """Wall, user, memory and the objects of standard output."""
    wall, user, memory, out = run(command, **options)
    return wall, user, memory, [json.loads(line) for line in out.splitlines()]


def forget(folder):
    """Puts the files of a vault out of the page cache, as far as the kernel lets go of them."""
    os.sync()
    for name in os.listdir(folder):
        path = os.path.join(folder, name)
        if os.path.isfile(path):
            with open(path, "rb") as file:
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


class Curve:
    """Rows by job, columns by size."""

    def __init__(self):
        self.sizes, self.rows = [], {}

    def put(self, job, size, text):
        self.rows.setdefault(job, {})[size] = text
        print(f"  {size:>9,}  {job:36} {text}", flush=True)

    def table(self):
        head = ["what"] + [f"{size:,}" for size in self.sizes]
        print("\n| " + " | ".join(head) + " |\n" + "| --- " * len(head) + "|")
        for job, by_size in self.rows.items():
            print("| " + " | ".join([job] + [by_size.get(size, "") for size in self.sizes]) + " |")


class Vault:
    def __init__(self, bins, shared, work):
        self.work = work
        self.scale, self.tool = os.path.join(bins, "redress-scale"), os.path.join(bins, "redress-bench")
        self.csv = os.path.join(shared, "complaints", "cfpb_2015-2020.csv")
        self.server = os.environ.get("REDRESS_SCALE_SERVER", "")
        self.folder = os.path.join(os.environ.get("REDRESS_SCALE_KEEP", work), "vault")
        self.place = self.server or self.folder
        self.evidence = [os.path.join(work, "evidence")] if self.server else []

    def grow(self, curve, size):
        wall, user, memory, lines = told([self.scale, "grow", self.place, str(size), self.csv] + self.evidence)
        self.evidence = []
        last = lines[-1]
        curve.put("growth: cases/s over the whole step", size, f"{last['rate']:.0f} (user {user:.0f} s of {wall:.0f} s)")
        if len(lines) > 1:
            curve.put("growth: cases/s at its end", size, f"{lines[-2]['rate']:.0f}")
        curve.put("growth: memory", size, f"{memory:.0f} MB")
        if not self.server:
            database = os.path.getsize(os.path.join(self.folder, "redress.sqlite"))
            curve.put("database, bytes a case", size, f"{database / size:,.0f}")

    def ask(self, curve, size, kind, each):
        if kind == "cold":
            if self.server:
                return
            forget(self.folder)
        for line in told([self.scale, "ask", self.place, self.csv, str(each)])[3]:
            if line["question"] == "memory":
                curve.put(f"memory of the asking program, {kind}", size, f"{line['peakMB']} MB")
                continue
            if line["p50ms"] == 0:
                curve.put(f"{line['question']} (bare), {kind}", size, f"{line['bareP50ms']:.0f} ms, CPU {line['bareCpuP50ms']:.0f} ms")
                continue
            curve.put(f"{line['question']}, {kind}: p50 / p95, CPU", size,
                      f"{line['p50ms']:.2f} / {line['p95ms']:.2f}, {line['cpuP50ms']:.2f} ms; bare {line['bareP50ms']:.2f} / "
                      f"{line['bareP95ms']:.2f}, {line['bareCpuP50ms']:.2f}; CPU ratio {line['cpuP50ms'] / max(line['bareCpuP50ms'], 0.001):.1f}")

    def more_rows(self):
        """A thousand complaints that no case holds yet."""
        path = os.path.join(self.work, "more.csv")
        with open(self.csv, encoding="utf-8-sig", newline="") as source, open(path, "w", encoding="utf-8", newline="") as made:
            reader = csv.DictReader(source)
            writer = csv.DictWriter(made, reader.fieldnames)
            writer.writeheader()
            for _, row in zip(range(ROWS), reader):
                row["Complaint ID"] = str(random.randrange(10**11, 10**12))
                writer.writerow(row)
        return path

    def act(self, curve, size):
        bare = lambda: (os.makedirs(fresh(self.work, "bare")), os.path.join(self.work, "bare", "db"))[1]
        job = [Contestant("redress", lambda: None, lambda _: run([self.tool, "acts", self.place, str(ACTS)]), inner=True),
               Contestant("bare SQLite, a fresh file", bare, lambda d: run([self.tool, "bare-acts", d, str(ACTS)]), inner=True)]
        compare(f"{ACTS} cases opened at {size:,}, each durable", job, QUICK_ROUNDS)
        ours, peer = job[0].extra, job[1].extra
        curve.put("one case opened, durable", size,
                  f"{ours['p50ms']:.2f} / {ours['p95ms']:.2f} ms; bare {peer['p50ms']:.2f} / {peer['p95ms']:.2f}; "
                  f"{ours['p50ms'] / peer['p50ms']:.1f}")
        if not os.path.exists(self.csv):
            return
        job = [Contestant("redress", lambda: self.more_rows(),
                          lambda c: run([self.tool, "import", self.place, c]), inner=True),
               Contestant("bare SQLite, a fresh file", lambda: (bare(), self.more_rows()),
                          lambda g: run([self.tool, "bare-import", g[0], g[1]]), inner=True)]
        compare(f"{ROWS} rows imported at {size:,}", job, QUICK_ROUNDS)
        for contestant in job:
            if contestant.extra["count"] != ROWS:
                sys.exit(f"{contestant.name} took {contestant.extra['count']} of {ROWS} rows")
        ours, peer = (sorted(c.wall)[len(c.wall) // 2] for c in job)
        curve.put(f"import of {ROWS} rows", size, f"{ours:.2f} s; bare {peer:.2f} s; {ours / peer:.1f}")

    def long_jobs(self, curve, size):
        jobs = [("opening the desk's first page", ["open", self.place]), ("verify, all of it", ["verify", self.place]),
                ("rebuild", ["rebuild", self.place])]
        copy = os.path.join(self.work, "backup")
        if size < LONG * 4:
            jobs += [("backup, the first", ["backup", self.place, copy]), ("backup, the next", ["backup", self.place, copy])]
        for name, arguments in jobs:
            rounds = 1 if size >= LONG or arguments[0] == "backup" else 3
            runs = sorted((told([self.tool] + arguments) for _ in range(rounds)), key=lambda r: r[3][0]["seconds"])
            _, user, memory, lines = runs[len(runs) // 2]
            seconds = lines[0]["seconds"]
            text = f"{seconds * 1e3:.1f} ms" if seconds < 1 else f"{seconds:.1f} s"
            if arguments[0] != "open":
                text += f", {seconds / size * 1e6:.0f} µs a case, user {user:.1f} s, {memory:.0f} MB"
            if arguments[0] == "verify":
                text += f", {lines[0]['count']:,} entries"
            curve.put(name, size, text)
        shutil.rmtree(copy, ignore_errors=True)


def main():
    bins, shared = sys.argv[1:3]
    sizes = sorted(int(size) for size in sys.argv[3:]) or [10_000, 100_000]
    work, curve = tempfile.mkdtemp(prefix="redress-scale."), Curve()
    vault = Vault(bins, shared, work)
    try:
        for size in sizes:
            curve.sizes.append(size)
            vault.grow(curve, size)
            vault.ask(curve, size, "warm", 30)
            vault.ask(curve, size, "cold", 3)
            if not vault.server:
                vault.act(curve, size)
                vault.long_jobs(curve, size)
    finally:
        curve.table()
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()
