// SPDX-License-Identifier: GPL-2.0-or-later
// The box by its keys, and the key that opens it.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { Box, open_box } from './support/box.mjs';
import { new_tab, skip } from './support/browser.mjs';
import { new_site, much_text, the_box, the_page } from './support/pages.mjs';
import { serve } from './support/server.mjs';

let search, site, plain;
before(async () => {
  if (skip) return;
  search = await serve();
  site = await new_site();
  plain = site.put(the_page(search, { body: `${the_box(search)}<a href="#next">next</a>${much_text}` }));
});

const focus_of = (tab) => tab.evaluate(() => {
  const { activeElement: { tagName, className, id, name } } = document;
  return { tagName, className, id, name };
});

test('the arrows choose, round the ends too, and Escape closes', { skip }, async () => {
  const box = await open_box(plain);
  await box.find('plugins');
  assert.equal((await box.state()).active, null);
  await box.press('ArrowDown');
  const first = await box.state();
  assert.equal(await box.options.first().getAttribute('id'), first.active);
  assert.equal(await box.options.first().getAttribute('aria-selected'), 'true');
  await box.press('ArrowDown', 'ArrowUp');
  assert.equal((await box.state()).active, first.active);
  assert.equal(await box.chosen.count(), 1);
  await box.press('ArrowUp', 'ArrowUp');
  assert.equal(await box.chosen.count() <= 1, true);
  assert.notEqual((await box.state()).active, first.active);
  await box.press('Escape');
  await box.is({ open: false, expanded: false, active: null });
  assert.equal((await box.state()).focused, true);
});

test('ArrowUp begins with the last', { skip }, async () => {
  const box = await open_box(plain);
  await box.find('plugins');
  await box.press('ArrowUp');
  assert.equal((await box.state()).active, await box.options.last().getAttribute('id'));
});

test('a chosen option is brought into view', { skip }, async () => {
  const box = await open_box(plain, { viewport: { width: 700, height: 450 } });
  for (const text of ['harbour', 'schedluer']) {
    await box.input.fill(text);
    await box.shows(text);
    const hidden = [];
    const count = await box.options.count();
    for (let i = 0; i < count; ++i) {
      await box.press('ArrowDown');
      hidden.push(await box.chosen.evaluate((option) => {
        const list = option.closest('.ms-list').getBoundingClientRect();
        const { top, bottom, left, right } = option.getBoundingClientRect();
        const is_seen = top >= list.top - 1 && bottom <= list.bottom + 1 && left >= list.left - 1 && right <= list.right + 1;
        return is_seen ? '' : `${option.textContent}: ${left},${top}–${right},${bottom}`;
      }));
    }
    assert.deepEqual(hidden.filter(Boolean), []);
  }
});

test('a shut list opens with the arrows, its results as they were', { skip }, async () => {
  const box = await open_box(plain);
  await box.find('plugins');
  await box.press('Escape');
  await box.is({ open: false });
  if ((await box.state()).value !== 'plugins') return;  // the browser clears a search field
  await box.press('ArrowDown');
  await box.is({ open: true, value: 'plugins' });
});

test('ArrowDown in an empty box opens nothing', { skip }, async () => {
  const box = await open_box(plain);
  await box.input.focus();
  await box.press('ArrowDown');
  await box.rest();
  const { open, expanded, active } = await box.state();
  assert.deepEqual({ open, expanded, active }, { open: false, expanded: false, active: null });
});

test('ArrowDown in the box of the results page shows results, or nothing', { skip }, async () => {
  const tab = await new_tab();
  await tab.goto(`${search}/search?q=tide`);
  const box = await new Box(tab).ready();
  await box.input.focus();
  await box.press('ArrowDown');
  await box.rest();
  const { open, expanded, options } = await box.state();
  assert.equal(open, expanded);
  assert.equal(open, options > 0);
});

test('the keys of a text field stay those of a text field', { skip }, async () => {
  const box = await open_box(plain);
  await box.find('plugins');
  await box.press('ArrowDown');
  const selection = () => box.input.evaluate(({ selectionStart, selectionEnd }) => [selectionStart, selectionEnd]);
  const { active } = await box.state();
  await box.press('Home');
  assert.deepEqual(await selection(), [0, 0]);
  await box.press('End');
  assert.deepEqual(await selection(), [7, 7]);
  await box.press('Shift+ArrowLeft', 'Shift+ArrowLeft');
  assert.deepEqual(await selection(), [5, 7]);
  await box.press('End', 'Shift+ArrowUp');
  assert.deepEqual(await selection(), [0, 7]);
  await box.press('Home', 'Shift+ArrowDown');
  assert.deepEqual(await selection(), [0, 7]);
  await box.press('End', 'Shift+Home');
  assert.deepEqual(await selection(), [0, 7]);
  assert.equal((await box.state()).open, true);
  const after = (await box.state()).active;
  assert.ok(after === active || after === null, after);
});

test('Tab goes on in the page, past the list, which shuts', { skip }, async () => {
  const box = await open_box(plain, { viewport: { width: 1000, height: 460 } });
  await box.find('harbour');
  const stops = [];
  for (let i = 0; i < 4; ++i) {
    await box.press('Tab');
    stops.push(await focus_of(box.tab));
  }
  assert.ok(stops.some(({ tagName, className }) => tagName === 'A' && !className), JSON.stringify(stops));
  assert.ok(stops.every(({ className }) => !/ms-(panel|list|option)/.test(className)), JSON.stringify(stops));
  await box.is({ open: false, expanded: false });
});

