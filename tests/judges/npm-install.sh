#!/bin/sh
# SPDX-FileCopyrightText: The Redress authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs the npm packages of the judges, and those of verify.html, from their lock files; quick when nothing changed.
set -eu
cd "$(dirname "$0")"

need() {
    if ! command -v "$1" >/dev/null; then
        echo "The judges in tests/judges need $1: install the packages nodejs and npm, or run ./dev test." >&2
        exit 3
    fi
}

need node
for lock in */package-lock.json ../../resources/judge/package-lock.json; do
    folder=$(dirname "$lock")
    installed="$folder/node_modules/.package-lock.json"
    if [ -f "$installed" ] && [ ! "$lock" -nt "$installed" ]; then
        continue
    fi
    need npm
    (cd "$folder" && npm ci --no-audit --no-fund --loglevel=error)
    touch "$installed"
done
