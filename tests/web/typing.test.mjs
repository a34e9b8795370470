// SPDX-License-Identifier: GPL-2.0-or-later
// What is asked for while a reader types, and which answers are shown.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { asked_of, change_answers, hold_searches } from './support/api.mjs';
import { Box, open_box } from './support/box.mjs';
import { new_tab, skip, stop_clock, until } from './support/browser.mjs';
import { plain_site, the_box, the_page, the_style } from './support/pages.mjs';
import { moby, no_moby, serve } from './support/server.mjs';

let search, site, plain;
before(async () => { ({ search, site, plain } = await plain_site()); });

test('typing finds a section, with its video and slides, and a click goes there', { skip }, async () => {
  const box = await open_box(plain);
  await box.press('Control+k');
  await box.find('lighthouse sli');
  const section = box.sections.first();
  assert.match(await section.textContent(), /Lighthouse monitoring update/);
  const media = await box.media.evaluateAll((links) => links.map((a) => a.href));
  assert.ok(media.includes('https://speakerdeck.com/harbour/lighthouse-in-ten-minutes'), String(media));
  assert.ok(media.includes('https://vimeo.com/70001234'), String(media));
  assert.ok(await section.locator('mark').count() > 0);
  await section.click();
  await box.tab.waitForURL('**/events/2023/06/19/harbour-days-recap/#lighthouse-monitoring-update**');
  assert.deepEqual(box.tab.problems, []);
});

/** A box on a page whose clock stands, and what it asks for. */
async function at_rest() {
  const tab = await new_tab();
  await stop_clock(tab);
  await tab.goto(plain);
  const box = await new Box(tab).ready();
  await box.input.focus();
  return { tab, box, asked: asked_of(tab) };
}

test('twenty keys at 110 ms make twelve requests at most', { skip }, async () => {
  const { tab, box, asked } = await at_rest();
  for (const key of 'lighthouse monitorin') {
    await box.press(key === ' ' ? 'Space' : key);
    await tab.clock.runFor(110);
  }
  await tab.clock.resume();
  await box.shows('lighthouse monitorin');
  assert.ok(asked.length <= 12, asked.join());
  assert.equal(asked.at(-1), 'lighthouse monitorin');
});

test('a letter is asked for at once, but for one in a hurry', { skip }, async () => {
  const { tab, box, asked } = await at_rest();
  const type = async (key, ms) => {
    await box.press(key);
    await tab.clock.runFor(ms);
  };
  for (const [key, text] of [['l', 'l'], ['i', 'li'], ['g', 'lig']]) {
    await type(key, 20);
    await until(() => asked.at(-1) === text);
    await box.shows(text);
  }
  await type('h', 100);
  await type('t', 140);
  assert.deepEqual(asked, ['l', 'li', 'lig']);
  await tab.clock.runFor(20);
  await until(() => asked.at(-1) === 'light');
  await box.shows('light');
  await tab.clock.runFor(400);  // to look at the list
  await type('h', 20);
  await until(() => asked.at(-1) === 'lighth');
  assert.deepEqual(asked, ['l', 'li', 'lig', 'light', 'lighth']);
});

test('what a phone keyboard composes is searched while it is composed', { skip }, async () => {
  const box = await open_box(plain);
  await box.input.evaluate((input) => {
    input.focus();
    input.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    input.value = 'tide';
    input.dispatchEvent(new InputEvent('input', { isComposing: true, bubbles: true }));
  });
  await box.shows('tide');
  assert.ok((await box.state()).options > 0);
});

test('an unfinished composition is not said to find nothing', { skip }, async () => {
  const box = await open_box(plain);
  await box.find('tide');
  const options = (await box.state()).options;
  const asked = asked_of(box.tab);
  const compose = (value, isComposing) => box.input.evaluate((input, [text, composing]) => {
    input.dispatchEvent(new CompositionEvent(composing ? 'compositionstart' : 'compositionend', { bubbles: true }));
    input.value = text;
    input.dispatchEvent(new InputEvent('input', { isComposing: composing, bubbles: true }));
  }, [value, isComposing]);
  await compose('zzzqqqxx', true);
  await until(() => asked.includes('zzzqqqxx'));
  await box.rest();
  const meanwhile = await box.state();
  assert.equal(meanwhile.note, '');
  assert.equal(meanwhile.options, options);
  await compose('zzzqqqxx', false);
  await box.is({ note: /zzzqqqxx/ });
});

for (const [what, keys] of [['isComposing', { isComposing: true }], ['keyCode 229', { keyCode: 229 }]]) {
  test(`keys that belong to a composition do nothing (${what})`, { skip }, async () => {
    const box = await open_box(plain);
    await box.find('tide');
    await box.press('ArrowDown');
    const chosen = (await box.state()).chosen;
    for (const key of ['ArrowDown', 'Escape', 'Enter']) {
      const prevented = await box.input.evaluate((input, init) => !input.dispatchEvent(
        new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init })), { key, ...keys });
      assert.equal(prevented, false, key);
    }
    const after = await box.state();
    assert.equal(after.open, true);
    assert.equal(after.chosen, chosen);
    assert.equal(box.tab.url(), plain);
  });
}

test('one request is under way at a time', { skip }, async () => {
  const box = await open_box(plain);
  await box.tab.evaluate(() => {
    const fetch_it = window.fetch;
    const under_way = new Set();
    window.most = 0;
    window.fetch = (url, options) => {
      under_way.add(options);
      options.signal.addEventListener('abort', () => under_way.delete(options));
      window.most = Math.max(window.most, under_way.size);
      return fetch_it(url, options).finally(() => under_way.delete(options));
    };
  });
  const api = await hold_searches(box.tab);
  await box.type('lighthouse monitoring', 60);
  api.release_all();
  await box.shows('lighthouse monitoring');
  assert.equal(await box.tab.evaluate(() => window.most), 1);
});

