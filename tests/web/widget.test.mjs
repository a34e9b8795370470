// SPDX-License-Identifier: GPL-2.0-or-later
// The sample blog, the real server, a real browser: MOBYSEARCH_BINARY names the binary under test.
import { before, test } from 'node:test';
import assert from 'node:assert/strict';
import { blog_in_browser, page, serve, skip } from './blog_in_browser.mjs';

let address;
before(async () => { address = await blog_in_browser(); });

test('typing finds a section, with its video and slides, and a click goes there', { skip }, async () => {
  const tab = await page();
  await tab.goto(address);
  await tab.keyboard.press('Control+k');
  await tab.keyboard.type('lighthouse sli');
  const section = tab.locator('.ms-option.ms-in').first();
  await section.waitFor();
  assert.match(await section.textContent(), /Lighthouse monitoring update/);
  const media = await section.locator('.ms-media a').evaluateAll((links) => links.map((a) => a.href));
  assert.ok(media.includes('https://speakerdeck.com/harbour/lighthouse-in-ten-minutes'), String(media));
  assert.ok(media.includes('https://vimeo.com/70001234'), String(media));
  assert.ok(await section.locator('mark').count() > 0);
  const target = 'https://harbour.example/events/2023/06/19/harbour-days-recap/#lighthouse-monitoring-update';
  await tab.route('https://harbour.example/**', (route) => route.fulfill({ body: 'the post' }));
  await section.locator('a').first().click();
  await tab.waitForURL(target);
  assert.deepEqual(tab.problems, []);
});

test('a server with --posts is a small blog whose results lead to its sections', { skip }, async () => {
  const home = await serve('--posts');
  const tab = await page();
  await tab.goto(home);
  assert.equal(await tab.title(), 'The Harbour blog');
  assert.ok(await tab.locator('main h2 a').count() > 8);
  await tab.fill('input[type=search]', 'lighthouse slides');
  await tab.locator('.ms-option.ms-in a').first().click();
  await tab.waitForURL('**/events/2023/06/19/harbour-days-recap/#lighthouse-monitoring-update');
  assert.equal(await tab.locator('h1').textContent(), 'Harbour Days 2023 recap');
  assert.equal(await tab.locator(':target').textContent(), 'Lighthouse monitoring update');
  await tab.fill('input[type=search]', 'tide');
  await tab.press('input[type=search]', 'Enter');
  await tab.waitForURL('**/search?q=tide');
  await tab.locator('.ms-hit h2 a').first().click();
  assert.ok(tab.url().startsWith(home), tab.url());
  assert.deepEqual(tab.problems, []);
});

test('a screen reader hears how many posts were found', { skip }, async () => {
  const tab = await page();
  await tab.goto(address);
  const live = tab.locator('.ms-live');
  await tab.fill('input[type=search]', 'harbour 2.0');
  await tab.locator('.ms-option').first().waitFor();
  const total = await tab.evaluate(async () => (await (await fetch('/api/v1/search?q=harbour+2.0&prefix=1&limit=6')).json()).total);
  assert.equal(await live.textContent(), `${total} posts.`);
  await tab.fill('input[type=search]', 'zzzzqqqq');
  await tab.locator('.ms-note:has-text("Nothing found")').waitFor();
  assert.match(await live.textContent(), /^Nothing found/);
});

test('a click beside the link of a result goes there too', { skip }, async () => {
  const tab = await page();
  await tab.goto(address);
  await tab.fill('input[type=search]', 'lighthouse slides');
  await tab.route('https://harbour.example/**', (route) => route.fulfill({ body: 'the post' }));
  await tab.locator('.ms-option .ms-meta').first().click();
  await tab.waitForURL('https://harbour.example/events/2023/06/19/harbour-days-recap/');
  assert.deepEqual(tab.problems, []);
});

test('a misspelt word is corrected, and the page says so', { skip }, async () => {
  const tab = await page();
  await tab.goto(address);
  await tab.fill('input[type=search]', 'schedluer');
  await tab.locator('.ms-note:has-text("scheduler")').waitFor();
  assert.ok(await tab.locator('.ms-option').count() > 0);
});

test('the keyboard chooses, and Escape closes', { skip }, async () => {
  const tab = await page();
  await tab.goto(address);
  const input = tab.locator('input[type=search]');
  await input.pressSequentially('plugins');
  await tab.locator('.ms-option').first().waitFor();
  await input.press('ArrowDown');
  const active = await input.getAttribute('aria-activedescendant');
  assert.equal(await tab.locator(`#${active}`).getAttribute('aria-selected'), 'true');
  await input.press('Escape');
  assert.equal(await input.getAttribute('aria-expanded'), 'false');
});

