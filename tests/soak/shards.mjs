// SPDX-License-Identifier: GPL-2.0-or-later
// tests/soak/shards starts it: `shards.mjs BINARY ROUNDS`.
import {spawn} from 'node:child_process';
import {copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync}
  from 'node:fs';
import http from 'node:http';
import {tmpdir} from 'node:os';
import {dirname, join, resolve} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';

import {get} from './clients.mjs';
import {is_sanitized, run} from './command.mjs';
import {free_port} from './proxy_process.mjs';
import {random_of} from './random.mjs';
import {descriptors, end_of, listening, stop} from './server_process.mjs';
import {Answers, some_request, write_site} from './shard_answers.mjs';
import {address_of, is_running, kill_shard, signal_shard, start_shard} from './shard_process.mjs';
import {try_bad_lists} from './shard_lists.mjs';

const kShards = 4;
const kFronts = 2;
const kReaders = 3;  // of each front
const kPauseMs = 10;
const kShardTimeoutMs = 1000;
const kToldLines = 30;  // of a front's log, when something failed

const binary = resolve(process.argv[2]);
const rounds = Number(process.argv[3]);
const slowness = is_sanitized(binary) ? 5 : 1;
const kLongestMs = kShardTimeoutMs + 2000 * slowness;
// One that failed often is left alone for a minute.
const kPatienceMs = 120_000 * slowness;

const work = mkdtempSync(join(tmpdir(), 'mobysearch-shards-'));
const site = join(work, 'site');
const published = join(work, 'published');
const shards = [];   // {number, file, port, child}, by number - 1; the last one has a second server
let second = null;
const fronts = [];   // {child, log, port}
const random = random_of(1);

const problems = new Map();
const problem = (text) => problems.set(text, (problems.get(text) ?? 0) + 1);
const faults = new Map();  // what befell the shards → {requests, partial, worst_ms} meanwhile
const state = {over: false, fault: '', may_miss: new Set(), answers: new Answers()};

process.once('exit', () => {
  for (const shard of [...shards, second]) if (shard?.child) signal_shard(shard, 'SIGKILL');
  for (const {child} of fronts) child.kill('SIGKILL');
  rmSync(work, {recursive: true});
});
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

const made_file = (number) => join(work, `blog-${number}-of-${kShards}.mobydb`);
const missing_in = (answer) => (answer.missing_shards ?? []).join();

async function index(generation) {
  write_site(site, generation);
  const done = await run(binary, ['index', site, '--db', join(work, 'blog.mobydb'), '--shards', String(kShards)]);
  if (done.status !== 0) throw new Error(`indexing: ${done.err}`);
}

async function until(what, check) {
  for (const end = performance.now() + kPatienceMs; !await check();) {
    if (performance.now() > end) throw new Error(`not within ${kPatienceMs / 1000} s: ${what}`);
    await sleep(50);
  }
}

async function ready(front) {
  const {status, body} = await get(front.port, '/readyz');
  return {...JSON.parse(body), status};
}

// Both fronts say that just these shards are missing.
const until_missing = (numbers) => until(
  numbers.length > 0 ? `${state.fault}: shards ${numbers} are missing` : `after ${state.fault}: all shards are back`,
  async () => (await Promise.all(fronts.map(ready))).every((each) => missing_in(each) === numbers.join()));

// The value of a metric of a front; NaN if it has none.
async function metric(front, name) {
  const text = String((await get(front.port, '/metrics')).body);
  return Number(text.split('\n').find((line) => line.startsWith(`${name} `))?.split(' ')[1] ?? NaN);
}

async function check_metrics(available) {
  for (const front of fronts) {
    const [all, there] = [await metric(front, 'mobysearch_shards'), await metric(front, 'mobysearch_shards_available')];
    if (all !== kShards || there !== available) {
      problem(`metrics say ${there} of ${all} shards, not ${available}, while ${state.fault}`);
    }
  }
}

function begin(fault, may_miss) {
  state.fault = fault;
  state.may_miss = new Set(may_miss);
  if (!faults.has(fault)) faults.set(fault, {requests: 0, partial: 0, worst_ms: 0});
}

// What is wrong with an answer; '' if nothing.
function fault_of({status, headers, body}, search, may_miss, during) {
  if (status !== 200) return `status ${status}`;
  if (!headers['content-type'].startsWith('application/json')) return '';
  const answer = JSON.parse(body);
  if (answer.partial) during.partial += 1;
  return state.answers.fault_of(search, answer, may_miss);
}

