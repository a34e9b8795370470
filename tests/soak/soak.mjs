// SPDX-License-Identifier: GPL-2.0-or-later
// tests/soak/run starts it: `soak.mjs BINARY MINUTES`.
import {spawnSync} from 'node:child_process';
import {cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync}
  from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';

import {abuse, dawdle, get, never_read, probe, read} from './clients.mjs';
import {is_sanitized} from './command.mjs';
import {descriptors, end_of, resident_mb, serve, stop} from './server_process.mjs';

const kReaders = 8;
const kAbusers = 4;
const kIdle = 200;
const kSlow = 150;
const kNeverReading = 10;
const kMostGrowthMb = 4;

const [binary, minutes] = process.argv.slice(2);
const work = mkdtempSync(join(tmpdir(), 'mobysearch-soak-'));
const site = join(work, 'site');
const db = join(work, 'blog.mobydb');
const admin = join(work, 'admin.sock');

const problems = new Map();
const state = {
  over: false, port: 0, latencies: [], generations: new Map(), answers: {}, samples: [],
  problem: (text) => problems.set(text, (problems.get(text) ?? 0) + 1),
  count: (status) => { state.answers[status] = (state.answers[status] ?? 0) + 1; },
};

const percentile = (values, share) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];

let generation = 0;
function index() {
  const word = `generation${++generation}`;
  writeFileSync(join(site, '_posts/2020-01-01-marker.md'),
                `---\ntitle: Marker ${word}\n---\nThe marker of ${word}.\n`);
  const made = join(work, 'made.mobydb');
  const done = spawnSync(binary, ['index', site, '--db', made], {encoding: 'utf8'});
  if (done.status !== 0) return state.problem(`indexing: ${done.stderr}`);
  renameSync(made, db);
}

function put_in_place(bytes) {
  writeFileSync(db + '.new', bytes);
  renameSync(db + '.new', db);
}

// New indexes, and what may befall one in between.
async function change_the_index(server) {
  const faults = [
    () => put_in_place(Buffer.from('nonsense')),
    () => put_in_place(''),
    () => {
      const bytes = readFileSync(db);
      bytes[bytes.length >> 1] ^= 0x55;
      put_in_place(bytes);
    },
    () => put_in_place(readFileSync(db).subarray(0, -100)),
    () => rmSync(db),
    () => server.child.kill('SIGHUP'),
  ];
  for (let round = 0; !state.over; ++round) {
    index();
    await sleep(1500);
    faults[round % faults.length]();
    await sleep(800);
    if (round % 5 === 0 && spawnSync(binary, ['stats', '--socket', admin]).status !== 0) {
      state.problem('the statistics were not to be had');
    }
  }
  index();
}

async function watch(server) {
  while (!state.over) {
    if (end_of(server) !== null) {
      state.problem(`the server ended: ${end_of(server)}`);
      state.over = true;
      return;
    }
    state.samples.push(resident_mb(server));
    await sleep(1000);
  }
}

async function stop_well(server) {
  const {code, seconds} = await stop(server);
  if (code !== 0 || seconds > 2) state.problem(`SIGTERM: exit status ${code} after ${seconds} s`);
  return seconds;
}

const copies = (count, make) => Array.from({length: count}, make);

async function load(server) {
  const clients = [
    ...copies(kReaders, () => read(state)), ...copies(kAbusers, () => abuse(state)),
    ...copies(kIdle, () => dawdle(state, 0)), ...copies(kSlow, () => dawdle(state, 700)),
    ...copies(kNeverReading, () => never_read(state)),
    probe(state), watch(server), change_the_index(server),
  ];
  await sleep(Number(minutes) * 60_000);
  state.over = true;
  await Promise.all(clients);
}

// The memory of the last quarter beside that of the second, when caches are full.
function growth_mb() {
  const quarter = Math.floor(state.samples.length / 4);
  const median = (values) => percentile(values, 0.5);
  return median(state.samples.slice(-quarter)) - median(state.samples.slice(quarter, 2 * quarter));
}

function judge(leaked, grown) {
  if (leaked > 0) state.problem(`${leaked} descriptors were not closed`);
  if (grown > kMostGrowthMb && !is_sanitized(binary)) state.problem(`memory grew by ${grown.toFixed(1)} MB`);
  if (state.generations.size < generation / 2) state.problem('new indexes were not taken up');
}

async function main() {
  cpSync('examples/blog', site, {recursive: true});
  index();
  const server = await serve(binary, ['--db', db, '--log-file', join(work, 'log'), '--query-stats',
                                      '--admin-socket', admin]);
  state.port = server.port;
  await get(state.port, '/api/v1/search?q=marker');
  const before = descriptors(server);
  await load(server);
  await sleep(7000);  // the slowest client's time is over
  const leaked = descriptors(server) - before;
  const metrics = String((await get(state.port, '/metrics')).body);
  const seconds = await stop_well(server);
  const grown = growth_mb();
  const p99 = percentile(state.latencies, 0.99);
  judge(leaked, grown);
  console.log(`${minutes} minutes, ${generation} indexes, answers by status: ` +
              JSON.stringify(state.answers));
  console.log(`a reader beside them: median ${percentile(state.latencies, 0.5).toFixed(1)} ms, ` +
              `p99 ${p99.toFixed(1)} ms (goal: under 100)`);
  console.log(`memory: ${percentile(state.samples, 1).toFixed(1)} MB at most, ` +
              `${grown.toFixed(1)} MB more in the last quarter than in the second`);
  console.log(`stopped in ${seconds.toFixed(2)} s; ` +
              metrics.match(/mobysearch_(rejected|slow|overload|index_switches|index_refusals)\w* \d+/g)
                .join(', '));
  for (const [text, times] of problems) console.log(`FAILED: ${text} (${times}×)`);
  if (existsSync(work)) rmSync(work, {recursive: true});
  process.exit(problems.size > 0 ? 1 : 0);
}

await main();
