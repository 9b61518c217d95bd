#!/bin/sh
# SPDX-FileCopyrightText: The Redress authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Checks an unpacked dossier: sh verify.sh
# Needs sh, openssl 3 and sha256sum; everything else is built into sh. Nothing is written anywhere, but for
# one temporary file (mktemp, cat, rm) where trust/policy names witnesses.
# Exit: 0 everything holds, 1 something does not, 3 a tool is missing. VERIFY.txt explains.

LC_ALL=C
export LC_ALL
IFS=' '
CDPATH=
set -u
case $0 in */*) cd "${0%/*}" || exit 3 ;; esac
openssl version >/dev/null 2>&1 || { echo "openssl is missing." >&2; exit 3; }
sha256sum </dev/null >/dev/null 2>&1 || { echo "sha256sum is missing." >&2; exit 3; }

newline='
'
faults=0
fault() {
    faults=$((faults + 1))
    printf 'BROKEN: %s\n' "$1"
}
stop_if_broken() {
    [ $faults -eq 0 ] && return
    if [ $faults -eq 1 ]; then word=finding; else word=findings; fi
    printf 'This dossier does NOT hold (%s %s).\n' $faults $word
    exit 1
}

# --- Numbers and letters -----------------------------------------------------------------------

alphabet=ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/
rest=$alphabet
n=0
while [ -n "$rest" ]; do
    tail=${rest#?}
    eval "b64_$n=${rest%"$tail"}"
    rest=$tail
    n=$((n + 1))
done

# Hex of 32 bytes -> $base64
base64_of_hex() {
    hex=$1
    base64=
    while [ ${#hex} -ge 6 ]; do
        tail=${hex#??????}
        n=$((0x${hex%"$tail"}))
        hex=$tail
        eval "base64=\$base64\$b64_$((n >> 18))\$b64_$((n >> 12 & 63))\$b64_$((n >> 6 & 63))\$b64_$((n & 63))"
    done
    n=$((0x$hex << 2))
    eval "base64=\$base64\$b64_$((n >> 12))\$b64_$((n >> 6 & 63))\$b64_$((n & 63))="
}

# Text with - and _ -> $text with + and / (or the other way round)
swap() {
    text=
    rest=$1
    while :; do
        case $rest in *"$2"*) ;; *) break ;; esac
        text=$text${rest%%"$2"*}$3
        rest=${rest#*"$2"}
    done
    text=$text$rest
}
url_of_base64() {
    swap "${1%%=*}" + -
    swap "$text" / _
}
base64_of_url() {
    swap "$1" - +
    swap "$text" _ /
    case $((${#text} % 4)) in 2) text=$text== ;; 3) text=$text= ;; esac
}

# What printf turns into the bytes: \ooo for each -> $octal
octal_of_hex() {
    hex=$1
    octal=
    while [ -n "$hex" ]; do
        tail=${hex#??}
        n=$((0x${hex%"$tail"}))
        hex=$tail
        octal=$octal\\$((n >> 6))$((n >> 3 & 7))$((n & 7))
    done
}
octal_of_base64() {
    code=${1%%=*}
    octal=
    while [ -n "$code" ]; do
        spare=0
        case $code in
            ????*) tail=${code#????} ;;
            ???) tail= code=${code}A spare=1 ;;
            *) tail= code=${code}AAA spare=2 ;;
        esac
        four=${code%"$tail"}
        code=$tail
        n=0
        for skip in 1 2 3 4; do
            tail=${four#?}
            before=${alphabet%%"${four%"$tail"}"*}
            n=$((n << 6 | ${#before}))
            four=$tail
        done
        octal=$octal\\$((n >> 22))$((n >> 19 & 7))$((n >> 16 & 7))
        [ $spare -lt 2 ] && octal=$octal\\$((n >> 14 & 3))$((n >> 11 & 7))$((n >> 8 & 7))
        [ $spare -lt 1 ] && octal=$octal\\$((n >> 6 & 3))$((n >> 3 & 7))$((n & 7))
    done
}

# \ooo… of an unsigned number -> $integer, a DER INTEGER
der_integer() {
    octets=$1
    while :; do
        case $octets in '\000'?*) octets=${octets#????} ;; *) break ;; esac
    done
    case $octets in '\'[23]*) octets='\000'$octets ;; esac
    n=$((${#octets} / 4))
    integer='\002\'$((n >> 6))$((n >> 3 & 7))$((n & 7))$octets
}

# Year month day hour minute second, each of two or four digits -> $epoch, empty for what never was
epoch_of() {
    epoch=
    case $2 in
        04 | 06 | 09 | 11) days=30 ;;
        02) days=$((28 + ($1 % 4 == 0 && $1 % 100 != 0 || $1 % 400 == 0))) ;;
        *) days=31 ;;
    esac
    [ "$2" -ge 1 ] && [ "$2" -le 12 ] && [ "$3" -ge 1 ] && [ "$3" -le $days ] || return
    [ "$4" -le 23 ] && [ "$5" -le 59 ] && [ "$6" -le 59 ] || return
    m=$(((${2#0} + 9) % 12))
    y=$(($1 - m / 10))
    days=$((365 * y + y / 4 - y / 100 + y / 400 + (m * 306 + 5) / 10 + ${3#0} - 719469))
    epoch=$((((days * 24 + ${4#0}) * 60 + ${5#0}) * 60 + ${6#0}))
}
# 260302120000Z or, from 2050, 20500302120000Z -> $epoch, as above
epoch_of_asn1() {
    t=${1%Z}
    epoch=
    case $t in *[!0-9]*) return ;; esac
    case ${#t} in
        12) [ "${t%??????????}" -ge 50 ] && t=19$t || t=20$t ;;
        14) [ "${t%??????????}" -ge 2050 ] || return ;;
        *) return ;;
    esac
    set -- "$t"
    for skip in 1 2 3 4 5; do
        tail=${t%??}
        set -- "${t#"$tail"}" "$@"
        t=$tail
    done
    epoch_of "$t" "$1" "$2" "$3" "$4" "$5"
}

# --- 1. The files that are here, and no others -------------------------------------------------

is_number() { # text, least digits
    case $1 in '' | *[!0-9]*) return 1 ;; esac
    [ ${#1} -eq "$2" ] && return 0
    [ ${#1} -gt "$2" ] && [ ${#1} -le 18 ] && case $1 in 0*) return 1 ;; esac
}
is_known() {
    case $1 in
        mimetype | report.pdf | custody.jsonld | certification.txt | manifest-sha256.txt) ;;
        VERIFY.txt | verify.sh | verify.html | trust/root.pem | trust/policy) ;;
        META-INF/tree-head.txt | META-INF/ASiCManifest001.xml | META-INF/signature001.p7s) ;;
        META-INF/checkpoint.tst) ;;
        META-INF/*.tlog-proof) name=${1#META-INF/} && is_number "${name%.tlog-proof}" 6 ;;
        entries/*.sd-jwt) name=${1#entries/} && is_number "${name%.sd-jwt}" 6 ;;
        signatures/*.p7s) name=${1#signatures/} && is_number "${name%.p7s}" 3 ;;
        evidence/*.*)
            name=${1#evidence/}
            case ${name#*.} in *[!a-z0-9]* | '' | ?????????*) return 1 ;; esac
            is_number "${name%%.*}" 3
            ;;
        trust/certificates/*.pem | trust/tsa/*.pem | trust/tsa/*.crl)
            name=${1#trust/certificates/}
            name=${name#trust/tsa/}
            name=${name%.???}
            case $name in *[!A-Za-z0-9_-]*) return 1 ;; esac
            [ ${#name} -eq 43 ]
            ;;
        *) return 1 ;;
    esac
}

for folder in . META-INF entries evidence signatures trust trust/certificates trust/tsa; do
    for path in "$folder"/* "$folder"/.[!.]* "$folder"/..?*; do
        path=${path#./}
        [ -e "$path" ] || [ -L "$path" ] || continue
        case $path in
            META-INF | entries | evidence | signatures | trust | trust/certificates | trust/tsa)
                [ -d "$path" ] && [ ! -L "$path" ] || fault "$path is not a folder."
                continue
                ;;
        esac
        if [ -L "$path" ] || [ ! -f "$path" ] || ! is_known "$path"; then
            fault "$path does not belong in a dossier."
        fi
    done
done
# In the order of their bytes, as both lists name them.
set --
for path in META-INF/* VERIFY.txt certification.txt custody.jsonld entries/* evidence/* \
    manifest-sha256.txt mimetype report.pdf signatures/* trust/certificates/* trust/policy \
    trust/root.pem trust/tsa/* verify.html verify.sh; do
    case $path in
        *'/*') ;;
        verify.html) [ -r "$path" ] && set -- "$@" "$path" ;; # the first dossiers have none
        *) [ -r "$path" ] && set -- "$@" "$path" || fault "$path is missing." ;;
    esac
done
for path in META-INF/tree-head.txt META-INF/ASiCManifest001.xml META-INF/signature001.p7s; do
    [ -r "$path" ] || fault "$path is missing."
done
stop_if_broken

# --- 2. Both lists name exactly these files ----------------------------------------------------

all_sums=$(sha256sum -- "$@") || fault "Some files cannot be read."
manifest=
references=
evidence=
entries=
sum_manifest= sum_asic= sum_mimetype=
total=$#
while IFS= read -r line; do
    sum=${line%% *}
    path=${line#*  }
    base64_of_hex "$sum"
    case $path in
        META-INF/ASiCManifest001.xml) sum_asic=$sum ;;
        META-INF/signature001.p7s) ;;
        manifest-sha256.txt) sum_manifest=$sum ;;
        mimetype) sum_mimetype=$sum ;;
        evidence/*) evidence="$evidence$sum:$path " ;;
        entries/*) entries="$entries$sum:$path " ;;
    esac
    case $path in
        META-INF/* | manifest-sha256.txt) ;;
        *) manifest=$manifest$line$newline ;;
    esac
    case $path in
        META-INF/ASiCManifest001.xml | META-INF/signature001.p7s | mimetype) ;;
        *) references="$references  <asic:DataObjectReference URI=\"$path\">
    <ds:DigestMethod Algorithm=\"http://www.w3.org/2001/04/xmlenc#sha256\"/>
    <ds:DigestValue>$base64</ds:DigestValue>
  </asic:DataObjectReference>
" ;;
    esac
done <<END
$all_sums
END

# SHA-256 of "application/vnd.etsi.asic-e+zip"
[ "$sum_mimetype" = 49f862215ba759e69b64ea99f5c0b115ccf2b78b391c9556607215d71c5c9f72 ] || fault "mimetype is not that of a signed container."
IFS= read -r line <report.pdf
case $line in %PDF-*) ;; *) fault "report.pdf is not a PDF file." ;; esac
sum=$(printf '%s' "$manifest" | sha256sum)
if [ "${sum%% *}" != "$sum_manifest" ]; then
    fault "manifest-sha256.txt is not the list of these files:"
    sha256sum -c --strict --quiet manifest-sha256.txt 2>&1
fi
sum=$(printf '%s' '<?xml version="1.0" encoding="UTF-8"?>
<asic:ASiCManifest xmlns:asic="http://uri.etsi.org/02918/v1.2.1#" xmlns:ds="http://www.w3.org/2000/09/xmldsig#">
  <asic:SigReference URI="META-INF/signature001.p7s" MimeType="application/pkcs7-signature"/>
'"$references"'</asic:ASiCManifest>
' | sha256sum)
[ "${sum%% *}" = "$sum_asic" ] ||
    fault "META-INF/ASiCManifest001.xml, which was signed, is not the list of these files."

# --- 3. The signatures -------------------------------------------------------------------------

text_of() { # file -> $text, without the last line end
    text=
    while IFS= read -r line || [ -n "$line" ]; do text=$text$line$newline; done <"$1"
    text=${text%"$newline"}
}

text_of trust/root.pem
root_pem=$text
certificates=0
for path in trust/certificates/*; do
    certificates=$((certificates + 1))
    kid=${path#trust/certificates/}
    kid=${kid%.pem}
    sum=$(openssl x509 -in "$path" -outform DER 2>/dev/null | sha256sum)
    base64_of_hex "${sum%% *}"
    url_of_base64 "$base64"
    [ "$text" = "$kid" ] || fault "$path is not named after its certificate."
    text_of "$path"
    eval "pem_$certificates=\$text kid_$certificates=\$kid"
done
used=' '

# One line of asn1parse -> $depth and $item, the latter without what differs between signatures
read_asn1() {
    depth=${1#*:d=}
    depth=${depth%% *}
    item=${1#*hl=}
    item=${item#*l=}
    item=${item#"${item%%[!0-9 ]*}"}
    name_part=$item
    case $item in
        'cons: SEQUENCE'*) item=SEQUENCE ;;
        'cons: SET'*) item=SET ;;
        'cons: cont [ 0 ]'*) item=CONTEXT ;;
        'prim: OBJECT'*) item=${item##*:} ;;
        'prim: OCTET STRING'*) item=OCTETS ;;
        'prim: UTCTIME'* | 'prim: GENERALIZEDTIME'*) time=${item##*:} item=TIME ;;
        'prim: INTEGER'*) [ "$depth" = 6 ] && item=SERIAL || item=INTEGER${item##*:} ;;
    esac
}

root_name=
part=0
while IFS= read -r line; do
    read_asn1 "$line"
    if [ "$depth" = 2 ]; then
        [ "$item" = SEQUENCE ] && part=$((part + 1))
    elif [ "$depth" -gt 2 ] && [ $part -eq 2 ]; then
        root_name="$root_name$((depth - 3)) $name_part$newline"
    fi
done <<END
$(openssl asn1parse -in trust/root.pem 2>/dev/null)
END

seal_shape='0SEQUENCE 1pkcs7-signedData 1CONTEXT 2SEQUENCE 3INTEGER01 3SET 4SEQUENCE 5sha256 3SEQUENCE 4pkcs7-data 3CONTEXT 3SET 4SEQUENCE 5INTEGER01 5SEQUENCE 6SEQUENCE 6SERIAL 5SEQUENCE 6sha256 5CONTEXT 6SEQUENCE 7contentType 7SET 8pkcs7-data 6SEQUENCE 7signingTime 7SET 8TIME 6SEQUENCE 7messageDigest 7SET 8OCTETS 6SEQUENCE 7id-smime-aa-signingCertificateV2 7SET 8SEQUENCE 9SEQUENCE 10SEQUENCE 11OCTETS 5SEQUENCE 6ecdsa-with-SHA256 5OCTETS '

# Signature file, content -> $time and $signer. Besides what openssl checks, the signature must be spelled
# as dossiers spell it, and carry the signer's certificate and the root, both as in trust/.
check_seal() {
    shape=
    issuer=
    certificates_part=no
    time=
    while IFS= read -r line; do
        read_asn1 "$line"
        case $certificates_part$depth in
            yes[0-3]) certificates_part=no ;;
            yes*) continue ;;
        esac
        if [ "$depth" -ge 7 ] && [ "${shape% 5SEQUENCE 6SEQUENCE }" != "$shape" ]; then
            issuer="$issuer$((depth - 7)) $name_part$newline"
            continue
        fi
        shape="$shape$depth$item "
        [ "$depth$item" = 3CONTEXT ] && certificates_part=yes
    done <<END
$(openssl asn1parse -inform DER -in "$1" 2>/dev/null)
END
    if [ "$shape" != "$seal_shape" ] || [ "$issuer" != "$root_name" ]; then
        fault "$1 is not spelled as a signature of a dossier."
        return
    fi
    epoch_of_asn1 "$time"
    [ -n "$epoch" ] || { fault "$1 names no time that ever was."; return; }
    # Written anew by openssl it is the same: no length, no number has a second spelling.
    sum=$(openssl cms -cmsout -inform DER -in "$1" -outform DER 2>/dev/null | sha256sum)
    [ "$sum" = "$(sha256sum <"$1")" ] || { fault "$1 is not spelled as a signature of a dossier."; return; }
    certs=$(openssl cms -verify -cades -binary -purpose any -inform DER -in "$1" -content "$2" \
        -CAfile trust/root.pem -no-CApath -no-CAstore -attime "$epoch" -out /dev/null \
        -certsout /dev/stdout 2>/dev/null) || {
        fault "$1 is not a signature over $2 by somebody of this center."
        return
    }
    signer=
    roots=0
    others=0
    pem=
    while IFS= read -r line; do
        case $line in
            -----BEGIN*) pem=$line$newline ;;
            -----END*)
                pem=$pem$line
                if [ "$pem" = "$root_pem" ]; then
                    roots=$((roots + 1))
                else
                    others=$((others + 1))
                    n=1
                    while [ $n -le $certificates ]; do
                        eval "[ \"\$pem\" = \"\$pem_$n\" ] && signer=\$kid_$n"
                        n=$((n + 1))
                    done
                fi
                ;;
            *) pem=$pem$line$newline ;;
        esac
    done <<END
$certs
END
    if [ $roots -ne 1 ] || [ $others -ne 1 ] || [ -z "$signer" ]; then
        fault "$1 carries other certificates than trust/."
        return
    fi
    used="$used$signer "
    moments="$moments$signer,$epoch,$1 "
}

moments=
check_seal META-INF/signature001.p7s META-INF/ASiCManifest001.xml
container_signer=${signer:-}
container_time=$time
stop_if_broken # what follows is said by files that are signed now

for path in signatures/*; do
    [ -e "$path" ] || continue
    number=${path#signatures/}
    paper=
    for candidate in evidence/"${number%.p7s}".*; do [ -e "$candidate" ] && paper=$candidate; done
    if [ -n "$paper" ]; then
        check_seal "$path" "$paper"
    else
        fault "$path belongs to no paper."
    fi
done

# --- 4. The state of the ledger ----------------------------------------------------------------

log=
quorum=
witnesses=
groups=
policy_names=' none '
while read -r word value more; do
    case $word in
        log) [ -z "$log" ] && log=$value || fault "trust/policy names two ledgers." ;;
        witness) witnesses="$witnesses$value ${more%% *}$newline" ;;
        group) groups="$groups$value $more$newline" ;;
        quorum) quorum=$value ;;
        *) fault "trust/policy asks for \"$word\", which this script cannot check; use redress-verify." ;;
    esac
    case $word in witness | group) policy_names="$policy_names$value " ;; esac
done <trust/policy
case $policy_names in *" $quorum "*) ;; *) fault "trust/policy does not say whose word is enough." ;; esac
[ -n "$quorum" ] || fault "trust/policy does not say whose word is enough."

log_name=${log%%+*}
log_key=${log#*+}
log_id=${log_key%%+*}
octal_of_base64 "${log_key#*+}"
case $octal in '\001'*) log_octal=${octal#????} ;; *) log_octal= ;; esac
sum=$({ printf '%s\n' "$log_name" && printf "\\001$log_octal"; } | sha256sum)
case $sum in "$log_id"*) ;; *) fault "trust/policy holds a malformed key." ;; esac

text_of META-INF/tree-head.txt
tree_head=$text$newline
tree_origin=${tree_head%%"$newline"*}
rest=${tree_head#*"$newline"}
tree_size=${rest%%"$newline"*}
rest=${rest#*"$newline"}
octal_of_base64 "${rest%%"$newline"*}"
tree_root=$octal
[ "$tree_origin" = "$log_name" ] || fault "The state of the ledger is that of another ledger."
is_number "$tree_size" 1 || { fault "META-INF/tree-head.txt names no size."; tree_size=0; }

# $1 the octal of a raw Ed25519 key, $2 of a signature, $3 the signed file. A public key in DER is
# twelve fixed bytes and the key.
ed25519_holds() {
    printf "\\060\\052\\060\\005\\006\\003\\053\\145\\160\\003\\041\\000$1" | {
        printf "$2" | openssl pkeyutl -verify -pubin -keyform DER -inkey /dev/fd/3 -rawin \
            -in "$3" -sigfile /dev/stdin >/dev/null 2>&1
    } 3<&0
}

# Which witnesses of the policy cosigned the checkpoint (type 4: a time of eight bytes and Ed25519
# over that time and the text), and whether its groups are met.
met=' none '
cosigned=
check_witnesses() {
    message=
    if [ -n "$witnesses" ]; then # only then something is written, and mktemp, cat and rm are needed
        message=$(mktemp) || { echo "mktemp is missing." >&2; exit 3; }
    fi
    while read -r witness key; do
        [ -n "$witness" ] || continue
        key_name=${key%%+*}
        key_id=${key#*+}
        octal_of_base64 "${key_id#*+}"
        key_id=${key_id%%+*}
        case $octal in '\004'*) key_octal=${octal#????} ;; *) key_octal= ;; esac
        sum=$({ printf '%s\n' "$key_name" && printf "\\004$key_octal"; } | sha256sum)
        case $sum in "$key_id"*) ;; *) fault "trust/policy holds a malformed key." ;; esac
        octal_of_hex "$key_id"
        id=$octal
        newest=-1
        while read -r dash name value more; do
            [ "$dash" = '—' ] && [ "$name" = "$key_name" ] || continue
            octal_of_base64 "$value"
            tail=${octal#"$id"}
            [ "$octal" = "$id$tail" ] || continue
            seconds=0
            for byte in 1 2 3 4 5 6 7 8; do
                head=${tail%"${tail#????}"}
                seconds=$((seconds * 256 + 0${head#?}))
                tail=${tail#????}
            done
            { printf 'cosignature/v1\ntime %s\n' $seconds && cat META-INF/tree-head.txt; } >"$message"
            if ed25519_holds "$key_octal" "$tail" "$message"; then
                [ $newest -ge $seconds ] || newest=$seconds
            else
                fault "The cosignature of $witness does not hold."
            fi
        done <<END
${checkpoint#"$tree_head$newline"}
END
        [ $newest -ge 0 ] || continue
        met="$met$witness "
        cosigned="$cosigned$witness $newest$newline"
    done <<END
$witnesses
END
    [ -z "$message" ] || rm -f "$message"
    while read -r group needed members; do
        [ -n "$group" ] || continue
        count=0
        all=0
        for member in $members; do
            all=$((all + 1))
            case $met in *" $member "*) count=$((count + 1)) ;; esac
        done
        case $needed in any) needed=1 ;; all) needed=$all ;; esac
        is_number "$needed" 1 || { fault "trust/policy has a group that needs no number of members."; needed=$all; }
        if [ $count -ge "$needed" ]; then met="$met$group "; fi
    done <<END
$groups
END
}

# The checkpoint as the first proof carries it; the others must carry the same.
checkpoint=
check_checkpoint() {
    checkpoint=$1
    case $checkpoint in
        "$tree_head$newline"*) ;;
        *) fault "META-INF/tree-head.txt is not what the ledger signed." ;;
    esac
    good=no
    wrong=no
    while read -r dash name value more; do
        [ "$dash" = '—' ] && [ "$name" = "$log_name" ] || continue
        octal_of_hex "$log_id"
        id=$octal
        octal_of_base64 "$value"
        tail=${octal#"$id"}
        [ "$octal" = "$id$tail" ] || continue
        ed25519_holds "$log_octal" "$tail" META-INF/tree-head.txt && good=yes || wrong=yes
    done <<END
${checkpoint#"$tree_head$newline"}
END
    [ $good$wrong = yesno ] || fault "The ledger did not sign this state of itself."
    check_witnesses
}

# --- 5. The acts -------------------------------------------------------------------------------

# Compact JSON -> $at, $case_number and $digests of its outermost object
scan_json() {
    rest=$1
    depth=0
    key=
    at=
    case_number=
    digests=' '
    while :; do
        case $rest in *'"'*) ;; *) return ;; esac
        outside=${rest%%'"'*}
        rest=${rest#*'"'}
        string=
        while :; do
            case $rest in *'"'*) ;; *) return ;; esac
            piece=${rest%%'"'*}
            rest=${rest#*'"'}
            string=$string$piece
            slashes=${piece##*[!\\]}
            [ $((${#slashes} % 2)) -eq 1 ] || break
            string=$string'"'
        done
        while [ -n "$outside" ]; do
            case $outside in
                [\{\[]*) depth=$((depth + 1)) ;;
                [\}\]]*) depth=$((depth - 1)) ;;
            esac
            outside=${outside#?}
        done
        case $depth$rest in
            1:*) key=$string ;;
            1*)
                case $key in
                    at) at=$string ;;
                    case) case_number=$string ;;
                esac
                ;;
            2*) [ "$key" = _sd ] && digests="$digests$string " ;;
        esac
    done
}

# All that is decoded, is at once: one run of openssl costs as much as a thousand texts. Each is compact
# JSON and thus one line that begins with a brace or bracket and a quote, which is eyI, eyJ, WyI or WyJ in base64;
# instead of "=" there are line ends behind it. If the lines are not as many as the texts, they are decoded
# one by one.
batch=
queued=0
one_by_one=no
decode_later() { # base64url
    case $1 in ey[IJ]* | Wy[IJ]*) ;; *) one_by_one=yes ;; esac
    queued=$((queued + 1))
    base64_of_url "$1"
    case $text in *==) text=${text%==}oK ;; *=) text=${text%=}K ;; esac
    batch=$batch${text}CgoK
}
decode_batch() {
    lines=0
    while IFS= read -r line; do
        [ -n "$line" ] || continue
        lines=$((lines + 1))
        eval "plain_$lines=\$line"
    done <<END
$(printf '%s' "$batch" | openssl base64 -d -A 2>/dev/null)
END
    [ $lines -eq $queued ] || one_by_one=yes
}
decode() { # base64url -> $text, the one of decode_later after number $taken
    taken=$((taken + 1))
    if [ $one_by_one = no ]; then
        eval "text=\$plain_$taken"
    else
        base64_of_url "$1"
        text=$(printf '%s' "$text" | openssl base64 -d -A 2>/dev/null)
    fi
}

check_signature() { # path, JWT
    header=${2%%.*}
    rest=${2#*.}
    payload=${rest%%.*}
    signature=${rest#*.}
    decode "$header"
    kid=${text#'{"alg":"ES256","kid":"'}
    kid=${kid%'","typ":"redress-entry+sd-jwt"}'}
    [ "$text" = "{\"alg\":\"ES256\",\"kid\":\"$kid\",\"typ\":\"redress-entry+sd-jwt\"}" ] || kid=
    case $kid in
        *[!A-Za-z0-9_-]* | '') fault "$1 names no signer."; return ;;
    esac
    certificate=trust/certificates/$kid.pem
    [ -f "$certificate" ] || { fault "$1 is signed by somebody whose certificate is missing."; return; }
    used="$used$kid "
    base64_of_url "$signature"
    octal_of_base64 "$text"
    tail=$octal
    n=0
    while [ $n -lt 32 ]; do
        tail=${tail#????}
        n=$((n + 1))
    done
    der_integer "${octal%"$tail"}"
    first=$integer
    der_integer "$tail"
    n=$(((${#first} + ${#integer}) / 4))
    printf '\060\'$((n >> 6))$((n >> 3 & 7))$((n & 7))"$first$integer" | {
        printf '%s' "$header.$payload" | openssl pkeyutl -verify -certin -inkey "$certificate" -rawin \
            -digest sha256 -sigfile /dev/fd/3 >/dev/null 2>&1
    } 3<&0 || fault "$1: the signature does not fit the act."

    decode "$payload"
    scan_json "$text"
    case $at in
        [0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z)
            IFS='-T:.'
            set -- "$1" $at
            IFS=' '
            epoch_of "$2" "$3" "$4" "$5" "$6" "$7"
            [ -n "$epoch" ] || fault "$1 names a time that never was."
            moments="$moments$kid,${epoch:-0},$1 "
            ;;
        *) fault "$1 names no time." ;;
    esac
    [ -n "${dossier_case:-}" ] || dossier_case=$case_number
    case $case_number in
        '' | "$dossier_case") ;;
        *) fault "$1 belongs to another case ($case_number)." ;;
    esac
}

certificate_holds() { # name, time
    openssl verify -CAfile trust/root.pem -no-CApath -no-CAstore -purpose any -x509_strict \
        -check_ss_sig -attime "$2" "trust/certificates/$1.pem" >/dev/null 2>&1
}
# A certificate that holds at the first and at the last of its acts holds at all between.
check_certificate() { # name
    from=
    to=
    for moment in $moments; do
        case $moment in "$1,"*) ;; *) continue ;; esac
        moment=${moment#*,}
        moment=${moment%%,*}
        [ -n "$from" ] && [ "$from" -le "$moment" ] || from=$moment
        [ -n "$to" ] && [ "$to" -ge "$moment" ] || to=$moment
    done
    [ -n "$from" ] || return
    certificate_holds "$1" "$from" && { [ "$from" = "$to" ] || certificate_holds "$1" "$to"; } && return
    for moment in $moments; do
        case $moment in "$1,"*) ;; *) continue ;; esac
        path=${moment##*,}
        moment=${moment#*,}
        certificate_holds "$1" "${moment%%,*}" ||
            fault "$path: the signer's certificate does not hold at that time."
    done
}

check_disclosures() { # path, "disclosure~…~"
    left=$2
    seen=' '
    while [ -n "$left" ]; do
        disclosure=${left%%~*}
        left=${left#*~}
        sum=$(printf '%s' "$disclosure" | sha256sum)
        base64_of_hex "${sum%% *}"
        url_of_base64 "$base64"
        case $seen in *" $text "*) fault "$1 shows a fact twice." ;; esac
        seen="$seen$text "
        case $digests in
            *" $text "*) shown=$((shown + 1)) ;;
            *) fault "$1 shows a fact that the act does not hold." ;;
        esac
        # The fact "content" ties a paper to its act; it is short.
        [ ${#disclosure} -gt 2000 ] && continue
        decode "$disclosure"
        case $text in
            '["'*'","content",{'*'"sha256":"'*)
                text=${text#*'"sha256":"'}
                bound="$bound${text%%'"'*} "
                ;;
        esac
    done
}

# RFC 6962, RFC 9162 2.1.3.2
check_proof() { # path of the proof, number, JWT
    sum=$({ printf '\000' && printf '%s' "$3"; } | sha256sum)
    sum=${sum%% *}
    node=$((${2}))
    last=$((tree_size - 1))
    [ "$node" -le "$last" ] || fault "$1: the ledger has no such place."
    part=kind
    note=
    while IFS= read -r line; do
        case $part in
            kind)
                [ "$line" = c2sp.org/tlog-proof@v1 ] || fault "$1 is not a proof."
                part=index
                ;;
            index)
                [ "$line" = "index $2" ] || fault "$1 is not the proof of this act."
                part=path
                ;;
            path)
                [ -z "$line" ] && part=note && continue
                side=left
                if [ $((node & 1)) -eq 1 ] || [ "$node" -eq "$last" ]; then
                    side=right
                    while [ $((node & 1)) -eq 0 ] && [ "$node" -gt 0 ]; do
                        node=$((node >> 1))
                        last=$((last >> 1))
                    done
                fi
                node=$((node >> 1))
                last=$((last >> 1))
                # Proofs meet on their way up: what was hashed once is not hashed again.
                eval "known=\${above_$sum:-}"
                case $known in
                    "$side $line "*) sum=${known##* } ;;
                    *)
                        below=$sum
                        octal_of_hex "$sum"
                        hash=$octal
                        octal_of_base64 "$line"
                        if [ $side = right ]; then
                            sum=$(printf "\\001$octal$hash" | sha256sum)
                        else
                            sum=$(printf "\\001$hash$octal" | sha256sum)
                        fi
                        sum=${sum%% *}
                        eval "above_$below=\"\$side \$line \$sum\""
                        ;;
                esac
                ;;
            note) note=$note$line$newline ;;
        esac
    done <"$1"
    octal_of_hex "$sum"
    if [ "$last" -ne 0 ] || [ "$octal" != "$tree_root" ]; then
        fault "$1: the act does not stand in the ledger at this place."
    fi
    [ -n "$checkpoint" ] || check_checkpoint "$note"
    [ "$note" = "$checkpoint" ] || fault "$1 is for another state of the ledger than the first proof."
}

acts=0
for pair in $entries; do
    acts=$((acts + 1))
    IFS= read -r presentation <"${pair#*:}"
    eval "presentation_$acts=\$presentation"
    rest=${presentation%%~*}
    header=${rest%%.*}
    rest=${rest#*.}
    payload=${rest%%.*}
    eval "before_$acts=\$queued"
    decode_later "$header"
    decode_later "$payload"
    left=${presentation#*~}
    while [ -n "$left" ]; do
        disclosure=${left%%~*}
        left=${left#*~}
        [ ${#disclosure} -gt 2000 ] || decode_later "$disclosure"
    done
done
decode_batch

acts=0
shown=0
bound=' '
for pair in $entries; do
    acts=$((acts + 1))
    path=${pair#*:}
    number=${path#entries/}
    number=${number%.sd-jwt}
    eval "presentation=\$presentation_$acts"
    sum=$(printf '%s' "$presentation" | sha256sum)
    case $presentation in *~) ;; *) sum=none ;; esac
    if [ "${sum%% *}" != "${pair%%:*}" ]; then
        fault "$path is not one line of an act."
        continue
    fi
    jwt=${presentation%%~*}
    digests=' '
    eval "taken=\$before_$acts"
    check_signature "$path" "$jwt"
    eval "taken=\$((before_$acts + 2))"
    check_disclosures "$path" "${presentation#*~}"
    proof=META-INF/$number.tlog-proof
    while :; do case $number in 0?*) number=${number#0} ;; *) break ;; esac; done
    if [ -f "$proof" ]; then
        check_proof "$proof" "$number" "$jwt"
    else
        fault "$path has no proof of its place in the ledger."
    fi
done
[ $acts -gt 0 ] || fault "The dossier shows no act."
for path in META-INF/*.tlog-proof; do
    number=${path#META-INF/}
    [ -f "entries/${number%.tlog-proof}.sd-jwt" ] || fault "$path belongs to no act."
done
n=1
while [ $n -le $certificates ]; do
    eval "kid=\$kid_$n"
    check_certificate "$kid"
    case $used in *" $kid "*) ;; *) fault "trust/certificates/$kid.pem: nobody of this name signed anything." ;; esac
    n=$((n + 1))
done

# --- 6. The papers -----------------------------------------------------------------------------

text_of custody.jsonld
papers=0
numbers=' '
for pair in $evidence; do
    papers=$((papers + 1))
    path=${pair#*:}
    sum=${pair%%:*}
    number=${path#evidence/}
    number=${number%%.*}
    case $numbers in *" $number "*) fault "Two papers have the number $number." ;; esac
    numbers="$numbers$number "
    case $bound in *" $sum "*) ;; *) fault "$path: no act here records these bytes." ;; esac
    case $text in *"$sum"*) ;; *) fault "$path: the chain of custody does not know these bytes." ;; esac
done
# --- 7. Outside time ---------------------------------------------------------------------------

# Time-stamp token -> $time and $epoch: what its first octet string says
time_of_token() {
    offset=
    time=
    while IFS= read -r line; do
        case $line in *'prim: OCTET STRING'*) offset=${line%%:*} && break ;; esac
    done <<END
$(openssl asn1parse -inform DER -in "$1" 2>/dev/null)
END
    while IFS= read -r line; do
        case $line in *'prim: GENERALIZEDTIME'*) time=${line##*:} ;; esac
    done <<END
$(openssl asn1parse -inform DER -in "$1" -strparse "${offset##* }" 2>/dev/null)
END
    time=${time%Z}
    time=${time%%.*}
    case $time in # as a UTCTime through 2049
        20[0-4]*) epoch_of_asn1 "${time#20}Z" ;;
        *) epoch_of_asn1 "${time}Z" ;;
    esac
}

stamped=
time_anchor=
if [ -f META-INF/checkpoint.tst ]; then
    time_of_token META-INF/checkpoint.tst
    stamped=$time
    for path in trust/tsa/*.pem; do
        [ -n "$epoch" ] && openssl ts -verify -token_in -in META-INF/checkpoint.tst \
            -data META-INF/tree-head.txt -CAfile "$path" -attime "$epoch" >/dev/null 2>&1 && time_anchor=$path
    done
    [ -n "$time_anchor" ] || fault "META-INF/checkpoint.tst: no authority in trust/tsa/ stamped this state of the ledger."
fi
for path in trust/tsa/*; do
    [ -f "$path" ] || continue
    case $path in
        *.crl) sum=$(sha256sum <"$path") ;;
        *)
            sum=$(openssl x509 -in "$path" -outform DER 2>/dev/null | sha256sum)
            [ "$path" = "$time_anchor" ] || fault "$path: no time stamp here needs it."
            ;;
    esac
    base64_of_hex "${sum%% *}"
    url_of_base64 "$base64"
    name=${path#trust/tsa/}
    [ "$text" = "${name%.???}" ] || fault "$path is not named after what it holds."
    [ -n "$time_anchor" ] || fault "$path: no time stamp here needs it."
done
stop_if_broken

# --- What is proved, and what is not -----------------------------------------------------------

name=$(openssl x509 -in "trust/certificates/$container_signer.pem" -noout -subject \
    -nameopt utf8,sep_comma_plus_space)
moment_of() { # 20260302120000Z -> $moment
    given=$1
    moment=
    for skip in - - ' ' : : ''; do
        case $moment in '') tail=${given#????} ;; *) tail=${given#??} ;; esac
        moment=$moment${given%"$tail"}$skip
        given=$tail
    done
}
case $container_time in ?????????????) container_time=20$container_time ;; esac
moment_of "$container_time"
count() { # number, word, word for many
    if [ "$1" -eq 1 ]; then counted="$1 $2"; else counted="$1 $3"; fi
}
count $acts act acts
told=$counted
count $papers paper papers
told="$told, $counted"
count $shown fact facts
printf 'This dossier HOLDS: %s files, %s, %s shown.\n' $total "$told" "$counted"
[ -n "${dossier_case:-}" ] && printf 'Case:      %s\n' "$dossier_case"
printf 'Signed by: %s\nSigned at: %s UTC, by the signer'\''s own clock\n' "${name#subject=}" "$moment"
printf 'Ledger:    %s, %s entries\n' "$log_name" "$tree_size"
if [ -n "$stamped" ]; then
    moment_of "${stamped}Z"
    name=$(openssl x509 -in "$time_anchor" -noout -subject -nameopt utf8,sep_comma_plus_space)
    printf 'Stood so:  %s UTC, as an outside authority stamped: %s\n' "$moment" "${name#subject=}"
fi
while read -r witness seconds; do
    [ -n "$witness" ] || continue
    moment=$(date -u -d "@$seconds" '+%Y-%m-%d %H:%M:%S UTC' 2>/dev/null) || moment="Unix time $seconds"
    printf 'Witness:   %s, at %s by its own clock\n' "$witness" "$moment"
done <<END
$cosigned
END
unproved=
[ -n "$stamped" ] || unproved='no outside authority confirms the times yet'
doubt=
if [ -z "$cosigned" ]; then
    doubt='no outside witness confirms the ledger'
else
    case $met in
        *" $quorum "*) ;;
        *) doubt='fewer witnesses confirm the ledger than the policy of the center demands' ;;
    esac
fi
[ -n "$unproved" ] && [ -n "$doubt" ] && unproved="$unproved;$newline"
[ -n "$unproved$doubt" ] && printf '\nNot proved by the dossier itself: %s%s.\n' "$unproved" "$doubt"
printf 'The anchors came with the dossier. Compare them by another way:\n'
printf 'Ledger key: %s\nRoot certificate: ' "$log"
openssl x509 -in trust/root.pem -noout -fingerprint -sha256
[ -n "$time_anchor" ] && printf 'Root of the time: ' && openssl x509 -in "$time_anchor" -noout -fingerprint -sha256
exit 0
