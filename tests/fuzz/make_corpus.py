#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Redress authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the seeds of the fuzzers anew, from the places that README.md names. Inputs that once broke something
(regression-*) stay as they are."""
import base64, json, re, shutil, struct, sys, zipfile, zlib
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
CORPUS = TOP / "tests/fuzz/corpus"
SHARED = TOP.parent / "shared/data"
AGE_FILES = """armor_crlf armor_empty armor_garbage_trailing armor_headers armor_no_padding armor_not_canonical armor_short_line
    armor_whitespace_outside armor_x25519 armor_scrypt empty hmac_bad hmac_extra_space hmac_missing hmac_truncated
    hybrid hybrid_bad_tag hybrid_low_order scrypt scrypt_bad_tag scrypt_double scrypt_work_factor_hex
    scrypt_work_factor_overflow stanza_base64_padding stanza_empty_argument stanza_long_line stanza_missing_final_line
    stanza_no_arguments stanza_spurious_cr stanza_valid_characters stream_bad_tag stream_empty_payload stream_missing_tag
    stream_no_chunks stream_no_nonce stream_short_nonce version_unsupported x25519 x25519_low_order
    x25519_multiple_recipients""".split()


def put(target, name, content):
    folder = CORPUS / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())


def blocks(page, language=""):
    text = (TOP / "resources/help" / page).read_text()
    return [part.removeprefix(language).lstrip("\n") for part in text.split("```")[1::2]
            if part.startswith(language + "\n")]


def age_file(path):
    header, _, rest = path.read_bytes().partition(b"\n\n")
    return zlib.decompress(rest) if b"compressed: zlib" in header else rest


def der(pem):
    return base64.b64decode(re.search(rb"-----BEGIN CERTIFICATE-----(.*?)-----END", pem, re.S).group(1))


def signed_pdf(signature):
    """What a file must have around its signature, and nothing else."""
    room = 12 * 1024
    begin, end = b"%PDF-1.4\n1 0 obj\n<< ", b" /M (D:20260303120000Z) >>\nendobj\n%%EOF\n"
    hole = len(begin) + 52 + len(b" /Contents ")
    after = hole + 2 * room + 2
    numbers = f"/ByteRange [ 0 {hole} {after} {len(end)}".ljust(50).encode() + b" ]"
    return begin + numbers + b" /Contents <" + signature.ljust(room, b"\0").hex().encode() + b">" + end


def from_the_dossier():
    path = TOP / "tests/data/dossier/dossier-1.asice"
    put("dossier", "dossier-1.asice", path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    for number, name in enumerate(sorted(files, key=str.encode)):
        if len(files[name]) < 6000:
            put("dossierfile", f"{number:02}", bytes([number]) + files[name])
    for name, content in files.items():
        stem = Path(name).stem
        if name.endswith(".sd-jwt"):
            put("presentation", stem, content)
            jwt, *disclosures = content.split(b"~")
            put("entry", stem, jwt)
            for number, disclosure in enumerate(filter(None, disclosures)):
                put("disclosure", f"{stem}-{number}", disclosure)
        elif name.endswith(".tlog-proof"):
            put("tlogproof", stem, content)
            put("note", "checkpoint", content[content.index(b"\n\n") + 2:])
        elif name.endswith(".p7s"):
            put("cades", Path(name).parent.name + "-" + stem, content)
            put("der", Path(name).parent.name + "-" + stem, content)
            put("arrivedsignature", Path(name).parent.name + "-" + stem, content)
            for target in "pdfsignature", "arrivedpdf":
                put(target, Path(name).parent.name + "-" + stem, signed_pdf(content))
        elif name.endswith(".pem"):
            short = "root" if stem == "root" else "clerk"
            put("certificate", short + ".pem", content)
            put("certificate", short + ".der", der(content))
            put("der", short, der(content))
    put("policy", "one-log", files["trust/policy"])
    put("note", "verifier-key", files["trust/policy"].split()[1])
    put("json", "custody", files["custody.jsonld"])


def from_the_help():
    for number, block in enumerate(blocks("checkpoints.md")):
        if block.startswith("c2sp.org/tlog-proof"):
            put("tlogproof", "help", block)
        elif "\n\n— " in block:
            put("note", f"help-{number}", block)
        elif block.startswith("log "):
            put("policy", f"help-{number}", block)
    for block in blocks("witnesses.md"):
        if block.startswith("old "):
            put("witnessrequest", "help", block)
        elif block.startswith("— "):
            put("witnessrequest", "answer", block)
    for block in blocks("acts.md", "json"):
        act = json.loads(block)
        put("recordedact", act["act"], json.dumps(act, ensure_ascii=False, separators=(",", ":")))
    for name in ("calendars", "procedures", "taxonomies"):
        for number, block in enumerate(blocks(name + ".md", "json")):
            put("rulefiles", f"{name}-{number}", block)
    for path in sorted((TOP / "resources/procedures").glob("*.json"))[:3]:
        put("rulefiles", path.stem, path.read_bytes())
    put("rulefiles", "calendar-cn", (TOP / "resources/calendars/cn.json").read_bytes())
    for block in blocks("imports.md", "csv") or blocks("imports.md"):
        put("csv", "help", block)


def written_here():
    post = "POST /add-checkpoint HTTP/1.1\r\nHost: witness.example\r\nContent-Length: 5\r\n\r\nhello"
    put("httprequest", "post", post)
    put("httprequest", "get", "GET / HTTP/1.0\r\n\r\n")
    put("httprequest", "two", post + post.replace("Host", "Connection: close\r\nHost"))
    put("httprequest", "waits", post.replace("Host", "Expect: 100-continue\r\nHost")[:-2])
    put("httprequest", "chunks", post.replace("Content-Length: 5", "Transfer-Encoding: chunked"))
    header = ("Date received,Product,Sub-product,Issue,Sub-issue,Consumer complaint narrative,Company public response,"
              "Company,State,ZIP code,Tags,Consumer consent provided?,Submitted via,Date sent to company,"
              "Company response to consumer,Timely response?,Consumer disputed?,Complaint ID\n")
    row = ('2020-03-18,Debt collection,I do not know,Communication tactics,Frequent or repeated calls,'
           '"said ""no"",\nthen hung up",,"SOME BANK, N.A.",FL,330XX,Servicemember,Consent provided,Web,2020-03-19,'
           'Closed with explanation,Yes,N/A,3571115\n')
    put("csv", "two-rows", header + row + row.replace("3571115", "3571116"))
    put("csv", "carriage-returns", (header + row).replace("\n", "\r\n"))
    put("csv", "utf-16", (header + row).encode("utf-16"))
    put("csv", "lost-quote", header + row.replace('hung up"', "hung up") + row * 3)
    put("csv", "cut", (header + row + row)[:-4])
    put("csv", "old-layout", "Exported on 3/19/2015\n\nComplaint ID;Product;Date received;Company\n1;Mortgage;3/19/2015;A\n")
    put("csv", "formulas", header + row.replace("SOME BANK", "=cmd|' /C calc'!A0"))
    put("json", "deep", "{\"a\":" + "[" * 40 + "]" * 40 + "}")
    put("json", "numbers", '{"a":[0,-0,1e308,1e-320,9007199254740993,0.1,1e400,-1]}')
    put("json", "escapes", '{"a":"\\u0000\\ud800\\udc00\\ud800","\\u0061":"again","é":"\\"\\\\/"}')
    put("json", "not-utf-8", b'{"a":"\xff\xfe"}')
    draft = {"channel": "phone", "consumer": {"name": "李小明", "phone": "138-0013-8000"}, "company": "Acme Lending",
             "product": "p2p", "issue": "p2p.cannot-withdraw", "narrative": "No money since Monday.", "account": "6222 0000",
             "amount": {"minorUnits": 5000000, "currency": "CNY"}, "remedies": ["refund"], "happenedOn": "2026-02-27",
             "specialCare": True}
    put("domainjson", "draft", json.dumps(draft, ensure_ascii=False))
    put("domainjson", "consumer", json.dumps({"name": "李小明", "phone": "+8613800138000", "idNumber": "11010519491231002X",
                                              "email": "li@example.org", "address": "Road 1", "speaksFor": "王"}))
    put("domainjson", "company", json.dumps({"name": "Acme Lending, Inc.", "aliases": ["Acme"], "hotline": "400-1234567",
                                             "officialDomains": ["acme.example", "münchen.example"], "verified": True}))
    put("keyring", "keyring-1.json", (TOP / "tests/data/vault/keyring-1.json").read_bytes())
    put("vaultfacts", "vault.json", '{"center":"C-0123456789ABCDEF","currency":"CNY","demo":false,"format":1,"name":"Center",'
        '"origin":"redress.example/center","procedure":"pboc-5-2020","taxonomy":"cn-internet-finance"}\n')
    for name, beginning in {"pdf": b"%PDF-1.7\n", "png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "zip": b"PK\3\4word/",
                            "text": "合同".encode(), "wav": b"RIFF\0\0\0\0WAVEfmt ", "mp4": b"\0\0\0\x18ftypmp42"}.items():
        put("vaultfacts", name, beginning)
    put("recoverycode", "typed", "abcd-efgh jkmn-pqrs tvwx-yz01 2345-6789 ZZ")
    for number, text in enumerate(["50,000.00 CNY", "5万", "1.2亿", "￥300", "$45.10", "c 2026 000123 7", "+86 138 0013 8000",
                                   "(010) 8888-8888", "11010519491231002X", "29.02.", "3 days ago", "大前天", "2026年2月30日",
                                   "Acme Lending (Shanghai), Inc.", "某某信息科技有限公司", "\u202eabc\u0000", "e\u0301\r\n"]):
        put("typed", f"{number:02}", text)
    for number, text in enumerate(["postgresql://desk@db.example/redress", "postgresql://a:s3cret@[::1]:5433/r?sslmode=disable",
                                   "postgresql:///redress?host=/run/postgresql", "postgres://x/y", "/home/center/vault",
                                   "postgresql://a@h/r?sslmode=verify-ca&sslrootcert=/etc/ca.pem&options=-c%20x"]):
        put("address", f"{number}", text)
    def answer(outcome, content, pages=(), milliseconds=0, peaks=(), size=(0, 0)):
        payload = struct.pack("<BBII", outcome, content, len(pages), len(pages))
        payload += b"".join(struct.pack("<II", *page) for page in pages) + struct.pack("<QI", milliseconds, len(peaks))
        payload += struct.pack(f"<{len(peaks)}HII", *peaks, *size) + b"\x20" * (4 * size[0] * size[1])
        return b"A" + struct.pack("<I", len(payload)) + payload
    block = b"R" + struct.pack("<IQI", 12, 65536, 4096)
    for name, said in {"picture": answer(0, 1, size=(4, 3)), "page": block + answer(0, 2, [(59528, 84189)] * 2, size=(3, 4)),
                       "sound": block * 2 + answer(0, 3, milliseconds=1234, peaks=(0, 65535, 9)), "locked": answer(4, 0)}.items():
        put("previewanswer", name, b"\xff\x10" + said)
    put("agekeys", "curve", "AGE-SECRET-KEY-1EGTZVFFV20835NWYV6270LXYVK2VKNX2MMDKWYKLMGR48UAWX40Q2P2LM0")
    put("agekeys", "hybrid", "AGE-SECRET-KEY-PQ-1HZLGZUPT4ETPKDEV8HSGFDCYZ4E522W0A7PU2LHT8EH9W6YLNC3SW78XKG")
    put("agekeys", "recipient", "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj")
    put("zip", "empty", b"PK\5\6" + bytes(18))
    for name, method in {"stored": zipfile.ZIP_STORED, "deflated": zipfile.ZIP_DEFLATED}.items():
        path = CORPUS / "zip" / name
        with zipfile.ZipFile(path, "w", method) as archive:
            for entry in ("mimetype", "a/b.txt", "../up", "con"):
                archive.writestr(zipfile.ZipInfo(entry, (1980, 1, 1, 0, 0, 0)), "application/vnd.etsi.asic-e+zip")


def from_the_vectors():
    for name in AGE_FILES:
        content = age_file(SHARED / "vectors/age" / name)
        put("agefile", name, content)
        if name.startswith("armor"):
            put("agearmor", name, content)
        elif name.startswith(("hmac", "stanza", "x25519", "version", "scrypt")):
            put("ageheader", name, content)
        if name.startswith(("stream", "x25519")):
            after_mac = content.index(b"\n", content.index(b"\n--- ") + 1) + 1 if b"\n--- " in content else len(content)
            put("agestream", name, content[after_mac:])


for old in CORPUS.glob("*/*"):
    if not old.name.startswith("regression-") and not (old.parent.name.startswith("age") and not SHARED.exists()):
        old.unlink()
from_the_dossier()
from_the_help()
written_here()
if SHARED.exists():
    from_the_vectors()
else:
    print("no ../shared/data: the seeds of age stay as they are", file=sys.stderr)
