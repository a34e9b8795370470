// SPDX-License-Identifier: GPL-2.0-or-later
// Narrowing a search down in the box, and on the page of results behind it.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { asked_of } from './support/api.mjs';
import { open_box } from './support/box.mjs';
import { skip, until } from './support/browser.mjs';
import { plain_site, the_box, the_page } from './support/pages.mjs';

let search, site, plain;
before(async () => { ({ search, site, plain } = await plain_site()); });

const chips_of = (box) => box.list.locator('[role=option].ms-chip');

/** A box with results of many posts, and the chip that narrows them to those with a video. */
async function with_chips(address = plain) {
  const box = await open_box(address);
  await box.find('after:1990');
  const chip = box.list.locator('.ms-chip[data-value=video], .ms-chip').filter({ hasText: /video/i }).first();
  await chip.waitFor();
  return { box, chip };
}

const last_answer = (box) => box.tab.evaluate(() => window.ms_events.findLast(({ type }) => type === 'results').detail.answer);

test('chips say how many posts they leave, and leave as many', { skip }, async () => {
  const { box, chip } = await with_chips();
  const { total, facets } = await last_answer(box);
  const count = Number(/\d+/.exec(await chip.textContent())[0]);
  assert.equal(count, facets.has.find(({ value }) => value === 'video').count);
  assert.ok(count < total);
  await chip.click();
  await until(async () => (await last_answer(box)).total === count);
  assert.equal((await box.state()).value, 'after:1990');
  assert.equal((await box.state()).open, true);
});

test('the filter goes to the page of results, and can be taken away', { skip }, async () => {
  const { box, chip } = await with_chips();
  const { total } = await last_answer(box);
  await chip.click();
  await until(async () => (await last_answer(box)).total < total);
  const filters = await box.root.locator('form').evaluate((form) => [...new FormData(form)].filter(([name]) => name !== 'q'));
  assert.deepEqual(filters, [['has', 'video']]);
  const all = box.list.locator('.ms-all');
  if (await all.count()) assert.equal(new URL(await all.evaluate((a) => a.href)).searchParams.get('has'), 'video');
  await chips_of(box).and(box.list.locator('[aria-label*=emove], :has-text("×")')).or(box.list.locator('.ms-chosen')).first().click();
  await until(async () => (await last_answer(box)).total === total);
  assert.deepEqual(await box.root.locator('form').evaluate((form) => [...new FormData(form)].map(([name]) => name)), ['q']);
  await box.list.locator('.ms-chip').filter({ hasText: /video/i }).first().click();
  await until(async () => (await last_answer(box)).total < total);
  await box.press('Enter');
  await box.tab.waitForURL((url) => url.pathname === '/search' && url.searchParams.get('has') === 'video'
    && url.searchParams.get('q') === 'after:1990');
});

test('a chip can be chosen with the keys, and the list stays', { skip }, async () => {
  const { box, chip } = await with_chips();
  const id = await chip.getAttribute('id');
  const count = await box.options.count();
  for (let i = 0; i < count && (await box.state()).active !== id; ++i) await box.press('ArrowDown');
  assert.equal((await box.state()).active, id);
  const { total } = await last_answer(box);
  await box.press('Enter');
  await until(async () => (await last_answer(box)).total < total);
  assert.equal(box.tab.url(), plain);
  const { open, focused } = await box.state();
  assert.deepEqual({ open, focused }, { open: true, focused: true });
});

test('a chip’s link is the page of results with that filter', { skip }, async () => {
  const { chip } = await with_chips();
  const href = new URL(await chip.evaluate((a) => a.href));
  assert.deepEqual([href.pathname, href.searchParams.get('q'), href.searchParams.get('has')], ['/search', 'after:1990', 'video']);
});

test('without filters there are no chips', { skip }, async () => {
  const box = await open_box(site.put(the_page(search, { body: the_box(search, { attributes: 'filters="none"' }) })));
  const requests = [];
  box.tab.on('request', (request) => requests.push(request.url()));
  await box.find('after:1990');
  assert.equal(await chips_of(box).count(), 0);
  assert.ok(requests.every((url) => !url.includes('facets')));
});

test('the filters that a form comes with are those of the box', { skip }, async () => {
  const form = `<form action="${search}/search"><input type="search" name="q"><input type="hidden" name="has" value="video"></form>`;
  const box = await open_box(site.put(the_page(search, { body: the_box(search, { form }) })));
  const requests = [];
  box.tab.on('request', (request) => { if (request.url().includes('/api/')) requests.push(request.url()); });
  await box.find('after:1990');
  assert.ok(requests.every((url) => new URL(url).searchParams.get('has') === 'video'), requests.join());
});

test('on the page of a post the box can search in it alone', { skip }, async () => {
  const path = '/events/2023/06/19/harbour-days-recap/';
  const address = site.put(the_page(search, { head: '<meta property="og:type" content="article">' }), {}, path);
  const box = await open_box(address);
  const requests = [];
  box.tab.on('request', (request) => { if (request.url().includes('/api/')) requests.push(new URL(request.url())); });
  await box.find('harbour');
  const chip = chips_of(box).filter({ hasText: /in this post/i });
  await chip.waitFor();
  await chip.click();
  await until(() => requests.some((url) => [...url.searchParams.values()].includes(path)));
  await until(async () => (await last_answer(box)).hits.every(({ url }) => url === path));
  const all = await open_box(plain);
  await all.find('harbour');
  assert.equal(await chips_of(all).filter({ hasText: /in this post/i }).count(), 0);
});

test('one text with another filter is another question', { skip }, async () => {
  const { box, chip } = await with_chips();
  await chip.click();
  const chosen = box.list.locator('.ms-chosen').first();
  await chosen.waitFor();  // with the answer: then what it asks for is over
  const asked = asked_of(box.tab);
  await chosen.click();
  await box.shows('after:1990');
  assert.deepEqual(asked, []);
});
