// SPDX-License-Identifier: GPL-2.0-or-later
// The box in the pages of other people: their layout, their style, their scripts.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { Box, open_box } from './support/box.mjs';
import { new_tab, skip, until } from './support/browser.mjs';
import { much_text, new_site, the_box, the_form, the_page, the_script, the_style } from './support/pages.mjs';
import { serve } from './support/server.mjs';

let search, site;
before(async () => {
  if (skip) return;
  search = await serve();
  site = await new_site();
});

const page_with = (options) => site.put(the_page(search, options));
const open_with = (options, of_tab) => open_box(page_with(options), of_tab);

/** Runs in the page: whether all of the panel is on top of all else. */
const on_top = (panel) => {
  const { left, top, right, bottom } = panel.getBoundingClientRect();
  const points = [[left + 9, top + 9], [right - 9, top + 9], [(left + right) / 2, (top + bottom) / 2],
    [left + 9, bottom - 9], [right - 9, bottom - 9]];
  return points.every(([x, y]) => panel.contains(panel.getRootNode().elementFromPoint(x, y)));
};

// Layout.

test('a header that cuts, and what lies above it, do not hide the list', { skip }, async () => {
  for (const header of ['overflow:hidden;height:60px', 'overflow:clip;height:60px;contain:paint', 'transform:scale(1);overflow:hidden;height:60px',
    'position:relative;z-index:1;opacity:.99']) {
    const box = await open_with({ body: `<header style="${header}">${the_box(search)}</header>
      <main style="position:relative;z-index:99999;background:#eee">${much_text}</main>` });
    await box.find('lighthouse slides');
    assert.equal(await box.panel.evaluate(on_top), true, header);
    await box.titles.first().click();
    await box.tab.waitForURL('**/harbour-days-recap/**');
  }
});

test('a box in a narrow place has a list of its own width, within the window', { skip }, async () => {
  for (const place of ['left:0', 'right:0', 'left:50%']) {
    const body = `<nav style="position:absolute;top:20px;${place};width:180px">${the_box(search)}</nav>${much_text}`;
    const box = await open_with({ body }, { viewport: { width: 900, height: 700 } });
    await box.find('lighthouse slides');
    const { left, right, top, bottom } = await box.panel.evaluate((panel) => panel.getBoundingClientRect().toJSON());
    assert.ok(right - left >= 320 && left >= 0 && right <= 900 && bottom <= 700, `${place}: ${left}–${right}, –${bottom}`);
    const below = await box.input.evaluate((input) => input.getBoundingClientRect().bottom);
    assert.ok(top >= below - 1 && top < below + 30, `${place}: ${top} below ${below}`);
  }
});

test('the list follows its input when the page is scrolled or reshaped', { skip }, async () => {
  const box = await open_with({ body: `<div id="above" style="height:200px"></div>${the_box(search)}${much_text}` });
  await box.find('tide');
  const distance = () => box.panel.evaluate((panel) => panel.getBoundingClientRect().top
    - document.querySelector('[role=combobox]').getBoundingClientRect().bottom);
  const at_first = await distance();
  await box.tab.evaluate(() => window.scrollTo(0, 100));
  await until(async () => Math.abs(await distance() - at_first) < 2);
  await box.tab.setViewportSize({ width: 900, height: 650 });
  await until(async () => Math.abs(await distance() - at_first) < 2);
});

test('a box at the bottom of the window still has a list in it', { skip }, async () => {
  const box = await open_with({ body: `<div style="position:fixed;bottom:10px;left:10px;width:400px">${the_box(search)}</div>` },
    { viewport: { width: 900, height: 600 } });
  await box.find('lighthouse slides');
  const { top, bottom } = await box.panel.evaluate((panel) => panel.getBoundingClientRect().toJSON());
  assert.ok(top >= 0 && bottom <= 600 && bottom - top > 150, `${top}–${bottom}`);
});

test('the page neither moves nor scrolls when the list opens, and while one chooses', { skip }, async () => {
  const box = await open_with({ body: `<h1>Title</h1>${the_box(search)}<p id="p">below</p>${much_text}` });
  await box.tab.evaluate(() => window.scrollTo(0, 30));
  const look = () => box.tab.evaluate(() => [scrollX, scrollY, document.documentElement.scrollWidth,
    document.documentElement.scrollHeight, document.getElementById('p').getBoundingClientRect().top,
    document.querySelector('[role=combobox]').getBoundingClientRect().top]);
  await box.tab.evaluate(() => document.querySelector('[role=combobox]').focus({ preventScroll: true }));
  const before_it = await look();
  await box.tab.keyboard.type('harbour');
  await box.shows('harbour');
  for (let i = 0; i < 12; ++i) await box.press('ArrowDown');
  assert.deepEqual(await look(), before_it);
  await box.list.hover();
  for (let i = 0; i < 5; ++i) await box.tab.mouse.wheel(0, 3000);
  await box.rest();
  assert.deepEqual(await look(), before_it);
});

