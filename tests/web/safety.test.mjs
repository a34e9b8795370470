// SPDX-License-Identifier: GPL-2.0-or-later
// What the box does to a site's security: nothing.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { Box, open_box } from './support/box.mjs';
import { new_tab, phone, skip, until } from './support/browser.mjs';
import { plain_site, the_box, the_page } from './support/pages.mjs';
import { documented_policy } from './support/policy.mjs';

let search, site, plain;
before(async () => { ({ search, site, plain } = await plain_site()); });

/** Nothing but what docs/search_box.md says that a site has to allow. */
const policy = () => `default-src 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'; ${documented_policy(search)}`;

test('a strict policy with Trusted Types is kept, in every state', { skip }, async () => {
  const strict = (attributes) => site.put(the_page(search, { lang: 'de', body: the_box(search, { attributes }) })
    .replace(/<link rel="icon"[^>]*>/, ''), { 'Content-Security-Policy': policy() });
  for (const options of [{}, phone]) {
    const tab = await new_tab(options);
    await tab.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
    await tab.goto(strict('recent tips'));
    const box = await new Box(tab).ready();
    await box.find('lighthouse slides');
    await box.press('ArrowDown');
    for (const text of ['zzzzqqqq', 'schedluer', 'has', 'after:1990']) {
      await box.input.fill(text);
      await box.shows(text);
    }
    await box.list.locator('.ms-chip').first().click();
    await tab.route('**/api/**', (route) => route.fulfill({ status: 500, body: '', headers: { 'Access-Control-Allow-Origin': '*' } }));
    await box.input.fill('plugins');
    await until(async () => (await box.events('error')).length > 0);
    assert.deepEqual(tab.problems.filter((problem) => !/status of 500/.test(problem)), []);
  }
});

const evil = '<img src=x onerror="window.owned=1">';

function evil_answer() {
  const urls = ['javascript:window.owned=1', '//evil.example/', 'data:text/html,x', '\tjavascript:window.owned=1', 'JaVaScRiPt:window.owned=1',
    '/\\evil.example/', 'vbscript:x', 'blob:https://x.example/1', 'ftp://evil.example/', '', 'https://'];
  const hit = (url) => ({ id: url, url, title: evil, date: evil, authors: [{ name: evil, url }], lang: '"><script>', snippet: evil,
    highlight: { title: [evil, evil], snippet: [evil] }, categories: [evil], tags: [evil],
    sections: [{ heading: evil, path: [], url, snippet: evil, highlight: { heading: [evil], snippet: [evil, evil] },
      media: [{ kind: 'video', provider: evil, url, title: evil, time: evil }, { kind: 'constructor', provider: '', url, title: '' }] }] });
  return {
    query: evil, corrected_query: evil, index: { site: { url: 'javascript:window.owned=1' } }, all_words: false, with_all_words: 0,
    total: 999, total_is_exact: true, hits: urls.map(hit),
    facets: { author: [{ value: evil, count: 3 }], tag: [{ value: '__proto__', count: 3 }], has: [{ value: evil, count: 2 }], year: [] },
  };
}

test('text from an index never becomes markup, nor its addresses anything but links to the web', { skip }, async () => {
  for (const attributes of ['', 'site="index"']) {
    const box = await open_box(site.put(the_page(search, { body: the_box(search, { attributes }) })));
    await box.tab.route('**/api/v1/search?*', (route) => route.fulfill({ json: evil_answer(), headers: { 'Access-Control-Allow-Origin': '*' } }));
    await box.type('x');
    await box.options.first().waitFor();
    assert.equal(await box.root.locator('img, script, iframe').count(), 0);
    const links = await box.list.locator('a').evaluateAll((all) => all.map((a) => a.href));
    const own = [site.address, search];
    for (const link of links) {
      assert.ok(own.some((each) => link.startsWith(`${each}/`)) || link === '', link);
    }
    await box.titles.evaluateAll((all) => all.slice(0, 4).forEach((option) => option.click()));
    await box.rest();
    assert.equal(await box.tab.evaluate(() => window.owned), undefined);
  }
});

test('nothing is asked for before a reader types', { skip }, async () => {
  const tab = await new_tab();
  const requests = [];
  tab.on('request', (request) => requests.push(request.url()));
  await tab.goto(plain);
  const box = await new Box(tab).ready();
  await box.input.focus();
  await box.rest();
  const others = requests.filter((url) => url !== plain && !/moby-search\.(js|css)$/.test(url) && !url.startsWith('data:'));
  assert.deepEqual(others, []);
  const hints = await tab.evaluate(() => [...document.querySelectorAll('link:not([rel=stylesheet], [rel=icon])')].map(({ rel, href }) => [rel, href]));
  assert.ok(hints.length <= 1, JSON.stringify(hints));
  for (const [rel, href] of hints) assert.deepEqual([rel, new URL(href).origin], ['preconnect', search]);
});

test('no cookie is sent or kept, and no credentials', { skip }, async () => {
  const box = await open_box(plain);
  await box.tab.context().addCookies([{ name: 'session', value: 'secret', url: search, httpOnly: true }]);
  const [request] = await Promise.all([box.tab.waitForRequest('**/api/v1/search?*'), box.type('tide')]);
  assert.equal((await request.allHeaders()).cookie, undefined);
  await box.shows('tide');
  assert.deepEqual(await box.tab.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length]), ['', 0, 0]);
});

test('without JavaScript the same box leads to a page of results', { skip }, async () => {
  const tab = await new_tab({ javaScriptEnabled: false });
  await tab.goto(plain);
  await tab.fill('input[type=search]', 'tide scheduler');
  await tab.press('input[type=search]', 'Enter');
  await tab.waitForURL(`${search}/search?q=tide+scheduler`);
  assert.match(await tab.title(), /^tide scheduler – The Harbour blog$/);
  const link = await tab.locator('.ms-hit h2 a').first().getAttribute('href');
  assert.match(link, /^https:\/\/harbour\.example\//);
});

test('a hostile length of text is as any other', { skip }, async () => {
  const box = await open_box(plain);
  await box.input.fill('tide '.repeat(500));
  await until(async () => (await box.events('results')).length + (await box.events('error')).length > 0);
  await box.is({ open: true });
});
