// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// node judge.mjs CHROMIUM PAGE FILE…: the answer of verify.html in a real browser, one JSON line a file, after a line that
// names the browser. It ends with 1 when the page complained of anything or asked the network for something.
import { pathToFileURL } from 'node:url';
import { Browser } from './browser.mjs';

const [program, path, ...files] = process.argv.slice(2);
const browser = await Browser.start(program);
try {
  const page = await browser.open(pathToFileURL(path).href);
  console.log(JSON.stringify({ browser: await browser.version() }));
  await page.evaluate(`(() => {
    const input = document.createElement('input');
    Object.assign(input, { type: 'file', multiple: true, id: 'corpus' });
    document.body.append(input);
  })()`);
  await page.choose('#corpus', files);
  for (let i = 0; i < files.length; ++i) {
    const answer = await page.evaluate(`redressAnswerFor(document.getElementById('corpus').files[${i}])`);
    console.log(JSON.stringify({ file: files[i], answer }));
  }
  for (const problem of [...page.problems, ...page.requests]) {
    console.error(problem);
    process.exitCode = 1;
  }
} finally {
  await browser.stop();
}
