// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Drives one headless Chromium by its DevTools protocol over a pipe: no port, no library, no download.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const kStartSeconds = 60;
const kOptions = [
  '--headless',
  '--remote-debugging-pipe',
  '--no-sandbox', // the tests run as root in a container; the page is ours
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-sync',
  '--no-default-browser-check',
  '--no-first-run',
  '--force-color-profile=srgb',
  '--hide-scrollbars',
];

export class Browser {
  #process;
  #profile;
  #next = 0;
  #waiting = new Map(); // by number of the question
  #listeners = new Set();
  #rest = Buffer.alloc(0);

  static async start(program, language = 'en-US') {
    const browser = new Browser();
    browser.#profile = mkdtempSync(join(tmpdir(), 'redress-browser.'));
    const options = [...kOptions, `--lang=${language}`, `--user-data-dir=${browser.#profile}`, 'about:blank'];
    browser.#process = spawn(program, options, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
    browser.#process.stdio[4].on('data', (bytes) => browser.#hear(bytes));
    browser.#process.on('exit', () => browser.#failAll(new Error('the browser ended')));
    browser.#process.on('error', (error) => browser.#failAll(error));
    const late = setTimeout(() => browser.#failAll(new Error('the browser did not start')), kStartSeconds * 1000);
    await browser.send('Browser.getVersion');
    clearTimeout(late);
    return browser;
  }

  #failAll(error) {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  #hear(bytes) {
    this.#rest = Buffer.concat([this.#rest, bytes]);
    for (let end; (end = this.#rest.indexOf(0)) >= 0; this.#rest = this.#rest.subarray(end + 1)) {
      const message = JSON.parse(this.#rest.subarray(0, end).toString('utf8'));
      const waiting = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if (message.id === undefined) this.#listeners.forEach((listener) => listener(message));
      else if (message.error) waiting?.reject(new Error(message.error.message));
      else waiting?.resolve(message.result);
    }
  }

  send(method, params = {}, sessionId) {
    const id = ++this.#next;
    const answer = new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    this.#process.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return answer;
  }

  listen(listener) {
    this.#listeners.add(listener);
  }

  async version() {
    return (await this.send('Browser.getVersion')).product;
  }

  /// A page that shows `url`.
  async open(url) {
    const { targetId } = await this.send('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await this.send('Target.attachToTarget', { targetId, flatten: true });
    const page = new Page(this, sessionId);
    await page.start(url);
    return page;
  }

  async stop() {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    this.send('Browser.close').catch(() => {});
    await ended;
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

export class Page {
  problems = []; // what the page's console and its policy complained about
  requests = []; // whatever it asked the network for, but itself
  #browser;
  #session;

  constructor(browser, session) {
    this.#browser = browser;
    this.#session = session;
  }

  send(method, params) {
    return this.#browser.send(method, params, this.#session);
  }

  async start(url) {
    let loaded;
    const isLoaded = new Promise((resolve) => (loaded = resolve));
    this.#browser.listen(({ method, params, sessionId }) => {
      if (sessionId !== this.#session) return;
      if (method === 'Page.loadEventFired') loaded();
      if (method === 'Runtime.exceptionThrown') this.problems.push(params.exceptionDetails.text);
      if (method === 'Log.entryAdded') this.problems.push(params.entry.text);
      if (method === 'Network.requestWillBeSent' && params.request.url !== url) this.requests.push(params.request.url);
    });
    for (const domain of ['Page', 'Runtime', 'Log', 'Network', 'DOM']) await this.send(`${domain}.enable`);
    await this.send('Page.navigate', { url });
    await isLoaded;
  }

  /// The value of an expression; a promise is waited for.
  async evaluate(expression) {
    const asked = { expression, awaitPromise: true, returnByValue: true };
    const { result, exceptionDetails } = await this.send('Runtime.evaluate', asked);
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  async waitFor(expression, seconds = 60) {
    for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
      if (await this.evaluate(expression)) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`waited in vain for ${expression}`);
  }

  /// Chooses files as a person does with <input type="file">.
  async choose(selector, files) {
    const { root } = await this.send('DOM.getDocument');
    const { nodeId } = await this.send('DOM.querySelector', { nodeId: root.nodeId, selector });
    await this.send('DOM.setFileInputFiles', { nodeId, files });
  }

  async screenshot({ width, height, whole = false }) {
    const size = { width, height, deviceScaleFactor: 1, mobile: false };
    await this.send('Emulation.setDeviceMetricsOverride', size);
    const { data } = await this.send('Page.captureScreenshot', { format: 'png', captureBeyondViewport: whole });
    return Buffer.from(data, 'base64');
  }
}