test('an answer to an older text is not shown', { skip }, async () => {
  const box = await open_box(plain);
  const api = await hold_searches(box.tab);
  await box.type('plugins');
  await until(() => api.asked.includes('plugins'));
  await box.type(' tide');
  api.release();
  await box.rest();
  assert.deepEqual(await box.events('results'), []);
  api.release_all();
  await box.shows('plugins tide');
  assert.deepEqual((await box.events('results')).map(({ query }) => query.trim()), ['plugins tide']);
});

test('a text that was answered is answered from memory', { skip }, async () => {
  const box = await open_box(plain);
  await box.find('tide');
  await box.type('s');
  await box.shows('tides');
  const asked = asked_of(box.tab);
  await box.press('Backspace');
  await box.shows('tide');
  assert.deepEqual(asked, []);
});

test('letters typed before the script count', { skip }, async () => {
  const tab = await new_tab();
  await tab.goto(site.put(`<!doctype html><title>Late</title>${the_style(search)}${the_box(search)}`));
  await tab.locator('input').pressSequentially('tide');
  await tab.addScriptTag({ type: 'module', url: `${search}/moby-search.js` });
  const box = await new Box(tab).ready();
  await box.shows('tide');
  assert.equal((await box.state()).focused, true);
});

test('a text that stood in the box before the script, left by its reader, opens nothing', { skip }, async () => {
  const tab = await new_tab();
  const form = `<form action="${search}/search"><input type="search" name="q" value="tide"></form>`;
  await tab.goto(site.put(the_page(search, { body: the_box(search, { form }) })));
  const box = await new Box(tab).ready();
  await box.rest();
  assert.equal((await box.state()).open, false);
});

test('blanks are not searched', { skip }, async () => {
  const box = await open_box(plain);
  const asked = asked_of(box.tab);
  await box.type('   ');
  await box.rest();
  assert.deepEqual(asked, []);
  assert.equal((await box.state()).open, false);
});

test('a cleared box is shut, and stays so', { skip }, async () => {
  const box = await open_box(plain);
  const api = await hold_searches(box.tab);
  await box.type('tide');
  await until(() => api.asked.includes('tide'));
  await box.input.fill('');
  api.release_all();
  await box.rest();
  assert.equal((await box.state()).open, false);
  await box.find('tide');
  await box.input.fill('');
  await box.is({ open: false, expanded: false, live: '' });
});

test('a reader who has left is not called back', { skip }, async () => {
  const ways = {
    tab: (box) => box.press('Tab', 'Tab', 'Tab'),
    click: (box) => box.tab.mouse.click(600, 500),
    escape: (box) => box.press('Escape'),
  };
  for (const [way, leave] of Object.entries(ways)) {
    const box = await open_box(plain);
    const api = await hold_searches(box.tab);
    await box.type('tide');
    await until(() => api.asked.includes('tide'));
    await leave(box);
    api.release_all();
    await box.rest();
    const { open, expanded } = await box.state();
    assert.deepEqual({ open, expanded }, { open: false, expanded: false }, way);
  }
});

test('Esc before an answer leaves the list shut', { skip }, async () => {
  const box = await open_box(plain);
  await box.find('tide');
  const api = await hold_searches(box.tab);
  await box.type(' sched');
  await until(() => api.asked.length > 0);
  await box.press('Escape');
  api.release_all();
  await box.rest();
  assert.equal((await box.state()).open, false);
});

test('typing again after Esc opens the list again', { skip }, async () => {
  const box = await open_box(plain);
  await box.find('tide');
  await box.press('Escape');
  await box.is({ open: false });
  const { value } = await box.state();
  await box.type(' sch');
  await box.shows(`${value} sch`);
  await box.is({ open: true });
});

test('the list of new words begins at its top', { skip }, async () => {
  const box = await open_box(plain, { viewport: { width: 1000, height: 460 } });
  await change_answers(box.tab, (answer) => { answer.hits = answer.hits.flatMap((hit) => [hit, hit, hit]); });
  await box.find('harbour');
  await box.list.evaluate((list) => { list.scrollTop = 300; });
  assert.ok(await box.list.evaluate((list) => list.scrollTop) > 100);
  await box.type(' 2');
  await box.shows('harbour 2');
  assert.equal(await box.list.evaluate((list) => list.scrollTop), 0);
});

test('whole words rank in the box as on the page', { skip: skip || no_moby }, async () => {
  const blog = await serve([], moby);
  const first = async (query) => (await (await fetch(`${blog}/api/v1/search?${query}`)).json()).hits[0]?.url;
  for (const words of ['moby', 'summit', 'swarmkit', 'containerd', 'linuxkit', 'networking', 'storage', 'security',
    'kubernetes', 'orchestration', 'moby summit', 'dockercon', 'infrakit', 'libnetwork', 'runc', 'tools', 'project',
    'meeting', 'raft', 'notary', 'slides', 'video', 'recap', 'report', 'community', 'open source', 'roadmap',
    'governance', 'architecture', 'image', 'builder', 'plugins']) {
    const q = encodeURIComponent(words);
    assert.equal(await first(`q=${q}&prefix=1&limit=6`), await first(`q=${q}&limit=6`), words);
  }
});
