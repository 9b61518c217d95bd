#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Redress authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Many desks on one PostgreSQL server beside pgbench's single-row inserts, same server, same number of clients.

Usage: with-postgres.sh desks.py BIN_DIR
"""
import json
import os
import random
import re
import shutil
import statistics
import sys
import tempfile
from urllib.parse import parse_qs, urlsplit

from pairs import run

CLIENTS = (8, 50)
ROUNDS = int(os.environ.get("REDRESS_BENCH_ROUNDS", "5"))
SECONDS = 5
random.seed(20260101)


def pgbench(host, script, clients):
    out = run(["pgbench", "-h", host, "-U", "redress", "-n", "-c", str(clients), "-j", "2", "-T", str(SECONDS), "-M", "prepared",
               "-f", script, "base"])[3].decode()
    return float(re.search(r"tps = ([0-9.]+)", out).group(1)), {}


def desks(bins, server, clients):
    told = json.loads(run([os.path.join(bins, "redress-desks"), "work", server, str(clients), str(SECONDS)])[3])
    return told["acts"] / told["seconds"], told


def main():
    bins, server = sys.argv[1], os.environ["REDRESS_TEST_POSTGRES"]
    host = parse_qs(urlsplit(server).query)["host"][0]
    work = tempfile.mkdtemp(prefix="redress-desks.")
    try:
        script = os.path.join(work, "insert.sql")
        with open(script, "w", encoding="ascii") as file:
            file.write("INSERT INTO one_row(body) VALUES ('" + "x" * 900 + "');\n")
        run(["psql", "-h", host, "-U", "redress", "-q", "-c", "CREATE TABLE one_row(id BIGSERIAL PRIMARY KEY, body TEXT)", "base"])
        run(["createdb", "-h", host, "-U", "redress", "center"])
        center = server.replace("/base?", "/center?")
        run([os.path.join(bins, "redress-desks"), "make", center, os.path.join(work, "evidence")])
        for clients in CLIENTS:
            contestants = {"pgbench": lambda: pgbench(host, script, clients), "desks": lambda: desks(bins, center, clients)}
            rates, last = {name: [] for name in contestants}, {}
            for _ in range(ROUNDS):
                for name in random.sample(list(contestants), len(contestants)):
                    rate, told = contestants[name]()
                    rates[name].append(rate)
                    last = told or last
            ours, peer = statistics.median(rates["desks"]), statistics.median(rates["pgbench"])
            print(f"{clients} clients (median of {ROUNDS}, shuffled): {ours:.0f} acts/s, pgbench {peer:.0f}/s, ratio {ours / peer:.2f}; "
                  f"an act p50 {last['p50ms']:.1f} ms, p95 {last['p95ms']:.1f} ms; "
                  f"the desks' own CPU {last['user'] / last['acts'] * 1e3:.2f} ms an act", flush=True)
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == "__main__":
    main()
