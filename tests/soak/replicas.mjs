// SPDX-License-Identifier: GPL-2.0-or-later
// tests/soak/replicas starts it: `replicas.mjs BINARY ROUNDS`.
import {spawn} from 'node:child_process';
import {cpSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync}
  from 'node:fs';
import http from 'node:http';
import {tmpdir} from 'node:os';
import {dirname, join, resolve} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';

import {get} from './clients.mjs';
import {run} from './command.mjs';
import {free_port, proxy, until_held_for} from './proxy_process.mjs';
import {listening, stop} from './server_process.mjs';

const kServers = 3;
const kReaders = 8;
const kPauseMs = 10;
const kCompared = 2000;
const kWords = ['lighthouse', 'tide', 'slides', 'harbour', 'job', 'tutorial'];

const binary = resolve(process.argv[2]);
const rounds = Number(process.argv[3]);
const work = mkdtempSync(join(tmpdir(), 'mobysearch-replicas-'));
const site = join(work, 'site');
const made = join(work, 'blog.mobydb');
const servers = [];
const children = new Set();

const problems = new Map();
const problem = (text) => problems.set(text, (problems.get(text) ?? 0) + 1);
const faults = new Map();  // what befell the servers → {requests, failed, worst_ms} meanwhile
const state = {over: false, fault: '', revisions: new Set(), asked: new Set()};

process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(work, {recursive: true});
});
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

// Remembers what was started, so that it does not outlive this process.
function keep(child) {
  children.add(child);
  child.once('exit', () => children.delete(child));
  return child;
}

async function start(server) {
  server.child = keep(spawn(binary, [
    'serve', '--db', server.db, '--port', String(server.port), '--trusted-proxy', '127.0.0.1',
    '--log-file', '/dev/null'], {stdio: ['ignore', 'ignore', 'pipe']}));
  await listening(server.child);
}

// Makes an index that differs from the one before, and returns its revision.
async function index(generation) {
  writeFileSync(join(site, '_posts/2020-01-01-generation.md'), `---\ntitle: Generation ${generation}\n---\nText.\n`);
  const done = await run(binary, ['index', site, '--db', made]);
  if (done.status !== 0) throw new Error(`indexing: ${done.err}`);
  return JSON.parse((await run(binary, ['info', '--json', '--db', made])).out).revision;
}

// What is wrong with an answer; '' if nothing.
function fault_of({status, body}, word, revisions) {
  if (status !== 200) return `status ${status}`;
  const answer = JSON.parse(body);
  if (answer.query !== word || answer.hits.length === 0) return 'another answer';
  return revisions.has(answer.index.revision) ? '' : 'an answer from another index';
}

async function ask(port, word, agent) {
  const {revisions} = state;
  const begin = performance.now();
  const answer = get(port, `/api/v1/search?q=${word}`, {agent});
  state.asked.add(answer);
  const fault = await answer.then((got) => fault_of(got, word, revisions)).catch((error) => error.message);
  state.asked.delete(answer);
  const during = faults.get(state.fault);
  during.requests += 1;
  during.worst_ms = Math.max(during.worst_ms, performance.now() - begin);
  if (!fault) return;
  during.failed += 1;
  problem(`${fault}, while ${state.fault}`);
}

// Half of the readers keep their connections.
async function read({port}, number) {
  const agent = number % 2 === 0 && new http.Agent({keepAlive: true, maxSockets: 1});
  for (let i = number; !state.over; ++i) {
    await ask(port, kWords[i % kWords.length], agent);
    await sleep(kPauseMs);
  }
  if (agent) agent.destroy();
}

function begin(fault) {
  state.fault = fault;
  if (!faults.has(fault)) faults.set(fault, {requests: 0, failed: 0, worst_ms: 0});
}

function rename_into_place(path, bytes) {
  writeFileSync(path + '.new', bytes);
  renameSync(path + '.new', path);
}

async function kill_one(front, number) {
  begin('one is killed and started again');
  servers[number - 1].child.kill('SIGKILL');
  await until_held_for(front, 'DOWN', number);
  await start(servers[number - 1]);
  await until_held_for(front, 'UP', number);
}

async function stop_one(front, number) {
  begin('one hangs for a while');
  servers[number - 1].child.kill('SIGSTOP');
  await until_held_for(front, 'DOWN', number);
  await Promise.allSettled(state.asked);  // it answers none of them
  servers[number - 1].child.kill('SIGCONT');
  await until_held_for(front, 'UP', number);
}

async function terminate_one(front, number) {
  begin('one is terminated and started again');
  const {code} = await stop(servers[number - 1]);
  if (code !== 0) problem(`SIGTERM: exit status ${code}`);
  await until_held_for(front, 'DOWN', number);
  await start(servers[number - 1]);
  await until_held_for(front, 'UP', number);
}

