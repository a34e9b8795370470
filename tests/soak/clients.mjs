// SPDX-License-Identifier: GPL-2.0-or-later
// Those who use a server and those who abuse it. Each runs until `state.over`; what it sees that must
// not be goes to `state.problem(text)`.
import http from 'node:http';
import net from 'node:net';
import {setTimeout as sleep} from 'node:timers/promises';

const kPatienceMs = 10_000;

const pick = (values) => values[Math.floor(Math.random() * values.length)];
const below = (bound) => Math.floor(Math.random() * bound);

// {status, headers, body} of a GET.
export function get(port, path, {agent = false, headers = {}} = {}) {
  return new Promise((resolve, reject) => {
    const request = http.get({host: '127.0.0.1', port, path, agent, headers}, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => resolve({
        status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks),
      }));
    });
    request.setTimeout(kPatienceMs, () => request.destroy(new Error('no answer')));
    request.on('error', reject);
  });
}

const words = ['marker', 'lighthouse', 'tide', 'slides', 'harbour', 'contianer', 'zzz', 'video', 'a'];

function some_path() {
  const q = encodeURIComponent(Array.from({length: 1 + below(3)}, () => pick(words)).join(' '));
  return pick([
    `/api/v1/search?q=${q}&limit=${1 + below(100)}&facets=tag,year`,
    `/api/v1/search?q=${q.slice(0, 1 + below(q.length)).replace(/%.?$/, '')}&prefix=1`,
    `/api/v1/suggest?q=${q}`, `/search?q=${q}`, `/search?q=${q}&format=atom`,
    '/api/v1/index', '/moby-search.js', '/healthz', '/readyz', '/metrics', '/openapi.json',
  ]);
}

// Of the post that every new index has with another word: title and text must be of one generation,
// and a revision must stand for one of them.
function check_marker(state, body) {
  const answer = JSON.parse(body);
  const hit = answer.hits[0];
  const generations = (hit.title + ' ' + hit.snippet).match(/generation\d+/g) ?? [];
  const known = state.generations.get(answer.index.revision) ?? generations[0];
  state.generations.set(answer.index.revision, known);
  if (generations.length < 2 || generations.some((each) => each !== known)) {
    state.problem(`a mixed answer: ${generations} of ${known}`);
  }
}

// A reader: kept-alive, one request after another.
export async function read(state) {
  const agent = new http.Agent({keepAlive: true, maxSockets: 1});
  const tags = new Map();
  while (!state.over) {
    const marker = Math.random() < 0.3;
    const path = marker ? `/api/v1/search?q=marker&limit=${1 + below(50)}` : some_path();
    const headers = marker ? {} : pick([{}, {'Accept-Encoding': 'gzip'}, {'Accept-Encoding': 'br'}]);
    if (tags.has(path) && Math.random() < 0.5) headers['If-None-Match'] = tags.get(path);
    try {
      const answer = await get(state.port, path, {agent, headers});
      state.count(answer.status);
      if (![200, 304].includes(answer.status)) state.problem(`${answer.status} for ${path}`);
      if (answer.headers.etag && tags.size < 1000) tags.set(path, answer.headers.etag);
      if (marker && answer.status === 200) check_marker(state, answer.body);
    } catch (error) {
      state.problem(`${error.message} for ${path}`);
    }
    await sleep(below(20));
  }
  agent.destroy();
}

// A reader who comes afresh each time: how long an answer takes beside all the others.
export async function probe(state) {
  while (!state.over) {
    const begin = performance.now();
    try {
      const {status} = await get(state.port, `/api/v1/search?q=lighthouse&limit=${1 + below(9)}`);
      if (status !== 200) state.problem(`${status} for the probe`);
      state.latencies.push(performance.now() - begin);
    } catch (error) {
      state.problem(`${error.message} for the probe`);
    }
    await sleep(50);
  }
}

const seeds = [
  'GET /api/v1/search?q=x HTTP/1.1\r\nHost: x\r\n\r\n', 'GET /%00%ff%zz?q=%u0041&q=1 HTTP/1.1\r\nHost: x\r\n\r\n',
  'POST /search HTTP/1.1\r\nHost: x\r\nContent-Length: 30\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n',
  'GET / HTTP/1.1\r\nHost: x\r\nRange: bytes=0-,0-,0-\r\n\r\n', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', `GET /${'a'.repeat(9000)} HTTP/1.1\r\n\r\n`,
  `GET / HTTP/1.1\r\n${'X: y\r\n'.repeat(500)}\r\n`, 'GET / HTTP/1.1\nHost: x\n\n',
];

function malformed() {
  const bytes = Buffer.from(pick(seeds), 'latin1');
  for (let i = below(6); i > 0; --i) bytes[below(bytes.length)] = below(256);
  return bytes.subarray(0, 1 + below(bytes.length));
}

// A connection that was opened, or null when the server would not have it.
function connect(state) {
  return new Promise((resolve) => {
    const socket = net.connect(state.port, '127.0.0.1', () => resolve(socket));
    socket.on('error', () => resolve(null));
  });
}

const closed = (socket, ms) => Promise.race([
  new Promise((resolve) => socket.once('close', () => resolve(true))), sleep(ms, false, {ref: false}),
]);

// Says nonsense; must be refused or ignored, and let go.
export async function abuse(state) {
  while (!state.over) {
    const socket = await connect(state);
    if (!socket) continue;
    let answer = '';
    socket.on('data', (bytes) => { answer += bytes.toString('latin1'); });
    socket.end(malformed());
    if (!await closed(socket, kPatienceMs)) state.problem('a malformed request hangs');
    for (const [, status] of answer.matchAll(/HTTP\/1\.1 (\d{3})/g)) {
      state.count(status);
      if (status >= 500) state.problem(`${status} for a malformed request`);
    }
    socket.destroy();
  }
}

// Sends a head so slowly that it never ends, or nothing at all.
export async function dawdle(state, byte_every_ms) {
  while (!state.over) {
    const socket = await connect(state);
    if (!socket) { await sleep(100); continue; }
    let open = true;
    socket.on('close', () => { open = false; });
    socket.resume();
    while (open && !state.over) {
      if (byte_every_ms) socket.write('G');
      await sleep(byte_every_ms || 500);
    }
    socket.destroy();
  }
}

// Asks for much and takes nothing of it.
export async function never_read(state) {
  const asked = 'GET /openapi.json HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(150);
  while (!state.over) {
    const socket = await connect(state);
    if (!socket) { await sleep(100); continue; }
    socket.pause();
    socket.write(asked);
    await closed(socket, 3000);
    socket.destroy();
  }
}
