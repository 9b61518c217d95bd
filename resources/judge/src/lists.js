// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The two lists of files, against the files that are here. `digests` is a Map of names in ascending
// order; texts are "binary".
import * as Layout from './layout.js';
import { shownName } from './zipnames.js';

const kMaxNameBytes = 200;
const kManifestPrefix = 64 + 2; // hex digits and two spaces

// Names the files of a list whose digests do not stand in it; whether there are any.
function tellMissing(digests, right, isListed, findings, code, detail) {
  let any = false;
  for (const name of digests.keys()) {
    if (!isListed(name) || right.has(name)) continue;
    findings.broken(code, shownName(name), detail);
    any = true;
  }
  return any;
}

export function checkManifest(digests, actual, findings) {
  const expected = Layout.manifestText(digests);
  if (actual === expected) return;
  // Once through the list, not once through it for every file: a stranger may send many.
  const right = new Set();
  let end;
  for (let at = 0; (end = actual.indexOf('\n', at)) >= 0; at = end + 1) {
    const line = actual.slice(at, end + 1);
    const name = line.slice(kManifestPrefix, -1);
    const digest = digests.get(name);
    if (digest && line === Layout.manifestLine(name, digest)) right.add(name);
  }
  const detail = 'it is not the file that the manifest names';
  const named = tellMissing(digests, right, Layout.isInManifest, findings, 'dossier.digest', detail);
  if (!named || actual.length !== expected.length) {
    findings.broken('dossier.manifest', Layout.kManifest, 'it is not the list of the files that are here');
  }
}

export function checkAsicManifest(digests, actual, findings) {
  const expected = Layout.asicManifestText(digests);
  if (actual === expected) return;
  const right = new Set();
  const begin = Layout.kAsicReferenceBegin;
  for (let at = 0; (at = actual.indexOf(begin, at)) >= 0; ) {
    at += begin.length;
    const near = actual.slice(at, at + kMaxNameBytes + 1);
    const name = near.slice(0, Math.max(near.indexOf('"'), 0));
    const digest = digests.get(name);
    if (digest && actual.startsWith(Layout.asicReference(name, digest), at - begin.length)) right.add(name);
  }
  const detail = 'it is not the file that was signed';
  const named = tellMissing(digests, right, Layout.isInAsicManifest, findings, 'dossier.asic-digest', detail);
  if (!named || actual.length !== expected.length) {
    findings.broken('dossier.asic-manifest', Layout.kAsicManifest, 'it is not the list of the files that are here');
  }
}

/// Every digest that a text names, in lower-case hex: runs of exactly that many digits.
export function digestsNamedIn(text) {
  const found = new Set();
  for (const [run] of text.matchAll(/[0-9a-f]+/g)) {
    if (run.length === 64) found.add(run);
  }
  return found;
}
