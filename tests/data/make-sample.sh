#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Redress authors
# SPDX-License-Identifier: GPL-3.0-or-later
# make-sample.sh BUILD_DIR VERSION: the samples vault-VERSION/ and center-VERSION/ beside this script, made new. Only for
# the version that is about to be released: those of released versions are never made again.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if [ "${1:-}" != "--on-server" ]; then
    build=$(cd "$1" && pwd)
    version=$2
    work=$(mktemp -d)
    trap 'rm -rf "$work" "${evidence:?}"' EXIT
    evidence=/tmp/redress-sample-evidence
    rm -rf "$evidence" "${here:?}/vault-$version" "${here:?}/center-$version"
    export XDG_DATA_HOME="$work/home" TZ=UTC LC_ALL=C.UTF-8 QT_QPA_PLATFORM=offscreen
    "$build/bin/make-sample" "$work/vault" ""
    rm "$work/vault/vault.lock"
    sqlite3 "$work/vault/redress.sqlite" "VACUUM; PRAGMA wal_checkpoint(TRUNCATE)" >/dev/null
    mv "$work/vault" "$here/vault-$version"
    mkdir "$here/center-$version"
    "$here/../support/with-postgres.sh" "$0" --on-server "$build" "$here/center-$version" "$evidence"
    exit
fi
build=$2
target=$3
evidence=$4
"$build/bin/make-sample" "$REDRESS_TEST_POSTGRES" "$evidence"
mv "$evidence" "$target/evidence"
{
    printf '%s\n' "-- SPDX-FileCopyrightText: The Redress authors" "-- SPDX-License-Identifier: GPL-3.0-or-later" \
        "-- A center of this version as pg_dump tells it; all its keys are test keys. See README.md." \
        "DO \$\$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'redress_desk') THEN" \
        "  CREATE ROLE redress_desk NOLOGIN; END IF; END \$\$;"
    # Without the lines that only psql understands.
    pg_dump --no-owner --inserts -d "$REDRESS_TEST_POSTGRES" | sed '/^\\/d;/^--/d;/^$/d'
} > "$target/center.sql"
