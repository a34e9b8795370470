// SPDX-License-Identifier: GPL-2.0-or-later
// Where results lead.

/**
 * The address of a link in an answer: an http(s) URL, or a path of the site at `base`; "#" for
 * anything else.
 * @param {string} url @param {string} base
 */
export function address(url, base) {
  try {
    const found = new URL(url, base);
    const is_web = /^https?:$/.test(found.protocol);
    if (/^https?:\/\//i.test(url) ? is_web : url[0] === '/' && found.origin === new URL(base).origin) return found.href;
  } catch { /* no URL */ }
  return '#';
}

/**
 * What a text fragment names (https://wicg.github.io/scroll-to-text-fragment/): the first found word of a
 * snippet with a few round it, so that it is that one and no other.
 * @param {string[]} pieces of a snippet
 */
function words_to_mark([before = '', ...found]) {
  const words = `${before.split('…').pop()?.match(/(\S+\s+){0,2}\S*$/)?.[0]}${found.join('').split('…')[0].match(/^\S+(\s+\S+){0,3}/)?.[0]}`;
  return found.length && /\s/.test(words) ? words.replace(/[\s.,;:!?]+$/, '') : '';
}

/**
 * The address with a text fragment behind it.
 * @param {string} href @param {string[]} pieces of the snippet that stands there
 */
export function marking(href, pieces) {
  const words = words_to_mark(pieces);
  if (!words || href === '#' || !('fragmentDirective' in document)) return href;
  const mark = encodeURIComponent(words).replace(/-/g, '%2D');
  return `${href}${href.includes('#') ? '' : '#'}:~:text=${mark}`;
}

/** The address of the site whose paths the hits have. @param {string} site the box's attribute @param {any} answer */
export function site_of(site, answer) {
  const named = site === 'index' ? answer.index.site.url : site;
  return /^https?:\/\//.test(named) ? named.replace(/\/$/, '') : location.origin;
}

/** The path of the post that this page is, or "". @param {boolean} says_so @param {any} answer */
export function post_of(says_so, answer) {
  const path = location.pathname;
  const is_post = says_so || document.querySelector('meta[property="og:type"][content=article], [itemtype$="/BlogPosting"]');
  return is_post || answer.hits.some((/** @type {any} */ hit) => hit.url === path) ? path : '';
}
