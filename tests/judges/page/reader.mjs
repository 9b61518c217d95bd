// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// node reader.mjs CHROMIUM PAGE GOOD BAD FINGERPRINT [PICTURES]: a judge who opens verify.html, chooses a dossier and reads.
// Prints one JSON object of what stood on the screen; writes pictures of it where a folder is named.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Browser } from './browser.mjs';

const [program, path, good, bad, fingerprint, pictures] = process.argv.slice(2);
const kWidth = 1366;
const kHeight = 768;

const browser = await Browser.start(program);
const page = await browser.open(pathToFileURL(path).href);
const text = (selector) => page.evaluate(`document.querySelector(${JSON.stringify(selector)})?.innerText ?? ''`);
const click = (selector) => page.evaluate(`document.querySelector(${JSON.stringify(selector)}).click()`);

async function picture(name) {
  if (!pictures) return;
  const height = Math.max(kHeight, await page.evaluate('document.body.scrollHeight'));
  writeFileSync(join(pictures, `${name}.png`), await page.screenshot({ width: kWidth, height }));
}

async function choose(file) {
  await page.choose('#file', [file]);
  await page.waitFor("document.querySelector('.banner') !== null");
}

async function paste(anchor) {
  await page.evaluate(`document.getElementById('pasted').value = ${JSON.stringify(anchor)}`);
  await click('.compare button');
  await page.waitFor("document.querySelector('.answer').innerText !== ''");
  return text('.answer');
}

const seen = { language: await page.evaluate('document.documentElement.lang') };
await page.screenshot({ width: kWidth, height: kHeight });
await picture('welcome-en-light');
await choose(good);
seen.good = await text('main');
seen.focus = await page.evaluate('document.activeElement.innerText');
await picture('good-en-light');
seen.wrongAnchor = await paste('00'.repeat(32));
seen.wrongBanner = await text('.banner');
await picture('wrong-anchor-en-light');
seen.noAnchor = await paste('what is this');
seen.rightAnchor = await paste(fingerprint);
await click('#language');
seen.goodChinese = await text('main');
await page.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: 'dark' }] });
await picture('good-zh-dark');
await click('.tools button');
await choose(bad);
seen.badChinese = await text('main');
await picture('bad-zh-dark');
await click('#language');
await page.send('Emulation.setEmulatedMedia', { features: [] });
seen.bad = await text('main');
await picture('bad-en-light');
await click('.tools button');
await choose(path);
seen.none = await text('main');
await picture('none-en-light');
// What lies in a dossier must never become part of the page.
seen.elements = await page.evaluate("document.querySelectorAll('main script, main img, main iframe, main a').length");
seen.problems = page.problems;
seen.requests = page.requests;
await browser.stop();
console.log(JSON.stringify(seen));
