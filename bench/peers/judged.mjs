// SPDX-License-Identifier: GPL-2.0-or-later
// How well `mobysearch query` ranks on judged questions, beside plain Xapian, tuned by hand, on the
// same text: `node judged.mjs BINARY NATIVE FOLDER…`. bench/ranking starts it.
import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, join} from 'node:path';

import {judged} from './corpus.mjs';
import {engines, run_engine} from './engines.mjs';
import {quality} from './scores.mjs';

const [binary, native, ...folders] = process.argv.slice(2);
const kForms = ['clean', 'typo'];
const kDepth = 100;
const kSecondsAllowed = 300;

function run(program, ...parts) {
  const ended = spawnSync(program, parts, {encoding: 'utf8', maxBuffer: 1 << 28});
  if (ended.status !== 0) throw new Error(ended.stderr || `${program}: ${ended.error}`);
  return ended.stdout;
}

// A query that finds nothing ends with status 1 and an empty list.
function ask(index, text) {
  const ended = spawnSync(binary, ['query', '--db', index, '--json', '--limit', `${kDepth}`,
                                   '--', text], {encoding: 'utf8', maxBuffer: 1 << 28});
  if (ended.status > 1) throw new Error(ended.stderr);
  return JSON.parse(ended.stdout).hits.map((hit) => hit.id);
}

function of_mobysearch(set, work) {
  const index = join(work, 'index.mobydb');
  run(binary, 'index', set.posts, '--db', index);
  return kForms.map((form) => set[form].map(({id, text}) => ({id, hits: ask(index, text)})));
}

function of_xapian(folder, set, work) {
  const documents = join(work, 'documents.jsonl');
  run(native, 'extract', set.posts, join(work, 'extract.mobydb'), documents);
  const sets = ['queries', 'queries_typo'].map((name) =>
    ({queries: join(folder, `${name}.jsonl`), limit: kDepth, runs: 0}));
  const xapian = engines.find(({id}) => id === 'xapian');
  const result = run_engine(xapian, {source: set.posts, documents, sets},
                            {native, work, seconds: kSecondsAllowed});
  if (result.failure) throw new Error(result.failure);
  return result.answers;
}

function measure(folder) {
  const set = judged(folder);
  const work = mkdtempSync(join(tmpdir(), 'judged-'));
  try {
    const scores = (answers) => answers.map((answer) => quality(answer, set.grades));
    return {name: basename(folder), questions: set.clean.length, ours: scores(of_mobysearch(set, work)),
            theirs: scores(of_xapian(folder, set, work))};
  } finally {
    rmSync(work, {recursive: true});
  }
}

const mean = (values) => values.reduce((total, value) => total + value, 0) / values.length;

function mean_of(rows) {
  const means = (side) => kForms.map((_, form) => Object.fromEntries(['ndcg', 'mrr', 'recall'].map(
    (figure) => [figure, mean(rows.map((row) => row[side][form][figure]))])));
  return {name: 'mean', questions: '', ours: means('ours'), theirs: means('theirs')};
}

const figure = (value) => value.toFixed(4).replace(/^0/, '');
const loss = ([clean, typo]) => `${((1 - typo.ndcg / clean.ndcg) * 100).toFixed(2)} %`;
const both = (scores, name) => scores.map((score) => figure(score[name]));

function line({name, questions, ours, theirs}) {
  const cells = [name, questions, ...both(ours, 'ndcg'), loss(ours), ...both(ours, 'mrr'),
                 ...both(ours, 'recall'), ...both(theirs, 'ndcg'), loss(theirs)];
  return `| ${cells.join(' | ')} |`;
}

console.log('| collection | questions | nDCG@10 | with a typo | loss | MRR@10 | with a typo | Recall@100 ' +
            '| with a typo | Xapian: nDCG@10 | with a typo | loss |');
console.log(`|${' --- |'.repeat(12)}`);
const rows = folders.map((folder) => {
  const row = measure(folder);
  console.log(line(row));
  return row;
});
if (rows.length > 1) console.log(line(mean_of(rows)));
