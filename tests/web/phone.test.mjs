// SPDX-License-Identifier: GPL-2.0-or-later
// The box on a phone, and as a dialog on any screen.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { asked_of } from './support/api.mjs';
import { Box, open_box } from './support/box.mjs';
import { new_tab, phone, skip, until } from './support/browser.mjs';
import { new_site, much_text, the_box, the_page, the_style } from './support/pages.mjs';
import { serve } from './support/server.mjs';

let search, site, plain, in_dialog;
before(async () => {
  if (skip) return;
  search = await serve();
  site = await new_site();
  const page = (attributes) => site.put(the_page(search, {
    body: `<header>${the_box(search, { attributes })}</header>${much_text}` }));
  plain = page('');
  in_dialog = page('mode="dialog"');
});

/** The box on a phone, tapped at. */
async function on_phone(address = plain) {
  const box = await open_box(address, phone);
  await box.input.tap();
  await box.is({ dialog: true });
  return box;
}

test('a tap opens a dialog as large as the screen, the input on top', { skip }, async () => {
  const box = await on_phone();
  await box.is({ focused: true });
  const { dialog, input, inputs } = await box.root.evaluate((root) => ({
    dialog: root.querySelector('dialog').getBoundingClientRect().toJSON(),
    input: root.querySelector('dialog [role=combobox]').getBoundingClientRect().toJSON(),
    inputs: root.querySelectorAll('input').length,
  }));
  assert.equal(inputs, 1);
  assert.ok(dialog.left <= 0 && dialog.top <= 0 && dialog.width >= 390 && dialog.height >= 740, JSON.stringify(dialog));
  assert.ok(input.top >= 0 && input.bottom < 120, JSON.stringify(input));
  await box.find('lighthouse slides');
  assert.ok((await box.state()).options > 3);
  assert.equal(await box.root.evaluate((root) => Boolean(root.querySelector('dialog .ms-panel:not([popover])'))), true);
  assert.deepEqual(box.tab.problems, []);
});

test('the form is the site’s own, in the dialog and back in its place', { skip }, async () => {
  const box = await open_box(plain, phone);
  await box.root.locator('form').evaluate((form) => { form.mark = 'own'; });
  const place = () => box.root.evaluate((root) => {
    const form = root.querySelector('form');
    return { mark: form.mark, parent: form.parentElement.tagName, at: [...form.parentElement.children].indexOf(form) };
  });
  const at_first = await place();
  await box.input.tap();
  await box.is({ dialog: true });
  const inside = await place();
  assert.equal(inside.mark, 'own');
  assert.ok(await box.root.evaluate((root) => Boolean(root.querySelector('dialog form'))));
  await box.root.evaluate((root) => root.close());
  await box.is({ dialog: false });
  assert.deepEqual(await place(), at_first);
});

test('Back closes the dialog, and the next Back leaves the page', { skip }, async () => {
  const tab = await new_tab(phone);
  await tab.goto(`${site.address}/first/`);
  await tab.goto(plain);
  const box = await new Box(tab).ready();
  for (const close of [() => tab.goBack({ waitUntil: 'commit' }), () => box.root.evaluate((root) => root.close())]) {
    await box.input.tap();
    await box.is({ dialog: true });
    await box.find('tide');
    await close();
    await box.is({ dialog: false, open: false });
    assert.equal(tab.url(), plain);
    await box.root.evaluate((root) => { root.querySelector('input').value = ''; });
  }
  await box.rest();
  await tab.goBack();
  await tab.waitForURL(`${site.address}/first/`);
});

test('in a shadow tree the dialog stays in it, and the form too', { skip }, async () => {
  const inside = JSON.stringify(the_style(search) + the_box(search));
  const box = await open_box(site.put(the_page(search, { body: `<site-header></site-header><script>
    document.querySelector('site-header').attachShadow({ mode: 'open' }).innerHTML = ${inside};</script>${much_text}` })), phone);
  await box.input.tap();
  await box.is({ dialog: true, focused: true });
  await box.find('tide');
  await box.tab.goBack({ waitUntil: 'commit' });
  await box.is({ dialog: false });
  assert.equal(await box.root.locator('form input').count(), 1);
  assert.deepEqual(box.tab.problems, []);
});

test('letting the keyboard go leaves the results', { skip }, async () => {
  const box = await on_phone();
  await box.find('lighthouse slides');
  const { options } = await box.state();
  await box.input.evaluate((input) => input.blur());
  await box.rest();
  const after = await box.state();
  assert.deepEqual({ dialog: after.dialog, open: after.open, options: after.options }, { dialog: true, open: true, options });
});

test('on a tablet too, letting the keyboard go leaves the list', { skip }, async () => {
  const box = await open_box(plain, { viewport: { width: 1024, height: 768 }, hasTouch: true });
  await box.find('lighthouse slides');
  await box.input.evaluate((input) => input.blur());
  await box.rest();
  assert.equal((await box.state()).open, true);
  await box.tab.touchscreen.tap(900, 740);
  await box.is({ open: false });
});

test('a tap goes to a result, and the close button back to the page', { skip }, async () => {
  const box = await on_phone();
  await box.find('lighthouse slides');
  await box.titles.first().tap();
  await box.tab.waitForURL('**/harbour-days-recap/**');
  const again = await on_phone();
  await again.find('tide');
  await again.root.locator('dialog button:visible').last().tap();
  await again.is({ dialog: false, open: false });
});

