#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Redress authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whole jobs beside their peers: same data, same run, shuffled order in each round, medians, ratios.

Usage: pairs.py BIN_DIR SHARED_DATA [NAME…]     names: many big verify acts import recheck dossier start
"""
import json
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROUNDS = int(os.environ.get("REDRESS_BENCH_ROUNDS", "5"))
MANY_FILES, MANY_LEAST, MANY_MOST = 2000, 20_000, 780_000  # about 0.8 GB
BIG_BYTES = int(os.environ.get("REDRESS_BENCH_BIG", str(2 * 1024**3)))
ACTS = 1000
DOSSIER_BYTES = 200_000_000
random.seed(20260101)


def run(command, **options):
    """One process: wall seconds, user CPU seconds, peak memory in MB, standard output."""
    before = time.monotonic()
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)
    out, err = child.stdout.read(), child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.monotonic() - before
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        raise SystemExit(f"{command}: exit {child.returncode}\n{err.decode(errors='replace')}")
    return wall, usage.ru_utime, usage.ru_maxrss / 1024, out


class Contestant:
    """`prepare` gives fresh ground and is not timed; `work` returns run()'s tuple."""

    def __init__(self, name, prepare, work, inner=False):
        self.name, self.prepare, self.work, self.inner = name, prepare, work, inner
        self.wall, self.cpu, self.memory, self.extra = [], [], [], {}

    def once(self):
        ground = self.prepare()
        wall, cpu, memory, out = self.work(ground)
        if self.inner:
            told = json.loads(out)
            wall, self.extra = told["seconds"], told
        self.wall.append(wall)
        self.cpu.append(cpu)
        self.memory.append(memory)


def compare(title, contestants, rounds=ROUNDS):
    for _ in range(rounds):
        for contestant in random.sample(contestants, len(contestants)):
            contestant.once()
    ours = statistics.median(contestants[0].wall)
    print(f"\n{title} (median of {rounds}, shuffled)")
    for c in contestants:
        wall = statistics.median(c.wall)
        more = "".join(f"  {k} {v:.3f}" for k, v in c.extra.items() if k.startswith("p"))
        print(f"  {c.name:32} {wall:9.3f} s   user {statistics.median(c.cpu):7.2f} s   "
              f"{statistics.median(c.memory):7.0f} MB   redress/this {ours / wall:5.2f}{more}", flush=True)


def fresh(parent, name):
    path = os.path.join(parent, name)
    shutil.rmtree(path, ignore_errors=True)
    return path


def made_files(folder, count, least, most):
    os.makedirs(folder)
    for number in range(count):
        with open(os.path.join(folder, f"{number:05}.bin"), "wb") as file:
            file.write(random.randbytes(random.randint(least, most)))


def random_file(path, size):
    """In parts: a child's peak memory begins with this program's."""
    with open(path, "wb") as file:
        while size > 0:
            part = min(size, 4 * 1024**2)
            file.write(random.randbytes(part))
            size -= part


def big_file(folder):
    os.makedirs(folder)
    random_file(os.path.join(folder, "recording.bin"), BIG_BYTES)


def shell(line):
    return ["bash", "-euc", line]


class Ground:
    """Tools and a place to work."""

    def __init__(self, bins, shared, work):
        self.bins = bins
        self.tool, self.floor = os.path.join(bins, "redress-bench"), os.path.join(bins, "bench-floor")
        self.desktop, self.cli = os.path.join(bins, "redress"), os.path.join(bins, "redress-cli")
        self.shared, self.work = shared, work
        self.template = os.path.join(work, "template")
        run([self.tool, "make", self.template])
        self.environment = dict(os.environ, BORG_PASSPHRASE="b", RESTIC_PASSWORD="b", RESTIC_CACHE_DIR=f"{work}/rc",
                                BORG_BASE_DIR=f"{work}/bb", BORG_UNKNOWN_UNENCRYPTED_REPO_ACCESS_IS_OK="yes")
        run(shell(f"age-keygen -o {work}/age.key 2>/dev/null; age-keygen -y {work}/age.key > {work}/age.pub"))

    def do(self, line):
        return run(shell(line), env=self.environment)

    def vault(self):
        path = fresh(self.work, "vault")
        shutil.copytree(self.template, path)
        return path

    def borg(self):
        path = fresh(self.work, "borg")
        self.do(f"borg init -e repokey-blake2 {path}")
        return path

    def restic(self):
        path = fresh(self.work, "restic")
        self.do(f"restic -q init -r {path}")
        return path


