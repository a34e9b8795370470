// SPDX-License-Identifier: GPL-2.0-or-later
// What the box looks like, light and dark, wide and small.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { open_box } from './support/box.mjs';
import { contrast, contrast_with } from './support/colours.mjs';
import { skip, until } from './support/browser.mjs';
import { much_text, plain_site, the_box, the_form, the_page } from './support/pages.mjs';
import { moby, no_moby, serve } from './support/server.mjs';

let search, site, plain;
before(async () => { ({ search, site, plain } = await plain_site()); });

const open_with = (options, of_tab) => open_box(site.put(the_page(search, options)), of_tab);

test('the list is below the input, in the top layer, and as wide', { skip }, async () => {
  const box = await open_with({ body: `<div style="width:500px;margin:20px">${the_box(search)}</div>${much_text}` });
  await box.find('lighthouse slides');
  const { panel, input, popover } = await box.panel.evaluate((each) => ({
    panel: each.getBoundingClientRect().toJSON(), popover: each.matches(':popover-open'),
    input: document.querySelector('[role=combobox]').getBoundingClientRect().toJSON(),
  }));
  assert.equal(popover, true);
  assert.ok(panel.top >= input.bottom && panel.top < input.bottom + 20, `${panel.top} below ${input.bottom}`);
  assert.ok(Math.abs(panel.left - input.left) < 3 && panel.width >= input.width - 3, `${panel.left}, ${panel.width}`);
  assert.ok(panel.bottom <= 720, String(panel.bottom));
});

test('five posts are seen at once in 800 px', { skip: skip || no_moby }, async () => {
  const blog = await serve([], moby);
  const box = await open_box(site.put(the_page(blog, { body: the_box(blog) })), { viewport: { width: 1280, height: 800 } });
  await box.find('swarmkit');
  await box.input.fill('moby');
  await box.shows('moby');
  const seen = await box.titles.evaluateAll((all) => all.filter((title) => {
    const list = title.closest('.ms-list').getBoundingClientRect();
    const { top, bottom } = title.getBoundingClientRect();
    return top >= list.top && bottom <= list.bottom;
  }).length);
  assert.ok(seen >= 5, String(seen));
});

test('a title leads, its sections come below it, smaller and set in', { skip }, async () => {
  const box = await open_box(plain);
  await box.find('lighthouse slides');
  const weight = (locator) => locator.first().evaluate((each) => {
    const text = each.querySelector('.ms-title, .ms-heading') ?? each;
    const style = getComputedStyle(text);
    const range = document.createRange();
    range.selectNodeContents(text);
    return { weight: Number(style.fontWeight), size: parseFloat(style.fontSize), left: range.getBoundingClientRect().left };
  });
  const [title, section] = [await weight(box.titles), await weight(box.sections)];
  assert.ok(title.weight > section.weight || title.size > section.size, JSON.stringify([title, section]));
  assert.ok(title.size >= section.size && section.left > title.left, JSON.stringify([title, section]));
});

test('the footer has the number of posts and the keys, in view', { skip }, async () => {
  const box = await open_box(plain, { viewport: { width: 1000, height: 460 } });
  await box.find('harbour');
  const { total } = await (await fetch(`${search}/api/v1/search?q=harbour&prefix=1&limit=6`)).json();
  assert.match(await box.root.locator('.ms-count').textContent(), new RegExp(`\\b${total} posts`));
  assert.match(await box.foot.textContent(), /Esc/);
  for (let i = 0; i < 9; ++i) await box.press('ArrowDown');
  const { top, bottom, panel } = await box.foot.evaluate((foot) => ({ ...foot.getBoundingClientRect().toJSON(),
    panel: foot.closest('.ms-panel').getBoundingClientRect().bottom }));
  assert.ok(top > 0 && bottom <= panel && panel <= 460, `${top}–${bottom} in ${panel}`);
});

test('a magnifier and the key are shown in the input, without moving it', { skip }, async () => {
  const box = await open_box(plain);
  const magnifier = box.root.locator('form svg').first();
  const [input, sign] = [await box.input.boundingBox(), await magnifier.boundingBox()];
  assert.ok(sign.x >= input.x && sign.x + sign.width <= input.x + input.width, JSON.stringify([input, sign]));
  const key = box.root.locator('kbd').first();
  assert.equal(await key.isVisible(), true);
  await box.find('tide');
  assert.equal(await key.isVisible(), false);
  assert.deepEqual(await box.input.boundingBox(), input);
});

