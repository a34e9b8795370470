// SPDX-License-Identifier: GPL-2.0-or-later
// The page of results, as eyes, keyboards, phones and printers get it.
import { before, test } from 'node:test';
import assert from 'node:assert/strict';
import { blog_in_browser, page, skip } from './blog_in_browser.mjs';

let results;
before(async () => { results = `${await blog_in_browser()}search?q=lighthouse+slides`; });

test('its headings make an outline, and nothing of it is refused by its own policy', { skip }, async () => {
  const tab = await page();
  await tab.goto(results);
  const levels = await tab.locator('h1, h2, h3, h4').evaluateAll((all) => all.map((h) => Number(h.tagName[1])));
  assert.equal(levels.filter((level) => level === 1).length, 1);
  levels.forEach((level, i) => assert.ok(level <= (levels[i - 1] ?? 0) + 1, levels.join()));
  const names = await tab.locator('a').evaluateAll((all) => all.map((a) => a.textContent.trim()));
  assert.ok(names.every(Boolean), names.join('|'));
  assert.deepEqual(tab.problems, []);
});

test('a filter narrows, is shown, and can be taken away', { skip }, async () => {
  const tab = await page({ javaScriptEnabled: false });
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
  const tab = await page({ viewport: { width: 320, height: 640 } });
  await tab.goto(results);
  assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth) <= 320);
});

// WCAG's contrast of an element's text with what is behind it.
const contrast = (element) => {
  const channels = (colour) => colour.match(/[\d.]+/g).map(Number);
  const light = (colour) => {
    const [r, g, b] = channels(colour).slice(0, 3)
      .map((c) => c / 255).map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  let behind = element;
  while (behind.parentElement && channels(getComputedStyle(behind).backgroundColor)[3] === 0) behind = behind.parentElement;
  const [low, high] = [getComputedStyle(element).color, getComputedStyle(behind).backgroundColor]
    .map(light).sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
};

for (const colorScheme of ['light', 'dark']) {
  test(`its text can be read in the ${colorScheme} theme`, { skip }, async () => {
    const tab = await page({ colorScheme });
    await tab.goto(results);
    for (const name of ['.ms-status', '.ms-meta', '.ms-snippet', '.ms-kind', '.ms-count', '.ms-hit h2 a',
      '.ms-hit mark', '.ms-hit h3 mark', '.ms-form button', '.ms-feed a']) {
      const ratio = await tab.locator(name).first().evaluate(contrast);
      assert.ok(ratio >= 4.5, `${name}: ${ratio.toFixed(2)}`);
    }
  });
}

test('a print has the results and no controls', { skip }, async () => {
  const tab = await page();
  await tab.goto(results);
  await tab.emulateMedia({ media: 'print' });
  for (const name of ['.ms-form', '.ms-filters', '.ms-sort', '.ms-feed']) {
    assert.equal(await tab.locator(name).first().isVisible(), false, name);
  }
  assert.equal(await tab.locator('.ms-hit h2').first().isVisible(), true);
});
