// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whom to trust for the ledger (C2SP tlog-policy). Names are opaque octets ("binary" strings).
import { binary, decodeUtf8, fromBinary, hex, parseDecimal, readable } from './bytes.js';
import { cosignedAt, isSignedBy, kPlainKey, kWitnessKey, parseCheckpoint, parseNote, parseVerifierKey } from './note.js';

const kMaxPolicyBytes = 256 * 1024;
const kMaxItems = 256; // logs, witnesses and groups, each
const kNone = 'none';

class BadPolicy extends Error {}

function bad(why) {
  throw new BadPolicy(why);
}

// Reads one policy, line by line; each function takes the words after the keyword.
class PolicyReader {
  policy = { logs: [], witnesses: [], groups: [], quorum: '' };
  #names = new Set();
  #grouped = new Set();
  #logKeys = new Set();
  #witnessKeys = new Set();

  readLine(line) {
    const [keyword, ...words] = line.split(/[ \t]+/).filter((word) => word !== '');
    if (keyword === undefined || keyword.startsWith('#')) return;
    if (keyword === 'log') this.#readLog(words);
    else if (keyword === 'witness') this.#readWitness(words);
    else if (keyword === 'group') this.#readGroup(words);
    else if (keyword === 'quorum') this.#readQuorum(words);
    else bad('log, witness, group or quorum is expected');
  }

  #defineName(name) {
    if (name === kNone || this.#names.has(name)) bad('the name is taken');
    this.#names.add(name);
  }

  // The same Ed25519 key twice would count one party twice.
  #readKey(word, type, seen) {
    const text = decodeUtf8(fromBinary(word));
    const key = text === null ? null : parseVerifierKey(text);
    if (key === null || key.type !== type) bad('the key is not one that such a line needs');
    if (seen.has(hex(key.key)) || seen.size >= kMaxItems) bad('the key stands twice, or there are too many');
    seen.add(hex(key.key));
    return key;
  }

  #readLog(words) {
    if (words.length < 1 || words.length > 2) bad('log takes a key and perhaps a URL');
    this.policy.logs.push({ key: this.#readKey(words[0], kPlainKey, this.#logKeys) });
  }

  #readWitness(words) {
    if (words.length < 2 || words.length > 3) bad('witness takes a name, a key and perhaps a URL');
    const key = this.#readKey(words[1], kWitnessKey, this.#witnessKeys);
    this.#defineName(words[0]);
    this.policy.witnesses.push({ name: words[0], key });
  }

  #readGroup(words) {
    const [name, count, ...members] = words;
    if (members.length < 1 || this.policy.groups.length >= kMaxItems) {
      bad('group takes a name, all, any or a number, and members');
    }
    for (const member of members) {
      if (!this.#names.has(member) || this.#grouped.has(member)) {
        bad('a member is not defined before, or is one already');
      }
      this.#grouped.add(member);
    }
    const number = parseDecimal(count);
    const isWord = count === 'all' || count === 'any';
    if (!isWord && (number === null || number < 1n || number > BigInt(members.length))) {
      bad('the number is not between 1 and that of the members');
    }
    const threshold = count === 'all' ? members.length : Number(number ?? 1n);
    this.#defineName(name);
    this.policy.groups.push({ name, threshold, members });
  }

  #readQuorum(words) {
    if (words.length !== 1 || this.policy.quorum !== '') bad('quorum stands once and takes one name');
    if (words[0] !== kNone && !this.#names.has(words[0])) bad('the quorum is not defined before');
    this.policy.quorum = words[0];
  }
}

/// { policy } or { error }.
export function parsePolicy(bytes) {
  const text = binary(bytes);
  let line = 1;
  try {
    if (bytes.length > kMaxPolicyBytes || !text.endsWith('\n')) {
      bad('it is too long, or its last line has no end');
    }
    if (/[\0-\x08\x0b-\x1f\x7f]/.test(text)) bad('it holds a control character');
    const reader = new PolicyReader();
    const lines = text.slice(0, -1).split('\n');
    for (line = 1; line <= lines.length; ++line) reader.readLine(lines[line - 1]);
    line = lines.length;
    if (reader.policy.quorum === '') bad('the quorum is missing');
    return { policy: reader.policy };
  } catch (error) {
    if (!(error instanceof BadPolicy)) throw error;
    return { error: `the policy cannot be read at line ${line}: ${error.message}` };
  }
}

/// Who of the policy cosigned the note, and which of its groups are met. Names are for people here.
export async function standingOf(note, policy) {
  const met = new Map([[kNone, true]]);
  const witnesses = [];
  const wrong = []; // a signature under their name and key id does not hold
  for (const { name, key } of policy.witnesses) {
    const at = await cosignedAt(note, key);
    const named = note.signatures.some((each) => each.name === key.name && each.keyId === key.keyId);
    if (at === null && named) wrong.push(name);
    met.set(name, at !== null);
    if (at !== null) witnesses.push({ name: readable(name), at });
  }
  const groups = policy.groups.map(({ name, threshold, members }) => { // members stand before their group
    const count = members.filter((member) => met.get(member)).length;
    met.set(name, count >= threshold);
    return { name: readable(name), met: count, needed: threshold, members: members.length };
  });
  return { witnesses, wrong, groups, quorum: readable(policy.quorum), isMet: met.get(policy.quorum) };
}

/// { checkpoint } when one of the policy's logs signed the note under its own origin and the quorum
/// of witnesses cosigned it; otherwise { error }.
export async function openCheckpoint(bytes, policy) {
  const note = parseNote(bytes);
  if (note === null) return { error: 'not a signed note' };
  for (const { key } of policy.logs) {
    const checkpoint = (await isSignedBy(note, key)) ? parseCheckpoint(note.text) : null;
    if (checkpoint === null || checkpoint.origin !== key.name) continue;
    if ((await standingOf(note, policy)).isMet) return { checkpoint };
    return { error: "too few of the policy's witnesses cosigned the checkpoint" };
  }
  return { error: "none of the policy's logs signed the checkpoint" };
}
