// SPDX-License-Identifier: GPL-2.0-or-later
// Where results lead.

const WORDS_AROUND = 2;

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
 * What a text fragment names (https://wicg.github.io/scroll-to-text-fragment/): the first found words of
 * a snippet, and a few words round them, so that they are those of the snippet and no others.
 * @param {string[]} pieces of a snippet
 */
function words_to_mark(pieces) {
  if (pieces.length < 2) return '';
  const before = pieces[0].split('…').pop()?.match(/\S+/g)?.slice(-WORDS_AROUND) ?? [];
  const after = pieces[2]?.split('…')[0].match(/^\S*(?:\s+\S+){0,2}/)?.[0] ?? '';
  // What touches the found word is a part of it for the browser, which looks for whole words.
  const glue = /\S$/.test(pieces[0]) ? '' : ' ';
  return `${before.join(' ')}${before.length ? glue : ''}${pieces[1]}${after}`.replace(/[\s.,;:!?]+$/, '');
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