async function ask(front, agent) {
  const {path, search} = some_request(random);
  const before = state.may_miss;
  const during = faults.get(state.fault);
  const fault = state.fault;
  const asked = performance.now();
  const wrong = await get(front.port, path, {agent})
    .then((got) => fault_of(got, search, new Set([...before, ...state.may_miss]), during))
    .catch((error) => error.message);
  const took_ms = performance.now() - asked;
  during.requests += 1;
  during.worst_ms = Math.max(during.worst_ms, took_ms);
  if (wrong) problem(`${wrong}, for ${path.split(/[?&]limit/)[0]}, while ${fault}`);
  if (took_ms > kLongestMs) problem(`an answer took more than ${kLongestMs} ms, while ${fault}`);
}

// Half of the readers keep their connections.
async function read(front, number) {
  const agent = number % 2 === 0 && new http.Agent({keepAlive: true, maxSockets: 1});
  while (!state.over) {
    await ask(front, agent);
    await sleep(kPauseMs);
  }
  if (agent) agent.destroy();
}

// Nothing happens for a while: all answers are whole.
async function rest() {
  await until_missing([]);
  await check_metrics(kShards);
  begin('nothing happens', []);
  await sleep(500);
}

// Both fronts do without a shard for a while, and say so.
async function lacks(number) {
  await until_missing([number]);
  await check_metrics(kShards - 1);
  for (const front of fronts) {
    const answer = JSON.parse((await get(front.port, `/api/v1/search?q=marker&limit=${40 + number}`)).body);
    if (missing_in(answer) !== String(number)) problem(`an answer does not lack shard ${number}, while ${state.fault}`);
    const name = `mobysearch_shard_failures_total{shard="${number}"}`;
    if (!(await metric(front, name) > 0)) problem(`no ${name}, while ${state.fault}`);
    if (!(await metric(front, 'mobysearch_partial_answers_total') > 0)) problem('no partial answers are counted');
  }
  await sleep(500);
}

async function start(shard) {
  if (!await start_shard(shard)) throw new Error(`xapian-tcpsrv does not serve ${shard.file}`);
}

async function kill_one(shard) {
  begin('a shard is killed and started again', [shard.number]);
  await kill_shard(shard);
  await lacks(shard.number);
  await start(shard);
  await rest();
}

async function stop_one(shard) {
  begin('a shard hangs for a while', [shard.number]);
  signal_shard(shard, 'SIGSTOP');
  await lacks(shard.number);
  signal_shard(shard, 'SIGCONT');
  await rest();
}

function rename_into_place(path, bytes) {
  writeFileSync(path + '.new', bytes);
  renameSync(path + '.new', path);
}

async function restart(shard) {
  await kill_shard(shard);
  await start_shard(shard);
}

async function halve_one(shard) {
  begin('a shard has half of its file', [shard.number]);
  const whole = readFileSync(shard.file);
  rename_into_place(shard.file, whole.subarray(0, whole.length / 2));
  await restart(shard);
  await lacks(shard.number);
  rename_into_place(shard.file, whole);
  if (!is_running(shard)) await start(shard);
  await rest();
}

async function empty_one(shard) {
  begin('the file of a shard is emptied in place', [shard.number]);
  const whole = readFileSync(shard.file);
  truncateSync(shard.file);
  await lacks(shard.number);
  rename_into_place(shard.file, whole);
  if (!is_running(shard)) await start(shard);
  await rest();
}

// The last shard has two addresses: nothing is missing.
async function kill_the_first_address(shard) {
  begin('the first address of a shard is killed, the second answers', []);
  await kill_shard(shard);
  await sleep(3000);
  await check_metrics(kShards);
  await start(shard);
  await rest();
}

// An answer may lack what was asked of it when it stopped.
async function stop_the_first_address(shard) {
  begin('the first address of a shard hangs, the second answers', [shard.number]);
  signal_shard(shard, 'SIGSTOP');
  await sleep(2 * kShardTimeoutMs);
  await until_missing([]);
  state.may_miss = new Set();
  await sleep(1000);
  await check_metrics(kShards);
  signal_shard(shard, 'SIGCONT');
  await rest();
}

const all_numbers = () => shards.map(({number}) => number);

async function until_answered_from(generation) {
  await until(`generation ${generation} is answered from`, async () => {
    const answers = await Promise.all(fronts.map(async ({port}) =>
      JSON.parse((await get(port, `/api/v1/search?q=marker&limit=${50 + generation % 50}`)).body)));
    return answers.every(({hits}) => hits.every(({title}) => title.endsWith(`generation${generation}`)));
  });
}

