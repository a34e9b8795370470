// SPDX-License-Identifier: GPL-2.0-or-later
// The page of results, as eyes, keyboards, phones and printers get it.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { before, test } from 'node:test';
import axe from 'axe-core';
import { accessibility_tree } from './support/accessibility.mjs';
import { Box } from './support/box.mjs';
import { new_tab, skip } from './support/browser.mjs';
import { contrast, contrast_with } from './support/colours.mjs';
import { scratch_folder } from './support/ending.mjs';
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
  await tab.locator('.ms-in-use a', { hasText: 'video' }).click();
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
    for (const name of ['.ms-status', '.ms-by', '.ms-text', '.ms-kind', '.ms-count', '.ms-hit h2 a',
      '.ms-hit mark', '.ms-hit h3 mark', '.ms-form button', '.ms-feed a']) {
      const ratio = await tab.locator(name).first().evaluate(contrast);
      assert.ok(ratio >= 4.5, `${name}: ${ratio.toFixed(2)}`);
    }
    const border = await tab.locator('.ms-form input').first().evaluate(contrast_with, 'borderTopColor');
    assert.ok(border >= 3, `border: ${border.toFixed(2)}`);
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
  await box.input.fill('tid');
  const [request] = await Promise.all([tab.waitForRequest('**/api/v1/search?*'), box.type('e')]);
  await box.shows('tide');  // or Escape, with no list to close, would empty the input
  assert.equal(new URL(request.url()).searchParams.get('has'), 'video');
  await box.shows('tide');
  await box.press('Enter');
  await tab.waitForURL((url) => url.searchParams.get('q') === 'tide');
  const { searchParams } = new URL(tab.url());
  assert.deepEqual([searchParams.get('has'), searchParams.get('sort')], ['video', 'newest']);
  await tab.getByRole('link', { name: 'Clear all' }).click();
  await tab.waitForURL((url) => !url.searchParams.has('has'));
  assert.equal(new URL(tab.url()).searchParams.get('sort'), 'newest');
});

/** A site of these files. */
function site_of(files) {
  const folder = scratch_folder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const width = (tab) => tab.evaluate(() => document.documentElement.scrollWidth);

test('what nobody can break in two breaks, on a phone and at 400 %', { skip }, async () => {
  const tab = await new_tab({ viewport: { width: 320, height: 256 } });
  const long = 'Donaudampfschifffahrt'.repeat(12);
  for (const path of [`q=${long}`, `q=harbour&tag=${long}`, `q=harbour&offset=900`, `q=${'%E6%BC%A2'.repeat(200)}`]) {
    await tab.goto(`${search}/search?${path}`);
    assert.ok(await width(tab) <= 320, path);
  }
});

test('what can be pressed is 24 pixels high', { skip }, async () => {
  const tab = await new_tab();
  await tab.goto(`${search}/search?q=harbour&has=video&limit=1`);
  const low = await tab.locator('a:visible, button:visible, input:visible').evaluateAll((all) => all
    .map((each) => [each.textContent, each.getBoundingClientRect().height]).filter(([, height]) => height < 24));
  assert.deepEqual(low, []);
});

test('with forced colours its buttons have borders', { skip }, async () => {
  const tab = await new_tab({ forcedColors: 'active' });
  await tab.goto(results);
  const border = await tab.locator('.ms-form button').evaluate((button) => getComputedStyle(button).borderTopWidth);
  assert.equal(border, '1px');
});

test('what is wrong with an address is said on a page, with ways back', { skip }, async () => {
  const tab = await new_tab({ javaScriptEnabled: false });
  for (const [path, status] of [['search?q=100%', 400], [`search?q=${'a'.repeat(3000)}`, 400], [`search?q=${'a'.repeat(7200)}`, 414], [`search?q=${'a'.repeat(9000)}`, 431]]) {
    const answer = await tab.goto(`${search}/${path}`);
    assert.equal(answer.status(), status);
    assert.equal(await tab.locator('main h1').textContent(), 'This search cannot be read');
    assert.ok(await tab.locator('.ms-form').isVisible());
    await tab.getByRole('link', { name: 'New search' }).click();
    await tab.waitForURL(`${search}/search`);
  }
});

test('past its end it leads to the last page', { skip }, async () => {
  const tab = await new_tab({ javaScriptEnabled: false });
  await tab.goto(`${search}/search?q=harbour&limit=2&offset=900`);
  assert.match(await tab.locator('main').textContent(), /past the last one/);
  await tab.getByRole('link', { name: 'Last page' }).click();
  const [, page, pages] = /page (\d+) of (\d+)\./.exec(await tab.locator('.ms-status').textContent());
  assert.equal(page, pages);
  assert.ok(await tab.locator('.ms-hit').count() > 0);
});

test('it has one landmark of each kind, and axe finds nothing', { skip }, async () => {
  const tab = await new_tab();
  for (const path of ['search', 'search?q=zzzqq&tag=x', 'search?q=100%', 'search?q=harbour&has=video&limit=2']) {
    await tab.goto(`${search}/${path}`);
    await tab.evaluate(axe.source);
    const found = await tab.evaluate(() => window.axe.run());
    assert.deepEqual(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), [], path);
  }
  const tree = await accessibility_tree(tab);
  for (const role of ['search', 'main', 'banner', 'complementary']) {
    assert.equal(tree.match(new RegExp(`^ *${role} `, 'gm'))?.length, 1, `${role}: ${tree}`);
  }
});

