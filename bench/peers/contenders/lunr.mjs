// SPDX-License-Identifier: GPL-2.0-or-later
import lunr from 'lunr';

export const name = 'lunr';
export const snippets = false;
export const settings =
  'title boost 3, one edit from 4 letters on, OR, trailing wildcard for an unfinished word ' +
  '(left out where Lunr fails on it)';

export function index(documents) {
  return lunr(function () {
    this.ref('id');
    this.field('title', {boost: 3});
    this.field('body');
    documents.forEach(({title, body}, id) => this.add({id, title, body}));
  });
}

export const bytes = (made) => Buffer.byteLength(JSON.stringify(made));

function ask(made, tokens, with_wildcard) {
  return made.query((query) => {
    tokens.forEach((token, i) => {
      const term = token.toString();
      query.term(term, {editDistance: term.length >= 4 ? 1 : 0});
      if (with_wildcard && i === tokens.length - 1) {
        query.term(term, {wildcard: lunr.Query.wildcard.TRAILING, usePipeline: false});
      }
    });
  });
}

// On large indexes some wildcards expand to terms that Lunr does not know, and it throws.
function ask_again_if_it_throws(made, tokens, prefix) {
  try {
    return ask(made, tokens, prefix);
  } catch (error) {
    if (!prefix || !(error instanceof TypeError)) throw error;
    return ask(made, tokens, false);
  }
}

export function search(made, {text, prefix}, limit) {
  const hits = ask_again_if_it_throws(made, lunr.tokenizer(text), Boolean(prefix));
  return hits.slice(0, limit).map((hit) => Number(hit.ref));
}
