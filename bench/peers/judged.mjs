// SPDX-License-Identifier: GPL-2.0-or-later
// How well `mobysearch query` ranks on judged questions: `node judged.mjs BINARY FOLDER`.
import {spawnSync} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {judged} from './corpus.mjs';
import {quality} from './scores.mjs';

const [binary, folder] = process.argv.slice(2);
const set = judged(folder);
const work = mkdtempSync(join(tmpdir(), 'judged-'));
const index = join(work, 'index.mobydb');

function run(...parts) {
  const ended = spawnSync(binary, parts, {encoding: 'utf8', maxBuffer: 1 << 28});
  if (ended.status > 1) throw new Error(ended.stderr);
  return ended.stdout;
}

const ask = ({id, text}) => {
  const answer = JSON.parse(run('query', '--db', index, '--json', '--limit', '100', '--', text));
  return {id, hits: answer.hits.map((hit) => hit.id)};
};

try {
  run('index', set.posts, '--db', index);
  for (const name of ['clean', 'typo']) {
    const {ndcg, mrr, recall} = quality(set[name].map(ask), set.grades);
    const figures = `nDCG@10 ${ndcg.toFixed(4)}  MRR@10 ${mrr.toFixed(4)}`;
    console.log(`${name.padEnd(6)}${figures}  Recall@100 ${recall.toFixed(4)}`);
  }
} finally {
  rmSync(work, {recursive: true});
}
