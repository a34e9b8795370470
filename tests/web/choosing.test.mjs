// SPDX-License-Identifier: GPL-2.0-or-later
// Where results lead, by Enter, by the mouse, in this tab and in others.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { change_answers, fail_searches, hold_searches } from './support/api.mjs';
import { open_box } from './support/box.mjs';
import { skip, until } from './support/browser.mjs';
import { plain_site, the_box, the_page } from './support/pages.mjs';

let search, site, plain;
before(async () => { ({ search, site, plain } = await plain_site()); });

const kPost = '/events/2023/06/19/harbour-days-recap/';

test('Enter goes to the chosen result', { skip }, async () => {
  const box = await open_box(plain);
  await box.find('lighthouse slides');
  await box.press('ArrowDown', 'Enter');
  await box.tab.waitForURL(`${site.address}${kPost}**`);
  assert.deepEqual(box.tab.problems, []);
});

test('results are real links, which nothing to press stands in', { skip }, async () => {
  const box = await open_box(plain);
  await box.find('lighthouse slides');
  const options = await box.options.evaluateAll((all) => all.map((option) => ({
    tag: option.tagName, href: option.getAttribute('href'), tab: option.tabIndex,
    within: option.querySelectorAll('a, button, input, [tabindex], [role=option]').length,
    inside: Boolean(option.parentElement.closest('a, button, [role=option]')),
  })));
  assert.ok(options.length > 3);
  for (const option of options) {
    assert.deepEqual({ ...option, href: Boolean(option.href) }, { tag: 'A', href: true, tab: -1, within: 0, inside: false });
  }
});

for (const [how, act] of Object.entries({
  'Control+Enter': (box) => box.press('ArrowDown', 'Control+Enter'),
  'Shift+Enter': (box) => box.press('ArrowDown', 'Shift+Enter'),
  'the middle button': (box) => box.titles.first().click({ button: 'middle' }),
  'a click with Ctrl': (box) => box.titles.first().click({ modifiers: ['Control'] }),
  'a click with Shift': (box) => box.titles.first().click({ modifiers: ['Shift'] }),
})) {
  test(`${how} opens a result beside the page, which stays as it is`, { skip }, async () => {
    const box = await open_box(plain);
    await box.find('lighthouse slides');
    const [other] = await Promise.all([box.tab.context().waitForEvent('page'), act(box)]);
    await other.waitForURL(`${site.address}${kPost}**`);
    const { open, value } = await box.state();
    assert.deepEqual({ open, value, url: box.tab.url() }, { open: true, value: 'lighthouse slides', url: plain });
  });
}

test('a click beside the link of a result goes there too', { skip }, async () => {
  const box = await open_box(plain);
  await box.find('lighthouse slides');
  const { x, y, width, height } = await box.list.locator('.ms-meta').first().boundingBox();
  await box.tab.mouse.click(x + width / 2, y + height / 2);
  await box.tab.waitForURL(`${site.address}${kPost}**`);
  assert.deepEqual(box.tab.problems, []);
});

test('a medium is an option of its own', { skip }, async () => {
  const box = await open_box(plain);
  await box.tab.route('https://speakerdeck.com/**', (route) => route.fulfill({ body: 'slides' }));
  await box.find('lighthouse slides');
  const place = await box.options.evaluateAll((all) => all.findIndex((a) => a.href.startsWith('https://speakerdeck.com')));
  for (let i = 0; i <= place; ++i) await box.press('ArrowDown');
  await box.press('Enter');
  await box.tab.waitForURL('https://speakerdeck.com/harbour/lighthouse-in-ten-minutes');
});

test('more than fits leads to the page of all results', { skip }, async () => {
  const box = await open_box(plain);
  await box.find('after:1990');
  await box.list.locator('.ms-all').waitFor();
  await box.press('ArrowUp', 'Enter');
  await box.tab.waitForURL(`${search}/search?q=after%3A1990`);
  assert.ok(await box.tab.locator('.ms-hit').count() > 6);
});

test('Enter searches what was typed, not what was chosen for other words', { skip }, async () => {
  const box = await open_box(plain);
  await box.find('plugins');
  await box.press('ArrowDown', 'ArrowDown');
  const api = await hold_searches(box.tab);
  await box.type(' tide');
  assert.equal((await box.state()).active, null);
  assert.equal((await box.state()).chosen, null);
  await until(() => api.asked.length > 0);
  await box.press('Enter');
  await box.tab.waitForURL(`${search}/search?q=plugins+tide`);
});

test('Enter at once after a key searches what was typed', { skip }, async () => {
  const box = await open_box(plain);
  await box.find('plugins');
  await box.press('ArrowDown', 'x', 'Enter');
  await box.tab.waitForURL(`${search}/search?q=pluginsx`);
});

test('an arrow in a list of older words does not choose from it for Enter', { skip }, async () => {
  const box = await open_box(plain);
  await box.find('plugins');
  const api = await hold_searches(box.tab);
  await box.type(' tide');
  await until(() => api.asked.length > 0);
  await box.press('ArrowDown');
  await box.press('Enter');
  await until(() => box.tab.url() !== plain);
  assert.equal(box.tab.url(), `${search}/search?q=plugins+tide`);
});

