// SPDX-License-Identifier: GPL-2.0-or-later
// Writes a judged collection as bench/ranking reads it: TARGET/posts/*.md as of a Jekyll site,
// queries.jsonl, queries_typo.jsonl (one word misspelt by one edit) and qrels_posts.tsv.
//
//   node bench/collections/convert.mjs smart DOCUMENTS QUERIES JUDGEMENTS TARGET
//   node bench/collections/convert.mjs beir FOLDER TARGET
import {mkdirSync, writeFileSync} from 'node:fs';
import {basename, join, resolve} from 'node:path';

import {write_lines} from '../peers/corpus.mjs';
import {misspelt_queries} from './misspell.mjs';
import {read_beir, read_smart} from './published.mjs';

const kSeed = 1;
const kUsage = `usage: convert.mjs smart DOCUMENTS QUERIES JUDGEMENTS TARGET
       convert.mjs beir FOLDER TARGET
`;

// Dates go round a month, so that no date stands for a collection.
const file_name = (id, place) => `2020-01-${String((place % 28) + 1).padStart(2, '0')}-${id}.md`;

// A JSON string is a YAML string. A document without a title goes by its number.
const post = ({id, title, text}, date, tag) =>
  `---\nlayout: post\ntitle: ${JSON.stringify(title || id)}\ndate: '${date}'\ntags:\n- ${tag}\n---\n\n${text}\n`;

function write_posts(documents, target) {
  const posts = join(target, 'posts');
  mkdirSync(posts, {recursive: true});
  const names = new Map();
  documents.forEach((document, place) => {
    const name = file_name(document.id, place);
    names.set(document.id, name);
    writeFileSync(join(posts, name), post(document, name.slice(0, 10), basename(target)));
  });
  return names;
}

function judgement_line({query, document, grade}, names) {
  const name = names.get(document);
  if (!name) throw new Error(`query ${query}: no document ${document} in the collection`);
  return `${query}\t${name}\t${grade}\n`;
}

function write({documents, queries, judgements}, target) {
  const names = write_posts(documents, target);
  const relevant = judgements.filter(({grade}) => grade > 0);
  const lines = new Set(relevant.map((judgement) => judgement_line(judgement, names)));
  writeFileSync(join(target, 'qrels_posts.tsv'), [...lines].join(''));
  const judged = new Set(relevant.map(({query}) => query));
  const asked = queries.filter(({id}) => judged.has(id));
  write_lines(join(target, 'queries.jsonl'), asked);
  write_lines(join(target, 'queries_typo.jsonl'), misspelt_queries(asked, kSeed));
  console.log(`${basename(target)}: ${documents.length} documents, ${asked.length} judged queries, ` +
              `${lines.size} judgements`);
}

const [form, ...paths] = process.argv.slice(2);
const target = resolve(paths.at(-1) ?? '');
if (form === 'smart' && paths.length === 4) {
  write(read_smart(...paths.slice(0, 3)), target);
} else if (form === 'beir' && paths.length === 2) {
  write(await read_beir(paths[0]), target);
} else {
  process.stderr.write(kUsage);
  process.exitCode = 2;
}
