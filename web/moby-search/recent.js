// SPDX-License-Identifier: GPL-2.0-or-later
// The last searches, kept in the browser where the site opted in.

const KEY = 'moby-search';
const KEPT = 5;

/** @returns {string[]} the latest first */
export function recent_searches() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '[]').map(String).slice(0, KEPT);
  } catch {
    return [];
  }
}

/** @param {string[]} searches */
function keep(searches) {
  try {
    if (searches.length) localStorage.setItem(KEY, JSON.stringify(searches.slice(0, KEPT)));
    else localStorage.removeItem(KEY);
  } catch { /* no storage, nothing kept */ }
}

/** @param {string} text */
export function keep_search(text) {
  keep([text, ...recent_searches().filter((each) => each !== text)]);
}

/** One, or all. @param {string} [text] */
export function erase_search(text) {
  keep(text === undefined ? [] : recent_searches().filter((each) => each !== text));
}