def archive(g, title, files):
    compare(title, [
        Contestant("redress", g.vault, lambda v: run([g.tool, "archive", v, files]), inner=True),
        Contestant("floor (C, OpenSSL)", lambda: fresh(g.work, "floor"), lambda o: run([g.floor, "archive", files, o])),
        Contestant("sha256sum", lambda: None, lambda _: g.do(f"sha256sum {files}/* > /dev/null")),
        Contestant("age, a file each, sync", lambda: fresh(g.work, "age"),
                   lambda o: g.do(f"mkdir {o}; for f in {files}/*; do age -R {g.work}/age.pub -o {o}/${{f##*/}}.age $f; done; sync -f {o}")),
        Contestant("borg create", g.borg, lambda r: g.do(f"borg create -C none {r}::a {files}")),
        Contestant("restic backup", g.restic, lambda r: g.do(f"restic -q backup -r {r} {files}")),
    ])


def verify(g, files):
    vault, borg, restic = g.vault(), g.borg(), g.restic()
    run([g.tool, "archive", vault, files])
    g.do(f"borg create -C none {borg}::a {files}; restic -q backup -r {restic} {files}")
    g.do(f"rm -rf {g.work}/floor; {g.floor} archive {files} {g.work}/floor; cd {files}; sha256sum * > {g.work}/sums")
    compare("verify the archive: decrypt, tag, hash, signature, entry of all", [
        Contestant("redress ledger verify", lambda: None, lambda _: run([g.tool, "verify", vault]), inner=True),
        Contestant("floor (C, OpenSSL, one thread)", lambda: None, lambda _: run([g.floor, "verify", f"{g.work}/floor"])),
        Contestant("sha256sum -c", lambda: None, lambda _: g.do(f"cd {files}; sha256sum --quiet -c {g.work}/sums")),
        Contestant("borg check --verify-data", lambda: None, lambda _: g.do(f"borg check --verify-data {borg}")),
        Contestant("restic check --read-data", lambda: None, lambda _: g.do(f"restic -q check --read-data -r {restic}")),
    ])


def acts(g):
    compare(f"{ACTS} cases opened, each durable (p50, p95 in ms)", [
        Contestant("redress", g.vault, lambda v: run([g.tool, "acts", v, str(ACTS)]), inner=True),
        Contestant("bare SQLite WAL FULL, same rows", lambda: fresh(g.work, "bare"),
                   lambda p: (os.mkdir(p), run([g.tool, "bare-acts", f"{p}/db", str(ACTS)]))[1], inner=True),
    ])


def imports(g):
    csv = os.path.join(g.shared, "complaints", "cfpb_2015-2020.csv")
    if not os.path.exists(csv):
        print(f"\nimport: left out, {csv} is missing")
        return
    compare("import of 6,623 real complaints", [
        Contestant("redress", g.vault, lambda v: run([g.tool, "import", v, csv]), inner=True),
        Contestant("bare SQLite insert + FTS5", lambda: fresh(g.work, "bare"),
                   lambda p: (os.mkdir(p), run([g.tool, "bare-import", f"{p}/db", csv]))[1], inner=True),
    ])


def recheck(g):
    """The whole ledger of the imported complaints: every signature, disclosure and table row."""
    csv = os.path.join(g.shared, "complaints", "cfpb_2015-2020.csv")
    if not os.path.exists(csv):
        print(f"\nrecheck: left out, {csv} is missing")
        return
    vault = g.vault()
    run([g.tool, "import", vault, csv])
    entries = json.loads(run([g.tool, "verify", vault])[3])["count"]
    cores = os.cpu_count()

    def bare(_):
        """What the same number of bare ECDSA verifications takes on all cores."""
        out = g.do(f"openssl speed -seconds 2 -multi {cores} ecdsap256 2>/dev/null | tail -1")[3]
        rate = float(out.split()[-1])
        return entries / rate, 0.0, 0.0, b""
    compare(f"full verify of {entries} entries: signatures, facts, tables", [
        Contestant("redress ledger verify", lambda: None, lambda _: run([g.tool, "verify", vault]), inner=True),
        Contestant("redress ledger verify, relying on the last", lambda: None,
                   lambda _: run([g.tool, "verify-again", vault]), inner=True),
        Contestant(f"openssl speed ecdsap256, {cores} cores", lambda: None, bare),
    ])


