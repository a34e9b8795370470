// SPDX-License-Identifier: GPL-2.0-or-later
// Asks for answers: one request at a time and at most one waiting; what was answered is remembered.

const REST_MS = 120;      // a reader who types on within that is not asked for yet,
const LONGEST_MS = 240;   // but for no longer than that
const GIVES_WAY_MS = 500; // a request that takes longer gives way to the next
const PATIENCE_MS = 10_000;
const KEPT = 99;

export class Asker {
  /** @type {Map<string, any>} the latest last */
  #answers = new Map();
  #wanted = '';
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {number | undefined} when the first letter not yet asked for was typed */
  #since;
  /** @type {{controller: AbortController, at: number} | undefined} */
  #flight;
  #waits = false;
  #got;
  #failed;

  /**
   * @param {(url: string, answer: any) => void} got of what was asked for last
   * @param {(url: string, error: Error) => void} failed
   */
  constructor(got, failed) {
    this.#got = got;
    this.#failed = failed;
  }

  /** The answer, if it is remembered. @param {string} url */
  known(url) {
    return this.#answers.get(url);
  }

  /** @param {string} url @param {boolean} [at_once] else once typing rests */
  ask(url, at_once = false) {
    clearTimeout(this.#timer);
    this.#wanted = url;
    const now = performance.now();
    this.#since ??= now;
    const wait = at_once ? 0 : Math.min(REST_MS, this.#since + LONGEST_MS - now);
    this.#timer = setTimeout(() => this.#send(), Math.max(0, wait));
  }

  /** Nothing is wanted any more; what is under way is remembered. */
  forget() {
    clearTimeout(this.#timer);
    this.#wanted = '';
    this.#since = undefined;
    this.#waits = false;
  }

  stop() {
    this.forget();
    this.#flight?.controller.abort();
  }

  #send() {
    this.#since = undefined;
    const left = this.#flight ? this.#flight.at + GIVES_WAY_MS - performance.now() : 0;
    this.#waits = left > 0;
    if (this.#waits) {
      this.#timer = setTimeout(() => this.#send(), left);
    } else {
      this.#flight?.controller.abort();
      this.#fetch(this.#wanted);
    }
  }

  /** @param {string} url */
  async #fetch(url) {
    const flight = { controller: new AbortController(), at: performance.now() };
    this.#flight = flight;
    const timeout = setTimeout(() => flight.controller.abort(), PATIENCE_MS);
    try {
      const answer = await this.#answer(url, flight.controller.signal);
      if (url === this.#wanted) this.#got(url, answer);
    } catch (error) {
      if (url === this.#wanted && flight === this.#flight) this.#failed(url, /** @type {Error} */ (error));
    }
    clearTimeout(timeout);
    if (flight !== this.#flight) return;
    this.#flight = undefined;
    if (this.#waits) {
      clearTimeout(this.#timer);
      this.#send();
    }
  }

  /** @param {string} url @param {AbortSignal} signal */
  async #answer(url, signal) {
    const response = await fetch(url, { signal, credentials: 'omit', headers: { Accept: 'application/json' } });
    if (!response.ok) throw new Error(`status ${response.status}`);
    const answer = await response.json();
    this.#answers.set(url, answer);
    if (this.#answers.size > KEPT) this.#answers.delete(/** @type {string} */ (this.#answers.keys().next().value));
    return answer;
  }
}