test('a choice does not outlive an error', { skip }, async () => {
  const box = await open_box(plain);
  await box.find('plugins');
  await box.press('ArrowDown');
  await fail_searches(box.tab, 500);
  await box.type('x');
  await until(async () => (await box.events('error')).length > 0);
  const { active, dangling } = await box.state();
  assert.deepEqual({ active, dangling }, { active: null, dangling: false });
  await box.press('Enter');
  await box.tab.waitForURL(`${search}/search?q=pluginsx`);
  assert.deepEqual(box.tab.problems.filter((problem) => !problem.includes('status of 500')), []);
});

test('a page hears what is chosen, and may stop it', { skip }, async () => {
  const box = await open_box(plain);
  await box.tab.evaluate(() => {
    document.addEventListener('moby-search:select', (event) => event.preventDefault());
  });
  await box.find('lighthouse slides');
  await box.press('ArrowDown', 'Enter');
  const [chosen] = await until(async () => {
    const events = await box.events('select');
    return events.length && events;
  });
  assert.equal(chosen.query, 'lighthouse slides');
  assert.ok(new URL(chosen.url, plain).pathname.startsWith(kPost), chosen.url);
  assert.ok(chosen.kind);
  await box.titles.first().click();
  await until(async () => (await box.events('select')).length === 2);
  await box.rest();
  assert.equal(box.tab.url(), plain);
});

test('a page hears what happens', { skip }, async () => {
  const box = await open_box(plain);
  await box.tab.evaluate(() => {
    window.heard = [];
    for (const name of ['open', 'results', 'error']) {
      document.body.addEventListener(`moby-search:${name}`, (event) => window.heard.push([name, event.bubbles, event.composed]));
    }
  });
  await box.find('tide');
  await fail_searches(box.tab, 500);
  await box.type('q');
  await until(async () => (await box.events('error')).length > 0);
  const heard = await box.tab.evaluate(() => window.heard);
  for (const name of ['open', 'results', 'error']) {
    assert.deepEqual(heard.find(([each]) => each === name), [name, true, true]);
  }
  assert.equal((await box.events('open'))[0].mode, 'list');
  assert.equal((await box.events('error'))[0].query, 'tideq');
  assert.ok((await box.events('error'))[0].message);
  const answer = await box.tab.evaluate(() => window.ms_events.find(({ type }) => type === 'results').detail.answer);
  assert.ok(answer.hits.length > 0);
});

test('a page can search, open and close', { skip }, async () => {
  const box = await open_box(plain);
  await box.root.evaluate((root) => root.open());
  assert.equal((await box.state()).focused, true);
  await box.root.evaluate((root) => root.search('tide'));
  await box.shows('tide');
  assert.equal(await box.root.evaluate((root) => root.value), 'tide');
  await box.is({ open: true });
  await box.root.evaluate((root) => root.close());
  await box.is({ open: false });
});

test('a hit leads to the words it was found for', { skip }, async () => {
  const box = await open_box(plain);
  await box.find('tide scheduler');
  const links = await box.list.evaluate((list) => [...list.querySelectorAll('.ms-row')].map((row) => ({
    href: row.querySelector('a').href, kind: row.querySelector('a').className,
    found: [...row.querySelectorAll('.ms-snippet mark')].map((mark) => mark.textContent),
  })));
  const with_words = links.filter(({ kind, found }) => /ms-in/.test(kind) && found.length);
  assert.ok(with_words.length > 0);
  for (const { href, found } of with_words) {
    const [, directive] = href.split(':~:text=');
    assert.ok(directive, href);
    assert.ok(decodeURIComponent(directive).toLowerCase().includes(found[0].toLowerCase()), `${href} for ${found[0]}`);
  }
  for (const { href, found } of links.filter((link) => !link.found.length)) {
    assert.ok(!href.includes(':~:'), `${href}: ${found}`);
  }
});

test('paths lead to the page’s own site, to the one that is named, or to the index’s', { skip }, async () => {
  const href = async (attributes) => {
    const box = await open_box(site.put(the_page(search, { body: the_box(search, { attributes }) })));
    await box.find('lighthouse slides');
    return (await box.titles.first().evaluate((a) => a.href)).split('#')[0];
  };
  assert.equal(await href(''), site.address + kPost);
  assert.equal(await href('site="https://other.example/"'), `https://other.example${kPost}`);
  assert.equal(await href('site="index"'), `https://harbour.example${kPost}`);
});

test('what is asked for comes first among the media, and the rest is a number', { skip }, async () => {
  const box = await open_box(plain);
  const kinds = ['document', 'code', 'slides', 'video', 'audio', 'document'];
  await change_answers(box.tab, (answer) => {
    const [hit] = answer.hits;
    if (!hit) return;
    answer.hits = [hit];
    hit.sections = [{ ...hit.sections[0], heading: 'A heading', media: kinds.map((kind, i) => (
      { kind, provider: 'x', url: `https://media.example/${kind}-${i}`, title: `${kind} ${i}` })) }];
  });
  await box.find('lighthouse has:video');
  const media = () => box.media.evaluateAll((all) => all.map((a) => a.pathname));
  const [first, ...others] = await media();
  assert.equal(first, '/video-3');
  assert.match(await box.list.textContent(), new RegExp(`\\+${kinds.length - 1 - others.length}\\b`));
  await box.input.fill('lighthouse slides');
  await box.shows('lighthouse slides');
  assert.equal((await media())[0], '/slides-2');
});
