#!/bin/sh
# SPDX-FileCopyrightText: The Redress authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# build.sh OUTPUT: compiles the Go judge against Debian's golang.org/x/mod, without any network.
set -eu
output=$1
library=/usr/share/gocode
if ! command -v go >/dev/null || [ ! -d "$library/src/golang.org/x/mod/sumdb" ]; then
    echo "The judge of the ledger needs golang-go and golang-golang-x-mod-dev: install them, or run ./dev test." >&2
    exit 3
fi
cd "$(dirname "$0")"
export GO111MODULE=off GOPATH="$library" GOFLAGS= GOCACHE="${output}.cache" CGO_ENABLED=0
exec go build -o "$output" .
