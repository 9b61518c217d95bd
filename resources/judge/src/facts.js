// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
import { make, stranger } from './elements.js';

/// The value of a fact as people read it: text, or names and values below each other.
function factValue(value, words) {
  if (value instanceof Map) return factList([...value], words);
  if (Array.isArray(value)) {
    return make('ul', 'plain', value.map((item) => make('li', '', factValue(item, words))));
  }
  return stranger(String(value));
}

/// [[name, value, mark] …] as a list; `mark` (may be missing) is a word beside the name.
export function factList(facts, words) {
  const rows = facts.map(([name, value, mark]) => [
    make('dt', '', stranger(words.fact(name)), mark ? make('small', 'mark', mark) : null),
    make('dd', '', factValue(value, words)),
  ]);
  return make('dl', 'facts', rows);
}