for (const colorScheme of ['light', 'dark']) {
  const page = () => ({ head: `<meta name="color-scheme" content="light dark"><style>body { background: ${colorScheme === 'dark' ? '#111' : '#fff'} }</style>` });

  test(`what is shown can be read (${colorScheme})`, { skip }, async () => {
    const box = await open_with(page(), { colorScheme });
    await box.find('lighthouse slides');
    for (const name of ['.ms-title', '.ms-heading', '.ms-snippet', '.ms-snippet mark', '.ms-meta', '.ms-media', '.ms-count', '.ms-keys', '.ms-all, .ms-chip']) {
      const texts = box.panel.locator(name);
      if (!await texts.count()) continue;
      const ratio = await texts.first().evaluate(contrast);
      assert.ok(ratio >= 4.5, `${name}: ${ratio.toFixed(2)}`);
    }
    await box.press('ArrowDown');
    const chosen = await box.chosen.evaluate(contrast);
    assert.ok(chosen >= 4.5, `chosen: ${chosen.toFixed(2)}`);
    await box.press('ArrowDown', 'ArrowDown');
    const next = await box.chosen.evaluate(contrast);
    assert.ok(next >= 4.5, `chosen: ${next.toFixed(2)}`);
  });

  test(`what there is to use can be seen (${colorScheme})`, { skip }, async () => {
    const box = await open_with(page(), { colorScheme });
    const border = await box.input.evaluate(contrast_with, 'borderTopColor');
    assert.ok(border >= 3, `border of the input: ${border.toFixed(2)}`);
    const placeholder = await box.input.evaluate(contrast_with, '::placeholder');
    assert.ok(placeholder >= 4.5, `placeholder: ${placeholder.toFixed(2)}`);
    await box.find('lighthouse slides');
    const plain_row = await box.titles.nth(1).evaluate(contrast_with, 'row');
    await box.titles.nth(1).hover();
    const hover = await until(async () => {
      const ratio = await box.titles.nth(1).evaluate(contrast_with, 'row');
      return ratio > plain_row && ratio;
    }, 'a row under the pointer differs');
    await box.press('ArrowDown');
    const chosen = await box.chosen.evaluate(contrast_with, 'row');
    assert.ok(chosen >= 3, `chosen: ${chosen.toFixed(2)}`);
    assert.ok(hover > 1.01 && hover < chosen, `hover: ${hover.toFixed(2)}, chosen: ${chosen.toFixed(2)}`);
  });
}

const is_dark = (box) => box.panel.evaluate((panel) => {
  const [r, g, b] = getComputedStyle(panel).backgroundColor.match(/[\d.]+/g).map(Number);
  return r + g + b < 300;
});

test('the box is as light or dark as its page, whatever the desktop is', { skip }, async () => {
  const pages = {
    'says nothing': ['', '', false, false],
    'is light only': ['<style>:root { color-scheme: light }</style>', '', false, false],
    'is dark only': ['<style>:root { color-scheme: dark } body { background: #111 }</style>', '', true, true],
    'follows the desktop': ['<style>:root { color-scheme: light dark }</style>', '', false, true],
    'says dark in data-theme': ['', 'data-theme="dark"', true, true],
    'says light in data-theme': ['<style>:root { color-scheme: light dark }</style>', 'data-theme="light"', false, false],
  };
  for (const [what, [head, around, on_light, on_dark]] of Object.entries(pages)) {
    const box = await open_with({ head, around });
    await box.find('tide');
    for (const [colorScheme, dark] of [['light', on_light], ['dark', on_dark]]) {
      await box.tab.emulateMedia({ colorScheme });
      assert.equal(await is_dark(box), dark, `${what}, on a ${colorScheme} desktop`);
    }
  }
});

test('a page that turns dark takes the open list along', { skip }, async () => {
  const box = await open_box(plain);
  await box.find('tide');
  assert.equal(await is_dark(box), false);
  await box.tab.evaluate(() => { document.documentElement.dataset.theme = 'dark'; });
  await until(() => is_dark(box));
  await box.tab.evaluate(() => { document.documentElement.dataset.theme = 'light'; });
  await until(async () => !await is_dark(box));
});

test('of several data-theme the nearest counts', { skip }, async () => {
  const own = the_box(search, { attributes: 'data-theme="light"' });
  for (const [around, body, dark] of [['dark', own, false], ['dark', `<nav data-theme="light">${the_box(search)}</nav>`, false],
    ['light', `<nav data-theme="dark">${the_box(search)}</nav>`, true]]) {
    const box = await open_with({ around: `data-theme="${around}"`, body });
    await box.find('tide');
    assert.equal(await is_dark(box), dark, body);
  }
});

