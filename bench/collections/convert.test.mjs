// SPDX-License-Identifier: GPL-2.0-or-later
// node --test bench/collections/
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, test} from 'node:test';
import {fileURLToPath} from 'node:url';

import {judged} from '../peers/corpus.mjs';
import {misspelt_queries} from './misspell.mjs';

const work = mkdtempSync(join(tmpdir(), 'convert-'));
after(() => rmSync(work, {recursive: true}));

function file(name, text) {
  const path = join(work, name);
  writeFileSync(path, text);
  return path;
}

const convert = (...parts) => spawnSync(
  process.execPath, [fileURLToPath(new URL('convert.mjs', import.meta.url)), ...parts], {encoding: 'utf8'});

const kDocuments = `.I 1
.T
Tides: a
"short" history
.A
Quay, A.
.W
High water follows the moon.
Low water follows it too.
.X
2	5	1
.I 2
.W
A lamp without a title.
`;
const kQueries = `.I 1
.W
Which lighthouses
guide harbours?
.I 2
.W
Nobody judged this question.
`;

test('SMART files become posts, queries and judgements', () => {
  const target = join(work, 'harbour');
  const ended = convert('smart', file('docs', kDocuments), file('queries', kQueries),
                        file('rel', '01 2  0 0.000000\r\n01 2  0 0.000000\r\n1 1 0 0\r\n'), target);
  assert.equal(ended.stderr, '');
  assert.equal(ended.stdout, 'harbour: 2 documents, 1 judged queries, 2 judgements\n');
  assert.deepEqual(readdirSync(join(target, 'posts')).sort(), ['2020-01-01-1.md', '2020-01-02-2.md']);
  assert.equal(readFileSync(join(target, 'posts', '2020-01-01-1.md'), 'utf8'), `---
layout: post
title: "Tides: a \\"short\\" history"
date: '2020-01-01'
tags:
- harbour
---

High water follows the moon. Low water follows it too.
`);
  assert.match(readFileSync(join(target, 'posts', '2020-01-02-2.md'), 'utf8'), /^title: "2"$/m);
  const set = judged(target);
  assert.deepEqual(set.clean, [{id: '1', text: 'Which lighthouses guide harbours?'}]);
  assert.deepEqual([...set.grades.get('1')], [['2020-01-02-2.md', 1], ['2020-01-01-1.md', 1]]);
});

test("TREC's columns are known by the 0 in the second", () => {
  const target = join(work, 'trec');
  convert('smart', file('docs', kDocuments), file('queries', kQueries), file('rel', '1 0 2 3\n1 0 1 0\n'),
          target);
  assert.equal(readFileSync(join(target, 'qrels_posts.tsv'), 'utf8'), '1\t2020-01-02-2.md\t3\n');
});

test("BEIR's folder becomes the same", () => {
  const folder = join(work, 'beir');
  mkdirSync(join(folder, 'qrels'), {recursive: true});
  file('beir/corpus.jsonl', '{"_id": "7a", "title": "Tides", "text": "High\\nwater"}\n');
  file('beir/queries.jsonl', '{"_id": "q1", "text": "tides"}\n{"_id": "q2", "text": "unjudged"}\n');
  file('beir/qrels/test.tsv', 'query-id\tcorpus-id\tscore\nq1\t7a\t2\n');
  const target = join(work, 'tides');
  assert.equal(convert('beir', folder, target).stdout,
               'tides: 1 documents, 1 judged queries, 1 judgements\n');
  assert.match(readFileSync(join(target, 'posts', '2020-01-01-7a.md'), 'utf8'), /\nHigh water\n$/);
  assert.deepEqual([...judged(target).grades], [['q1', new Map([['2020-01-01-7a.md', 2]])]]);
});

test('a judgement of a document that is not there is an error', () => {
  const ended = convert('smart', file('docs', kDocuments), file('queries', kQueries), file('rel', '1 9 0 0\n'),
                        join(work, 'missing'));
  assert.notEqual(ended.status, 0);
  assert.match(ended.stderr, /query 1: no document 9/);
});

test('other arguments are told what is right', () => {
  const ended = convert('smart', 'only');
  assert.equal(ended.status, 2);
  assert.match(ended.stderr, /^usage: /);
});

test('one word is misspelt by one edit, the same each time', () => {
  const queries = Array.from({length: 200}, (_, i) => ({id: `${i}`, text: 'What does the lighthouse, there, shine on?'}));
  const typed = misspelt_queries(queries, 1);
  assert.deepEqual(typed, misspelt_queries(queries, 1));
  for (const {text} of typed) {
    const word = /^What does the (\p{L}+), there, (\p{L}+) on\?$/u.exec(text);
    assert.ok(word, text);
    assert.ok((word[1] === 'lighthouse') !== (word[2] === 'shine'), text);
    assert.ok(Math.abs(text.length - queries[0].text.length) <= 1, text);
  }
  assert.deepEqual(misspelt_queries([{id: '1', text: 'is it up?'}], 1), [{id: '1', text: 'is it up?'}]);
});
