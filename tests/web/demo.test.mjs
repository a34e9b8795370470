// SPDX-License-Identifier: GPL-2.0-or-later
// The pages that the server itself shows: with --posts a small blog.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import axe from 'axe-core';
import { Box } from './support/box.mjs';
import { new_tab, skip, until } from './support/browser.mjs';
import { moby, no_moby, serve } from './support/server.mjs';

let home;
before(async () => { if (!skip) home = await serve(['--posts']); });

test('a server with --posts is a small blog whose results lead to its sections', { skip }, async () => {
  const tab = await new_tab();
  await tab.goto(`${home}/`);
  assert.equal(await tab.title(), 'The Harbour blog');
  assert.ok(await tab.locator('main h2 a').count() > 8);
  const box = await new Box(tab).ready();
  await box.find('lighthouse slides');
  await box.sections.first().click();
  await tab.waitForURL('**/events/2023/06/19/harbour-days-recap/#lighthouse-monitoring-update**');
  assert.equal(await tab.locator('h1').textContent(), 'Harbour Days 2023 recap');
  const heading = tab.locator('#lighthouse-monitoring-update');
  assert.equal(await heading.textContent(), 'Lighthouse monitoring update');
  await until(() => heading.evaluate((each) => each.getBoundingClientRect().top < innerHeight), 'the section is seen');
  await box.ready();
  await box.input.fill('tide');
  await box.press('Enter');
  await tab.waitForURL('**/search?q=tide');
  await tab.locator('.ms-hit h2 a').first().click();
  await tab.waitForURL((url) => !url.pathname.startsWith('/search'));
  assert.ok(tab.url().startsWith(home), tab.url());
  assert.deepEqual(tab.problems, []);
});

test('the page without posts has the box', { skip }, async () => {
  const tab = await new_tab();
  await tab.goto(`${await serve()}/`);
  const box = await new Box(tab).ready();
  await box.press('Control+k');
  await box.find('tide');
  assert.deepEqual(tab.problems, []);
});

test('each page of the blog has one h1, and no level of headings is left out', { skip }, async () => {
  const tab = await new_tab();
  for (const path of ['/', '/events/2023/06/19/harbour-days-recap/']) {
    await tab.goto(home + path);
    const levels = await tab.locator('h1, h2, h3, h4, h5, h6').evaluateAll((all) => all.map((h) => Number(h.tagName[1])));
    assert.equal(levels.filter((level) => level === 1).length, 1, path);
    levels.forEach((level, i) => assert.ok(level <= (levels[i - 1] ?? 0) + 1, `${path}: ${levels}`));
    await tab.evaluate(axe.source);
    const found = await tab.evaluate(() => window.axe.run());
    assert.deepEqual(found.violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), [], path);
  }
});

test('on a phone the blog is no wider than the phone', { skip: skip || no_moby }, async () => {
  const blog = await serve(['--posts'], moby);
  const tab = await new_tab({ viewport: { width: 320, height: 640 } });
  for (const path of ['/', '/blog/2017/06/26/moby-summit-recap/']) {
    await tab.goto(blog + path);
    assert.ok(await tab.evaluate(() => document.documentElement.scrollWidth) <= 320, path);
  }
});
