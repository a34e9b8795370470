// SPDX-License-Identifier: GPL-2.0-or-later
// tests/soak/index-swaps starts it: `index_swaps.mjs BINARY COUNT`.
import {spawnSync} from 'node:child_process';
import {closeSync, cpSync, mkdtempSync, openSync, readFileSync, renameSync, rmSync, writeFileSync, writeSync}
  from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';

import {get, read} from './clients.mjs';
import {random_of} from './random.mjs';
import {descriptors, end_of, resident_mb, serve, stop} from './server_process.mjs';

const kReaders = 8;
const kIndexes = 6;
const kLongestMs = 300;
const kPatienceMs = 20_000;

const [binary, count] = process.argv.slice(2);
const work = mkdtempSync(join(tmpdir(), 'mobysearch-swaps-'));
const site = join(work, 'site');
const db = join(work, 'blog.mobydb');
const {below, pick} = random_of(1);

const problems = new Map();
const state = {
  over: false, port: 0, generations: new Map(), answers: {}, may_fail: false,
  problem: (text) => {
    const is_expected = state.may_fail && /^50[03] /.test(text);
    if (!is_expected) problems.set(text, (problems.get(text) ?? 0) + 1);
  },
  count: (status) => { state.answers[status] = (state.answers[status] ?? 0) + 1; },
};

function index_of(generation) {
  const word = `generation${generation}`;
  writeFileSync(join(site, '_posts/2020-01-01-marker.md'),
                `---\ntitle: Marker ${word}\n---\nThe marker of ${word}.\n`);
  const made = join(work, 'made.mobydb');
  const done = spawnSync(binary, ['index', site, '--db', made], {encoding: 'utf8'});
  if (done.status !== 0) throw new Error(`indexing: ${done.stderr}`);
  return readFileSync(made);
}

function put(bytes) {
  writeFileSync(db + '.new', bytes);
  renameSync(db + '.new', db);
}

function write_over(bytes, at) {
  const file = openSync(db, 'r+');
  writeSync(file, bytes, 0, bytes.length, at);
  closeSync(file);
}

const faults = [
  () => put('nonsense'), () => put(''), () => rmSync(db),
  (bytes) => put(bytes.subarray(0, below(bytes.length))),
  (bytes) => {
    const damaged = Buffer.from(bytes);
    damaged[below(damaged.length)] ^= 1 << below(8);
    put(damaged);
  },
  (bytes) => {
    state.may_fail = true;
    write_over(Buffer.alloc(100, 0x55), below(bytes.length - 100));
  },
  () => {
    state.may_fail = true;
    writeFileSync(db, '');
  },
];

async function is_answered_from(generation) {
  const {status, body} = await get(state.port, '/api/v1/search?q=marker').catch(() => ({}));
  return status === 200 && JSON.parse(body).hits[0].title.endsWith(`generation${generation}`);
}

async function take_up(server, indexes, generation) {
  put(indexes[generation]);
  for (const end = performance.now() + kPatienceMs; !await is_answered_from(generation);) {
    if (performance.now() > end) return state.problem('a new index is not taken up');
    await sleep(20);
  }
  state.may_fail = false;
}

// Most indexes are followed by the next before they are looked at.
async function swap(server, indexes) {
  for (let round = 0; round < Number(count) && end_of(server) === null; ++round) {
    const generation = round % kIndexes;
    if (state.may_fail || round % 10 === 9) {
      await take_up(server, indexes, generation);
    } else {
      put(indexes[generation]);
      await sleep(below(kLongestMs));
      if (below(3) === 0) pick(faults)(indexes[generation]);
      if (below(5) === 0) server.child.kill('SIGHUP');
      await sleep(below(kLongestMs));
    }
  }
  if (end_of(server) === null) await take_up(server, indexes, 0);
  state.over = true;
}

async function main() {
  cpSync('examples/blog', site, {recursive: true});
  const indexes = Array.from({length: kIndexes}, (_, generation) => index_of(generation));
  put(indexes[0]);
  const server = await serve(binary, ['--db', db, '--log-file', '/dev/null']);
  state.port = server.port;
  await get(state.port, '/api/v1/search?q=marker');
  const before = descriptors(server);
  await Promise.all([swap(server, indexes), ...Array.from({length: kReaders}, () => read(state))]);
  if (end_of(server) !== null) {
    state.problem(`the server ended: ${end_of(server)}`);
  } else {
    const metrics = String((await get(state.port, '/metrics')).body);
    // As before, of another index: each search at the same time as others keeps a descriptor of its own.
    await take_up(server, indexes, 1);
    // The readers' connections are closed in a while.
    for (const end = performance.now() + kPatienceMs; descriptors(server) > before && performance.now() < end;) {
      await sleep(100);
    }
    const leaked = descriptors(server) - before;
    if (leaked > 0) state.problem(`${leaked} descriptors were not closed`);
    console.log(`${count} indexes, answers by status: ${JSON.stringify(state.answers)}; ` +
                metrics.match(/mobysearch_index_(switches|refusals)\w* \d+/g).join(', ') +
                `; ${resident_mb(server).toFixed(1)} MB at the end`);
    const {code} = await stop(server);
    if (code !== 0) state.problem(`SIGTERM: exit status ${code}`);
  }
  for (const [text, times] of problems) console.log(`FAILED: ${text} (${times}×)`);
  rmSync(work, {recursive: true});
  process.exit(problems.size > 0 ? 1 : 0);
}

await main();
