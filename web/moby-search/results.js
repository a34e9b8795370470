// SPDX-License-Identifier: GPL-2.0-or-later
// An answer as groups of options: a post with its sections and media, chips that narrow it down, the way
// to all of it. Every option is a link.
import { highlighted, icon, make, set } from './dom.js';
import { address, marking } from './links.js';

const SECTIONS = [3, 2, 1];  // of the first post, the second, the others
const MEDIA = 3;
const CHIPS = { has: 2, author: 2, tag: 2, year: 2 };
/** That the chips are of. */
export const FACETS = Object.keys(CHIPS).join();
const CHIPS_FROM = 4;        // posts

/** Words of a post, in the direction that they have. @param {string} name @param {string[]} pieces @param {string} instead */
const words = (name, pieces, instead) => make('span', { class: `ms-${name}`, dir: 'auto' }, ...highlighted(pieces, instead));

export class Results {
  #texts;
  #id;
  #base = '';
  #text = '';
  #next = 0;

  /**
   * @param {import('./texts.js').Texts} texts
   * @param {string} id that the ids of its elements begin with
   */
  constructor(texts, id) {
    this.#texts = texts;
    this.#id = id;
  }

  /**
   * The groups of an answer. `base` is the address of the site, `text` what was typed, `page_of` gives the
   * page of results for other filters.
   * @param {any} answer
   * @param {{base: string, text: string, page_of: (field?: string, value?: string) => string,
   *          filters: [string, string][], chips: boolean, post: string}} view
   */
  groups(answer, view) {
    this.#base = view.base;
    this.#text = view.text;
    this.#next = 0;
    const groups = answer.hits.map((/** @type {any} */ hit, /** @type {number} */ place) => this.#post(hit, place));
    const chips = this.#chips(answer, view);
    if (chips.length) groups.push(this.#group('ms-chips', this.#texts.say('narrow'), chips));
    if (answer.total > answer.hits.length) groups.push(this.#all(answer, view.page_of()));
    return groups;
  }

  /** @param {string} name @param {string} label @param {Node[]} children */
  #group(name, label, children) {
    const group = make('div', `ms-group ${name}`, ...children);
    set(group, { role: 'group', 'aria-label': label });
    return group;
  }

  #unique() {
    return `${this.#id}-${this.#next++}`;
  }

  /** @param {string} href @param {string} kind @param {...(Node | string)} content */
  option(href, kind, ...content) {
    const option = /** @type {HTMLAnchorElement} */ (make('a', `ms-option ms-${kind}`, ...content));
    option.href = href;
    option.dataset.kind = kind;
    set(option, { id: this.#unique(), role: 'option', 'aria-selected': 'false', tabindex: '-1' });
    return option;
  }

  /**
   * A row: an option, and what describes it.
   * @param {HTMLAnchorElement} option @param {(Node | string)[]} about
   */
  #row(option, about) {
    const row = make('div', 'ms-row', option);
    if (about.length) {
      const description = make('div', { class: 'ms-about', id: this.#unique() }, ...about);
      option.setAttribute('aria-describedby', description.id);
      row.append(description);
    }
    return row;
  }

  /** @param {any} hit @param {number} place */
  #post(hit, place) {
    const named = hit.sections.filter((/** @type {any} */ section) => section.heading);
    const shown = named.slice(0, place < SECTIONS.length ? SECTIONS[place] : 1);
    const own = named.length ? hit.sections.find((/** @type {any} */ section) => !section.heading) : hit;
    const title = words('title', hit.highlight.title, hit.title);
    const is_title = hit.highlight.title.length > 1;
    const href = address(hit.url, this.#base);
    const option = this.option(own && !is_title ? marking(href, own.highlight.snippet) : href, 'post', icon('post'), title);
    title.id = this.#unique();
    const about = this.#meta(hit);
    if (own) about.push(this.#snippet(own));
    const rows = [this.#row(option, about)];
    const media = named.length ? [] : hit.sections.flatMap((/** @type {any} */ section) => section.media);
    rows.push(...this.#media(media, hit.title));
    for (const section of shown) rows.push(...this.#section(section));
    const group = make('div', 'ms-group', ...rows);
    set(group, { role: 'group', 'aria-labelledby': title.id });
    if (hit.lang) group.lang = hit.lang;
    return group;
  }

  /** @param {any} hit @returns {(Node | string)[]} */
  #meta(hit) {
    const parts = [hit.date && this.#texts.day(hit.date), ...hit.authors.map((/** @type {any} */ author) => author.name)];
    const text = parts.filter(Boolean).join(' · ');
    return text ? [make('bdi', { class: 'ms-meta', lang: this.#texts.lang }, text), ' '] : [];
  }

  /** @param {any} part a hit or a section */
  #snippet(part) {
    const [before = '', ...others] = part.highlight.snippet;
    const near = others.length ? before.replace(/^.{20,}(?=\s.{25,}$)/, '…') : before;
    return words('snippet', [near, ...others], part.snippet);
  }

  /** @param {any} section */
  #section(section) {
    const heading = words('heading', section.highlight.heading, section.heading);
    const href = marking(address(section.url, this.#base), section.highlight.snippet);
    const option = this.option(href, 'in', icon('section'), heading);
    const is_found = section.highlight.snippet.length > 1;
    const row = this.#row(option, is_found ? [this.#snippet(section)] : []);
    row.classList.add('ms-below');
    return [row, ...this.#media(section.media, section.heading)];
  }

  /**
   * What was asked for first, then what was found by its title; pictures only for that.
   * @param {any[]} media @param {string} heading above them
   */
  #media(media, heading) {
    const worth = (/** @type {any} */ item) => (this.#text.toLowerCase().includes(item.kind.replace(/s$/, '')) ? 2 : 0) + (item.highlight ? 1 : 0);
    const wanted = media.filter((item) => item.kind !== 'image' || worth(item));
    if (!wanted.length) return [];
    wanted.sort((a, b) => worth(b) - worth(a));
    const row = make('div', 'ms-links', ...wanted.slice(0, MEDIA).map((item) => this.#medium(item, heading)));
    const more = wanted.length - MEDIA;
    if (more > 0) row.append(make('span', 'ms-more', this.#texts.say('more', { n: this.#texts.number(more) })));
    return [row];
  }

  /** A title that only repeats the heading is left out. @param {any} item @param {string} heading */
  #medium(item, heading) {
    const title = item.title === heading ? '' : item.title || item.provider;
    const kind = make('span', title || item.time ? 'ms-hidden' : '', this.#texts.say(item.kind));
    const option = this.option(address(item.url, this.#base), 'media', icon(item.kind), kind);
    if (item.time) option.append(' ', make('b', {}, item.time));
    if (title) option.append(' ', make('bdi', {}, ...highlighted(item.highlight?.title, title)));
    return option;
  }

  /**
   * What is chosen, with a cross; then, of many posts, what would narrow them down.
   * @param {any} answer @param {any} view
   */
  #chips(answer, { filters, page_of, chips, post }) {
    const chosen = filters.filter(([field]) => field !== 'sort').map(([field, value]) => {
      const text = field === 'in' ? this.#texts.say('in_post') : this.#value(field, value);
      const chip = this.#chip(field, value, page_of(field, value), make('bdi', {}, text), icon('close'));
      set(chip, { 'aria-label': this.#texts.say('remove', { text }) });
      chip.classList.add('ms-chosen');
      return chip;
    });
    if (!chips) return chosen;
    const is_chosen = (/** @type {string} */ name) => filters.some(([field]) => field === name);
    if (post && !is_chosen('in')) chosen.unshift(this.#chip('in', post, page_of('in', post), this.#texts.say('in_post')));
    if (answer.total < CHIPS_FROM) return chosen;
    for (const [field, most] of Object.entries(CHIPS)) {
      if (is_chosen(field)) continue;
      const values = (answer.facets?.[field] ?? []).filter((/** @type {any} */ each) => each.count < answer.total &&
        (field !== 'has' || /^(video|slides)$/.test(each.value)));
      for (const { value, count } of values.slice(0, most)) {
        const number = make('span', 'ms-number', this.#texts.number(count));
        chosen.push(this.#chip(field, value, page_of(field, value), make('bdi', {}, this.#value(field, value)), ' ', number));
      }
    }
    return chosen;
  }

  /** @param {string} field @param {string} value @param {string} href @param {...(Node | string)} content */
  #chip(field, value, href, ...content) {
    const chip = this.option(href, 'chip', ...(field === 'has' ? [icon(value)] : []), ...content);
    chip.dataset.field = field;
    chip.dataset.value = value;
    return chip;
  }

  /** @param {string} field @param {string} value */
  #value(field, value) {
    return field === 'has' ? this.#texts.say(value) : value;
  }

  /** @param {any} answer @param {string} href */
  #all(answer, href) {
    const text = this.#texts.say('all', { posts: this.#texts.count(answer) });
    return this.#group('ms-end', text, [this.#row(this.option(href, 'all', make('bdi', {}, text)), [])]);
  }

  /**
   * A group of searches to choose from: recent ones, tips, ways out.
   * @param {string} label @param {string} kind @param {string[][]} searches text, what is shown, and page of each
   */
  searches(label, kind, searches) {
    return this.#group(`ms-${kind}s`, label, searches.map(([text, shown, href]) => {
      const option = this.option(href, kind, icon('search'), make('bdi', {}, shown));
      option.dataset.text = text;
      return this.#row(option, []);
    }));
  }
}
