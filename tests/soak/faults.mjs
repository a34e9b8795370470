// SPDX-License-Identifier: GPL-2.0-or-later
// A command, one of whose allocations or system calls fails (tests/faults/faults.cc), on a small site.
import {cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync}
  from 'node:fs';
import {availableParallelism, tmpdir} from 'node:os';
import {join} from 'node:path';

import {run} from './command.mjs';

const kLarge = '---\ntitle: Large\n---\n' + 'A word or two. '.repeat(9000);
const kFiles = {
  '.git/HEAD': '0123456789'.repeat(4) + '\n', 'mobysearch.yml': 'synonyms: {k8s: [kubernetes]}\n',
  'Gemfile': 'gem "jekyll"\n', '_authors/ann.md': '---\nname: Ann\n---\n',
  '_posts/2020-01-01-large.md': kLarge,  // parsed in a process of its own
};

export function make_site(directory) {
  cpSync('examples/blog', directory, {recursive: true});
  for (const [name, text] of Object.entries(kFiles)) {
    mkdirSync(join(directory, name, '..'), {recursive: true});
    writeFileSync(join(directory, name), text);
  }
}

// What a program needs in its environment to meet a fault; '' is none.
export const fault_env = (library, fault, log) =>
  ({LD_PRELOAD: library, FAULT: fault, FAULT_LOG: log, SOURCE_DATE_EPOCH: '1700000000'});

// {failed, total} of a program's end: what failed and the libraries that it was called from,
// innermost first; and {allocation, call}, if it exited, how many there were of both.
export function take_log(log) {
  const lines = existsSync(log) ? readFileSync(log, 'utf8').split('\n').slice(0, -1) : [];
  rmSync(log, {force: true});
  const [, allocation, call] = lines.find((line) => line.startsWith('total '))?.split(' ') ?? [];
  const failed = lines.find((line) => !line.startsWith('total '))?.split(' ').join(' < ');
  return {failed, total: {allocation: Number(allocation), call: Number(call)}};
}

// As run(), with what take_log() tells. `directory` is for its log.
export async function run_with_fault(program, options, fault, {library, directory}) {
  const log = join(directory, 'log');
  const done = await run(program, options, {env: fault_env(library, fault, log)});
  return {...done, ...take_log(log)};
}

// An index, and what else lies beside it.
export const left_in = (directory) => ({
  bytes: readFileSync(join(directory, 'blog.mobydb')),
  others: readdirSync(directory).filter((name) => name !== 'blog.mobydb'),
});

// What an index left behind, the next one removes.
const kCleared = ['.blog.mobydb.lock', '.blog.mobydb.tmp'];

// Whether all that is left is that, and is gone after a run with nothing in its way.
export async function is_cleared(directory, others, index_again) {
  const done = await index_again();
  return others.every((name) => kCleared.includes(name)) && done.status === 0 &&
    left_in(directory).others.length === 0;
}

// Calls `visit(item, directory)` for each, as many at once as there are processors, each with a
// directory of its own.
export async function for_each_at_once(items, visit) {
  const work = mkdtempSync(join(tmpdir(), 'mobysearch-faults-'));
  const rest = items[Symbol.iterator]();
  await Promise.all(Array.from({length: availableParallelism()}, async (_, number) => {
    const directory = join(work, `${number}`);
    mkdirSync(directory);
    for (const item of rest) await visit(item, directory);
  }));
  rmSync(work, {recursive: true});
}

// What went wrong, each once, with how often it did and with which faults.
export class Problems {
  #found = new Map();

  add(text, fault) {
    if (text) this.#found.set(text, [...(this.#found.get(text) ?? []), fault]);
  }
  // Prints them; the exit status.
  report() {
    for (const [text, faults] of this.#found) {
      console.log(`FAILED: ${text} (${faults.length}×, ${faults.slice(0, 5).join(' ')})`);
    }
    return this.#found.size > 0 ? 1 : 0;
  }
}
