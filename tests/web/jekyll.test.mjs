// SPDX-License-Identifier: GPL-2.0-or-later
// A site that real Jekyll builds with examples/jekyll's include, its search on another origin, its policy that of the
// documents: from typing to the heading of what was found.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Box, open_box } from './support/box.mjs';
import { new_tab, phone, skip as no_browser, until } from './support/browser.mjs';
import { scratch_folder } from './support/ending.mjs';
import { serve_folder } from './support/pages.mjs';
import { documented_policy } from './support/policy.mjs';
import { blog, serve } from './support/server.mjs';

const skip = no_browser || (spawnSync('jekyll', ['--version']).error && 'there is no jekyll');
const includes = fileURLToPath(new URL('../../examples/jekyll/_includes', import.meta.url));
const layout = `<!doctype html><html lang="{{ page.lang | default: site.lang }}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>{{ page.title }}</title></head><body>
<header>{% include moby-search.html label="Find" %}</header><h1>{{ page.title }}</h1>{{ content }}
{% for i in (1..80) %}<p>More to read.</p>{% endfor %}</body></html>`;

/** The sample blog with a layout that has the box, built. Returns where it is. */
function built(search) {
  const folder = scratch_folder();
  const [source, site] = [join(folder, 'source'), join(folder, 'site')];
  cpSync(blog, source, { recursive: true });
  cpSync(includes, join(source, '_includes'), { recursive: true });
  mkdirSync(join(source, '_layouts'));
  writeFileSync(join(source, '_layouts/default.html'), layout);
  writeFileSync(join(source, 'index.html'), '---\nlayout: default\ntitle: Home\n---\nWelcome.\n');
  appendFileSync(join(source, '_config.yml'),
    `moby_search: ${search}\ndefaults: [{scope: {path: "_posts"}, values: {layout: default}}]\n`);
  const made = spawnSync('jekyll', ['build', '--quiet', '--source', source, '--destination', site], { encoding: 'utf8' });
  assert.equal(made.status, 0, made.stderr);
  return site;
}

let home;
before(async () => {
  if (skip) return;
  const search = await serve();
  home = await serve_folder(built(search), {
    'Content-Security-Policy': `default-src 'none'; frame-src *; img-src *; ${documented_policy(search)}` });
});

/** Runs in the page: whether its target's heading is seen, or what comes after it and before the next heading. */
const section_is_seen = () => {
  const heading = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let part = heading; part && (part === heading || !/^H\d$/.test(part.tagName)); part = part.nextElementSibling) {
    const { top, bottom, height } = part.getBoundingClientRect();
    if (height > 0 && top >= -1 && bottom <= innerHeight) return true;
  }
  return false;
};

for (const [kind, options] of Object.entries({ desktop: { viewport: { width: 1100, height: 500 } }, phone })) {
  test(`from a Jekyll site’s front page to the section that was found (${kind})`, { skip }, async () => {
    const tab = await new_tab(options);
    await tab.route(/favicon|^https:/, (route) => route.fulfill({ status: 204 }));  // the posts' own videos and pictures
    await tab.route('**/images/**', (route) => route.fulfill({ status: 204 }));
    await tab.goto(`${home}/`);
    const box = await new Box(tab).ready();
    await box.input.click();
    await box.find('lighthouse slides');
    const section = box.sections.filter({ hasText: 'Lighthouse monitoring update' }).first();
    await section.click();
    await tab.waitForURL('**/events/2023/06/19/harbour-days-recap/#lighthouse-monitoring-update**');
    await tab.waitForLoadState();
    await until(() => tab.evaluate(section_is_seen), 'the section is seen');
    assert.equal(await tab.locator('h1').textContent(), 'Harbour Days 2023 recap');
    assert.ok(await tab.evaluate(() => scrollY) > 0);
    assert.deepEqual(tab.problems, []);
  });
}

test('on a post the include says that it is one', { skip }, async () => {
  const post = await open_box(`${home}/events/2023/06/19/harbour-days-recap/`);
  assert.equal(await post.root.getAttribute('post'), '');
  const front = await open_box(`${home}/`);
  assert.equal(await front.root.getAttribute('post'), null);
});

test('a site’s form works before its script', { skip }, async () => {
  const tab = await new_tab({ javaScriptEnabled: false });
  await tab.goto(`${home}/`);
  await tab.fill('input[type=search]', 'tide');
  await tab.press('input[type=search]', 'Enter');
  await tab.waitForURL('**/search?q=tide');
  assert.ok(await tab.locator('.ms-hit').count() > 0);
});