test('a box stands still when its script comes', { skip }, async () => {
  const tab = await new_tab();
  await tab.goto(site.put(`<!doctype html><title>Late</title>${the_style(search)}${the_box(search)}<p id="p">below</p>`));
  const below = () => tab.evaluate(() => document.getElementById('p').getBoundingClientRect().top);
  const before_it = await below();
  await tab.addScriptTag({ type: 'module', url: `${search}/moby-search.js` });
  await new Box(tab).ready();
  assert.ok(Math.abs(await below() - before_it) <= 1);
});

// Style.

/** Runs in the page: what style has made of the list, and where its parts are within it. */
const looks_of = (panel) => {
  const at = panel.getBoundingClientRect();
  return [panel, ...panel.querySelectorAll('*')].filter((each) => each.checkVisibility() && !each.ownerSVGElement)
    .map((each) => {
      const style = getComputedStyle(each);
      const { x, y, width, height } = each.getBoundingClientRect();
      return [each.className?.baseVal ?? each.className, style.color, style.backgroundColor, style.fontSize, style.fontWeight,
        style.fontStyle, style.textDecorationLine, style.textTransform, style.letterSpacing, style.borderTopWidth, style.display,
        style.boxSizing, style.listStyleType, style.lineHeight, style.float, style.opacity,
        ...[x - at.x, y - at.y, width, height].map(Math.round)].join(' ');
    });
};

const kTheme = `
  html { font-size: 62.5% } body { font: italic 700 30px/3 serif; letter-spacing: 3px; color: #c00; text-align: right }
  ul, ol, .post ul, .post li { margin: 40px; padding: 24px; list-style: square; text-transform: uppercase }
  p, div p, section { margin: 3em; font-size: 40px; color: lime }
  a, .post a, a:link, a:hover { color: red; border-bottom: 3px dotted; text-decoration: underline; display: inline-block; padding: 9px }
  mark, .post mark { background: #000; color: #fff; padding: 10px }
  div { margin: 7px; letter-spacing: 2px } span { font-size: 31px; color: orange; float: left } b, strong { font-weight: 100; color: teal }
  svg, img { width: 90px; height: 90px; display: block } kbd { font-size: 40px; background: red } bdi { font-size: 33px }
  button, input { text-transform: uppercase } * { word-spacing: 5px }`;
const kImportant = `
  * { margin: 5px !important; padding: 9px !important; font-size: 29px !important; color: purple !important;
      line-height: 2.5 !important; letter-spacing: 2px !important; border: 2px solid !important;
      text-transform: uppercase !important; float: none !important; }
  a { text-decoration: underline !important; background: yellow !important } mark { background: #000 !important }`;

for (const [what, theme] of Object.entries({ 'the rules of a theme': kTheme, 'rules for all that are !important': kImportant })) {
  test(`${what} do not reach into the list`, { skip }, async () => {
    const looks = async (style) => {
      const body = `<div style="position:absolute;top:0;left:0;width:600px" class="post">
        <moby-search endpoint="${search}" id="box">${the_form(search)}</moby-search></div>`;
      const box = await open_with({ head: `<style>${style}</style>`, body });
      await box.find('lighthouse slides');
      await box.tab.mouse.move(900, 650);
      return box.panel.evaluate(looks_of);
    };
    const [plain, styled] = [await looks(''), await looks(theme)];
    const differ = styled.map((look, i) => [plain[i], look]).filter(([a, b]) => a !== b).slice(0, 5);
    assert.deepEqual(differ, []);
    assert.equal(styled.length, plain.length);
  });
}

test('the style of the box does not reach out', { skip }, async () => {
  const body = (style) => `<div id="own"><ul class="list"><li><a href="#">link</a> <mark>marked</mark></ul><p>text</p>
    <form><input type="search"><button>ok</button></form><svg width="9" height="9"></svg><kbd>k</kbd><dialog open>hello</dialog></div>
    ${style ? the_box(search) : ''}`;
  const looks = async (style) => {
    const tab = await new_tab();
    await tab.goto(site.put(`<!doctype html><title>Own</title>${style ? the_style(search) + the_script(search) : ''}${body(style)}`));
    if (style) await new Box(tab).find('tide');
    return tab.locator('#own').evaluate((own) => [own, ...own.querySelectorAll('*')].flatMap((each) => {
      const style_of = getComputedStyle(each);
      return [...style_of].filter((name) => !name.startsWith('--ms-')).map((name) => `${each.tagName} ${name}: ${style_of.getPropertyValue(name)}`);
    }));
  };
  const [styled, plain] = [await looks(true), await looks(false)];
  assert.deepEqual(styled.filter((look, i) => look !== plain[i]), []);
});

