// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { ReadFailure } from './findings.js';

/// A file that the judge chose: { size, read(offset, count) }, read piece by piece.
export class FileSource {
  #file;

  constructor(file) {
    this.#file = file;
    this.size = file.size;
  }

  async read(offset, count) {
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
