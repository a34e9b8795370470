// SPDX-License-Identifier: GPL-2.0-or-later
// bench/sites starts it: `sites.mjs BUILD DOCUMENTS SITES BUSY` prints what it measures as one table.
// The sites are hard links of a few different indexes of 1,000 posts.
import {linkSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {percentile} from '../peers/scores.mjs';
import {children_seconds, finished, load, serve} from './load.mjs';

const kIndexes = 8;
const kPosts = 1000;
const kOpened = 200;
const kQueries = 20;
const kClients = 8;
const kMemory = 2000;
const kRounds = 3;
const kSeconds = 3;
const kWords = ['container', 'template', 'function', 'class', 'iterator', 'memory', 'value', 'type',
                'const', 'return', 'vector', 'string', 'object', 'allocator', 'thread', 'exception',
                'compiler', 'library', 'header', 'pointer'];

const [build, documents] = process.argv.slice(2);
const [sites, busy] = process.argv.slice(4).map(Number);
const mobysearch = join(build, 'cli/mobysearch');
const work = mkdtempSync(join(tmpdir(), 'mobysearch-sites-'));
const folder = join(work, 'sites');
const name_of = (site) => `site-${site}`;
const target_of = (word, limit = 10) => `/api/v1/search?q=${word}&limit=${limit}`;

function prepare() {
  mkdirSync(folder);
  for (let i = 0; i < kIndexes; ++i) {
    const source = join(work, 'source');
    finished([join(build, 'bench/generate_posts'), documents, source, kPosts, i + 1]);
    finished([mobysearch, 'index', source, '--db', join(work, `${i}.mobydb`)]);
    rmSync(source, {recursive: true});
  }
  for (let i = 0; i < sites; ++i) {
    linkSync(join(work, `${i % kIndexes}.mobydb`), join(folder, `${name_of(i)}.mobydb`));
  }
}

const start = (...options) =>
  serve([mobysearch, 'serve', '--port', '0', '--log-file', join(work, 'log'), '--log-level', 'error',
         ...options]);

async function milliseconds_of(url) {
  const begin = performance.now();
  const answer = await fetch(url);
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`${url}: ${answer.status}`);
  return performance.now() - begin;
}

// Asks for all of `targets`, by a few clients at once.
async function ask_all(server, targets) {
  const rest = [...targets].reverse();
  const ask = async () => {
    while (rest.length > 0) await milliseconds_of(server.url + rest.pop());
  };
  await Promise.all(Array.from({length: kClients}, ask));
}

async function metric(server, name) {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  return Number(text.match(new RegExp(`^mobysearch_${name} (\\d+)`, 'm'))[1]);
}

// One after the other: what a site's first answer takes more than its second.
async function opening(server) {
  const first = [];
  const second = [];
  const before = server.cpu_seconds();
  for (let i = 0; i < kOpened; ++i) {
    const url = `${server.url}/${name_of(sites - 1 - i)}/api/v1/index`;
    first.push(await milliseconds_of(url));
    second.push(await milliseconds_of(url));
  }
  return {first, second, cpu_ms: 1000 * (server.cpu_seconds() - before) / kOpened};
}

// Milliseconds of processor time that a process takes which verifies and opens one of the indexes: what
// the machine's other work does to an opening it does to this, too.
function opening_alone() {
  const before = children_seconds();
  for (let i = 0; i < kOpened; ++i) {
    finished([mobysearch, 'info', '--db', join(work, `${i % kIndexes}.mobydb`)]);
  }
  return 1000 * (children_seconds() - before) / kOpened;
}

const busy_targets = () => kWords.slice(0, kQueries).flatMap((word) =>
  Array.from({length: busy}, (_, site) => `/${name_of(site)}${target_of(word)}`));

// Cached answers: of many sites beside those of one. What else the machine does meets both.
async function beside_one(many) {
  const targets = join(work, 'targets');
  const many_targets = join(work, 'many-targets');
  const words = kWords.map((word) => target_of(word) + '\n');
  writeFileSync(targets, words.join(''));
  writeFileSync(many_targets, words.map((line) => `/${name_of(0)}${line}`).join(''));
  const one = await start('--db', join(work, '0.mobydb'));
  const ratios = [];
  for (let i = 0; i < kRounds; ++i) {
    const ours = load(many, many_targets, 16, kSeconds);
    ratios.push(ours.per_cpu_second / load(one, targets, 16, kSeconds).per_cpu_second);
  }
  await one.stop();
  return percentile(ratios, 0.5);
}

const row = (...cells) => console.log(`| ${cells.join(' | ')} |`);

async function measure() {
  prepare();
  const size = statSync(join(work, '0.mobydb')).size / 1e6;
  row('what', 'measured', 'goal');
  row('---', '---', '---');
  row(`an index of ${kPosts} posts`, `${size.toFixed(1)} MB`, '');
  const server = await start('--sites', folder, '--sites-memory-mb', String(kMemory));
  const empty = server.resident_mb();
  row('memory, no site open', `${empty.toFixed(0)} MB`, '');
  const {first, second, cpu_ms} = await opening(server);
  row(`first answer of a site, median and 99th of 100 (${kOpened} sites)`,
      `${percentile(first, 0.5).toFixed(1)} and ${percentile(first, 0.99).toFixed(1)} ms`, '');
  row('its second answer', `${percentile(second, 0.5).toFixed(1)} ms`, '');
  row('processor time of an opening', `${cpu_ms.toFixed(1)} ms`, 'under 20 ms');
  row('the same beside `mobysearch info` of an index', (cpu_ms / opening_alone()).toFixed(2), '');
  const opened = (server.resident_mb() - empty) / (await metric(server, 'sites_open'));
  row('memory of an open site that was not searched', `${opened.toFixed(2)} MB`, '');
  await ask_all(server, busy_targets());
  const openings = await metric(server, 'site_openings_total');
  await ask_all(server, busy_targets());
  row(`sites open, after ${busy} were asked ${kQueries} searches each`,
      await metric(server, 'sites_open'), `${busy} or more`);
  row('sites opened while those are asked again',
      await metric(server, 'site_openings_total') - openings, '0');
  row('memory then', `${server.resident_mb().toFixed(0)} MB`, 'under 2000 MB');
  row('cached answers for a second of processor time, beside a server of one site',
      (await beside_one(server)).toFixed(2), '');
  await ask_all(server, Array.from({length: sites}, (_, site) => `/${name_of(site)}${target_of('vector')}`));
  row(`memory after all ${sites} were asked`, `${server.resident_mb().toFixed(0)} MB`,
      'under 2000 MB');
  row('of them closed to make room', await metric(server, 'site_evictions_total'), '');
  await server.stop();
}

try {
  await measure();
} finally {
  rmSync(work, {recursive: true, force: true});
}
