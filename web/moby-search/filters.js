// SPDX-License-Identifier: GPL-2.0-or-later
// What narrows a search down: the form's own fields, so that its page of results is narrowed alike.

const NAMES = /^(author|tag|category|year|has|lang|in|sort)$/;

export class Filters {
  #form;

  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.#form = form;
  }

  /** @returns {[string, string][]} */
  get all() {
    return [...new FormData(this.#form)].filter(([name, value]) => NAMES.test(name) && value)
      .map(([name, value]) => [name, String(value)]);
  }

  /** @param {[string, string][]} filters */
  set all(filters) {
    this.#form.querySelectorAll('input[type=hidden]').forEach((input) => {
      if (NAMES.test(/** @type {HTMLInputElement} */ (input).name)) input.remove();
    });
    for (const [name, value] of filters) {
      const input = document.createElement('input');
      Object.assign(input, { type: 'hidden', name, value });
      this.#form.append(input);
    }
  }

  /** All filters with this one, or without it if it is there. @param {string} name @param {string} value */
  with_change(name, value) {
    const others = this.all.filter(([each, its]) => each !== name || its !== value);
    return others.length < this.all.length ? others : [...others, /** @type {[string, string]} */ ([name, value])];
  }
}
