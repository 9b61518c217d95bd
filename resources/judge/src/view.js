// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A verdict for people: what is proved, by whom, when, and what is not.
import { compareAnchor } from './anchors.js';
import { hex } from './bytes.js';
import { icon, kCheck, kCross, kQuestion, make, stranger } from './elements.js';
import { factList } from './facts.js';
import { meaningOf } from './findingwords.js';

const kShownOfAKind = 5;

function banner(kind, path, title, ...lead) {
  const heading = make('h2', '', title);
  heading.tabIndex = -1;
  const text = make('div', '', heading, lead.map((line) => make('p', '', line)));
  return make('section', `banner ${kind}`, icon(path), text);
}

const section = (title, ...children) => make('section', '', make('h3', '', title), ...children);

function personName(certificate) {
  const { commonName, organization } = certificate;
  return organization === '' || organization === commonName ? commonName : `${commonName}, ${organization}`;
}

// Whether every anchor came another way, too.
const isCompared = (verdict, trusted) =>
  trusted.has('root') && trusted.has('log') && (!verdict.outsideTime || trusted.has('time'));

// A sentence with one part that comes out of the dossier.
function sentence(words, key, filled) {
  const names = Object.keys(filled);
  const marks = Object.fromEntries(names.map((name) => [name, `\u0000${name}\u0000`]));
  return words.say(key, marks).split('\u0000').map((part) => (part in filled ? stranger(filled[part]) : part));
}

export class View {
  #words;

  constructor(words) {
    this.#words = words;
  }

