// SPDX-License-Identifier: GPL-2.0-or-later
// tests/soak/mutated-requests starts it: `mutated_requests.mjs BINARY COUNT SEED`.
import {spawnSync} from 'node:child_process';
import {mkdtempSync, readFileSync, readdirSync, rmSync} from 'node:fs';
import net from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';

import {get} from './clients.mjs';
import {is_sanitized} from './command.mjs';
import {mutator_of, random_of} from './random.mjs';
import {end_of, resident_mb, serve, sockets, stop} from './server_process.mjs';

const kConnections = 32;
const kMostInARow = 8;
const kPatienceMs = 10_000;
const kGoodWithinMs = 2000;
const kMostGrowthMb = 8;
const kCorpus = 'tests/fuzz/corpus/request_head';

const [binary, count, seed] = process.argv.slice(2);
const problems = new Set();
const answers = {};
let left = Number(count);
let slowest = 0;

const {below, pick} = random_of(seed);

const seeds = [
  ...readdirSync(kCorpus).map((name) => readFileSync(join(kCorpus, name))),
  ...[
    'GET /api/v1/search?q=lighthouse&limit=100&facets=tag,year&tag=tide HTTP/1.1\r\nHost: x\r\n\r\n',
    'GET /api/v1/suggest?q=%C3%A9&format=opensearch HTTP/1.1\r\nHost: x\r\nAccept-Encoding: br\r\n\r\n',
    'HEAD /search?q=%22a%20b%22+-c+title:d*&format=atom HTTP/1.1\r\nHost: x\r\nIf-None-Match: *\r\n\r\n',
    'OPTIONS /api/v1/index HTTP/1.1\r\nHost: x\r\nOrigin: https://blog.example\r\n\r\n',
    'GET http://x:80/healthz HTTP/1.1\r\nHost: y\r\nX-Forwarded-For: 1.2.3.4, [::1]:5\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: x\r\nRange: bytes=0-,0-,0-\r\nExpect: 100-continue\r\n\r\n',
    'POST /search HTTP/1.1\r\nHost: x\r\nContent-Length: 30\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n',
    'GET / HTTP/1.0\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n',
    `GET /?q=${'a'.repeat(7000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
    `GET / HTTP/1.1\r\nHost: x\r\n${'X: y\r\n'.repeat(70)}\r\n`,
  ].map((text) => Buffer.from(text, 'latin1')),
];

const mutated = mutator_of({below, pick}, seeds, 5);

// Some requests in a row on a connection of their own, of which the server has to let go.
function send(port, requests) {
  return new Promise((resolve) => {
    let answer = '';
    const socket = net.connect(port, '127.0.0.1', () => socket.end(Buffer.concat(requests)));
    socket.setTimeout(kPatienceMs, () => {
      problems.add('a mutated request hangs');
      socket.destroy();
    });
    socket.on('data', (bytes) => { answer += bytes.toString('latin1'); });
    socket.on('error', () => {});  // refused in the middle of what we say
    socket.on('close', () => resolve(answer));
  });
}

async function send_mutated(server) {
  while (left > 0 && end_of(server) === null) {
    const requests = Array.from({length: Math.min(left, 1 + below(kMostInARow))},
                                () => mutated(pick(seeds)));
    left -= requests.length;
    for (const [, status] of (await send(server.port, requests)).matchAll(/HTTP\/1\.1 (\d{3}) /g)) {
      answers[status] = (answers[status] ?? 0) + 1;
      if (status === '500') problems.add('a mutated request failed with 500');
    }
  }
}

async function ask_well(server, samples) {
  while (left > 0 && end_of(server) === null) {
    const begin = performance.now();
    const {status} = await get(server.port, '/api/v1/search?q=lighthouse')
      .catch((error) => ({status: error.message}));
    const ms = performance.now() - begin;
    slowest = Math.max(slowest, ms);
    if (status !== 200) problems.add(`a good request beside them: ${status}`);
    if (ms > kGoodWithinMs) problems.add(`a good request took ${(ms / 1000).toFixed(1)} s`);
    if (end_of(server) === null) samples.push(resident_mb(server));
    await sleep(50);
  }
}

function judge(server, before, samples) {
  if (end_of(server) !== null) {
    problems.add(`the server ended: ${end_of(server)}`);
    return;
  }
  const leaked = sockets(server) - before;
  // What it holds at the end beside what it held at a fifth of the way, when its caches are full.
  const grown = samples.at(-1) - samples[Math.floor(samples.length / 5)];
  if (leaked > 0) problems.add(`${leaked} connections were not closed`);
  if (grown > kMostGrowthMb && !is_sanitized(binary)) problems.add(`memory grew by ${grown.toFixed(1)} MB`);
  console.log(`memory: ${Math.max(...samples).toFixed(1)} MB at most, ${grown.toFixed(1)} MB more ` +
              `at the end than at a fifth of the way; ${leaked} connections more than before`);
}

async function main() {
  const work = mkdtempSync(join(tmpdir(), 'mobysearch-mutated-'));
  const db = join(work, 'blog.mobydb');
  spawnSync(binary, ['index', 'examples/blog', '--db', db]);
  const server = await serve(binary, ['--db', db, '--log-file', '/dev/null']);
  await get(server.port, '/api/v1/search?q=lighthouse');
  await sleep(2000);  // what is closed lingers for a second
  const before = sockets(server);
  const samples = [];
  await Promise.all([ask_well(server, samples),
                     ...Array.from({length: kConnections}, () => send_mutated(server))]);
  await sleep(2000);
  judge(server, before, samples);
  if (end_of(server) === null) {
    const {code, seconds} = await stop(server);
    if (code !== 0 || seconds > 2) problems.add(`SIGTERM: exit status ${code} after ${seconds} s`);
  }
  console.log(`${count} mutated requests of seed ${seed}, answers by status: ` +
              `${JSON.stringify(answers)}; the slowest good one beside them ${slowest.toFixed(0)} ms`);
  for (const text of problems) console.log(`FAILED: ${text}`);
  rmSync(work, {recursive: true});
  process.exit(problems.size > 0 ? 1 : 0);
}

await main();
