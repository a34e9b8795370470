// SPDX-License-Identifier: GPL-2.0-or-later
// Pages of a site of one's own, on another origin than the search server.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { skip } from './browser.mjs';
import { the_page } from './markup.mjs';
import { listening, serve } from './server.mjs';

export * from './markup.mjs';

const a_post = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A post</title>
<h1>A post</h1>${'<p>Something to read.</p>'.repeat(60)}`;

/** The page that a built site in `folder` has at `path`, or nothing. */
function built_page(folder, path) {
  const named = join(folder, decodeURIComponent(path));
  const file = existsSync(named) && statSync(named).isDirectory() ? join(named, 'index.html') : named;
  return existsSync(file) ? { html: readFileSync(file) } : undefined;
}

/** A site that was built into `folder`, with the same headers for all of its pages. Returns its address. */
export const serve_folder = (folder, headers = {}) => listening(createServer((request, answer) => {
  const page = built_page(folder, request.url.replace(/[?#].*/, ''));
  answer.writeHead(page ? 200 : 404, { 'Content-Type': 'text/html; charset=utf-8', ...headers });
  answer.end(page?.html);
}));

/** A site whose pages are put up with `put(path, html, headers)`, which gives the page's address. Every other
    path is a post's. `asked` are the paths that were asked for. */
export async function new_site() {
  const pages = new Map();
  const site = { asked: [] };
  const address = await listening(createServer((request, answer) => {
    const path = request.url.replace(/[?#].*/, '');
    site.asked.push(path);
    const { html, headers } = pages.get(path) ?? { html: a_post };
    answer.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...headers });
    answer.end(html);
  }));
  let count = 0;
  site.address = address;
  site.put = (html, headers = {}, path = `/page-${++count}`) => {
    pages.set(path, { html, headers });
    return address + path;
  };
  return site;
}

/** A search of the sample blog, a site, and the address of a page with the box there; nothing without a browser. */
export async function plain_site() {
  if (skip) return {};
  const search = await serve();
  const site = await new_site();
  return { search, site, plain: site.put(the_page(search)) };
}