test('the Tab key goes on to the media of the chosen section, and the arrows back to the box', { skip }, async () => {
  const tab = await page();
  await tab.goto(address);
  const input = tab.locator('input[type=search]');
  await input.fill('lighthouse slides');
  await tab.locator('.ms-option.ms-in').first().waitFor();
  await input.press('ArrowDown');
  await input.press('ArrowDown');
  await tab.keyboard.press('Tab');
  await tab.keyboard.press('Tab');
  const focused = () => tab.evaluate(() => document.activeElement.href || document.activeElement.name);
  assert.equal(await focused(), 'https://speakerdeck.com/harbour/lighthouse-in-ten-minutes');
  assert.equal(await input.getAttribute('aria-expanded'), 'true');
  await tab.keyboard.press('ArrowDown');
  assert.equal(await focused(), 'q');
});

test('more than fits leads to the page of all results', { skip }, async () => {
  const tab = await page();
  await tab.goto(address);
  await tab.fill('input[type=search]', 'after:1990');
  const all = tab.locator('.ms-option').last();
  await all.filter({ hasText: 'show all' }).waitFor();
  await tab.press('input[type=search]', 'ArrowUp');
  await tab.press('input[type=search]', 'Enter');
  await tab.waitForURL('**/search?q=after%3A1990');
  assert.ok(await tab.locator('.ms-hit').count() > 6);
});

test('the back button brings back what was found', { skip }, async () => {
  const tab = await page();
  await tab.goto(address);
  await tab.route('https://harbour.example/**', (route) => route.fulfill({ body: 'the post' }));
  await tab.fill('input[type=search]', 'lighthouse slides');
  await tab.locator('.ms-option a').first().click();
  await tab.waitForURL('https://harbour.example/**');
  await tab.goBack();
  await tab.locator('.ms-option').first().waitFor();
  assert.equal(await tab.inputValue('input[type=search]'), 'lighthouse slides');
  assert.deepEqual(tab.problems, []);
});

test('what an input method composes is searched once it is composed', { skip }, async () => {
  const tab = await page();
  await tab.goto(address);
  let asked = 0;
  tab.on('request', (request) => { if (request.url().includes('/api/v1/search')) ++asked; });
  await tab.evaluate(() => {
    const input = document.querySelector('input[type=search]');
    input.focus();
    input.dispatchEvent(new CompositionEvent('compositionstart'));
    input.value = 'tide';
    input.dispatchEvent(new InputEvent('input', { isComposing: true }));
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', isComposing: true, bubbles: true }));
  });
  await tab.waitForTimeout(400);
  assert.equal(asked, 0);
  await tab.evaluate(() => document.querySelector('input[type=search]').dispatchEvent(new CompositionEvent('compositionend')));
  await tab.locator('.ms-option').first().waitFor();
  assert.equal(asked, 1);
});

test('without JavaScript the same box leads to a page of results', { skip }, async () => {
  const tab = await page({ javaScriptEnabled: false });
  await tab.goto(address);
  await tab.fill('input[type=search]', 'tide scheduler');
  await tab.press('input[type=search]', 'Enter');
  await tab.waitForURL('**/search?q=tide+scheduler');
  assert.match(await tab.title(), /^tide scheduler – The Harbour blog$/);
  const link = await tab.locator('.ms-hit h2 a').first().getAttribute('href');
  assert.match(link, /^https:\/\/harbour\.example\//);
});

test('text from an index never becomes markup', { skip }, async () => {
  const evil = '<img src=x onerror="window.owned=1">';
  const answer = {
    query: evil, corrected_query: null, index: { site: { url: '' } }, all_words: true, total: 1, total_is_exact: true, facets: {},
    hits: [{ id: 'x', url: 'javascript:window.owned=1', title: evil, date: '', authors: [{ name: evil, url: '' }],
      snippet: evil, highlight: { title: [evil, evil], snippet: [evil] }, categories: [], tags: [],
      sections: [{ heading: evil, path: [], url: '//evil.example/', snippet: evil,
        highlight: { heading: [evil], snippet: [evil, evil] },
        media: [{ kind: 'video', provider: '', url: 'data:text/html,x', title: evil }] }] }],
  };
  const tab = await page();
  await tab.goto(address);
  await tab.route('**/api/v1/search*', (route) => route.fulfill({ json: answer }));
  await tab.fill('input[type=search]', 'x');
  await tab.locator('.ms-option').first().waitFor();
  assert.equal(await tab.locator('moby-search img').count(), 0);
  const links = await tab.locator('moby-search .ms-list a').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
  assert.deepEqual([...new Set(links)], ['#']);
  assert.equal(await tab.evaluate(() => window.owned), undefined);
});

test('the widget leaves nothing behind when it is removed', { skip }, async () => {
  const tab = await page();
  await tab.goto(address);
  await tab.evaluate(() => document.querySelector('moby-search').remove());
  await tab.keyboard.press('Control+k');
  assert.deepEqual(tab.problems, []);
});
