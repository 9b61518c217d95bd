// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Reads the structure of an archive, believing nothing. Lies are findings.
import { binary, concat, equal } from './bytes.js';
import { Findings } from './findings.js';
import * as Format from './zipformat.js';
import { NameCheck, shownName } from './zipnames.js';

const kMaxEntries = 50000n;
const kMaxDirectoryBytes = 16n * 1024n * 1024n;
const kMaxCommentBytes = 65535;
const kBombRatio = 100n;

const view = (bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const u16 = (bytes, at) => view(bytes).getUint16(at, true);
const u32 = (bytes, at) => view(bytes).getUint32(at, true);
const wide32 = (bytes, at) => BigInt(u32(bytes, at));
const u64 = (bytes, at) => view(bytes).getBigUint64(at, true);

class Reader {
  entries = []; // in the order of the directory
  findings = new Findings();
  /// The data of every entry lies inside the file and apart from all other data.
  isReadable = false;
  #source;
  #directoryEnd = 0n;

  constructor(source) {
    this.#source = source;
  }

  async read() {
    const end = await this.#readEnd();
    if (!end) return;
    const offset = Number(end.directoryOffset);
    const directory = await this.#source.read(offset, this.#source.size - offset);
    if (!this.#readDirectory(directory, end)) return;
    await this.#checkLayout(end.directoryOffset);
    this.#checkOrder();
    if (this.findings.list.length > 0) return;
    // The last word: whatever was not named above still differs in a byte.
    const headers = concat(this.entries.map(Format.directoryHeader));
    const count = BigInt(this.entries.length);
    const records = Format.endRecords(count, end.directoryOffset, BigInt(headers.length));
    if (!equal(concat([headers, records]), directory)) {
      this.#broken('not-canonical', '', 'the directory is not written as this format writes it');
    }
  }

  #broken(what, name, detail) {
    this.findings.broken(`dossier.zip-${what}`, name === '' ? 'archive' : shownName(name), detail);
  }

  // Nothing when there is no directory to believe in.
  async #readEnd() {
    const size = this.#source.size;
    const tail = Math.min(size, Format.kEndBytes + kMaxCommentBytes);
    const bytes = await this.#source.read(size - tail, tail);
    let at = bytes.length - Format.kEndBytes;
    if (at < 0 || u32(bytes, at) !== Format.kEndSignature) {
      while (at >= 0 && u32(bytes, at) !== Format.kEndSignature) --at;
      if (at < 0) {
        this.#broken('no-directory', '', 'the end of the archive is missing');
        return null;
      }
      const after = bytes.length - at - Format.kEndBytes;
      const isComment = u16(bytes, at + 20) === after;
      this.#broken(
        isComment ? 'comment' : 'trailing-bytes',
        '',
        `${after} bytes follow the end of the archive`,
      );
    }
    const record = bytes.subarray(at, at + Format.kEndBytes);
    const endOffset = BigInt(size - tail + at);
    let end = {
      entries: BigInt(u16(record, 10)),
      directoryOffset: wide32(record, 16),
      directoryBytes: wide32(record, 12),
    };
    if (u16(record, 4) !== 0 || u16(record, 6) !== 0 || u16(record, 8) !== u16(record, 10)) {
      this.#broken('parts', '', 'the archive says it has several parts');
    }
    let directoryEnd = endOffset;
    const { kNot16, kNot32 } = Format;
    if (end.entries === kNot16 || end.directoryOffset === kNot32 || end.directoryBytes === kNot32) {
      const wide = await this.#readZip64(endOffset);
      if (!wide) return null;
      end = wide;
      directoryEnd = wide.at;
    }
    if (end.entries > kMaxEntries || end.directoryBytes > kMaxDirectoryBytes) {
      this.#broken('too-many', '', 'the archive names more files than any dossier has');
      return null;
    }
    if (
      end.directoryOffset > directoryEnd ||
      directoryEnd - end.directoryOffset > kMaxDirectoryBytes
    ) {
      this.#broken('directory-outside', '', 'the directory is not where the archive says');
      return null;
    }
    if (end.directoryOffset + end.directoryBytes !== directoryEnd) {
      this.#broken('gap', '', 'unexplained bytes between the directory and the end');
    }
    this.#directoryEnd = directoryEnd;
    return end;
  }

  // Nothing when the zip64 records cannot be followed.
  async #readZip64(endOffset) {
    const both = Format.kEnd64Bytes + Format.kLocatorBytes;
    const at = endOffset - BigInt(both);
    const bytes = at < 0n ? null : await this.#source.read(Number(at), both);
    if (
      bytes === null ||
      u32(bytes, 0) !== Format.kEnd64Signature ||
      u32(bytes, Format.kEnd64Bytes) !== Format.kLocatorSignature ||
      u64(bytes, Format.kEnd64Bytes + 8) !== at
    ) {
      this.#broken('zip64', '', 'the records for large archives are missing');
      return null;
    }
    const end = {
      entries: u64(bytes, 32),
      directoryOffset: u64(bytes, 48),
      directoryBytes: u64(bytes, 40),
      at,
    };
    const expected = Format.endRecords(end.entries, end.directoryOffset, end.directoryBytes);
    if (expected.length !== both + Format.kEndBytes || !equal(expected.subarray(0, both), bytes)) {
      this.#broken('zip64', '', 'the records for large archives say something else');
    }
    return end;
  }

  // False when the directory cannot be followed.
  #readDirectory(directory, end) {
    const stop = Number(this.#directoryEnd - end.directoryOffset);
    const names = new NameCheck();
    let at = 0;
    for (let i = 0n; i < end.entries; ++i) {
      if (stop - at < Format.kDirectoryBytes || u32(directory, at) !== Format.kDirectorySignature) {
        return this.#malformedDirectory();
      }
      const fixed = directory.subarray(at, at + Format.kDirectoryBytes);
      const nameBytes = u16(fixed, 28);
      const extraBytes = u16(fixed, 30);
      const commentBytes = u16(fixed, 32);
      const whole = Format.kDirectoryBytes + nameBytes + extraBytes + commentBytes;
      if (stop - at < whole) return this.#malformedDirectory();
      const extraAt = at + Format.kDirectoryBytes + nameBytes;
      const name = binary(directory.subarray(at + Format.kDirectoryBytes, extraAt));
      names.add(name, this.findings);
      const before = this.findings.list.length;
      const extra = directory.subarray(extraAt, extraAt + extraBytes);
      const entry = this.#readFields(name, fixed, extra, commentBytes);
      if (
        this.findings.list.length === before &&
        !equal(Format.directoryHeader(entry), directory.subarray(at, at + whole))
      ) {
        this.#broken('header-fields', name, 'a version, date or attribute is not the fixed one');
      }
      this.entries.push(entry);
      at += whole;
    }
    if (at !== stop) this.#broken('gap', '', 'unexplained bytes in the directory');
    return true;
  }

  #malformedDirectory() {
    const detail = 'the directory is cut or names fewer files than it says';
    this.#broken('directory-malformed', '', detail);
    return false;
  }

  #readFields(name, fixed, extra, commentBytes) {
    const flags = u16(fixed, 8);
    const entry = {
      name,
      crc32: u32(fixed, 16),
      size: wide32(fixed, 24),
      offset: wide32(fixed, 42),
      packed: wide32(fixed, 20),
    };
    if (u16(fixed, 10) !== Format.kStored) this.#broken('compressed', name, 'the file is compressed');
    if (flags & Format.kFlagEncrypted) this.#broken('encrypted', name, 'the file is encrypted');
    if (flags & Format.kFlagDescriptor) {
      this.#broken('descriptor', name, 'the size stands behind the data');
    }
    if ((flags & ~(Format.kFlagEncrypted | Format.kFlagDescriptor)) !== Format.kFlags) {
      this.#broken('flags', name, 'the flags are not the fixed ones');
    }
    if (commentBytes !== 0) this.#broken('comment', name, 'the file has a comment');
    if (extra.length > 0) this.#readExtra(extra, entry);
    if (entry.packed !== entry.size) {
      const isBomb = entry.packed === 0n || entry.size / entry.packed >= kBombRatio;
      this.#broken(
        isBomb ? 'bomb' : 'size',
        name,
        `the size inside (${entry.packed}) is not the size outside (${entry.size})`,
      );
    }
    return entry;
  }

  #readExtra(extra, entry) {
    if (extra.length < 4 || u16(extra, 0) !== Format.kZip64FieldId) {
      this.#broken('extra', entry.name, 'the file carries an extra field');
      return;
    }
    let at = 4;
    let lies = u16(extra, 2) !== extra.length - at;
    for (const field of ['size', 'packed', 'offset']) {
      if (entry[field] !== Format.kNot32) continue;
      if (extra.length - at < 8) {
        lies = true;
        break;
      }
      entry[field] = u64(extra, at);
      lies = lies || entry[field] < Format.kNot32;
      at += 8;
    }
    if (lies || at !== extra.length) {
      this.#broken('zip64', entry.name, 'the sizes for large files say something else');
    }
  }

  async #checkLayout(directoryOffset) {
    // In the order of their places, so that one displaced file does not accuse all that follow.
    const placed = [...this.entries].sort((a, b) =>
      a.offset < b.offset ? -1 : a.offset > b.offset ? 1 : 0,
    );
    let expected = 0n;
    this.isReadable = true;
    for (const entry of placed) {
      const header = Format.localHeader(entry);
      const length = BigInt(header.length);
      if (entry.offset + length + entry.size > directoryOffset) {
        this.#broken('outside', entry.name, 'the file lies outside the archive');
        this.isReadable = false;
        continue;
      }
      if (entry.offset < expected) {
        this.#broken('overlap', entry.name, 'the file shares bytes with another one');
        this.isReadable = false;
      } else if (entry.offset > expected) {
        const what = expected === 0n ? 'leading-bytes' : 'gap';
        const gap = entry.offset - expected;
        this.#broken(what, entry.name, `${gap} unexplained bytes before the file`);
      }
      const local = await this.#source.read(Number(entry.offset), header.length);
      if (!equal(local, header)) {
        const detail = 'what stands before the file is not what the directory says';
        this.#broken('header', entry.name, detail);
      }
      const end = entry.offset + length + entry.size;
      if (end > expected) expected = end;
    }
    if (expected < directoryOffset) {
      const gap = directoryOffset - expected;
      this.#broken('gap', '', `${gap} unexplained bytes before the directory`);
    }
  }

  #checkOrder() {
    for (let i = 1; i < this.entries.length; ++i) {
      const before = this.entries[i - 1];
      const entry = this.entries[i];
      if (before.name === entry.name) continue; // a duplicate has its own finding
      if (!Format.nameBefore(before.name, entry.name) || before.offset >= entry.offset) {
        this.#broken('order', entry.name, 'the file is not in its place');
      }
    }
  }
}

/// { entries: [{ name, size, crc32, at }], findings, isReadable }; `at` is where the data begins.
/// Sizes and places are plain numbers, to be believed only where isReadable.
export async function readZip(source) {
  const reader = new Reader(source);
  await reader.read();
  const entries = reader.entries.map((entry) => ({
    name: entry.name,
    size: Number(entry.size),
    crc32: entry.crc32,
    at: Number(entry.offset) + Format.localHeader(entry).length,
  }));
  return { entries, findings: reader.findings, isReadable: reader.isReadable };
}
