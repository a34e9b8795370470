// SPDX-License-Identifier: GPL-2.0-or-later
// The box in the reader's language, and posts in theirs.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { Box, open_box } from './support/box.mjs';
import { new_tab, skip } from './support/browser.mjs';
import { new_site, the_box, the_page } from './support/pages.mjs';
import { serve } from './support/server.mjs';

let search, site;
before(async () => {
  if (skip) return;
  search = await serve();
  site = await new_site();
});

const kLanguages = ['de', 'fr', 'es', 'ja', 'zh', 'ar'];
const files_of = (tab) => {
  const files = [];
  tab.on('request', (request) => {
    const file = /moby-search\.(\w+)\.json/.exec(request.url());
    if (file) files.push(file[1]);
  });
  return files;
};

async function texts_in(lang) {
  const tab = await new_tab();
  const files = files_of(tab);
  await tab.goto(site.put(the_page(search, { lang, body: `<moby-search endpoint="${search}"></moby-search>` })));
  const box = await new Box(tab).ready();
  await box.find('zzzzqqqq');
  await box.is({ note: /zzzzqqqq/ });
  const nothing = await box.state();
  await box.input.fill('tide');
  await box.shows('tide');
  const found = await box.state();
  const date = await box.list.locator('.ms-meta').first().textContent();
  assert.deepEqual(tab.problems, []);
  return { note: nothing.note.replace('zzzzqqqq', ''), foot: found.foot, live: found.live, date, files };
}

test('each language has its own texts, its dates, and a file of its own that is loaded only then', { skip }, async () => {
  const english = await texts_in('en');
  assert.match(english.note, /Nothing found/);
  assert.deepEqual(english.files, []);
  const notes = new Set([english.note]);
  for (const lang of kLanguages) {
    const { note, foot, date, files } = await texts_in(lang);
    assert.ok(!notes.has(note), `${lang}: ${note}`);
    notes.add(note);
    assert.doesNotMatch(note + foot, /Nothing|post|choose|open|close/i, lang);
    assert.notEqual(date, english.date, lang);
    assert.deepEqual(files, [lang]);
  }
});

test('no text is left out of a language', { skip }, async () => {
  const keys = [];
  for (const lang of kLanguages) {
    const texts = await (await fetch(`${search}/moby-search.${lang}.json`)).json();
    keys.push(Object.keys(texts).filter((key) => !/_(zero|one|two|few|many|other)$/.test(key)).sort().join());
    assert.ok(Object.values(texts).every((text) => typeof text === 'string' && text), lang);
  }
  assert.deepEqual([...new Set(keys)].length, 1);
});

test('a region is its language; one that is not there is English', { skip }, async () => {
  const austrian = await texts_in('de-AT');
  assert.deepEqual(austrian.files, ['de']);
  const finnish = await texts_in('fi');
  assert.match(finnish.note, /Nothing found/);
  assert.deepEqual(finnish.files, []);
  const none = await texts_in('not a language');
  assert.match(none.note, /Nothing found/);
});

test('lang on the box counts before the page’s', { skip }, async () => {
  const box = await open_box(site.put(the_page(search, { lang: 'fr', body: the_box(search, { attributes: 'lang="de"' }) })));
  await box.find('zzzzqqqq');
  await box.is({ note: /Nichts gefunden/ });
});

test('texts that cannot be loaded leave the box English', { skip }, async () => {
  const tab = await new_tab();
  await tab.route('**/moby-search.de.json', (route) => route.abort());
  await tab.goto(site.put(the_page(search, { lang: 'de' })));
  const box = await new Box(tab).ready();
  await box.find('tide');
  await box.input.fill('zzzzqqqq');
  await box.is({ note: /Nothing found/ });
});

test('the site’s own words in its form stay', { skip }, async () => {
  const form = `<form action="${search}/search"><input type="search" name="q" placeholder="Find it" aria-label="Find it"><button>Go</button></form>`;
  const box = await open_box(site.put(the_page(search, { lang: 'de', body: the_box(search, { form }) })));
  await box.find('tide');
  assert.equal(await box.input.getAttribute('placeholder'), 'Find it');
  assert.equal(await box.root.locator('form button').first().textContent(), 'Go');
});

test('each post has its language, and its own direction', { skip }, async () => {
  const box = await open_box(site.put(the_page(search)));
  await box.find('leuchtturm');
  const lang_of = (locator) => locator.evaluate((each) => each.closest('[lang]').lang);
  assert.equal(await lang_of(box.titles.first()), 'de');
  await box.input.fill('after:1990 lang:ja');
  await box.shows('after:1990 lang:ja');
  if (await box.titles.count()) assert.equal(await lang_of(box.titles.first()), 'ja');
  const undirected = await box.list.evaluate((list) => [...list.querySelectorAll('.ms-title, .ms-heading, .ms-snippet')]
    .filter((each) => each.closest('[dir]')?.dir !== 'auto').length);
  assert.equal(undirected, 0);
});

test('what is said about a post is in the reader’s language, not in the post’s', { skip }, async () => {
  const box = await open_box(site.put(the_page(search)));
  await box.find('leuchtturm');
  const meta = box.list.locator('.ms-meta').first();
  assert.equal(await meta.evaluate((each) => each.closest('[lang]').lang), 'en');
  assert.match(await meta.textContent(), /Oct/);
});

test('in Arabic the list is set from right to left, numbers in their place', { skip }, async () => {
  const box = await open_box(site.put(the_page(search, { lang: 'ar', around: 'dir="rtl"' })));
  await box.find('after:1990');
  const direction = await box.panel.evaluate((panel) => getComputedStyle(panel).direction);
  assert.equal(direction, 'rtl');
  const isolated = await box.root.locator('.ms-count, .ms-all bdi, .ms-all').first().evaluate((each) => {
    const style = getComputedStyle(each);
    return each.tagName === 'BDI' || each.querySelector('bdi') !== null || style.unicodeBidi.startsWith('isolate');
  });
  assert.ok(isolated);
});
