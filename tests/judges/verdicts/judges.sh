#!/bin/sh
# SPDX-FileCopyrightText: The Redress authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# judges.sh FOLDER NAME…: what unzip, sha256sum, openssl, certtool and verify.sh say of FOLDER/NAME.asice, a line each:
# "NAME unzip=yes sha256sum=no …"; "-" where nothing was unpacked that a judge could look at. FOLDER/NAME.time holds the
# moment of signing, in seconds since 1970. What was unpacked stays in FOLDER/NAME.
set -u
folder=$1
shift
seal=META-INF/signature001.p7s
list=META-INF/ASiCManifest001.xml

# Files that a judge needs, "--", its command
ask() {
    while [ "$1" != -- ]; do
        [ -f "$1" ] || { answer=-; return; }
        shift
    done
    shift
    if timeout 60 "$@" </dev/null >/dev/null 2>&1; then answer=yes; else answer=no; fi
}

for name; do
    line=$name
    unpacked=$folder/$name
    mkdir "$unpacked" && cd "$unpacked" || exit 3
    seconds=$(cat "../$name.time")
    ask "../$name.asice" -- unzip -P none -tqq "../$name.asice"
    line="$line unzip=$answer"
    unzip -P none -qq -o "../$name.asice" </dev/null >/dev/null 2>&1
    ask manifest-sha256.txt -- sha256sum -c --strict --quiet manifest-sha256.txt
    line="$line sha256sum=$answer"
    ask $seal $list trust/root.pem -- openssl cms -verify -cades -binary -purpose any -inform DER -in $seal \
        -content $list -CAfile trust/root.pem -no-CApath -no-CAstore -attime "$seconds" -out /dev/null
    line="$line openssl=$answer"
    ask $seal $list trust/root.pem -- certtool --p7-verify --inder --infile $seal --load-data $list \
        --load-ca-certificate trust/root.pem
    line="$line certtool=$answer"
    ask verify.sh -- sh verify.sh
    echo "$line verify.sh=$answer"
done