test('variables on what stands round the box change its look', { skip }, async () => {
  const box = await open_with({ head: '<style>header { --ms-back: rgb(1, 2, 3); --ms-text: rgb(250, 250, 250); --ms-font: monospace }</style>',
    body: `<header>${the_box(search)}</header>` });
  await box.find('lighthouse slides');
  const [back, text, font] = await box.panel.evaluate((panel) => {
    const title = panel.querySelector('.ms-title');
    return [getComputedStyle(panel).backgroundColor, getComputedStyle(title).color, getComputedStyle(title).fontFamily];
  });
  assert.deepEqual([back, text, font], ['rgb(1, 2, 3)', 'rgb(250, 250, 250)', 'monospace']);
});

// Forms.

test('a form of another search keeps its field and that field’s name', { skip }, async () => {
  for (const field of ['<input type="text" name="query">', '<input name="q">', '<input type="search" name="s">',
    '<input type="hidden" name="lang" value="en"><input type="text" name="words"><input type="submit" value="Go">']) {
    const box = await open_with({ body: the_box(search, { form: `<form action="/find">${field}</form>` }) });
    assert.equal(await box.root.locator('input[role=combobox]').count(), 1, field);
    await box.find('tide');
    assert.ok((await box.state()).options > 0, field);
    const name = await box.input.getAttribute('name');
    await box.press('Enter');
    await box.tab.waitForURL((url) => url.pathname === '/find' && url.searchParams.get(name) === 'tide');
    assert.deepEqual(box.tab.problems, []);
  }
});

test('without a form the box makes one', { skip }, async () => {
  const box = await open_with({ body: `<moby-search endpoint="${search}"></moby-search>` });
  await box.find('tide');
  await box.press('Enter');
  await box.tab.waitForURL(`${search}/search?q=tide`);
});

test('a form without a text field breaks nothing', { skip }, async () => {
  const tab = await new_tab();
  const address = page_with({ body: `${the_box(search, { form: '<form><select><option>a</select></form>' })}` });
  await tab.goto(address);
  await tab.waitForFunction(() => customElements.get('moby-search'));
  await tab.waitForTimeout(200);
  assert.deepEqual(tab.problems.filter((problem) => /TypeError|null|undefined/.test(problem)), []);
});

test('<base href> changes neither where searches go nor the box', { skip }, async () => {
  const box = await open_with({ head: `<base href="${site.address}/deep/down/">` });
  await box.find('lighthouse slides');
  await box.press('ArrowDown', 'Enter');
  await box.tab.waitForURL(`${site.address}/events/2023/06/19/harbour-days-recap/**`);
  assert.deepEqual(box.tab.problems, []);
});

// Life.

test('the script may come twice', { skip }, async () => {
  const box = await open_with({ head: `<script type="module" src="${search}/moby-search.js?again"></script>` });
  await box.find('tide');
  assert.equal(await box.panel.count(), 1);
  assert.deepEqual(box.tab.problems, []);
});

test('a box that is moved works on, with its text', { skip }, async () => {
  const box = await open_with({ body: `<header>${the_box(search)}</header><main></main>` });
  await box.find('tide');
  await box.tab.evaluate(() => document.querySelector('main').append(document.querySelector('moby-search')));
  await box.ready();
  assert.equal((await box.state()).value, 'tide');
  await box.input.fill('');
  await box.find('plugins');
  await box.press('ArrowDown', 'Enter');
  await box.tab.waitForURL((url) => url.pathname.length > 12);
  assert.deepEqual(box.tab.problems, []);
});

test('a box that is cloned, while open too, is a box', { skip }, async () => {
  const box = await open_with({ body: `<div id="one">${the_box(search)}</div><div id="two" style="margin-top:400px"></div>` });
  await box.find('tide');
  await box.tab.evaluate(() => document.getElementById('two').append(document.querySelector('moby-search').cloneNode(true)));
  const other = await new Box(box.tab, '#two moby-search').ready();
  await until(async () => await other.panel.count() === 1 && await other.live.count() === 1);
  await other.input.fill('');
  await other.find('plugins');
  assert.equal(await box.tab.locator('.ms-panel:visible').count(), 1);
  await other.press('ArrowDown');
  const twice = await box.tab.evaluate(() => {
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    return ids.filter((id, i) => ids.indexOf(id) !== i);
  });
  assert.deepEqual(twice, []);
  assert.deepEqual(box.tab.problems, []);
});

