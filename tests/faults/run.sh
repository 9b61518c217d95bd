#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Redress authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# run.sh BUILD [VERB…]: every point instead of a sample, for all verbs or those named. A copy of the
# programs is run, so that the next build does not pull them away. REDRESS_FAULTS=all: each call in
# each of its ways (many hours); REDRESS_FAULTS_ONLY=TEXT: only points with that text.
set -euo pipefail
build=$1
shift
copy=$(mktemp -d "${TMPDIR:-/tmp}/redress-faults.XXXXXX")
trap 'rm -rf "$copy"' EXIT
mkdir -p "$copy/bin" "$copy/tests/faults"
cp "$build"/bin/{redress-cli,test-deskhand,redress-shim.so} "$copy/bin/"
tests=(tst_faults tst_powercut tst_faultyplaces tst_faultysqlite tst_strace)
export QT_QPA_PLATFORM=offscreen TZ=UTC LC_ALL=C.UTF-8 QTEST_FUNCTION_TIMEOUT=100000000
export REDRESS_FAULTS_VERBS="$*" REDRESS_FAULTS=${REDRESS_FAULTS:-each}
failed=0
for test in "${tests[@]}"; do
    cp "$build/tests/faults/$test" "$copy/tests/faults/"
    nice "$copy/tests/faults/$test" -maxwarnings 0 || failed=1
done
exit $failed
