// SPDX-License-Identifier: GPL-2.0-or-later
import lunr from 'lunr';

export const name = 'lunr';
export const snippets = false;
export const settings =
  'title boost 3, one edit from 4 letters on, OR, trailing wildcard for an unfinished word';

export function index(documents) {
  return lunr(function () {
    this.ref('id');
    this.field('title', {boost: 3});
    this.field('body');
    documents.forEach(({title, body}, id) => this.add({id, title, body}));
  });
}

export const bytes = (made) => Buffer.byteLength(JSON.stringify(made));

export function search(made, {text, prefix}, limit) {
  const tokens = lunr.tokenizer(text);
  const hits = made.query((query) => {
    tokens.forEach((token, i) => {
      const term = token.toString();
      query.term(term, {editDistance: term.length >= 4 ? 1 : 0});
      if (prefix && i === tokens.length - 1) {
        query.term(term, {wildcard: lunr.Query.wildcard.TRAILING, usePipeline: false});
      }
    });
  });
  return hits.slice(0, limit).map((hit) => Number(hit.ref));
}