test('a site from right to left has its page so', { skip }, async () => {
  const site = await site_of({
    '_config.yml': 'title: مدونة\nlang: ar\n',
    '_posts/2023-06-19-a.md': '---\ntitle: الحاويات\n---\nمقدمة.\n\n## كيف تعمل الحاويات\n\nالحاويات كثيرة.\n',
    '_posts/2023-06-18-b.md': '---\ntitle: Containers\nlang: en\n---\nAbout الحاويات.\n',
  });
  const tab = await new_tab({ viewport: { width: 320, height: 640 } });
  await tab.goto(`${await serve([], site)}/search?q=${encodeURIComponent('الحاويات')}`);
  assert.deepEqual(await tab.evaluate(() => [document.documentElement.lang, document.dir]), ['ar', 'rtl']);
  assert.equal(await tab.locator('.ms-status').textContent(), 'عدد المقالات: 2.');
  assert.equal(await tab.locator('time').first().textContent(), '19 يونيو 2023');
  const { line, indent } = await tab.locator('.ms-sections').first().evaluate((list) => {
    const style = getComputedStyle(list);
    return { line: style.borderRightWidth, indent: style.paddingLeft };
  });
  assert.deepEqual([line, indent], ['2px', '0px']);
  const directions = await tab.locator('.ms-hit').evaluateAll((all) => all.map((hit) => [hit.lang, getComputedStyle(hit).direction]));
  assert.deepEqual(directions, [['ar', 'rtl'], ['en', 'ltr']]);
  assert.ok(await width(tab) <= 320);
});

test('the front page of a small blog and its posts fit a phone and have their headings in order', { skip }, async () => {
  const long = 'x'.repeat(300);
  const site = await site_of({
    '_config.yml': 'title: Blog\npermalink: /:title/\n',
    '_posts/2023-06-19-a.md': `---\ntitle: ${long}\n---\n${long}\n\n#### Deep\n\n\`\`\`\n${long}\n\`\`\`\n\n## Less\n\nText.\n`,
  });
  const address = await serve(['--posts'], site);
  const tab = await new_tab({ viewport: { width: 320, height: 640 } });
  for (const path of ['/', '/a/']) {
    await tab.goto(address + path);
    assert.ok(await width(tab) <= 320, path);
    const levels = await tab.locator('h1, h2, h3, h4, h5, h6').evaluateAll((all) => all.map((h) => Number(h.tagName[1])));
    assert.deepEqual(levels, path === '/' ? [1, 2] : [1, 2, 2]);
  }
});
