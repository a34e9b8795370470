// SPDX-License-Identifier: GPL-2.0-or-later
// Queries as readers mistype them: in each, one word at random is misspelt by one edit.
import {random_from} from '../peers/corpus.mjs';

// A word of five letters or more that says what is sought: a typo in "which" costs no engine anything.
const kWord = /(?<![\p{L}\p{N}])\p{L}{5,}(?![\p{L}\p{N}])/gu;
const kStopWords = new Set((
  'about above after again against among because before being below between could doing during each ' +
  'either every further having might other ought should since some than their theirs them themselves ' +
  'there these those through under until using were what when where whether which while whose with ' +
  'within without would your').split(' '));

function with_one_edit(word, random) {
  const letter = String.fromCharCode(97 + random.below(26));
  const at = 1 + random.below(word.length - 1);
  return random.of([
    word.slice(0, at) + word.slice(at + 1),
    word.slice(0, at) + letter + word.slice(at),
    word.slice(0, at) + letter + word.slice(at + 1),
    word.slice(0, at - 1) + word[at] + word[at - 1] + word.slice(at + 1),
  ]);
}

function misspelt(text, random) {
  const words = [...text.matchAll(kWord)].filter(([word]) => !kStopWords.has(word.toLowerCase()));
  if (words.length === 0) return text;
  const {0: word, index} = random.of(words);
  let typed = word;
  while (typed === word) typed = with_one_edit(word, random);
  return text.slice(0, index) + typed + text.slice(index + word.length);
}

export function misspelt_queries(queries, seed) {
  const random = random_from(seed);
  return queries.map(({id, text}) => ({id, text: misspelt(text, random)}));
}
