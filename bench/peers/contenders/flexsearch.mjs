// SPDX-License-Identifier: GPL-2.0-or-later
import {Document, Encoder} from 'flexsearch';
import english from 'flexsearch/lang/en';

export const name = 'flexsearch';
export const snippets = true;
export const settings =
  'English preset, tokenize "forward" (prefixes are always matched), suggest, its highlighting';

const highlight = {template: '<mark>$1</mark>', boundary: 200};

export function index(documents) {
  const field = {tokenize: 'forward', encoder: new Encoder({normalize: true, dedupe: true}, english)};
  const made = new Document({
    document: {
      id: 'id',
      store: true,
      index: [{field: 'title', ...field}, {field: 'body', ...field}],
    },
  });
  documents.forEach(({title, body}, id) => made.add({id, title, body}));
  return made;
}

export async function bytes(made) {
  let total = 0;
  await made.export((_key, data) => {
    total += Buffer.byteLength(data ?? '');
  });
  return total;
}

export function search(made, {text}, limit) {
  const hits = made.search({query: text, limit, suggest: true, enrich: true, merge: true, highlight});
  return hits.slice(0, limit).map((hit) => hit.id);
}
