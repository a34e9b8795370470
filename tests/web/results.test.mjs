// SPDX-License-Identifier: GPL-2.0-or-later
// The page of results, as eyes, keyboards, phones and printers get it.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { Box } from './support/box.mjs';
import { new_tab, skip } from './support/browser.mjs';
import { contrast } from './support/colours.mjs';
import { serve } from './support/server.mjs';

let search, results;
before(async () => {
  if (skip) return;
  search = await serve();
  results = `${search}/search?q=lighthouse+slides`;
});

test('its headings make an outline, and nothing of it is refused by its own policy', { skip }, async () => {
  const tab = await new_tab();
  await tab.goto(results);
  const levels = await tab.locator('h1, h2, h3, h4').evaluateAll((all) => all.map((h) => Number(h.tagName[1])));
  assert.equal(levels.filter((level) => level === 1).length, 1);
  levels.forEach((level, i) => assert.ok(level <= (levels[i - 1] ?? 0) + 1, levels.join()));
  const names = await tab.locator('a').evaluateAll((all) => all.map((a) => a.textContent.trim()));
  assert.ok(names.every(Boolean), names.join('|'));
  assert.deepEqual(tab.problems, []);
});

test('a filter narrows, is shown, and can be taken away', { skip }, async () => {
  const tab = await new_tab({ javaScriptEnabled: false });
  await tab.goto(results);
  const all = await tab.locator('.ms-hit').count();
  await tab.locator('.ms-filters').getByText('video', { exact: true }).first().click();
  await tab.waitForURL(/has=video/);
  assert.ok(await tab.locator('.ms-hit').count() < all);
  await tab.locator('.ms-chosen a').click();
  await tab.waitForURL((url) => !url.search.includes('has='));
  assert.equal(await tab.locator('.ms-hit').count(), all);
});

test('on a phone it is no wider than the phone', { skip }, async () => {
  const tab = await new_tab({ viewport: { width: 320, height: 640 } });
  await tab.goto(results);
  assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth) <= 320);
});

for (const colorScheme of ['light', 'dark']) {
  test(`its text can be read in the ${colorScheme} theme`, { skip }, async () => {
    const tab = await new_tab({ colorScheme });
    await tab.goto(results);
    for (const name of ['.ms-status', '.ms-meta', '.ms-snippet', '.ms-kind', '.ms-count', '.ms-hit h2 a',
      '.ms-hit mark', '.ms-hit h3 mark', '.ms-form button', '.ms-feed a']) {
      const ratio = await tab.locator(name).first().evaluate(contrast);
      assert.ok(ratio >= 4.5, `${name}: ${ratio.toFixed(2)}`);
    }
  });
}

test('a print has the results and no controls', { skip }, async () => {
  const tab = await new_tab();
  await tab.goto(results);
  await tab.emulateMedia({ media: 'print' });
  for (const name of ['.ms-form', '.ms-filters', '.ms-sort', '.ms-feed']) {
    assert.equal(await tab.locator(name).first().isVisible(), false, name);
  }
  assert.equal(await tab.locator('.ms-hit h2').first().isVisible(), true);
});

test('a link with parameters that others have put on it shows the results', { skip }, async () => {
  const tab = await new_tab();
  for (const more of ['&utm_source=news&fbclid=x', '&offset=-1', '&offset=99999999', '&limit=x']) {
    const answer = await tab.goto(results + more);
    assert.match(answer.headers()['content-type'], /^text\/html/, more);
    assert.equal(await tab.locator('h1').count(), 1, more);
    assert.ok(/offset|limit/.test(more) || answer.status() === 200, more);
  }
  const answer = await tab.goto(`${search}/search/?q=tide`);
  assert.match(answer.headers()['content-type'], /^text\/html/);
  assert.ok(await tab.locator('.ms-hit').count() > 0);
});

test('other words on a filtered page keep its filters, which one click drops', { skip }, async () => {
  const tab = await new_tab();
  await tab.goto(`${search}/search?q=harbour&has=video&sort=newest`);
  const box = await new Box(tab).ready();
  await box.input.fill('tide');
  const [request] = await Promise.all([tab.waitForRequest('**/api/v1/search?*'), box.press('x', 'Backspace')]);
  assert.equal(new URL(request.url()).searchParams.get('has'), 'video');
  await box.press('Escape', 'Enter');
  await tab.waitForURL((url) => url.searchParams.get('q') === 'tide');
  const { searchParams } = new URL(tab.url());
  assert.deepEqual([searchParams.get('has'), searchParams.get('sort')], ['video', 'newest']);
  await tab.locator('.ms-chosen a').first().click();
  await tab.waitForURL((url) => !url.searchParams.has('has'));
});
