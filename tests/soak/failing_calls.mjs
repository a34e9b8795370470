// SPDX-License-Identifier: GPL-2.0-or-later
// tests/soak/failing-calls starts it: `failing_calls.mjs BINARY LIBRARY STEP`.
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {constants, tmpdir} from 'node:os';
import {join} from 'node:path';

import {fault_of} from './command.mjs';
import {Problems, for_each_at_once, is_cleared, left_in, make_site, run_with_fault} from './faults.mjs';

const kReasons = {
  EIO: 'Input/output error', ENOSPC: 'No space left on device', EMFILE: 'Too many open files',
};
// Xapian throws without the system's reason, or, when it merges, takes a table that it cannot look at
// for one that is not there: then readers would refuse the index, and it is not published.
const kWithoutReason = /^(close|stat) < libxapian/;
// Without these, an indexer cannot remove what it made, or may not.
const kLeaves = /^(flock|unlink|unlinkat|openat|fdopendir|stat|fstat|close) /;

const [binary, library, step] = process.argv.slice(2);
const work = mkdtempSync(join(tmpdir(), 'mobysearch-calls-'));
const site = join(work, 'site');
const bare = join(work, 'bare');
const problems = new Problems();
const endings = {};

const index = (source, directory, fault, ...more) => run_with_fault(
  binary,
  ['index', source, '--db', join(directory, 'db/blog.mobydb'), '--threads', '1', '--json', ...more],
  fault, {library, directory});

async function indexed(source, ...more) {
  const directory = mkdtempSync(join(work, 'index-'));
  mkdirSync(join(directory, 'db'));
  const done = await index(source, directory, '', ...more);
  if (done.status !== 0 || !done.total.call) throw new Error(`without a fault: ${done.err}`);
  return {...left_in(join(directory, 'db')), calls: done.total.call};
}

// What is wrong with how it ended and with what is in its directory then.
async function* faults_of(done, reason, directory, {old, fresh, bare}) {
  yield fault_of(done, [0, 4, 5]);
  const {bytes, others} = left_in(join(directory, 'db'));
  const is_new = bytes.equals(fresh.bytes);
  const says_why = done.err.toLowerCase().includes(reason.toLowerCase());
  if (done.status === 0) {
    // The commit is not worth a failure.
    const is_whole = is_new || bytes.equals(bare.bytes);
    if (bytes.equals(old.bytes)) yield 'success without a new index';
    if (!is_whole && !done.err) yield 'another index, and nothing said';
    if (done.failed.startsWith('fsync ')) yield 'success, but not synced';
  } else {
    const is_unsynced = done.err.includes('is published, but its directory cannot be synced');
    if (!(is_unsynced ? is_new : bytes.equals(old.bytes))) yield 'a failed run changed the index';
    if (!says_why && !kWithoutReason.test(done.failed)) yield `failed without its reason: ${done.err}`;
  }
  if (others.length === 0) return;
  const again = () => index(site, directory, '');
  const may_stay = kLeaves.test(done.failed) && await is_cleared(join(directory, 'db'), others, again);
  if (!may_stay) yield `left ${others}`;
}

async function try_with([number, name], directory, indexes) {
  const db = join(directory, 'db');
  mkdirSync(db);
  writeFileSync(join(db, 'blog.mobydb'), indexes.old.bytes);
  const done = await index(site, directory, `call:${number}:${constants.errno[name]}`);
  if (done.failed) {
    const ending = `exit status ${done.status}`;
    endings[ending] = (endings[ending] ?? 0) + 1;
    for await (const text of faults_of(done, kReasons[name], directory, indexes)) {
      if (text) problems.add(`${done.failed}: ${text.replaceAll(directory, '')}`, `${number}:${name}`);
    }
  }
  rmSync(db, {recursive: true});
}

async function main() {
  make_site(site);
  make_site(bare);
  rmSync(join(bare, '.git'), {recursive: true});
  const indexes = {
    old: await indexed(site, '--title', 'Old'), fresh: await indexed(site), bare: await indexed(bare),
  };
  const trials = [];
  for (let number = 1; number <= indexes.fresh.calls; number += Number(step)) {
    for (const name of Object.keys(kReasons)) trials.push([number, name]);
  }
  await for_each_at_once(trials, (trial, directory) => try_with(trial, directory, indexes));
  console.log(`${trials.length} runs of mobysearch index, each with one of its ${indexes.fresh.calls} ` +
              `calls failing: ${JSON.stringify(endings)}`);
  rmSync(work, {recursive: true});
  process.exit(problems.report());
}

await main();
