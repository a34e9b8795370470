// SPDX-License-Identifier: GPL-2.0-or-later
import MiniSearch from 'minisearch';

export const name = 'minisearch';
export const snippets = false;
export const settings = 'title boost 3, fuzzy 0.2, OR, `prefix` for an unfinished word';

export function index(documents) {
  const made = new MiniSearch({fields: ['title', 'body'], storeFields: ['title']});
  made.addAll(documents.map(({title, body}, id) => ({id, title, body})));
  return made;
}

export const bytes = (made) => Buffer.byteLength(JSON.stringify(made));

export function search(made, {text, prefix}, limit) {
  const last = (_term, i, terms) => Boolean(prefix) && i === terms.length - 1;
  return made
    .search(text, {boost: {title: 3}, fuzzy: 0.2, prefix: last})
    .slice(0, limit)
    .map((hit) => hit.id);
}