test('results in the dialog scroll, the page behind does not', { skip }, async () => {
  const box = await open_box(plain, { ...phone, viewport: { width: 390, height: 420 } });
  await box.tab.evaluate(() => window.scrollTo(0, 40));
  const at_first = await box.tab.evaluate(() => scrollY);
  await box.tab.evaluate(() => document.querySelector('moby-search').open());
  await box.is({ dialog: true });
  await box.find('harbour');
  const { scroller, view } = await box.list.evaluate((list) => ({ scroller: list.scrollHeight, view: list.clientHeight }));
  assert.ok(scroller > view, `${scroller} of ${view}`);
  await box.list.hover();
  await box.tab.mouse.wheel(0, 4000);
  await box.tab.mouse.wheel(0, 4000);
  await box.rest();
  assert.ok(await box.list.evaluate((list) => list.scrollTop) > 0);
  assert.equal(await box.tab.evaluate(() => scrollY), at_first);
  await box.root.evaluate((root) => root.close());
  await box.is({ dialog: false });
  assert.equal(await box.tab.evaluate(() => scrollY), at_first);
});

test('nothing is wider than a phone', { skip }, async () => {
  for (const width of [320, 390]) {
    const box = await open_box(plain, { ...phone, viewport: { width, height: 640 } });
    await box.input.tap();
    await box.is({ dialog: true });
    await box.find('lighthouse slides');
    const [page, list, panel] = await box.list.evaluate((each) => [
      document.documentElement.scrollWidth, each.scrollWidth - each.clientWidth, each.getBoundingClientRect().right]);
    assert.ok(page <= width && list <= 0 && panel <= width, `${width}: ${page} ${list} ${panel}`);
  }
});

test('what is tapped is large enough', { skip }, async () => {
  const box = await on_phone();
  await box.find('lighthouse slides');
  const small = await box.options.evaluateAll((all) => all.map((option) => {
    const { width, height } = (option.closest('.ms-row') ?? option).getBoundingClientRect();
    return { name: option.textContent.trim(), width, height };
  }).filter(({ width, height }) => height < 24 || width < 24));
  assert.deepEqual(small, []);
});

test('the input’s letters are large enough that a phone does not zoom in', { skip }, async () => {
  const box = await open_box(site.put(the_page(search, { head: '<style>html{font-size:62.5%} input{font-size:11px}</style>' })), phone);
  await box.input.tap();
  await box.is({ dialog: true });
  assert.ok(await box.input.evaluate((input) => parseFloat(getComputedStyle(input).fontSize)) >= 16);
});

test('a phone’s keyboard neither corrects nor capitalises, and has a key to search', { skip }, async () => {
  const box = await open_box(plain);
  for (const [name, value] of Object.entries({ autocapitalize: 'off', autocorrect: 'off', spellcheck: 'false',
    enterkeyhint: 'search', autocomplete: 'off' })) {
    assert.equal(await box.input.getAttribute(name), value, name);
  }
});

test('a phone that was turned, or a window made narrow, keeps its text', { skip }, async () => {
  const box = await open_box(plain, { viewport: { width: 1000, height: 700 } });
  await box.find('lighthouse slides');
  await box.tab.setViewportSize({ width: 500, height: 700 });
  await box.rest();
  assert.equal((await box.state()).value, 'lighthouse slides');
  await box.tab.setViewportSize({ width: 1000, height: 700 });
  await box.rest();
  const { value } = await box.state();
  assert.equal(value, 'lighthouse slides');
  assert.equal(await box.root.locator('input').count(), 1);
  assert.deepEqual(box.tab.problems, []);
});

// mode="dialog"

/** The box behind a button, opened by it. */
async function behind_button() {
  const box = await open_box(in_dialog);
  await box.root.locator('button:visible').first().click();
  await box.is({ dialog: true, focused: true });
  return box;
}

test('with mode="dialog" a button opens it, on a wide screen too', { skip }, async () => {
  const box = await behind_button();
  assert.equal((await box.events('open'))[0].mode, 'dialog');
  await box.find('lighthouse slides');
  await box.press('ArrowDown', 'Enter');
  await box.tab.waitForURL('**/harbour-days-recap/**');
});

test('Escape closes the dialog, and the focus goes back', { skip }, async () => {
  const box = await behind_button();
  await box.find('tide');
  await until(async () => {
    await box.press('Escape');
    return !(await box.state()).dialog;
  });
  const focused = await box.tab.evaluate(() => document.activeElement.closest('moby-search') !== null);
  assert.ok(focused);
});

test('the shortcut opens the dialog', { skip }, async () => {
  const box = await open_box(in_dialog);
  await box.press('Control+k');
  await box.is({ dialog: true, focused: true });
});

test('a click on what is round the dialog closes it', { skip }, async () => {
  const box = await behind_button();
  await box.tab.mouse.click(4, 600);
  await box.is({ dialog: false });
});

test('the dialog has a name', { skip }, async () => {
  const box = await behind_button();
  const name = await box.root.locator('dialog').evaluate((dialog) => dialog.getAttribute('aria-label')
    || document.getElementById(dialog.getAttribute('aria-labelledby'))?.textContent);
  assert.ok(name);
});

test('a dialog that was closed while an answer was under way stays closed', { skip }, async () => {
  const box = await on_phone();
  const asked = asked_of(box.tab);
  await box.type('tide');
  await until(() => asked.length > 0);
  await box.root.evaluate((root) => root.close());
  await box.rest();
  const { dialog, open } = await box.state();
  assert.deepEqual({ dialog, open }, { dialog: false, open: false });
});
