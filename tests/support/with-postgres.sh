#!/usr/bin/env bash
# SPDX-FileCopyrightText: The Redress authors
# SPDX-License-Identifier: GPL-3.0-or-later
# with-postgres.sh COMMAND [ARG…]: a PostgreSQL server of its own, on a socket in a temporary folder, for as long as
# the command runs. The command finds in REDRESS_TEST_POSTGRES the address of a database "base" whose owner it is, in
# REDRESS_TEST_POSTGRES_DATA the server's folder and in REDRESS_TEST_POSTGRES_CTL how to call pg_ctl.
set -euo pipefail
binaries=$(find /usr/lib/postgresql/*/bin -maxdepth 0 2>/dev/null | sort -V | tail -n 1)
[ -n "$binaries" ] || { echo "PostgreSQL is not installed" >&2; exit 3; }
ground=$(mktemp -d "${TMPDIR:-/tmp}/redress-postgres.XXXXXX")
as_server=()
if [ "$(id -u)" -eq 0 ]; then # the server refuses to run as root
    chown postgres "$ground"
    as_server=(setpriv --reuid=postgres --regid=postgres --clear-groups)
fi
chmod 0755 "$ground"
server() { (cd "$ground" && "${as_server[@]}" "$@"); }
stop() {
    server "$binaries/pg_ctl" -D "$ground/data" -m immediate stop >/dev/null 2>&1 || true
    rm -rf "$ground"
}
trap stop EXIT
server "$binaries/initdb" -D "$ground/data" -U redress --auth=trust --data-checksums --no-sync -E UTF8 --locale=C >/dev/null
server tee -a "$ground/data/postgresql.conf" >/dev/null <<CONF
listen_addresses = ''
unix_socket_directories = '$ground'
max_connections = 200
fsync = ${REDRESS_TEST_POSTGRES_FSYNC:-off}
log_min_messages = fatal
CONF
server "$binaries/pg_ctl" -D "$ground/data" -l "$ground/log" -w start >/dev/null
server "$binaries/createdb" -h "$ground" -U redress base
export REDRESS_TEST_POSTGRES="postgresql://redress@/base?host=$ground"
export REDRESS_TEST_POSTGRES_DATA="$ground/data"
export REDRESS_TEST_POSTGRES_CTL="${as_server[*]} $binaries/pg_ctl"
"$@"