  /// Nothing could be judged; `kind` is "none", "unread" or "crashed".
  failure(kind, filled) {
    const lead = sentence(this.#words, `${kind}Lead`, filled);
    return [banner(kind === 'none' ? 'unsure' : 'bad', kQuestion, this.#words.say(kind), make('span', '', lead))];
  }

  /// `trusted` names the anchors ("root", "log", "time") that came another way, and "different" where one did
  /// that is not here; `onTrust` hears which was found to be so.
  verdict(verdict, trusted, onTrust) {
    const papers = verdict.papers.length === 0 ? [] : [this.#papers(verdict)];
    const acts = verdict.acts.length === 0 ? [] : [this.#acts(verdict)];
    const anchors = verdict.rootFingerprint === '' ? [] : [this.#anchors(verdict, trusted, onTrust)];
    const head = this.#banner(verdict, trusted);
    const summary = this.#summary(verdict);
    if (verdict.findings.isIntact) {
      return [head, ...anchors, summary, this.#notProved(verdict, trusted), ...papers, ...acts];
    }
    const claimed = make('summary', '', make('span', 'h3', this.#words.say('claimed')));
    const lead = make('p', 'lead', this.#words.say('claimedLead'));
    const details = make('details', 'claimed', claimed, lead, summary, papers, acts, anchors);
    return [head, this.#broken(verdict), details];
  }

  #banner(verdict, trusted) {
    const say = (key, filled) => this.#words.say(key, filled);
    if (!verdict.findings.isIntact) {
      const count = verdict.findings.list.filter((each) => each.verdict === 'broken').length;
      return banner('bad', kCross, say('fails'), say('failsLead', { count: this.#words.number(count) }));
    }
    if (trusted.has('different')) return banner('bad', kCross, say('foreign'), say('different'));
    const lead = sentence(this.#words, 'holdsLead', {
      signer: personName(verdict.signer),
      time: this.#words.time(verdict.signedAt * 1000),
    });
    const anchor = say(isCompared(verdict, trusted) ? 'holdsKnown' : 'holdsUnknown');
    return banner('good', kCheck, say('holds'), make('span', '', lead), anchor);
  }

  #broken(verdict) {
    const kinds = new Map();
    for (const finding of verdict.findings.list) {
      if (finding.verdict !== 'broken') continue;
      kinds.set(finding.code, [...(kinds.get(finding.code) ?? []), finding]);
    }
    const items = [...kinds].map(([code, findings]) => {
      const shown = findings.slice(0, kShownOfAKind).map(({ subject, detail }) =>
        // Details are English, like the codes; a Chinese reader has the sentence above them.
        make('li', '', make('code', '', stranger(subject)), this.#words.language === 0 ? [' ', stranger(detail)] : null),
      );
      const left = findings.length - shown.length;
      if (left > 0) shown.push(make('li', '', this.#words.say('more', { count: this.#words.number(left) })));
      const meaning = make('p', '', meaningOf(code, this.#words.language), ' ', make('code', 'code', code));
      return make('li', '', meaning, make('ul', 'where', shown));
    });
    return section(this.#words.say('broken'), make('ul', 'findings bad', items));
  }

  #notProved(verdict, trusted) {
    const isKnown = isCompared(verdict, trusted);
    const subjects = new Map(); // by code: a kind is told once
    for (const { code, subject } of verdict.findings.list) {
      if (code === 'dossier.anchor-inside' && isKnown) continue;
      subjects.set(code, [...(subjects.get(code) ?? []), subject]);
    }
    const sentences = [...subjects].map(([code, names]) => {
      const where = code === 'dossier.instructions' ? names.map((name) => [' ', make('code', '', stranger(name))]) : [];
      return make('li', '', meaningOf(code, this.#words.language), where);
    });
    sentences.push(make('li', '', this.#words.say('notTrue')));
    return section(this.#words.say('notProved'), make('ul', 'findings', sentences));
  }

  #summary(verdict) {
    const words = this.#words;
    const { ledger, signer, signedAt } = verdict;
    const rows = [];
    const row = (key, ...value) => rows.push(make('dt', '', words.say(key)), make('dd', '', ...value));
    if (verdict.caseNumber !== '') row('case', stranger(verdict.caseNumber));
    if (signer) row('signedBy', stranger(personName(signer)));
    if (signedAt !== null) {
      row('signedAt', words.time(signedAt * 1000), make('small', '', words.say('ownClock')));
    }
    const shows = {
      acts: words.number(verdict.entries),
      papers: words.number(verdict.evidence),
      signed: words.number(verdict.evidenceSignatures),
      facts: words.number(verdict.disclosures),
      withheld: words.number(verdict.withheld),
    };
    row('shows', words.say(verdict.withheld === 0 ? 'showsAllText' : 'showsText', shows));
    if (ledger) {
      const told = sentence(words, 'ledgerText', { origin: ledger.origin, size: words.number(ledger.size) });
      const names = ledger.witnesses.map(({ name }) => name).join(', ');
      const seen = names === '' ? words.say('unwitnessed') : words.say('witnessed', { names });
      const group = ledger.groups.find(({ name }) => name === ledger.quorum);
      row('ledger', told, make('small', '', stranger(seen)));
      if (names !== '' && group) row('quorum', stranger(words.say('quorumText', group)));
    }
    const { outsideTime } = verdict;
    if (outsideTime) {
      const by = sentence(words, 'outsideTimeBy', { name: outsideTime.by });
      const stood = words.say('outsideTimeText', { time: words.time(outsideTime.at) });
      row('outsideTime', stood, make('small', '', by));
    }
    row('report', words.say(verdict.isReportSigned ? 'reportSigned' : 'reportCovered'));
    const isIntact = verdict.findings.isIntact;
    if (isIntact) row('files', words.say('filesText', { count: words.number(verdict.files) }));
    const list = make('dl', 'summary', rows);
    return isIntact ? section(words.say('proved'), list) : make('section', '', list);
  }

  #anchors(verdict, trusted, onTrust) {
    const words = this.#words;
    const mark = (kind) => (trusted.has(kind) ? make('strong', 'same', words.say('same')) : null);
    const shown = make(
      'dl',
      'anchors',
      make('dt', '', words.say('rootLabel'), mark('root')),
      make('dd', 'digits', verdict.rootFingerprint),
      verdict.logKey === '' ? null : make('dt', '', words.say('logLabel'), mark('log')),
      verdict.logKey === '' ? null : make('dd', 'digits', stranger(verdict.logKey)),
      verdict.outsideTime ? make('dt', '', words.say('timeLabel'), mark('time')) : null,
      verdict.outsideTime ? make('dd', 'digits', verdict.outsideTime.root) : null,
    );
    const field = make('textarea', 'digits');
    field.rows = 2;
    field.id = 'pasted';
    field.spellcheck = false;
    field.autocomplete = 'off';
    const label = make('label', '', words.say('pasteLabel'));
    label.htmlFor = field.id;
    const answer = make('p', 'answer');
    answer.setAttribute('role', 'status');
    const button = make('button', '', words.say('compare'));
    button.type = 'button';
    button.addEventListener('click', async () => {
      const found = await compareAnchor(field.value, verdict);
      const keys = { root: 'sameRoot', log: 'sameLog', time: 'sameTime', different: 'different', nothing: 'nothingPasted' };
      answer.className = `answer ${found}`;
      answer.textContent = words.say(keys[found]);
      if (found !== 'nothing') onTrust(found);
    });
    const form = make('div', 'compare', label, field, button, answer);
    return section(words.say('anchor'), make('p', '', words.say('anchorLead')), shown, form);
  }

  #papers(verdict) {
    const words = this.#words;
    const columns = ['paper', 'size', 'recordedBy', 'sealed', 'sha256'];
    const head = make('tr', '', columns.map((key) => {
      const cell = make('th', '', words.say(key));
      cell.scope = 'col';
      return cell;
    }));
    const rows = verdict.papers.map((paper) => {
      const digest = hex(paper.sha256);
      const act = verdict.acts.find((each) => each.contentDigest === digest);
      const seal = paper.signer
        ? [stranger(paper.signer.commonName), make('small', '', words.time(paper.signedAt * 1000))]
        : words.say('notSealed');
      return make(
        'tr',
        '',
        make('td', '', stranger(paper.name)),
        make('td', 'number', words.size(paper.size)),
        make('td', '', act ? words.say('act', { index: words.number(act.index) }) : '—'),
        make('td', '', seal),
        make('td', 'digits', digest),
      );
    });
    const table = make('table', '', make('thead', '', head), make('tbody', '', rows));
    return section(words.say('papers'), make('div', 'wide', table));
  }

  #acts(verdict) {
    const words = this.#words;
    const items = verdict.acts.map(({ index, entry, signer }) => {
      const shown = entry.disclosures.map(({ name, value }) => [name, value, words.say('personal')]);
      const hidden = entry.digests.length - entry.disclosures.length;
      const facts = [...entry.facts].concat(shown);
      const name = signer ? signer.commonName : words.say('unknownSigner');
      const title = make('h4', '', words.act(entry.act), ' ', make('small', '', sentence(words, 'by', { name })));
      const place = words.say('placed', { index: words.number(index) });
      const kept = hidden > 0 ? ` · ${words.say('keptBack', { count: words.number(hidden) })}` : '';
      const when = make('p', 'when', make('time', '', words.time(entry.at)), ` · ${place}${kept}`);
      return make('li', '', title, when, facts.length === 0 ? null : factList(facts, words));
    });
    return section(words.say('acts'), make('ol', 'acts', items));
  }
}
