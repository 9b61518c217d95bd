// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { ReadFailure } from './findings.js';

const kBlockBytes = 1024 * 1024;

/// A file that the judge chose: { size, read(offset, count) }, read piece by piece. Each question to a
/// browser's file takes long and a dossier has many small files: short answers come from the block
/// that was asked for last.
export class FileSource {
  #file;
  #block = { offset: 0, bytes: new Uint8Array() };

  constructor(file) {
    this.#file = file;
    this.size = file.size;
  }

  async read(offset, count) {
    if (count >= kBlockBytes) return this.#ask(offset, count);
    const { offset: begin, bytes } = this.#block;
    if (offset < begin || offset + count > begin + bytes.length) {
      const most = Math.min(kBlockBytes, this.size - offset);
      this.#block = { offset, bytes: await this.#ask(offset, Math.max(most, count)) };
    }
    const start = offset - this.#block.offset;
    return this.#block.bytes.subarray(start, start + count);
  }

  async #ask(offset, count) {
    let bytes;
    try {
      bytes = new Uint8Array(await this.#file.slice(offset, offset + count).arrayBuffer());
    } catch (error) {
      throw new ReadFailure(error.message);
    }
    if (bytes.length !== count) throw new ReadFailure('the file ended early');
    return bytes;
  }
}

/// A part of another source.
export class PartSource {
  #source;
  #at;

  constructor(source, at, size) {
    this.#source = source;
    this.#at = at;
    this.size = size;
  }

  read(offset, count) {
    return this.#source.read(this.#at + offset, count);
  }
}
