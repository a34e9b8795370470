// SPDX-License-Identifier: GPL-2.0-or-later
import {create, insertMultiple, save, search as ask} from '@orama/orama';

export const name = '@orama/orama';
export const snippets = false;
export const settings =
  'English with its stemmer, title boost 3, tolerance 1; prefixes are always matched';

export async function index(documents) {
  const made = create({
    schema: {title: 'string', body: 'string'},
    components: {tokenizer: {language: 'english', stemming: true}},
  });
  await insertMultiple(made, documents.map(({title, body}, id) => ({id: String(id), title, body})));
  return made;
}

export const bytes = (made) => Buffer.byteLength(JSON.stringify(save(made)));

export async function search(made, {text}, limit) {
  const {hits} = await ask(made, {term: text, limit, tolerance: 1, boost: {title: 3}});
  return hits.map((hit) => Number(hit.id));
}
