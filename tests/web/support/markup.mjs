// SPDX-License-Identifier: GPL-2.0-or-later
// Pages with a box, as HTML.

export const the_form = (search) => `<form action="${search}/search" role="search">
  <input type="search" name="q" aria-label="Search" placeholder="Search"><button>Search</button></form>`;

export const the_box = (search, { attributes = '', form = the_form(search) } = {}) =>
  `<moby-search endpoint="${search}" ${attributes}>${form}</moby-search>`;

export const the_style = (search) => `<link rel="stylesheet" href="${search}/moby-search.css">`;
export const the_script = (search) => `<script type="module" src="${search}/moby-search.js"></script>`;

/** A page with a box: `body` is all of it, `around` is what stands in the root element's tag. */
export const the_page = (search, { lang = 'en', head = '', around = '', body = the_box(search) } = {}) =>
  `<!doctype html><html lang="${lang}" ${around}><head><meta charset="utf-8"><title>A page</title>
  <meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
  ${the_style(search)}${the_script(search)}${head}</head><body>${body}</body></html>`;

/** Paragraphs, higher than any screen. */
export const much_text = '<p>Something to read.</p>'.repeat(120);
