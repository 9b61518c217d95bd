// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The Merkle tree of RFC 6962 section 2.1, SHA-256.
import { concat, equal } from './bytes.js';
import { sha256 } from './libraries.js';

const kLeaf = Uint8Array.of(0);
const kNode = Uint8Array.of(1);

export const leafHash = (data) => sha256(concat([kLeaf, data]));
const nodeHash = (left, right) => sha256(concat([kNode, left, right]));

/// RFC 9162 section 2.1.3.2. `index` and `size` are BigInt.
export function verifyInclusion(leaf, index, size, path, root) {
  if (index >= size) return false;
  let node = index;
  let last = size - 1n;
  let hash = leaf;
  for (const sibling of path) {
    if (last === 0n) return false;
    if (node & 1n || node === last) {
      hash = nodeHash(sibling, hash);
      while (node !== 0n && !(node & 1n)) {
        node >>= 1n;
        last >>= 1n;
      }
    } else {
      hash = nodeHash(hash, sibling);
    }
    node >>= 1n;
    last >>= 1n;
  }
  return last === 0n && equal(hash, root);
}