test('in forced colours the button has a border and the choice is seen', { skip }, async () => {
  const box = await open_box(plain, { forcedColors: 'active' });
  const width = await box.root.locator('form button').first().evaluate((button) => getComputedStyle(button).borderTopWidth);
  assert.notEqual(width, '0px');
  await box.find('tide');
  await box.press('ArrowDown');
  const [chosen, other] = await box.root.evaluate((root) => ['true', 'false'].map((selected) => {
    const row = root.querySelector(`[role=option][aria-selected=${selected}]`);
    const row_of = row.closest('.ms-row') ?? row;
    return [row, row_of].map((each) => {
      const { backgroundColor, outlineStyle, outlineColor, borderInlineStartColor, boxShadow } = getComputedStyle(each);
      return [backgroundColor, outlineStyle, outlineColor, borderInlineStartColor, boxShadow].join(' ');
    }).join(' | ');
  }));
  assert.notEqual(chosen, other);
});

test('who wants no motion gets none', { skip }, async () => {
  const box = await open_box(plain, { reducedMotion: 'reduce' });
  await box.find('tide');
  const moving = await box.root.evaluate((root) => root.getAnimations({ subtree: true }).length);
  assert.equal(moving, 0);
});

test('letters set larger in the browser are larger in the list', { skip }, async () => {
  const box = await open_with({ head: '<style>moby-search { --ms-size: 24px }</style>' });
  await box.find('lighthouse slides');
  const large = await box.titles.first().evaluate((each) => parseFloat(getComputedStyle(each).fontSize));
  const normal = await open_box(plain);
  await normal.find('lighthouse slides');
  assert.ok(large > await normal.titles.first().evaluate((each) => parseFloat(getComputedStyle(each).fontSize)));
});

test('nothing sticks out at 200 %', { skip }, async () => {
  const box = await open_box(plain, { viewport: { width: 640, height: 460 } });
  await box.find('lighthouse slides');
  const { right, bottom, wide } = await box.panel.evaluate((panel) => ({
    ...panel.getBoundingClientRect().toJSON(), wide: document.documentElement.scrollWidth }));
  assert.ok(right <= 640 && bottom <= 460 && wide <= 640, `${right} ${bottom} ${wide}`);
});

test('long words and titles break, and push nothing out', { skip }, async () => {
  const box = await open_box(plain);
  await box.tab.route('**/api/v1/search?*', async (route) => {
    const response = await route.fetch();
    const answer = await response.json();
    const long = 'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(9);
    for (const hit of answer.hits) {
      Object.assign(hit, { title: long, snippet: long, highlight: { title: [long], snippet: [long] } });
      for (const section of hit.sections) {
        Object.assign(section, { heading: long, highlight: { heading: [long], snippet: ['', long] } });
        for (const item of section.media) item.title = long;
      }
    }
    await route.fulfill({ response, json: answer });
  });
  await box.find('lighthouse slides');
  const over = await box.panel.evaluate((panel) => [...panel.querySelectorAll('.ms-option, .ms-about')]
    .filter((each) => each.getBoundingClientRect().right > panel.getBoundingClientRect().right + 1).length);
  assert.equal(over, 0);
  assert.ok(await box.list.evaluate((list) => list.scrollWidth - list.clientWidth) <= 0);
});

test('from right to left, the list is a mirror of itself', { skip }, async () => {
  const body = (dir) => `<div dir="${dir}" style="width:600px">${the_box(search, { form: the_form(search) })}</div>`;
  const insets = async (dir) => {
    const box = await open_with({ around: `dir="${dir}"`, body: body(dir) });
    await box.find('lighthouse slides');
    return box.panel.evaluate((panel) => {
      const { left, right } = panel.getBoundingClientRect();
      const section = panel.querySelector('.ms-in').getBoundingClientRect();
      const title = panel.querySelector('.ms-group > .ms-row .ms-option svg').getBoundingClientRect();
      const style = getComputedStyle(panel.querySelector('.ms-below') ?? panel.querySelector('.ms-in'));
      return { start: [section.left - left, title.left - left], end: [right - section.right, right - title.right],
        borders: [style.borderLeftWidth, style.borderRightWidth] };
    });
  };
  const [ltr, rtl] = [await insets('ltr'), await insets('rtl')];
  assert.deepEqual(rtl.end[1], ltr.start[1]);
  assert.deepEqual(rtl.borders, ltr.borders.reverse());
});

test('a snippet stands under its heading, whichever way it is read', { skip }, async () => {
  const box = await open_with({ around: 'dir="rtl"' });
  await box.find('lighthouse slides');
  const [heading, snippet] = await box.sections.first().evaluate((option) => {
    const right = (each) => {
      const range = document.createRange();
      range.selectNodeContents(each);
      return range.getBoundingClientRect().right;
    };
    return [option.querySelector('.ms-heading'), option.closest('.ms-row').querySelector('.ms-snippet')].map(right);
  });
  assert.ok(Math.abs(heading - snippet) < 4, `${heading} and ${snippet}`);
});
