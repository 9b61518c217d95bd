// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The outside time of a dossier: its anchors and lists in trust/tsa/, and every token against them.
import { base64url, binary, equal } from './bytes.js';
import { sha256 } from './libraries.js';
import { OutsideCertificate } from './outside.js';
import { RevocationList } from './revocation.js';
import { checkTimeStamp } from './timestamp.js';

export class OutsideTime {
  #trusted;
  #findings;
  #roots = new Map(); // by file
  #lists = new Map(); // by file
  #used = new Set(); // files

  /// `trusted`: roots that came another way than inside the dossier; empty: those inside count.
  constructor(trusted, findings) {
    this.#trusted = trusted;
    this.#findings = findings;
  }

  #broken(what, name, detail) {
    this.#findings.broken(`dossier.${what}`, name, detail);
  }

  /// A file of trust/tsa/, named after the digest of what it holds.
  async addRoot(name, thumbprint, bytes) {
    const pem = binary(bytes);
    const root = OutsideCertificate.fromPem(pem);
    if (!root || root.pem !== pem || !(await root.isRoot())) {
      this.#broken('time-root', name, 'it is not a root certificate in plain PEM');
    } else if (base64url(sha256(root.der)) !== thumbprint) {
      this.#broken('certificate-name', name, 'the file is not named after its certificate');
    } else {
      const isTrusted = this.#trusted.some((each) => equal(each.der, root.der));
      if (this.#trusted.length > 0 && !isTrusted) {
        this.#broken('anchor-differs', name, 'it is not a certificate that you trust');
      }
      this.#roots.set(name, root);
    }
  }

  addList(name, thumbprint, der) {
    const { list, error } = RevocationList.fromDer(der);
    if (!list) this.#broken('time-list', name, error);
    else if (base64url(sha256(der)) !== thumbprint) {
      this.#broken('time-list', name, 'the file is not named after what it holds');
    } else {
      this.#lists.set(name, list);
    }
  }

  /// After all of them: a token over bytes with this digest.
  async check(name, token, digest) {
    const roots = this.#trusted.length > 0 ? this.#trusted : [...this.#roots.values()];
    const check = await checkTimeStamp(token, digest, roots, [...this.#lists.values()], name);
    this.#findings.list.push(...check.findings.list);
    for (const [file, root] of this.#roots) {
      if (check.chain.length > 0 && equal(check.chain.at(-1).der, root.der)) this.#used.add(file);
    }
    for (const [file, list] of this.#lists) {
      for (const each of check.chain) {
        if (await list.isFrom(each)) this.#used.add(file);
      }
    }
    return check;
  }

  /// After all tokens: anchors and lists that none of them needs.
  finish() {
    for (const name of [...this.#roots.keys(), ...this.#lists.keys()]) {
      if (!this.#used.has(name)) this.#broken('time-unused', name, 'no time stamp here needs it');
    }
  }
}
