// SPDX-License-Identifier: GPL-2.0-or-later
// tests/soak/failing-allocations starts it: `failing_allocations.mjs BINARY LIBRARY STEP [COMMAND…]`.
import {spawn} from 'node:child_process';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';

import {get} from './clients.mjs';
import {fault_of} from './command.mjs';
import {
  Problems, fault_env, for_each_at_once, left_in, make_site, run_with_fault, take_log,
} from './faults.mjs';
import {end_of, listening, stop} from './server_process.mjs';

const kPatienceMs = 20_000;
// While an allocation fails; the texts are Node's for a connection that is closed.
const kAnswers = [200, 404, 500, 503, 'socket hang up', 'read ECONNRESET'];

const [binary, library, step, ...chosen] = process.argv.slice(2);
const work = mkdtempSync(join(tmpdir(), 'mobysearch-allocations-'));
const site = join(work, 'site');
const problems = new Problems();

const commands = {
  query: ['--', 'lighthouse', 'harbuor'], info: ['--posts'], check: [],
};

// {done, faults} of a command that reads an index.
async function read(name, directory, fault, {fresh}) {
  const db = join(directory, 'blog.mobydb');
  writeFileSync(db, fresh.bytes);
  const done = await run_with_fault(binary, [name, '--db', db, ...commands[name]], fault,
                                    {library, directory});
  return {...done, faults: [fault_of(done, [0, 5])]};
}

async function index(directory, fault, {old, fresh}) {
  const db = join(directory, 'db');
  mkdirSync(db, {recursive: true});
  if (old) writeFileSync(join(db, 'blog.mobydb'), old.bytes);
  const options = ['--db', join(db, 'blog.mobydb'), '--threads', '1', ...(old ? [] : ['--title', 'Old'])];
  const done = await run_with_fault(binary, ['index', site, ...options], fault, {library, directory});
  const {bytes, others} = left_in(db);
  const faults = [fault_of(done, [0, 4, 5])];  // 4: a directory of the site cannot be read without
  if (done.status === 4 && !done.err.includes('memory')) faults.push(`exit status 4: ${done.err}`);
  if (others.length > 0) faults.push(`left ${others}`);
  rmSync(db, {recursive: true});
  if (fresh && done.status === 0 && !bytes.equals(fresh.bytes) && !done.err.includes('memory')) {
    faults.push('another index than without the fault, and nothing said');
  }
  if (old && done.status !== 0 && !bytes.equals(old.bytes)) faults.push('a failed run changed the index');
  return {...done, faults, bytes};
}

const paths = [
  '/api/v1/search?q=lighthouse&facets=tag', '/api/v1/suggest?q=har', '/search?q=tide', '/nothing',
];

// The statuses of some answers; of no answer, the reason.
async function ask(port) {
  const statuses = [];
  for (const path of paths) {
    const headers = {'Accept-Encoding': 'gzip'};
    statuses.push((await get(port, path, {headers}).catch(({message}) => ({status: message}))).status);
  }
  return statuses;
}

const is_sound = (statuses) => statuses.join() === '200,200,200,404';

async function asked_until_sound(port) {
  const end = performance.now() + kPatienceMs;
  let statuses = await ask(port);
  while (!is_sound(statuses) && performance.now() < end) {
    await sleep(50);
    statuses = await ask(port);
  }
  return statuses;
}

// A server that starts may end for it; one that is ready goes on.
async function serve(directory, fault, {fresh}) {
  const db = join(directory, 'blog.mobydb');
  const log = join(directory, 'log');
  writeFileSync(db, fresh.bytes);
  const options = ['--port', '0', '--db', db, '--threads', '2', '--log-file', '/dev/null'];
  const env = {...process.env, ...fault_env(library, fault, log)};
  const child = spawn(binary, ['serve', ...options], {stdio: ['ignore', 'ignore', 'pipe'], env});
  let err = '';
  child.stderr.on('data', (bytes) => { err += bytes; });
  const port = await listening(child).catch(() => 0);
  const faults = [];
  if (port) {
    const first = await ask(port);
    if (!first.every((status) => kAnswers.includes(status))) faults.push(`answers ${first}`);
    const then = await asked_until_sound(port);
    if (!is_sound(then)) faults.push(`later answers ${then}`);
  }
  if (port && end_of({child}) === null) {
    const {code} = await stop({child});
    if (code !== 0) faults.push(`SIGTERM: ${code}`);
  } else {
    const done = {status: child.exitCode, signal: child.signalCode, err};
    faults.push(port ? `a server that was ready ended: ${end_of({child})}: ${err}` : fault_of(done, [5]));
  }
  return {status: child.exitCode, err, faults, ...take_log(log)};
}

async function sweep(name, trial, indexes, endings) {
  const directory = mkdtempSync(join(work, 'count-'));
  const {total, faults} = await trial(directory, '', indexes);
  if (faults.some(Boolean) || !total.allocation) throw new Error(`${name} without a fault: ${faults}`);
  const numbers = [];
  for (let number = 1; number <= total.allocation; number += Number(step)) numbers.push(number);
  await for_each_at_once(numbers, async (number, place) => {
    const {failed, status, faults} = await trial(place, `allocation:${number}`, indexes);
    if (!failed) return;
    endings[status] = (endings[status] ?? 0) + 1;
    for (const fault of faults) {
      if (fault) problems.add(`${name}: ${failed}: ${fault.replaceAll(place, '')}`, number);
    }
  });
  console.log(`${numbers.length} runs of mobysearch ${name}, each with one of its ${total.allocation} ` +
              `allocations failing, exit statuses: ${JSON.stringify(endings)}`);
}

async function main() {
  make_site(site);
  const old = await index(mkdtempSync(join(work, 'old-')), '', {});
  const fresh = await index(mkdtempSync(join(work, 'fresh-')), '', {old});
  const trials = {index, serve};
  for (const name of Object.keys(commands)) trials[name] = (...rest) => read(name, ...rest);
  for (const name of chosen.length > 0 ? chosen : Object.keys(trials)) {
    await sweep(name, trials[name], {old, fresh}, {});
  }
  rmSync(work, {recursive: true});
  process.exit(problems.report());
}

await main();
