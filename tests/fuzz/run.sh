#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Redress authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# run.sh SECONDS [TARGET…]: each fuzzer for so long, one after the other, beginning with its seeds. What it learns
# stays in BUILD/corpus, what breaks a parser in BUILD/findings. Exit 1 when anything broke.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
build=${BUILD:-$here/../../build/fuzz}
seconds=${1:?usage: run.sh SECONDS [TARGET…]}
shift
if [ $# -eq 0 ]; then
    for program in "$build"/bin/fuzz_*; do set -- "$@" "${program##*/fuzz_}"; done
fi
export ASAN_OPTIONS=detect_stack_use_after_return=0 UBSAN_OPTIONS=print_stacktrace=1 TZ=UTC LC_ALL=C.UTF-8
export LSAN_OPTIONS=suppressions=$here/../leaks.txt:print_suppressions=0
broken=0
printf '%-14s %12s %8s %9s %9s  %s\n' target executions per_s edges features findings
for target in "$@"; do
    learned=$build/corpus/$target findings=$build/findings/$target log=$build/$target.log
    mkdir -p "$learned" "$findings"
    status=0
    "$build/bin/fuzz_$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=65536 \
        -print_final_stats=1 -artifact_prefix="$findings/" "$learned" "$here/corpus/$target" >"$log" 2>&1 || status=$?
    executions=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
    rate=$(sed -n 's/^stat::average_exec_per_sec: *//p' "$log")
    read -r edges features < <(sed -n 's/.* cov: \([0-9]*\) ft: \([0-9]*\) .*/\1 \2/p' "$log" | tail -1) || true
    found=$(find "$findings" -type f | wc -l)
    printf '%-14s %12s %8s %9s %9s  %s\n' "$target" "${executions:-0}" "${rate:-0}" "${edges:-0}" "${features:-0}" "$found"
    if [ "$status" -ne 0 ] || [ "$found" -ne 0 ]; then
        broken=1
        grep -m3 -E 'ERROR|SUMMARY|runtime error|broken promise' "$log" || true
    fi
done
exit "$broken"
