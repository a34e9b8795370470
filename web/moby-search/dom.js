// SPDX-License-Identifier: GPL-2.0-or-later
// Elements. Text that comes from an index only ever becomes a text node.

const SVG = 'http://www.w3.org/2000/svg';

/** What is drawn on 24 by 24 units. */
const SHAPES = {
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14M16 16l5 5',
  post: 'M6 3h12v18H6zM9 8h6M9 12h6',
  section: 'M5 9h15M4 15h15M10 4 8 20M16 4l-2 16',
  video: 'M3 5h18v14H3zM10 9v6l5-3z',
  slides: 'M3 4h18v12H3zM12 16v5',
  code: 'm8 7-5 5 5 5M16 7l5 5-5 5',
  image: 'M3 5h18v14H3zM3 16l6-5 12 8',
  close: 'M6 6l12 12M18 6 6 18',
};

/**
 * @param {string} tag
 * @param {string | Record<string, string>} [attributes] a string is the class
 * @param {...(Node | string)} children
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  set(element, typeof attributes === 'string' ? { class: attributes } : attributes);
  element.append(...children);
  return element;
}

/** @param {Element} element @param {Record<string, string>} attributes */
export function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
}

/** Variables of the style sheet. @param {HTMLElement | undefined} element @param {Record<string, number>} values in pixels */
export function lengths(element, values) {
  for (const [name, value] of Object.entries(values)) element?.style.setProperty(`--ms-${name}`, `${value}px`);
}

/** @param {string} name one of SHAPES */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  set(svg, { class: 'ms-icon', viewBox: '0 0 24 24', 'aria-hidden': 'true' });
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', SHAPES[name] ?? SHAPES.post);
  svg.append(path);
  return svg;
}

/**
 * @param {string[] | undefined} pieces even places are plain, odd ones found
 * @param {string} [instead] of no pieces
 */
export function highlighted(pieces, instead = '') {
  const all = pieces?.length ? pieces : [instead];
  return all.map((piece, place) => (place % 2 ? make('mark', {}, piece) : piece));
}

/**
 * Moves a node, keeping its focus where the browser can.
 * @param {Element} parent @param {Element} node @param {Node | null} [before]
 */
export function move(parent, node, before = null) {
  if ('moveBefore' in parent && parent.isConnected) /** @type {any} */ (parent).moveBefore(node, before);
  else parent.insertBefore(node, before);
}
