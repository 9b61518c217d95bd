// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// verify.html: takes a file, has it judged, shows the verdict.
import { answerFor } from './answer.js';
import { verifyDossier } from './dossier.js';
import { icon, kFile, make, stranger } from './elements.js';
import { NotADossier, ReadFailure } from './findings.js';
import { setKnownTexts } from './instructions.js';
import { FileSource } from './sources.js';
import { View } from './view.js';
import { kLanguages, Words } from './words.js';

let words = Words.ofBrowser();
let show = () => welcome(); // draws what is there in the language of now
const trusted = new Set(); // anchors that came another way

const byId = (id) => document.getElementById(id);
const said = (key) => words.say(key);

function chooser() {
  const input = make('input', '');
  input.type = 'file';
  input.id = 'file';
  input.accept = '.asice,application/vnd.etsi.asic-e+zip';
  input.addEventListener('change', () => input.files.length > 0 && judge(input.files[0]));
  const label = make('label', 'button', said('choose'));
  label.htmlFor = input.id;
  return [input, label];
}

function welcome() {
  const [input, label] = chooser();
  const drop = make('div', 'drop', icon(kFile), make('p', 'big', said('drop')), make('p', '', said('or')), input, label);
  byId('stage').replaceChildren(make('p', 'lead', said('lead')), drop);
  if (!globalThis.crypto?.subtle) {
    byId('stage').replaceChildren(make('section', 'banner bad', make('p', '', said('noCrypto'))));
  }
}

function frame() {
  document.documentElement.lang = kLanguages[words.language];
  document.title = said('title');
  byId('title').textContent = said('title');
  byId('language').textContent = said('language');
  byId('language').setAttribute('aria-label', said('languageLabel'));
  byId('language').lang = kLanguages[1 - words.language];
  byId('about-title').textContent = said('about');
  byId('about-text').textContent = said('aboutText');
  byId('licences-title').textContent = said('licences');
}

function tools() {
  const another = make('button', '', said('another'));
  another.addEventListener('click', () => {
    show = welcome;
    show();
    byId('file').focus();
  });
  const print = make('button', 'quiet', said('print'));
  print.addEventListener('click', () => globalThis.print());
  return make('div', 'tools', another, print);
}

// `when` is what this computer's clock said as the check ended.
function present({ name, size }, when, parts) {
  const about = words.say('checked', { size: words.size(size), time: words.time(when) });
  const heading = make('p', 'file', icon(kFile), make('span', '', stranger(name), make('small', '', about)));
  byId('stage').replaceChildren(make('div', 'bar', heading, tools()), ...parts());
}

function presentVerdict(file, verdict) {
  const when = Date.now();
  const draw = () =>
    new View(words).verdict(verdict, trusted, (anchor) => {
      if (anchor !== 'different') trusted.delete('different');
      trusted.add(anchor);
      const { className, textContent } = document.querySelector('.answer');
      show();
      Object.assign(document.querySelector('.answer'), { className, textContent });
      document.getElementById('pasted').focus();
    });
  return () => present(file, when, draw);
}

function progressBar() {
  const bar = make('progress', '');
  const text = make('p', 'lead', words.say('reading', { percent: 0 }));
  bar.max = 100;
  bar.value = 0;
  bar.setAttribute('aria-labelledby', 'reading');
  text.id = 'reading';
  text.setAttribute('role', 'status');
  byId('stage').replaceChildren(text, bar);
  return (done, total) => {
    const percent = total === 0 ? 0 : Math.floor((done / total) * 100);
    if (percent === bar.value) return;
    bar.value = percent;
    text.textContent = words.say('reading', { percent });
  };
}

const failureKind = (error) =>
  error instanceof NotADossier ? 'none' : error instanceof ReadFailure ? 'unread' : 'crashed';

/// Judges one file and shows what was found.
async function judge(file) {
  trusted.clear();
  const progress = progressBar();
  try {
    show = presentVerdict(file, await verifyDossier(new FileSource(file), {}, progress));
    show();
  } catch (error) {
    const filled = { name: file.name, why: error.message };
    const when = Date.now();
    show = () => present(file, when, () => new View(words).failure(failureKind(error), filled));
    show();
  }
  document.querySelector('.banner h2').focus();
}

function listen() {
  byId('language').addEventListener('click', () => {
    words = new Words(1 - words.language);
    frame();
    show();
  });
  addEventListener('dragover', (event) => {
    event.preventDefault();
    document.body.classList.add('over');
  });
  addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) document.body.classList.remove('over');
  });
  addEventListener('drop', (event) => {
    event.preventDefault();
    document.body.classList.remove('over');
    const [file] = event.dataTransfer.files;
    if (file) judge(file);
  });
}

/// For comparing this page with other judges: the verdict as JSON, or { error }.
globalThis.redressAnswerFor = async (file) => {
  try {
    return answerFor(await verifyDossier(new FileSource(file)));
  } catch (error) {
    return { error: failureKind(error), message: error.message };
  }
};

setKnownTexts(JSON.parse(byId('known').textContent));
frame();
show();
listen();
