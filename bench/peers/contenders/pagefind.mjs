// SPDX-License-Identifier: GPL-2.0-or-later
// Pagefind searches in the browser: here its own script runs in node, and what it would fetch from
// the site is read from the files that it wrote.
import {readFile, readdir, rm} from 'node:fs/promises';
import {readdirSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {createIndex} from 'pagefind';

export const name = 'pagefind';
export const snippets = true;
export const settings =
  'its script in node, files read instead of fetched, excerpts of all hits loaded; ' +
  'all words are required, the last is always a prefix';

const children_peak = () => {
  let peak = 0;
  for (const task of readdirSync('/proc/self/task')) {
    const path = `/proc/self/task/${task}/children`;
    for (const child of readFileSync(path, 'utf8').split(' ').filter(Boolean)) {
      const high = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child}/status`, 'utf8'));
      peak = Math.max(peak, Number(high?.[1] ?? 0) * 1024);
    }
  }
  return peak;
};

function read_instead_of_fetch() {
  const fetch_over_network = globalThis.fetch;
  globalThis.fetch = async (address) => {
    const url = new URL(String(address));
    if (url.protocol !== 'file:') return fetch_over_network(address);
    url.search = '';
    return new Response(await readFile(url));
  };
}

export async function index(documents, directory) {
  await rm(directory, {recursive: true, force: true});
  const {index: made} = await createIndex();
  for (const [id, {title, body}] of documents.entries()) {
    const {errors} = await made.addCustomRecord({
      url: `/${id}/`, content: `${title}\n${body}`, language: 'en', meta: {title},
    });
    if (errors.length) throw new Error(errors.join('; '));
  }
  const {errors} = await made.writeFiles({outputPath: directory});
  if (errors.length) throw new Error(errors.join('; '));
  const peak_bytes = children_peak();
  read_instead_of_fetch();
  globalThis.document ??= {currentScript: null, querySelector: () => ({getAttribute: () => 'en'})};
  globalThis.location ??= {origin: 'http://localhost'};
  const folder = pathToFileURL(directory + '/').href;
  return {directory, peak_bytes, folder, engine: null};
}

export async function bytes(_made, directory) {
  const entries = await readdir(directory, {recursive: true, withFileTypes: true});
  return entries
    .filter((entry) => entry.isFile())
    .reduce((total, entry) => total + statSync(join(entry.parentPath ?? entry.path, entry.name)).size, 0);
}

async function open(made) {
  const engine = await import(made.folder + 'pagefind.js');
  await engine.options({basePath: made.folder, baseUrl: '/', bundlePath: made.folder});
  await engine.init();
  return engine;
}

export async function search(made, {text}, limit) {
  made.engine ??= await open(made);
  const {results} = await made.engine.search(text);
  const shown = await Promise.all(results.slice(0, limit).map((result) => result.data()));
  return shown.map(({url}) => Number(url.replaceAll('/', '')));
}