def dossier(g):
    vault, name = fresh(g.work, "dossier"), f"{g.work}/dossier.asice"
    run([g.cli, "--vault", vault, "demo"])
    with open(f"{g.work}/password", "w", encoding="ascii") as file:
        file.write("demo\n")
    random_file(f"{g.work}/call.wav", DOSSIER_BYTES)
    cli = [g.cli, "--vault", vault, "--as", "demo", "--password-file", f"{g.work}/password", "--json"]
    case = json.loads(run(cli + ["case", "list"])[3])["items"][0]["case"]
    run(cli + ["document", "add", case, f"{g.work}/call.wav", "--kind", "call-recording"])
    run(cli + ["report", "dispute", case, "--for", "court", "--out", name])
    compare(f"verify a dossier of {os.path.getsize(name) / 1e6:.0f} MB", [
        Contestant("redress-verify", lambda: None, lambda _: run([os.path.join(g.bins, "redress-verify"), name])),
        Contestant("openssl dgst -sha256", lambda: None, lambda _: run(["openssl", "dgst", "-sha256", name])),
    ])


def window(command, title, environment):
    """Seconds until a window of that title is visible under Xvfb, and the idle process's memory in MB."""
    before = time.monotonic()
    child = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        # Asked again and again: xdotool's own waiting looks only twice a second.
        while subprocess.run(["xdotool", "search", "--onlyvisible", "--name", title], env=environment,
                             stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode != 0:
            if time.monotonic() - before > 60 or child.poll() is not None:
                raise SystemExit(f"{command}: no window")
            time.sleep(0.005)
        wall = time.monotonic() - before
        time.sleep(2)
        with open(f"/proc/{child.pid}/status", encoding="ascii") as status:
            memory = next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))
    finally:
        child.kill()
        child.wait()
    return wall, 0.0, memory, b""


def start(g):
    csv = os.path.join(g.shared, "complaints", "cfpb_2015-2020.csv")
    vault = fresh(g.work, "demo")
    run([g.cli, "--vault", vault, "demo"])
    with open(f"{g.work}/password", "w", encoding="ascii") as file:
        file.write("demo\n")
    if os.path.exists(csv):
        run([g.cli, "--vault", vault, "--as", "demo", "--password-file", f"{g.work}/password", "import", csv, "--format", "cfpb"])
    display = ":97"
    server = subprocess.Popen(["Xvfb", display, "-screen", "0", "1366x768x24"], stderr=subprocess.DEVNULL)
    try:
        time.sleep(1)
        environment = dict(os.environ, DISPLAY=display, QT_QPA_PLATFORM="xcb", XDG_CONFIG_HOME=f"{g.work}/config")
        compare("start to a visible window; memory when idle", [
            Contestant("redress, 6,683 cases", lambda: None, lambda _: window(
                [g.desktop, "--demo", "--vault", vault], "Demo Consumer Center", environment)),
            Contestant("keepassxc", lambda: None, lambda _: window(["keepassxc"], "KeePassXC", environment)),
        ])
    finally:
        server.kill()


def main():
    bins, shared, names = sys.argv[1], sys.argv[2], sys.argv[3:] or ["many", "big", "verify", "acts", "import", "recheck", "dossier", "start"]
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    work = tempfile.mkdtemp(prefix="redress-bench.")
    try:
        ground = Ground(bins, shared, work)
        files = os.path.join(work, "files")
        if "many" in names or "verify" in names:
            made_files(files, MANY_FILES, MANY_LEAST, MANY_MOST)
        if "many" in names:
            archive(ground, f"archive {MANY_FILES} papers, 0.8 GB: hash, encrypt, sign, durable entry", files)
        if "verify" in names:
            verify(ground, files)
        if "big" in names:
            big_file(os.path.join(work, "big"))
            archive(ground, f"archive one recording of {BIG_BYTES / 1e9:.1f} GB", os.path.join(work, "big"))
        if "acts" in names:
            acts(ground)
        if "import" in names:
            imports(ground)
        if "recheck" in names:
            recheck(ground)
        if "dossier" in names:
            dossier(ground)
        if "start" in names:
            start(ground)
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()
