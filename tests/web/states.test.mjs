// SPDX-License-Identifier: GPL-2.0-or-later
// What the box shows when there is more to say than results.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { asked_of, change_answers, fail_searches, hold_searches } from './support/api.mjs';
import { Box, open_box } from './support/box.mjs';
import { new_tab, skip, stop_clock, until } from './support/browser.mjs';
import { plain_site, the_box, the_page } from './support/pages.mjs';

let search, site, plain;
before(async () => { ({ search, site, plain } = await plain_site()); });

test('a slow search is said to be under way', { skip }, async () => {
  const box = await open_box(plain);
  const api = await hold_searches(box.tab);
  await box.type('tide');
  await until(async () => {
    const { note, foot } = await box.state();
    return /Searching…/.test(note + foot);
  });
  api.release_all();
  await box.shows('tide');
  const { note, foot } = await box.state();
  assert.doesNotMatch(note + foot, /Searching…/);
});

test('a quick search says nothing of being under way', { skip }, async () => {
  const tab = await new_tab();
  await stop_clock(tab);
  await tab.goto(plain);
  const box = await new Box(tab).ready();
  const api = await hold_searches(tab);
  await box.input.focus();
  await tab.keyboard.type('tide');
  await tab.clock.runFor(250);
  await until(() => api.asked.length > 0);
  const { note, foot } = await box.state();
  assert.doesNotMatch(note + foot, /Searching…/);
});

test('the list of older words is dimmed and busy, and stays until there is another', { skip }, async () => {
  const box = await open_box(plain);
  await box.find('plugins');
  const { options } = await box.state();
  const api = await hold_searches(box.tab);
  await box.type(' tide');
  await until(() => api.asked.length > 0);
  await until(() => box.list.evaluate((list) => {
    for (let each = list; each; each = each.parentElement) {
      if (Number(getComputedStyle(each).opacity) < 0.9) return true;
      if (each.classList.contains('ms-panel')) return false;
    }
    return false;
  }), 'the list is dimmed');
  const meanwhile = await box.state();
  assert.deepEqual([meanwhile.open, meanwhile.busy, meanwhile.options], [true, true, options]);
  api.release_all();
  await box.shows('plugins tide');
  assert.equal(await box.list.evaluate((list) => getComputedStyle(list).opacity), '1');
});

test('nothing found says of what, and where to go on', { skip }, async () => {
  const box = await open_box(plain);
  await box.find('zzzzqqqq');
  const { open, note, options } = await box.is({ note: /zzzzqqqq/ });
  assert.equal(open, true);
  assert.match(note, /Nothing found/);
  assert.ok(options > 0, 'the way to the page');
  await box.press('ArrowDown');
  assert.ok((await box.chosen.first().evaluate((a) => a.href)).startsWith(`${search}/`));
});

test('words that stand in the way can be dropped', { skip }, async () => {
  const box = await open_box(plain);
  await change_answers(box.tab, (answer) => (/xylophone/.test(answer.query)
    ? { ...answer, hits: [], total: 0, with_all_words: 0, all_words: true } : answer));
  await box.find('tide xylophone');
  const without = box.options.filter({ hasText: /tide|xylophone/ });
  await without.first().waitFor();
  const links = await without.evaluateAll((all) => all.map((a) => new URL(a.href).searchParams.get('q')));
  assert.ok(links.some((q) => q === 'tide' || q === 'xylophone'), links.join());
  await without.nth(links.indexOf('tide')).click();
  await box.shows('tide');
  assert.equal((await box.state()).value, 'tide');
});

test('a misspelt word is corrected, said so, and can be insisted on', { skip }, async () => {
  const box = await open_box(plain);
  await box.find('schedluer');
  await box.is({ note: /scheduler/ });
  const posts = await box.titles.count();
  assert.ok(posts > 0);
  const instead = box.root.locator('.ms-panel a, .ms-panel button').filter({ hasText: 'schedluer' });
  assert.ok(await instead.count() > 0);
  const asked = asked_of(box.tab);
  await instead.first().click();
  await until(async () => asked.length > 0 || box.tab.url() !== plain);
  const insisted = asked[0] ?? new URL(box.tab.url()).searchParams.get('q');
  assert.match(insisted, /schedluer/);
  assert.notEqual(insisted, 'schedluer');
});

test('posts that lack a word are said to', { skip }, async () => {
  const box = await open_box(plain);
  await box.find('tide zzzqqqzz');
  const answer = await box.tab.evaluate(() => window.ms_events.findLast(({ type }) => type === 'results').detail.answer);
  if (answer.hits.length) await box.is({ note: /all of these words/ });
});

test('an error is said, can be tried again, and leads to the page', { skip }, async () => {
  const box = await open_box(plain);
  const mend = await fail_searches(box.tab, 500);
  await box.type('tide');
  await box.is({ open: true, note: /./ });
  const { live, options, note } = await box.state();
  assert.match(note, /does not answer/);
  await box.panel.locator(`a[href^="${search}/search?q=tide"]`).first().waitFor();  // each letter is asked for
  assert.ok(live || options >= 0);
  await mend();
  await box.panel.locator('button:visible', { hasText: 'Try again' }).click();
  await box.shows('tide');
  await box.is({ note: '', focused: true });
});