test('Tab with a chosen option goes on too, and opens nothing', { skip }, async () => {
  const box = await open_box(plain);
  await box.find('plugins');
  await box.press('ArrowDown', 'Tab', 'Tab', 'Tab');
  await box.is({ open: false, active: null });
  assert.equal(box.tab.url(), plain);
});

test('Shift-Tab leaves as well', { skip }, async () => {
  const box = await open_box(site.put(the_page(search, { body: `<a href="#" id="before">before</a>${the_box(search)}` })));
  await box.find('plugins');
  await box.press('Shift+Tab');
  await box.is({ open: false });
  assert.equal((await focus_of(box.tab)).id, 'before');
});

test('Escape shuts the list wherever the focus is', { skip }, async () => {
  const box = await open_box(plain);
  await box.find('plugins');
  await box.input.evaluate((input) => input.blur());
  await box.press('Escape');
  await box.is({ open: false });
});

test('Enter without a choice goes to the page of results', { skip }, async () => {
  const box = await open_box(plain);
  await box.find('plugins');
  await box.press('Enter');
  await box.tab.waitForURL(`${search}/search?q=plugins`);
});

// The shortcut.

const press_shortcut = async (tab, keys) => {
  await tab.evaluate(() => {
    window.prevented = undefined;
    window.addEventListener('keydown', (event) => { if (event.key.length === 1) window.prevented = event.defaultPrevented; });
  });
  await tab.keyboard.press(keys);
  return tab.evaluate(() => window.prevented);
};

test('Ctrl-K goes to the box, and is said to', { skip }, async () => {
  const box = await open_box(plain);
  assert.equal(await box.input.getAttribute('aria-keyshortcuts'), 'Control+K');
  assert.match(await box.root.textContent(), /Ctrl\s*K/);
  assert.equal(await press_shortcut(box.tab, 'Control+k'), true);
  assert.equal((await box.state()).focused, true);
  await box.input.fill('plugins');
  await box.tab.mouse.click(600, 500);
  await box.press('Control+k');
  const selected = await box.input.evaluate((input) => input.selectionEnd - input.selectionStart);
  assert.equal(selected, 7);
});

test('on a Mac it is Cmd-K, and Ctrl-K is left to the text field', { skip }, async () => {
  const tab = await new_tab({ userAgent: 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Safari/605.1.15' });
  await tab.addInitScript(() => {
    Object.defineProperty(navigator, 'platform', { get: () => 'MacIntel' });
    Object.defineProperty(navigator, 'userAgentData', { get: () => ({ platform: 'macOS', brands: [], mobile: false }) });
  });
  await tab.goto(plain);
  const box = await new Box(tab).ready();
  assert.equal(await box.input.getAttribute('aria-keyshortcuts'), 'Meta+K');
  assert.match(await box.root.textContent(), /⌘\s*K/);
  assert.equal(await press_shortcut(tab, 'Control+k'), false);
  assert.equal((await box.state()).focused, false);
  assert.equal(await press_shortcut(tab, 'Meta+k'), true);
  assert.equal((await box.state()).focused, true);
});

test('with other modifiers, or on its own, K is left alone', { skip }, async () => {
  const box = await open_box(plain);
  for (const keys of ['Control+Shift+K', 'Control+Alt+k', 'Meta+Control+k', 'Alt+k', 'k', 'Meta+k']) {
    assert.equal(await press_shortcut(box.tab, keys), false, keys);
    assert.equal((await box.state()).focused, false, keys);
  }
});

test('in a text that is being written, the key is the editor’s', { skip }, async () => {
  const editors = `<textarea id="a"></textarea><div id="b" contenteditable>text</div>
    <div id="c" tabindex="0">handled</div><script>
      document.getElementById('c').addEventListener('keydown', (event) => event.preventDefault());</script>`;
  const box = await open_box(site.put(the_page(search, { body: the_box(search) + editors })));
  for (const id of ['a', 'b', 'c']) {
    await box.tab.locator(`#${id}`).focus();
    await box.press('Control+k');
    assert.equal((await focus_of(box.tab)).id, id);
  }
});

test('where the box cannot be used, the key goes to the browser', { skip }, async () => {
  const around = {
    hidden: (box) => `<div hidden>${box}</div>`,
    'not shown': (box) => `<div style="visibility:hidden">${box}</div>`,
    inert: (box) => `<div inert>${box}</div>`,
    'in a shut dialog': (box) => `<dialog>${box}</dialog>`,
    'behind a dialog': (box) => `${box}<dialog id="d"><button>ok</button></dialog><script>d.showModal()</script>`,
  };
  for (const [what, body] of Object.entries(around)) {
    const tab = await new_tab();
    await tab.goto(site.put(the_page(search, { body: body(the_box(search)) })));
    await tab.locator('moby-search [role=combobox]').waitFor({ state: 'attached' });
    assert.equal(await press_shortcut(tab, 'Control+k'), false, what);
    assert.notEqual((await focus_of(tab)).name, 'q', what);
  }
});

test('another key can be given, or none', { skip }, async () => {
  const other = await open_box(site.put(the_page(search, { body: the_box(search, { attributes: 'shortcut="j"' }) })));
  assert.equal(await other.input.getAttribute('aria-keyshortcuts'), 'Control+J');
  assert.equal(await press_shortcut(other.tab, 'Control+k'), false);
  assert.equal(await press_shortcut(other.tab, 'Control+j'), true);
  assert.equal((await other.state()).focused, true);
  const none = await open_box(site.put(the_page(search, { body: the_box(search, { attributes: 'shortcut="none"' }) })));
  assert.equal(await none.input.getAttribute('aria-keyshortcuts'), null);
  assert.doesNotMatch(await none.root.textContent(), /Ctrl/);
  assert.equal(await press_shortcut(none.tab, 'Control+k'), false);
});
