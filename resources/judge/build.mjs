// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// node build.mjs [FILE]: writes the page (verify.html beside this file unless told). The same sources
// and the same lock file yield the same bytes; a test compares them with the committed page.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const read = (...path) => readFileSync(join(here, ...path), 'utf8');
const kTarget = 'es2022';

// Our own modules find the libraries in the script before theirs.
const libraries = {
  name: 'libraries',
  setup(builder) {
    builder.onResolve({ filter: /\/libraries\.js$/ }, () => ({ path: 'libraries', namespace: 'page' }));
    builder.onLoad({ filter: /.*/, namespace: 'page' }, () => ({ contents: 'module.exports = Libraries;' }));
  },
};

async function bundle(entry, options) {
  const made = await build({
    entryPoints: [join(here, 'src', entry)],
    absWorkingDir: here,
    bundle: true,
    charset: 'utf8',
    format: 'iife',
    legalComments: 'none', // the licences stand in the page as a whole
    platform: 'browser',
    target: kTarget,
    treeShaking: true,
    write: false,
    ...options,
  });
  return `\n${made.outputFiles[0].text.trim().replaceAll('</script', '<\\/script')}\n`;
}

// Of every package that is in the page, in the order of their names.
function licences() {
  const lock = JSON.parse(read('package-lock.json'));
  const used = Object.entries(lock.packages).filter(([path, each]) => path !== '' && !each.dev);
  return used
    .map(([path, { version, license }]) => {
      const file = readdirSync(join(here, path)).find((name) => /^licen[cs]e/i.test(name));
      const text = read(path, file).trim();
      return `${path.replace('node_modules/', '')} ${version} (${license})\n\n${text}\n`;
    })
    .join('\n\n');
}

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const source = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const style = `\n${read('src', 'page.css')}`;
const library = await bundle('libraries.js', { globalName: 'Libraries', minify: true });
const page = await bundle('main.js', { format: 'esm', plugins: [libraries] });
const policy = [
  "default-src 'none'",
  `script-src ${source(library)} ${source(page)}`,
  `style-src ${source(style)}`,
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
].join('; ');
const filled = { policy, style, licences: escaped(licences()), libraries: library, page, known: '{}' };
const html = read('src', 'page.html').replace(/\{\{([a-z]+)\}\}/g, (_, name) => filled[name]);
writeFileSync(process.argv[2] ?? join(here, 'verify.html'), html);
