// SPDX-License-Identifier: GPL-2.0-or-later
// The way back from a result, reloading, and pages that a browser keeps.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { asked_of } from './support/api.mjs';
import { open_box } from './support/box.mjs';
import { phone, skip, until } from './support/browser.mjs';
import { new_site, much_text, the_box, the_page } from './support/pages.mjs';
import { serve } from './support/server.mjs';

let search, site, plain;
before(async () => {
  if (skip) return;
  search = await serve();
  site = await new_site();
  plain = site.put(the_page(search, { body: the_box(search) + much_text }));
});

test('Back from a result finds the list as it was', { skip }, async () => {
  const box = await open_box(plain);
  await box.find('lighthouse slides');
  await box.press('ArrowDown', 'ArrowDown');
  const before_leaving = await box.state();
  await box.press('Enter');
  await box.tab.waitForURL('**/harbour-days-recap/**');
  await box.tab.goBack();
  await box.ready();
  const after = await box.is({ open: true, value: 'lighthouse slides', options: before_leaving.options });
  assert.equal(after.chosen, before_leaving.chosen);
  assert.deepEqual(box.tab.problems, []);
});

test('Back finds the filters as they were', { skip }, async () => {
  const box = await open_box(plain);
  await box.find('after:1990');
  await box.list.locator('.ms-chip').filter({ hasText: /video/i }).first().click();
  await box.list.locator('.ms-chosen').waitFor();
  await box.is({ busy: false });
  const { options } = await box.state();
  await box.titles.first().click();
  await box.tab.waitForURL((url) => !url.pathname.startsWith('/page-'));
  await box.tab.goBack();
  await box.ready();
  await box.is({ open: true, value: 'after:1990', options });
  assert.equal(await box.list.locator('.ms-chosen').count(), 1);
});

test('Back on a phone finds the dialog, which the next Back closes', { skip }, async () => {
  const box = await open_box(plain, phone);
  await box.input.tap();
  await box.is({ dialog: true });
  await box.find('lighthouse slides');
  await box.titles.first().tap();
  await box.tab.waitForURL('**/harbour-days-recap/**');
  await box.tab.goBack();
  await box.ready();
  await box.is({ dialog: true, open: true, value: 'lighthouse slides' });
  await box.tab.goBack({ waitUntil: 'commit' });
  await box.is({ dialog: false, open: false });
  assert.equal(box.tab.url(), plain);
});

test('Back a second time opens nothing', { skip }, async () => {
  const box = await open_box(plain);
  await box.find('lighthouse slides');
  await box.press('ArrowDown', 'Enter');
  await box.tab.waitForURL('**/harbour-days-recap/**');
  await box.tab.goBack();
  await box.ready();
  await box.is({ open: true });
  await box.press('Escape');
  await box.tab.goto(`${site.address}/another/`);
  await box.tab.goBack();
  await box.ready();
  await box.rest();
  assert.equal((await box.state()).open, false);
});

test('a reload opens nothing', { skip }, async () => {
  const box = await open_box(plain);
  await box.find('lighthouse slides');
  await box.press('ArrowDown', 'Enter');
  await box.tab.waitForURL('**/harbour-days-recap/**');
  await box.tab.goBack();
  await box.ready();
  await box.is({ open: true });
  await box.tab.reload();
  await box.ready();
  const asked = asked_of(box.tab);
  await box.rest();
  assert.equal((await box.state()).open, false);
  assert.deepEqual(asked, []);
});

test('a page’s own state in the history is left to it', { skip }, async () => {
  const box = await open_box(plain);
  await box.tab.evaluate(() => history.replaceState({ own: 1 }, ''));
  await box.find('lighthouse slides');
  await box.press('ArrowDown', 'Enter');
  await box.tab.waitForURL('**/harbour-days-recap/**');
  await box.tab.goBack();
  await box.ready();
  await box.is({ open: true });
  assert.equal(await box.tab.evaluate(() => history.state.own), 1);
});

test('the history gets no entry by searching', { skip }, async () => {
  const box = await open_box(plain);
  const length = await box.tab.evaluate(() => history.length);
  await box.find('lighthouse slides');
  await box.press('ArrowDown', 'Escape');
  await box.type('x');
  await box.rest();
  assert.equal(await box.tab.evaluate(() => history.length), length);
});

test('Back after the page of results comes to the box with its text', { skip }, async () => {
  const box = await open_box(plain);
  await box.find('tide');
  await box.press('Enter');
  await box.tab.waitForURL('**/search?q=tide');
  await box.tab.goBack();
  await box.ready();
  await until(async () => (await box.state()).value === 'tide');
});
