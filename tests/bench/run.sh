#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Redress authors
# SPDX-License-Identifier: GPL-3.0-or-later
# run.sh BUILD_DIR [NAME…]: parts with Google Benchmark, then whole jobs beside their peers.
# run.sh BUILD_DIR scale [SIZE…]: a center as it grows. run.sh BUILD_DIR desks: many desks on one server.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
build=$1
shift
shared=$here/../../../shared/data
case ${1:-} in
scale)
    shift
    exec python3 "$here/scale.py" "$build/bin" "$shared" "$@"
    ;;
desks)
    REDRESS_TEST_POSTGRES_FSYNC=on exec "$here/../support/with-postgres.sh" python3 "$here/desks.py" "$build/bin"
    ;;
esac
if [ $# -eq 0 ]; then
    QT_QPA_PLATFORM=offscreen
    export QT_QPA_PLATFORM
    for parts in "$build"/bin/redress_bench_*; do
        "$parts" --benchmark_repetitions=5 --benchmark_report_aggregates_only=true --benchmark_enable_random_interleaving=true
    done
fi
exec python3 "$here/pairs.py" "$build/bin" "$shared" "$@"
