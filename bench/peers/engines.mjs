// SPDX-License-Identifier: GPL-2.0-or-later
// Who is measured, and how a process of theirs is run.
import {spawnSync} from 'node:child_process';
import {existsSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

const here = new URL('.', import.meta.url).pathname;

export const engines = [
  {id: 'mobysearch', label: 'mobysearch', native: true},
  {id: 'xapian', label: 'Xapian, tuned by hand', native: true},
  {id: 'fts5', label: 'SQLite FTS5', native: true},
  {id: 'minisearch', label: 'MiniSearch'},
  {id: 'lunr', label: 'Lunr'},
  {id: 'orama', label: 'Orama'},
  {id: 'flexsearch', label: 'FlexSearch'},
  {id: 'pagefind', label: 'Pagefind'},
];

export const packages_installed = () => existsSync(join(here, 'node_modules', 'minisearch'));

const last_line = (text) => text.trim().split('\n').filter(Boolean).pop() ?? '';

function reason(ended, seconds) {
  if (ended.error?.code === 'ETIMEDOUT') return `not done after ${seconds} s`;
  if (/heap out of memory|Allocation failed|bad_alloc/.test(ended.stderr)) return 'more than 4 GB';
  const error = ended.stderr.split('\n').find((line) => /Error: |peers_native: /.test(line));
  return error ?? (last_line(ended.stderr) || `ended by ${ended.signal ?? ended.status}`);
}

// One contender over one spec, in a process of its own. Returns its result or {failure}.
export function run_engine(engine, spec, {native, work, seconds}) {
  const path = join(work, 'spec.json');
  writeFileSync(path, JSON.stringify({
    ...spec, contender: engine.id, index: join(work, `index-${engine.id}`),
  }));
  const [program, args] = engine.native
    ? [native, ['run', path]]
    : [process.execPath, ['--max-old-space-size=4096', join(here, 'contender.mjs'), path]];
  const ended = spawnSync(program, args, {
    encoding: 'utf8', timeout: seconds * 1000, killSignal: 'SIGKILL', maxBuffer: 1 << 28,
  });
  if (ended.status !== 0) return {failure: reason(ended, seconds)};
  return JSON.parse(last_line(ended.stdout));
}
