// SPDX-License-Identifier: GPL-2.0-or-later
// What is searched: folders of Markdown and the queries for them.
import {cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';

export const read_lines = (path) =>
  readFileSync(path, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));

export const write_lines = (path, records) =>
  writeFileSync(path, records.map((record) => JSON.stringify(record) + '\n').join(''));

// At most `count` of the Markdown files below `source`, evenly spread over their sorted paths.
export function sample_files(source, target, count) {
  const files = readdirSync(source, {recursive: true}).filter((path) => path.endsWith('.md')).sort();
  if (files.length <= count) return source;
  for (let i = 0; i < count; ++i) {
    const file = files[Math.floor((i * files.length) / count)];
    mkdirSync(dirname(join(target, file)), {recursive: true});
    cpSync(join(source, file), join(target, file));
  }
  return target;
}

// A small generator whose numbers are the same everywhere (mulberry32).
export function random_from(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    below: (bound) => Math.floor(next() * bound),
    of: (values) => values[Math.floor(next() * values.length)],
  };
}

const words_of = (text) => text.toLowerCase().match(/[a-z]{2,20}/g) ?? [];

function document_frequencies(documents) {
  const counts = new Map();
  for (const {title, body} of documents) {
    for (const word of new Set(words_of(`${title} ${body}`))) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

function with_one_edit(word, random) {
  const at = 1 + random.below(word.length - 2);
  const letter = String.fromCharCode(97 + random.below(26));
  return random.of([
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + letter + word.slice(at),
    word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2),
  ]);
}

// Queries of the kinds that readers type, `each` of every kind, made from the documents' own words.
export function mixed_queries(documents, each, seed) {
  const random = random_from(seed);
  const ranked = document_frequencies(documents);
  const most = documents.length;
  const between = (low, high) =>
    ranked.filter(([word, count]) => count >= low && count <= high && word.length > 2)
      .map(([word]) => word);
  const common = between(most * 0.05, most * 0.4);
  const usual = between(Math.max(3, most * 0.002), most * 0.05);
  const rare = between(1, 3);
  const titled = documents.map(({title}) => words_of(title)).filter((words) => words.length > 1);
  const bodies = documents.map(({body}) => words_of(body)).filter((words) => words.length > 20);
  const long_words = usual.filter((word) => word.length > 5);
  const passage = (length) => {
    const words = random.of(bodies);
    const begin = random.below(words.length - length);
    return words.slice(begin, begin + length).join(' ');
  };
  const kinds = {
    title: () => random.of(titled).slice(0, 4).join(' '),
    common: () => random.of(common),
    'common pair': () => `${random.of(common)} ${random.of(usual)}`,
    rare: () => random.of(rare),
    passage: () => passage(5),
    misspelt: () => `${random.of(usual)} ${with_one_edit(random.of(long_words), random)}`,
    'two letters': () => random.of(usual).slice(0, 2),
    unfinished: () => `${random.of(common)} ${random.of(usual).slice(0, 3)}`,
  };
  return Object.entries(kinds).flatMap(([kind, make]) =>
    Array.from({length: each}, (_, i) => ({
      id: `${kind} ${i}`, kind, text: make(), prefix: ['two letters', 'unfinished'].includes(kind),
    })));
}

// The judged questions of a folder as ../shared/corpora/judged describes them.
export function judged(folder) {
  const grades = new Map();
  for (const line of readFileSync(join(folder, 'qrels_posts.tsv'), 'utf8').split('\n')) {
    const [query, post, grade] = line.split('\t');
    if (!post) continue;
    if (!grades.has(query)) grades.set(query, new Map());
    grades.get(query).set(post, Number(grade));
  }
  return {
    posts: join(folder, 'posts'),
    clean: read_lines(join(folder, 'queries.jsonl')),
    typo: read_lines(join(folder, 'queries_typo.jsonl')),
    grades,
  };
}