test('the way on after an error is the fallback, where one is named', { skip }, async () => {
  const box = await open_box(site.put(the_page(search, { body: the_box(search, { attributes: 'fallback="/all-posts/"' }) })));
  await fail_searches(box.tab, 503);
  await box.type('tide');
  await box.is({ open: true, note: /./ });
  const way = box.panel.locator('a[href]').first();
  assert.ok((await way.evaluate((a) => a.href)).startsWith(`${site.address}/all-posts/`));
});

test('offline is said, and searched again once the network is back', { skip }, async () => {
  const box = await open_box(plain);
  await box.tab.context().setOffline(true);
  await box.type('tide');
  await box.is({ open: true, note: /offline/i });
  await box.tab.context().setOffline(false);
  await box.shows('tide');
  await box.is({ note: '' });
});

test('a reader who goes on typing after an error is searched for again', { skip }, async () => {
  const box = await open_box(plain);
  const mend = await fail_searches(box.tab, 500);
  await box.type('tid');
  await box.is({ open: true, note: /./ });
  await mend();
  await box.type('e');
  await box.shows('tide');
  await box.is({ note: '' });
});

test('an answer that is none is an error', { skip }, async () => {
  const box = await open_box(plain);
  await box.tab.route('**/api/v1/search?*', (route) => route.fulfill({
    body: '<html>a proxy’s page</html>', headers: { 'Access-Control-Allow-Origin': '*' } }));
  await box.type('tide');
  await until(async () => (await box.events('error')).length > 0);
  await box.is({ open: true, note: /./ });
  assert.deepEqual(box.tab.problems, []);
});

test('a server that never answers is an error in the end', { skip }, async () => {
  const tab = await new_tab();
  await stop_clock(tab);
  await tab.goto(plain);
  const box = await new Box(tab).ready();
  const api = await hold_searches(tab);
  await box.input.focus();
  await tab.keyboard.type('tide');
  await tab.clock.runFor(400);
  await until(() => api.asked.length > 0);
  await tab.clock.runFor(60_000);
  await box.is({ open: true, note: /does not answer/ });
});

// Recent searches.

const with_recent = () => site.put(the_page(search, { body: the_box(search, { attributes: 'recent' }) }));

test('without being asked to, the box keeps nothing', { skip }, async () => {
  const box = await open_box(plain);
  await box.find('tide');
  await box.press('ArrowDown', 'Enter');
  await box.tab.waitForURL((url) => String(url) !== plain);
  await box.tab.goto(plain);
  await box.ready();
  await box.input.focus();
  await box.rest();
  assert.equal((await box.state()).open, false);
  assert.deepEqual(await box.tab.evaluate(() => [localStorage.length, document.cookie]), [0, '']);
});

test('recent searches are offered in the empty box, and can be erased', { skip }, async () => {
  const page = with_recent();
  const box = await open_box(page);
  for (const text of ['tide', 'plugins', 'harbour', 'lighthouse', 'security', 'scheduler']) {
    await box.find(text);
    await box.press('ArrowDown', 'Enter');
    await box.tab.waitForURL((url) => !String(url).startsWith(page));
    await box.tab.goto(page);
    await box.ready();
  }
  await box.input.focus();
  await box.press('ArrowDown');
  await box.is({ open: true });
  const texts = await box.options.evaluateAll((all) => all.map((option) => option.textContent.trim()));
  assert.deepEqual(texts.filter((text) => /^(tide|plugins|harbour|lighthouse|security|scheduler)$/.test(text)),
    ['scheduler', 'security', 'lighthouse', 'harbour', 'plugins']);
  await box.options.first().click();
  await box.shows('scheduler');
  await box.input.fill('');
  await box.is({ value: '' });
  await box.press('Escape', 'ArrowDown');
  await box.is({ open: true });
  await box.panel.getByText(/erase/i).first().click();
  await until(() => box.tab.evaluate(() => !JSON.stringify(localStorage).includes('scheduler')));
});

test('one recent search can be erased alone', { skip }, async () => {
  const box = await open_box(with_recent());
  await box.tab.evaluate(() => localStorage.setItem('moby-search', JSON.stringify(['tide', 'plugins'])));
  await box.input.focus();
  await box.press('ArrowDown');
  await box.is({ open: true });
  await box.options.and(box.tab.getByLabel('Remove tide')).click();
  await until(async () => !(await box.options.allTextContents()).includes('tide'));
  assert.ok((await box.options.allTextContents()).includes('plugins'));
  assert.deepEqual(await box.tab.evaluate(() => JSON.parse(localStorage.getItem('moby-search'))), ['plugins']);
  await box.is({ open: true, value: '' });
});

test('a browser that lets nothing be stored is no trouble', { skip }, async () => {
  const tab = await new_tab();
  await tab.addInitScript(() => Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } }));
  await tab.goto(with_recent());
  const box = await new Box(tab).ready();
  await box.find('tide');
  await box.press('ArrowDown', 'Enter');
  await tab.waitForURL((url) => !/page-/.test(String(url)));
  assert.deepEqual(tab.problems, []);
});

test('tips are offered where a site wants them', { skip }, async () => {
  const box = await open_box(site.put(the_page(search, { body: the_box(search, { attributes: 'tips' }) })));
  await box.type('has');
  await box.options.filter({ hasText: 'has:video' }).first().waitFor();
  await box.options.filter({ hasText: 'has:video' }).first().click();
  await box.is({ value: /^has:video\s*$/, focused: true });
  const none = await open_box(plain);
  await none.find('has');
  assert.equal(await none.options.filter({ hasText: 'has:video' }).count(), 0);
});
