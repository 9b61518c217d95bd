// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// All that is not ours, pinned in package-lock.json.
export { Certificate } from 'pkijs';
export { sha256 } from '@noble/hashes/sha2.js';
export { verifyAsync as verifyEd25519 } from '@noble/ed25519';
