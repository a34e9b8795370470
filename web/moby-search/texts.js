// SPDX-License-Identifier: GPL-2.0-or-later
// What the box says, in the reader's language. English is here; the others are files beside the script,
// loaded when a page asks for one: texts/de.json is served as moby-search.de.json.

const LANGUAGES = /^(de|fr|es|ja|zh|ar)\b/;

/** A text that is not here is its own key: "video". */
const ENGLISH = {
  search: 'Search',
  results: 'Search results',
  close: 'Close',
  searching: 'Searching…',
  posts_one: '{n} post',
  posts_other: '{n} posts',
  about: 'About {posts}',
  all: 'Show all: {posts}',
  nothing: 'Nothing found for “{text}”.',
  corrected: 'Showing results for “{text}”.',
  instead: 'Search instead for “{text}”',
  some_words: 'No post has all of these words.',
  without: 'Without {text}',
  page: 'Open the search page',
  failed: 'The search does not answer.',
  offline: 'You are offline.',
  retry: 'Try again',
  more: '+{n} more',
  in_post: 'In this post',
  narrow: 'Narrow down',
  remove: 'Remove {text}',
  recent: 'Recent searches',
  tip: 'Search tips',
  erase: 'Erase all',
};

export class Texts {
  #texts = ENGLISH;
  #loaded = 'en';
  /** @type {Intl.DateTimeFormat | undefined} */
  #days;

  /** @param {string} lang of the page or the box, a BCP 47 tag or "" */
  constructor(lang) {
    this.lang = valid(lang);
    this.wanted = LANGUAGES.exec(this.lang)?.[0] ?? 'en';
  }

  /** Loads the language if it is not English; until then, and where it cannot be, all is English. */
  async load() {
    if (this.wanted === this.#loaded) return false;
    this.#loaded = this.wanted;
    try {
      const file = new URL(`moby-search.${this.wanted}.json`, import.meta.url);
      this.#texts = { ...ENGLISH, ...await (await fetch(file, { credentials: 'omit' })).json() };
    } catch {
      return false;
    }
    return true;
  }

  get direction() {
    return this.#loaded === 'ar' ? 'rtl' : '';
  }

  /** @param {string} key @param {Record<string, string>} [values] */
  say(key, values = {}) {
    return String(this.#texts[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
  }

  /** @param {number} n */
  number(n) {
    return n.toLocaleString(this.lang);
  }

  /** "41 posts", "About 1,000 posts". @param {{total: number, total_is_exact: boolean}} answer */
  count({ total, total_is_exact }) {
    const form = `posts_${new Intl.PluralRules(this.wanted).select(total)}`;
    const posts = this.say(form in this.#texts ? form : 'posts_other', { n: this.number(total) });
    return total_is_exact ? posts : this.say('about', { posts });
  }

  /** A day as the language writes it; the first takes a browser some 30 ms. @param {string} day 2017-06-26 */
  day(day) {
    this.#days ??= new Intl.DateTimeFormat(this.lang, { dateStyle: 'medium', timeZone: 'UTC' });
    const date = new Date(day);
    return date.getTime() ? this.#days.format(date) : day;
  }
}

/** @param {string} lang */
function valid(lang) {
  try {
    return Intl.getCanonicalLocales(lang)[0] ?? 'en';
  } catch {
    return 'en';
  }
}
