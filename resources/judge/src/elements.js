// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Builds the page. Whatever comes out of a dossier goes in as text, never as markup.

/// An element with its class (may be empty) and its children: elements or text.
export function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className !== '') element.className = className;
  element.append(...children.flat(Infinity).filter((child) => child !== null));
  return element;
}

/// Text of strangers: what is invisible, or turns the direction of what follows, is shown as a number.
export function plain(text) {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (c) =>
    c === '\n' ? c : `⟨U+${c.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
  );
}

/// The same in an element of its own, so that its direction does not touch its neighbours.
export const stranger = (text) => make('bdi', '', plain(text));

const kNamespace = 'http://www.w3.org/2000/svg';

/// A drawing of one line; decoration, always beside words.
export function icon(path) {
  const svg = document.createElementNS(kNamespace, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS(kNamespace, 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

export const kCheck = 'M12 2.5 4 5.5v6c0 5 3.4 8.3 8 10 4.6-1.7 8-5 8-10v-6zM8.3 12l2.6 2.7 4.9-5.4';
export const kCross = 'M8 2.5h8l5.5 5.5v8L16 21.5H8L2.5 16V8zM8.5 8.5l7 7m0-7-7 7';
export const kQuestion = 'M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19zM9 9.3a3 3 0 1 1 4.4 2.7c-.9.5-1.4 1-1.4 2m0 2.8v.2';
export const kFile = 'M14 2.5H6.5A1.5 1.5 0 0 0 5 4v16a1.5 1.5 0 0 0 1.5 1.5h11A1.5 1.5 0 0 0 19 20V7.5zm0 0v5h5';