async function damage_the_index(front, number) {
  begin('the index of one is damaged in place');
  const {db} = servers[number - 1];
  const whole = readFileSync(db);
  writeFileSync(db, '');
  await until_held_for(front, 'DOWN', number);
  rename_into_place(db, whole);
  await until_held_for(front, 'UP', number);
}

async function restart_all(front) {
  begin('each is restarted, one after the other');
  for (const [i, server] of servers.entries()) {
    await stop(server);
    await start(server);
    await until_held_for(front, 'UP', i + 1);
  }
}

// The loop of docs/scaling.md, for the servers here: {status, said}.
function publish() {
  const [, loop] = readFileSync('docs/scaling.md', 'utf8').match(/```sh\n(for n in [^`]*)```/);
  const script = loop.replace('deploy@10.0.0.1$n:/var/lib/mobysearch', `${work}/$n`)
    .replace('http://10.0.0.1$n:8080', 'http://127.0.0.1:$(cat "$WORK/$n.port")')
    .replace(' blog.mobydb ', ` ${made} `);
  const child = keep(spawn('sh', ['-c', script], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {...process.env, WORK: work, PATH: `${dirname(binary)}:${process.env.PATH}`}}));
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => { said += text; });
  return new Promise((done) => child.once('close', (status) => done({status, said})));
}

async function revision_of({port}) {
  return JSON.parse((await get(port, '/api/v1/index')).body).revision;
}

async function check_revisions(expected, when) {
  for (const [i, server] of servers.entries()) {
    if (await revision_of(server) !== expected[i]) problem(`${when}, search${i + 1} has another index`);
  }
}

async function replace_the_index(generation) {
  begin('a new index is published to each');
  const [before] = state.revisions;
  const after = await index(generation);
  state.revisions = new Set([before, after]);
  renameSync(join(work, '2'), join(work, 'away'));
  const failed = await publish();
  renameSync(join(work, 'away'), join(work, '2'));
  if (failed.status === 0 || !/search2 /.test(failed.said)) problem(`no word of the failure: ${failed.said}`);
  await check_revisions([after, before, before], 'after a failure at search2');
  const done = await publish();
  if (done.status !== 0) problem(`publishing failed: ${done.said}`);
  await check_revisions([after, after, after], 'published');
  state.revisions = new Set([after]);
  begin('the new index is in place');
  await sleep(1000);
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

// Of requests one after the other, alternately through the proxy and to a server itself.
async function compare(front) {
  const ways = [front.port, servers[0].port].map((port) => (
    {port, agent: new http.Agent({keepAlive: true, maxSockets: 1}), times: []}));
  for (let i = 0; i < kCompared; ++i) {
    for (const {port, agent, times} of ways) {
      const begun = performance.now();
      await get(port, `/api/v1/search?q=${kWords[i % kWords.length]}`, {agent});
      times.push(performance.now() - begun);
    }
  }
  for (const {agent} of ways) agent.destroy();
  const [through, directly] = ways.map(({times}) => median(times));
  console.log(`a request through the proxy takes ${(through / directly).toFixed(2)} times as long as one to a server ` +
              `(medians of ${kCompared}: ${through.toFixed(2)} ms, ${directly.toFixed(2)} ms)`);
}

async function set_up() {
  cpSync('examples/blog', site, {recursive: true});
  state.revisions = new Set([await index(0)]);
  for (let number = 1; number <= kServers; ++number) {
    const server = {db: join(work, `${number}/blog.mobydb`), port: await free_port()};
    mkdirSync(dirname(server.db));
    copyFileSync(made, server.db);
    writeFileSync(join(work, `${number}.port`), String(server.port));
    await start(server);
    servers.push(server);
  }
  const front = await proxy(join(work, 'haproxy.cfg'), servers.map(({port}) => port));
  keep(front.child);
  for (let number = 1; number <= kServers; ++number) await until_held_for(front, 'UP', number);
  return front;
}

async function befall(front) {
  for (let round = 1; round <= rounds; ++round) {
    await kill_one(front, 1 + round % kServers);
    await stop_one(front, 1 + (round + 1) % kServers);
    await terminate_one(front, 1 + (round + 2) % kServers);
    await damage_the_index(front, 1 + round % kServers);
    await restart_all(front);
    await replace_the_index(round);
  }
  state.over = true;
}

async function main() {
  const front = await set_up();
  await compare(front);
  begin('nothing happens');
  const readers = Array.from({length: kReaders}, (_, number) => read(front, number));
  await sleep(1000);
  await Promise.all([befall(front), ...readers]);
  for (const [fault, {requests, failed, worst_ms}] of faults) {
    console.log(`${fault}: ${failed} of ${requests} requests failed, the slowest took ${worst_ms.toFixed(0)} ms`);
  }
}

try {
  await main();
} catch (error) {
  problem(error.stack);
}
for (const [text, times] of problems) console.log(`FAILED: ${text} (${times}×)`);
process.exit(problems.size > 0 ? 1 : 0);
