// SPDX-License-Identifier: GPL-2.0-or-later
// Asks for answers: one request at a time and at most one waiting; what was answered is remembered.

// A token bucket: a letter that gets a token is asked for at once, another once typing rests.
const EVERY_MS = 300;     // A token comes so often,
const SAVED_MS = 600;     // and as many are saved as come in that time, and one more.
const REST_MS = 150;
const GIVES_WAY_MS = 500; // a request that takes longer gives way to the next
const PATIENCE_MS = 10_000;
const KEPT = 99;

export class Asker {
  /** @type {Map<string, any>} the latest last */
  #answers = new Map();
  #wanted = '';
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #token_at = -SAVED_MS;  // when there is, or was, one not yet used
  /** @type {AbortController | undefined} of the request under way */
  #flight;
  #left_at = 0;
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
    this.#token_at = Math.max(this.#token_at, now - SAVED_MS);
    const wait = at_once ? 0 : Math.min(REST_MS, this.#token_at - now);
    this.#timer = setTimeout(() => this.#send(), wait + 1);  // not before the token, by a fraction
  }

  /** Nothing is wanted any more; what is under way is remembered. */
  forget() {
    clearTimeout(this.#timer);
    this.#wanted = '';
    this.#waits = false;
  }

  stop() {
    this.forget();
    this.#flight?.abort();
  }

  #send() {
    const left = this.#flight ? this.#left_at + GIVES_WAY_MS - performance.now() : 0;
    this.#waits = left > 0;
    if (this.#waits) {
      this.#timer = setTimeout(() => this.#send(), left);
    } else {
      this.#flight?.abort();
      this.#fetch(this.#wanted);
    }
  }

  /** @param {string} url */
  async #fetch(url) {
    const flight = new AbortController();
    this.#flight = flight;
    this.#left_at = performance.now();
    if (this.#token_at <= this.#left_at) this.#token_at += EVERY_MS;
    setTimeout(() => flight.abort(), PATIENCE_MS);  // without effect once it is answered
    try {
      const answer = await this.#answer(url, flight.signal);
      if (url === this.#wanted) this.#got(url, answer);
    } catch (error) {
      if (url === this.#wanted && flight === this.#flight) this.#failed(url, /** @type {Error} */ (error));
    }
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