// The loops of docs/scaling.md, for the shards here.
async function publish() {
  const [, loops] = readFileSync('docs/scaling.md', 'utf8').match(/```sh\n(for n in 1 2 3 4;[^`]*)```/);
  const script = loops.replaceAll('ssh deploy@10.0.0.2$n', 'sh -c').replaceAll('deploy@10.0.0.2$n:', '')
    .replaceAll('/var/lib/mobysearch', published);
  const done = await run('sh', ['-ec', `cd ${work}; ${script}`],
                         {env: {PATH: `${dirname(binary)}:${process.env.PATH}`}, cpu_seconds: 60 * slowness});
  if (done.status !== 0) problem(`publishing failed: ${done.err}`);
}

// Connections that are open go on with the old index, until all shards have the new one.
async function publish_all(generation) {
  await index(generation);
  begin('a new index is published to all shards', all_numbers());
  await publish();
  await until_answered_from(generation);
  await rest();
}

async function replace_one_by_one(generation) {
  await index(generation);
  begin('a new index is put in place shard by shard, with restarts', all_numbers());
  for (const shard of [...shards, second]) {
    if (shard !== second) rename_into_place(shard.file, readFileSync(made_file(shard.number)));
    await restart(shard);
    await sleep(kShardTimeoutMs + 500);
  }
  await until_answered_from(generation);
  await rest();
}

async function start_front() {
  const entries = shards.map((shard) => `tcp://${address_of(shard)}`);
  entries[kShards - 1] += `,${address_of(second)}`;
  const log = join(work, `front-${fronts.length + 1}.log`);
  const child = spawn(binary, [
    'serve', ...entries.flatMap((entry) => ['--db', entry]), '--shard-timeout-ms', String(kShardTimeoutMs),
    '--port', '0', '--log-file', log], {stdio: ['ignore', 'ignore', 'pipe']});
  const front = {child, log, port: 0};
  fronts.push(front);
  front.port = await listening(child);
}

async function set_up() {
  mkdirSync(published);
  await index(0);
  for (let number = 1; number <= kShards; ++number) {
    const file = join(published, `blog-${number}-of-${kShards}.mobydb`);
    copyFileSync(made_file(number), file);
    shards.push({number, file, port: await free_port()});
  }
  second = {...shards[kShards - 1], port: await free_port()};
  await Promise.all([...shards, second].map(start));
  while (fronts.length < kFronts) await start_front();
}

async function befall() {
  const alone = (round) => shards[round % (kShards - 1)];  // those of one address
  for (let round = 1; round <= rounds; ++round) {
    await kill_one(alone(round));
    await stop_one(alone(round + 1));
    await halve_one(alone(round + 2));
    await empty_one(alone(round));
    await kill_the_first_address(shards[kShards - 1]);
    await stop_the_first_address(shards[kShards - 1]);
    await publish_all(2 * round - 1);
    await replace_one_by_one(2 * round);
  }
}

async function check_the_end(before) {
  const total = state.answers.fault_of_totals();
  if (total) problem(total);
  for (const [i, front] of fronts.entries()) {
    if (end_of(front) !== null) problem(`a front ended: ${end_of(front)}`);
    const more = descriptors(front) - before[i];
    if (more > 2 * before[i]) problem(`a front has ${more} descriptors more than at the beginning`);
    const {code} = await stop(front);
    if (code !== 0) problem(`SIGTERM: exit status ${code}`);
  }
}

async function main() {
  await set_up();
  for (const fault of await try_bad_lists({binary, work, shards, kShards})) problem(fault);
  await rest();
  const readers = fronts.flatMap((front) => Array.from({length: kReaders}, (_, number) => read(front, number)));
  await sleep(1000);
  const before = fronts.map(descriptors);
  await befall().finally(() => { state.over = true; });
  await Promise.all(readers);
  await check_the_end(before);
}

try {
  await main();
} catch (error) {
  problem(error.stack);
}
for (const [fault, {requests, partial, worst_ms}] of faults) {
  console.log(`${fault}: ${requests} requests, ${partial} answers partial, the slowest took ${worst_ms.toFixed(0)} ms`);
}
for (const [text, times] of problems) console.log(`FAILED: ${text} (${times}×)`);
for (const {log} of problems.size > 0 ? fronts : []) {
  const told = existsSync(log) ? readFileSync(log, 'utf8').split('\n').filter((line) => !line.includes('event=request')) : [];
  console.log(`${log}:\n${told.slice(-kToldLines).join('\n')}`);
}
process.exit(problems.size > 0 ? 1 : 0);
