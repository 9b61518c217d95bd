// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an authority says it took back: a CRL (RFC 5280 section 5), whole and in DER.
import { binary, equal } from './bytes.js';
import { DerReader, isStrictDer, kInteger, kOctetString, kSequence, parseTime } from './der.js';
import { algorithmOf, outsideHolds, readSigned } from './outside.js';

const kMaxListBytes = 8 * 1024 * 1024;
const kBoolean = 0x01;
const kEnumerated = 0x0a;
const kObjectId = 0x06;
const kContext0 = 0xa0;
const kDelta = binary(Uint8Array.of(0x55, 0x1d, 0x1b));
const kReason = binary(Uint8Array.of(0x55, 0x1d, 0x15));
// RFC 3161 section 4: with one of these reasons, what was signed before stays good.
const kPeaceful = new Set([0, 3, 4, 5]);

const isTime = (item) => item?.tag === 0x17 || item?.tag === 0x18;

// Extensions as [{ id, critical, value }], or null.
function readExtensions(item) {
  const read = [];
  for (const each = new DerReader(item.content); !each.atEnd; ) {
    const extension = each.next(kSequence);
    const fields = extension && new DerReader(extension.content);
    const id = fields?.next(kObjectId);
    let value = fields?.next();
    const critical = value?.tag === kBoolean;
    if (critical) value = fields.next();
    if (!id || value?.tag !== kOctetString) return null;
    read.push({ id: binary(id.content), critical, value: value.content });
  }
  return read;
}

function readEntry(item) {
  const fields = new DerReader(item.content);
  const serial = fields.next(kInteger);
  const time = fields.next();
  if (!serial || !isTime(time)) return null;
  const extensions = fields.atEnd ? [] : readExtensions(fields.next());
  if (extensions === null) return null;
  const reason = extensions.find(({ id }) => id === kReason);
  const code = reason ? new DerReader(reason.value).next(kEnumerated)?.content : undefined;
  const from = parseTime(time);
  const isPeaceful = code?.length === 1 && kPeaceful.has(code[0]);
  return { serial: binary(serial.whole), from, isForAllTime: from === null || !isPeaceful };
}

export class RevocationList {
  /// { list } or { error }.
  static fromDer(der) {
    const none = { error: 'not exactly one list of revoked certificates in canonical DER' };
    const parts = der.length <= kMaxListBytes && isStrictDer(der) ? readSigned(der) : null;
    if (parts === null) return none;
    const list = new RevocationList();
    list.der = der;
    list.parts = parts;
    const fields = new DerReader(parts.signed.content);
    let item = fields.next();
    if (item?.tag === kInteger) item = fields.next(); // the version
    list.issuer = fields.next(kSequence)?.whole;
    const issued = fields.next();
    if (item?.tag !== kSequence || !list.issuer || !isTime(issued) || parseTime(issued) === null) return none;
    item = fields.atEnd ? null : fields.next();
    list.next = isTime(item) ? parseTime(item) : null;
    if (isTime(item)) item = fields.atEnd ? null : fields.next();
    list.entries = new Map();
    if (item?.tag === kSequence) {
      for (const each = new DerReader(item.content); !each.atEnd; ) {
        const entry = readEntry(each.next(kSequence) ?? { content: new Uint8Array() });
        if (entry === null) return none;
        list.entries.set(entry.serial, entry);
      }
      item = fields.atEnd ? null : fields.next();
    }
    const wrapped = item?.tag === kContext0 ? new DerReader(item.content).next(kSequence) : null;
    const extensions = item === null ? [] : wrapped && readExtensions(wrapped);
    if (!extensions || !fields.atEnd) return none;
    // Delta and partial lists: whoever does not read them may take a revoked certificate for a good one.
    if (extensions.some(({ id, critical }) => critical || id === kDelta)) {
      return { error: 'the list of revoked certificates is only a part of one' };
    }
    return { list };
  }

  /// Whether `issuer` signed it, under its own name and with a key meant for that.
  async isFrom(issuer) {
    const { signed, algorithm, signature } = this.parts;
    return (
      equal(this.issuer, issuer.raw.subject) &&
      issuer.maySignLists &&
      (await outsideHolds(issuer.raw.spki, algorithmOf(algorithm), signed.whole, signature))
    );
  }

  /// { from (seconds since 1970), isForAllTime } of a certificate of the same issuer, or undefined.
  entryOf(certificate) {
    return this.entries.get(binary(certificate.raw.serial));
  }
}
