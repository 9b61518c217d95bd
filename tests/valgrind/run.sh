#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Redress authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# run.sh BUILD quick|all: the programs under valgrind. Nothing may be lost for good, nothing read that was never
# written. quick: the verifier and two verbs; all: more verbs, and the window entered, used and closed.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
build=$(cd "${1:?usage: run.sh BUILD quick|all}" && pwd)
extent=${2:?usage: run.sh BUILD quick|all}
command -v valgrind >/dev/null || { echo "valgrind is not installed (./dev valgrind installs it)" >&2; exit 3; }
data=$here/../data
work=$(mktemp -d "${TMPDIR:-/tmp}/redress-valgrind.XXXXXX")
trap 'rm -rf "$work"' EXIT
# Code that PCRE2 makes at run time reads in words what it has by the byte; valgrind cannot know that this is harmless.
export QT_ENABLE_REGEXP_JIT=0 QT_QPA_PLATFORM=offscreen TZ=UTC LC_ALL=C.UTF-8 XDG_DATA_HOME=$work/data XDG_RUNTIME_DIR=$work
export XDG_CONFIG_HOME=$work/config QTEST_FUNCTION_TIMEOUT=3600000
chmod 700 "$work"
cp -r "$data/vault-1" "$work/vault"
chmod -R u+w "$work/vault"
echo secret > "$work/password"
printf 'A made-up letter.\n' > "$work/letter.txt"

failed=0
# checked NAME EXPECTED-EXIT PROGRAM…
checked() {
    local name=$1 expected=$2 log=$work/$1.log status=0
    shift 2
    valgrind -q --leak-check=full --show-leak-kinds=definite --errors-for-leak-kinds=definite --num-callers=24 \
        --error-exitcode=99 --log-file="$log" "$@" >"$work/$name.out" 2>&1 || status=$?
    if [ "$status" -eq "$expected" ] && [ ! -s "$log" ]; then
        echo "clean    $name"
    else
        failed=1
        echo "NOT SO   $name (exit $status, expected $expected)"
        tail -n 60 "$log"
        tail -n 5 "$work/$name.out"
    fi
}
cli() {
    local name=$1
    shift
    checked "$name" 0 "$build/bin/redress-cli" --vault "$work/vault" --as boss --password-file "$work/password" "$@"
}

checked verify 0 "$build/bin/redress-verify" "$data/dossier/dossier-1.asice"
cli case-list case list
if [ "$extent" = all ]; then
    cli case-open case open --narrative "cannot withdraw" --consumer-phone 13800138000
    cli document-add document add C-2026-000003-3 "$work/letter.txt" --kind correspondence
    cli ledger-verify ledger verify
    cli report-dispute report dispute C-2026-000003-3 --for court --out "$work/case.asice"
    cli backup backup "$work/backup"
    checked verify-own 0 "$build/bin/redress-verify" "$work/case.asice"
    cp "$work/case.asice" "$work/changed.asice"
    printf x | dd of="$work/changed.asice" bs=1 seek=20000 conv=notrunc status=none
    checked verify-broken 1 "$build/bin/redress-verify" "$work/changed.asice"
    checked window-papers 0 "$build/tests/ui/tst_papersdesk" papersAreShownByWhatTheyAre
    checked window-call 0 "$build/tests/ui/tst_newcall" aCallIsLoggedWithTheKeysAlone
fi
exit "$failed"
