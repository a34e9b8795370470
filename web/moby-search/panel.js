// SPDX-License-Identifier: GPL-2.0-or-later
// What opens: a note, the list of options, and a footer. It is in the top layer, below the input.
import { lengths, make, set } from './dom.js';

const LEAST_ROOM = 240;  // below the input; above it is better if there is more
const GAP = 6;
const EDGE = 8;

export class Panel {
  #input;
  #keys = make('span', { class: 'ms-keys', 'aria-hidden': 'true' });
  /** @type {AbortController | undefined} */
  #places;

  /** @param {HTMLInputElement} input @param {import('./texts.js').Texts} texts @param {string} id */
  constructor(input, texts, id) {
    this.#input = input;
    this.note = make('div', 'ms-note');
    this.list = make('div', { class: 'ms-list', id, role: 'listbox', tabindex: '-1' });
    this.count = make('bdi', 'ms-count');
    this.element = make('div', 'ms-panel', this.note, this.list, make('div', 'ms-foot', this.count, this.#keys));
    this.element.hidden = true;
    this.use(texts);
    this.say();
    this.fill([]);
  }

  /** @param {import('./texts.js').Texts} texts */
  use(texts) {
    this.list.setAttribute('aria-label', texts.say('results'));
    const keys = { '↑↓': 'choose', '↵': 'open', Esc: 'close' };
    this.#keys.replaceChildren(...Object.entries(keys).flatMap(([key, text]) => [make('kbd', {}, key), ` ${texts.say(text)} `]));
    if (texts.direction) this.element.dir = texts.direction;
  }

  get is_open() {
    return !this.element.hidden;
  }

  /** @returns {HTMLAnchorElement[]} */
  get options() {
    return [...this.list.querySelectorAll('a')];
  }

  /** @param {Node[]} groups */
  fill(groups) {
    this.choose(undefined);
    this.list.scrollTop = 0;  // while it is laid out already
    this.list.replaceChildren(...groups);
    this.list.hidden = groups.length === 0;
  }

  /** A note above the list. @param {string} [text] @param {...(Node | string)} controls */
  say(text = '', ...controls) {
    this.note.replaceChildren(text, ...controls);
    this.note.hidden = !text;
  }

  /** Whether the list is of what was typed before. @param {boolean} stale */
  mark(stale) {
    this.list.setAttribute('aria-busy', String(stale));
  }

  /** @param {boolean} in_dialog else it is a popover */
  show(in_dialog) {
    if (this.is_open) return;
    this.element.hidden = false;
    if (in_dialog) return;
    this.element.popover = 'manual';
    this.element.showPopover?.();  // else it is fixed, below what is above it
    this.#place();
    this.#places = new AbortController();
    for (const [target, type] of /** @type {[EventTarget, string][]} */ ([
      [document, 'scroll'], [window, 'resize'], [visualViewport, 'resize'],
    ])) target.addEventListener(type, () => this.#place(), { signal: this.#places.signal, capture: true, passive: true });
  }

  hide() {
    this.#places?.abort();
    this.element.hidden = true;
    this.element.removeAttribute('popover');
  }

  /** Below the input, or above it where there is more room; the style sheet keeps it within the page. */
  #place() {
    const box = this.#input.getBoundingClientRect();
    const { height, offsetTop } = /** @type {VisualViewport} */ (visualViewport);
    const below = offsetTop + height - box.bottom - GAP - EDGE;
    const above = box.top - GAP - EDGE;
    const is_above = below < LEAST_ROOM && above > below;
    this.element.classList.toggle('ms-above', is_above);
    const { clientWidth, clientHeight } = document.documentElement;
    lengths(this.element, { input: box.width });
    const width = this.element.offsetWidth;
    const left = getComputedStyle(this.#input).direction === 'rtl' ? box.right - width : box.left;
    lengths(this.element, {
      left: Math.max(EDGE, Math.min(left, clientWidth - EDGE - width)), room: is_above ? above : below,
      top: box.bottom + GAP, bottom: clientHeight - box.top + GAP,
    });
  }

  /** Chooses an option, or none; the page behind does not scroll. @param {HTMLElement | undefined} option */
  choose(option) {
    for (const each of this.options) {
      if (each !== option && each.ariaSelected === 'false') continue;
      each.setAttribute('aria-selected', String(each === option));
      this.#whole(each).classList.toggle('ms-on', each === option);
    }
    if (!option) return this.#input.removeAttribute('aria-activedescendant');
    set(this.#input, { 'aria-activedescendant': option.id });
    if (option === this.options[0]) this.list.scrollTop = 0;
    else this.#whole(option).scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  /** The row of an option that is the row's first. @param {HTMLElement} option */
  #whole(option) {
    const row = /** @type {HTMLElement} */ (option.parentElement);
    return row.matches('.ms-row') && row.firstChild === option ? row : option;
  }
}
