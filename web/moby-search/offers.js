// SPDX-License-Identifier: GPL-2.0-or-later
// Searches to choose from, as groups of options: what was typed as it stands, the text without one of its
// words, its last word completed, recent searches.
import { icon, make } from './dom.js';
import { tips_for } from './tips.js';

/**
 * @param {import('./results.js').Results} results @param {import('./texts.js').Texts} texts
 * @param {(text: string) => string} page_of the page of results
 */
export function offers_of(results, texts, page_of) {
  /** @param {string} kind @param {string} label @param {string[][]} searches texts to search, and what to show for them */
  const group_of = (kind, label, searches) =>
    results.searches(texts.say(label), kind, searches.map(([text, shown = text]) => [text, shown, page_of(text)]));

  /** @param {string | undefined} text @param {string} label @param {Node | string} content */
  const eraser = (text, label, content = label) => {
    const option = results.option('#', 'erase', content);
    option.setAttribute('aria-label', label);
    if (text !== undefined) option.dataset.text = text;
    return option;
  };

  return {
    /** Of a corrected text. @param {string} text */
    instead: (text) => group_of('instead', 'search', [[`"${text}"`, texts.say('instead', { text })]]),

    /** Where nothing was found: the page, which has advice, too. @param {string} text */
    without(text) {
      const words = text.match(/"[^"]*"?|\S+/g) ?? [];
      const group = group_of('without', 'search', words.length < 2 ? [] : words.map((word, place) => [
        words.filter((_, other) => other !== place).join(' '), texts.say('without', { text: word }),
      ]));
      group.append(make('div', 'ms-row', results.option(page_of(text), 'all', texts.say('page'))));
      return group;
    },

    /** @param {string} text */
    tips(text) {
      const tips = tips_for(text).map((tip) => [tip]);
      return tips.length ? [group_of('tip', 'tip', tips)] : [];
    },

    /** Each, and all, can be erased. @param {string[]} searches */
    recent(searches) {
      const group = group_of('recent', 'recent', searches.map((text) => [text]));
      group.querySelectorAll('.ms-row').forEach((row, place) => {
        row.append(eraser(searches[place], texts.say('remove', { text: searches[place] }), icon('close')));
      });
      group.append(make('div', 'ms-row', eraser(undefined, texts.say('erase'))));
      return group;
    },
  };
}
