// SPDX-License-Identifier: GPL-2.0-or-later
// The magnifier and the shortcut's badge, laid over the input: it stays where the site put it.
import { icon, lengths, make } from './dom.js';

const LEAST_WIDTH = 200;  // of an input with a badge

export class Decoration {
  #input;
  #element;
  #observer = new ResizeObserver(() => this.place());

  /** @param {HTMLInputElement} input @param {string} shortcut "Ctrl K" or "" */
  constructor(input, shortcut) {
    this.#input = input;
    this.#element = make('span', { class: 'ms-over', 'aria-hidden': 'true' }, icon('search'));
    if (shortcut) this.#element.append(make('kbd', 'ms-key', shortcut));
    input.after(this.#element);
    this.#observer.observe(input);  // which places it before anything is painted
  }

  place() {
    const input = this.#input;
    const element = this.#element;
    lengths(element, { left: input.offsetLeft, top: input.offsetTop, width: input.offsetWidth, height: input.offsetHeight });
    element.classList.toggle('ms-narrow', input.offsetWidth < LEAST_WIDTH);
    element.classList.toggle('ms-filled', input.value !== '');
  }

  remove() {
    this.#observer.disconnect();
    this.#element.remove();
  }
}