test('a box that is removed leaves nothing, and put back works', { skip }, async () => {
  const box = await open_with({ body: the_box(search) });
  await box.find('tide');
  await box.tab.evaluate(() => {
    window.gone = document.querySelector('moby-search');
    window.gone.remove();
  });
  assert.equal(await box.tab.locator('.ms-panel, .ms-live, dialog').count(), 0);
  await box.press('Control+k', 'Escape', 'ArrowDown');
  await box.tab.evaluate(() => document.body.append(window.gone));
  await box.ready();
  await box.input.fill('');
  await box.find('plugins');
  await box.press('ArrowDown');
  assert.equal(await box.chosen.count(), 1);
  assert.equal(await box.panel.count(), 1);
  assert.deepEqual(box.tab.problems, []);
});

test('in a shadow tree a click goes to the result', { skip }, async () => {
  const box = await open_with({ body: `<site-header></site-header><script>
    document.querySelector('site-header').attachShadow({ mode: 'open' }).innerHTML =
      ${JSON.stringify(`${the_style(search)}${the_box(search)}`)};</script>` });
  await box.find('lighthouse slides');
  await box.press('ArrowDown');
  assert.equal(await box.chosen.count(), 1);
  assert.equal(await box.panel.evaluate(on_top), true);
  await box.titles.first().click();
  await box.tab.waitForURL('**/harbour-days-recap/**');
  assert.deepEqual(box.tab.problems, []);
});

test('in a shadow tree a click elsewhere shuts the list', { skip }, async () => {
  const box = await open_with({ body: `<site-header></site-header><p style="margin-top:550px">text</p><script>
    document.querySelector('site-header').attachShadow({ mode: 'open' }).innerHTML =
      ${JSON.stringify(`${the_style(search)}${the_box(search)}<i>beside</i>`)};</script>` });
  await box.find('lighthouse slides');
  await box.tab.mouse.click(1000, 690);
  await box.is({ open: false });
});

test('in a dialog of the page the list is above it, and Escape shuts first the list', { skip }, async () => {
  const box = await open_with({ body: `<dialog id="d" style="width:400px;height:200px;overflow:hidden">${the_box(search)}</dialog>
    <script>document.getElementById('d').showModal();</script>` });
  await box.find('lighthouse slides');
  assert.equal(await box.panel.evaluate(on_top), true);
  await box.press('Escape');
  await box.is({ open: false });
  assert.equal(await box.tab.evaluate(() => document.getElementById('d').open), true);
});

test('of two boxes on a page one is open', { skip }, async () => {
  const tab = await new_tab();
  await tab.goto(page_with({ body: `<div id="one">${the_box(search)}</div><div id="two" style="margin-top:300px">${the_box(search)}</div>` }));
  const one = await new Box(tab, '#one moby-search').ready();
  const two = await new Box(tab, '#two moby-search').ready();
  await one.find('tide');
  await two.find('plugins');
  assert.equal((await one.state()).open, false);
  await two.press('ArrowDown');
  assert.equal(await two.chosen.count(), 1);
  await tab.keyboard.press('Control+k');
  assert.deepEqual(tab.problems, []);
});

test('scripts that put a new body into a page find the box working', { skip }, async () => {
  const box = await open_with({ body: the_box(search) });
  await box.find('tide');
  // As Turbo does: the body is copied for Back, another one comes, then the copy.
  await box.tab.evaluate(() => {
    window.snapshot = document.body.cloneNode(true);
    const next = document.createElement('body');
    next.textContent = 'another page';
    document.documentElement.replaceChild(next, document.body);
  });
  await box.press('Control+k');
  await box.tab.evaluate(() => document.documentElement.replaceChild(window.snapshot, document.body));
  await box.ready();
  await until(async () => await box.panel.count() === 1);
  await box.input.fill('');
  await box.find('plugins');
  await box.press('ArrowDown');
  assert.equal(await box.chosen.count(), 1);
  assert.deepEqual(box.tab.problems, []);
});

test('a snapshot of an open dialog comes back shut, with its form', { skip }, async () => {
  const box = await open_with({ body: the_box(search, { attributes: 'mode="dialog"' }) });
  await box.press('Control+k');
  await box.is({ dialog: true });
  await box.tab.evaluate(() => {
    const snapshot = document.body.cloneNode(true);
    document.documentElement.replaceChild(document.createElement('body'), document.body);
    document.documentElement.replaceChild(snapshot, document.body);
  });
  await until(async () => await box.root.locator('input').count() === 1);
  assert.equal((await box.state()).dialog, false);
  await box.press('Control+k');
  await box.is({ dialog: true });
  await box.find('tide');
});

test('a print has no list', { skip }, async () => {
  const box = await open_with({ body: the_box(search) });
  await box.find('tide');
  await box.tab.emulateMedia({ media: 'print' });
  assert.equal(await box.panel.isVisible(), false);
});
