// SPDX-License-Identifier: GPL-2.0-or-later
// What the last word may become: the beginnings of the query language (docs/query_syntax.md).

const TIPS = ['has:video', 'has:slides', 'has:code', 'author:', 'title:', 'tag:', 'before:', 'after:'];

/** The whole text with its last word completed, for each tip that begins so. @param {string} text */
export function tips_for(text) {
  const [, before, word] = /^(.*?)([a-z]{2,}:?[a-z]*)$/i.exec(text) ?? [];
  if (!word || /\S$/.test(before)) return [];
  return TIPS.filter((tip) => tip.startsWith(word.toLowerCase()) && tip !== word).map((tip) => before + tip);
}
