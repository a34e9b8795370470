// SPDX-License-Identifier: GPL-2.0-or-later
// The essentials in Debian's Firefox, driven over WebDriver BiDi. FIREFOX names another one.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { before, test } from 'node:test';
import puppeteer from 'puppeteer-core';
import { until } from './support/browser.mjs';
import { at_the_end } from './support/ending.mjs';
import { note_events } from './support/events.mjs';
import { much_text, new_site, the_box, the_page } from './support/pages.mjs';
import { serve } from './support/server.mjs';

const executablePath = process.env.FIREFOX || '/usr/bin/firefox-esr';
const skip = !existsSync(executablePath) && `no browser at ${executablePath}`;

let browser, search, site, plain;
before(async () => {
  if (skip) return;
  [search, site, browser] = await Promise.all([serve(), new_site(),
    puppeteer.launch({ browser: 'firefox', executablePath, headless: true, protocolTimeout: 120_000 })]);
  at_the_end(() => browser.close());
  plain = site.put(the_page(search, { body: the_box(search) + much_text }));
});

/** A tab at `address`, its size that of a desktop. */
async function open_tab(address = plain, viewport = { width: 1200, height: 800 }) {
  const tab = await browser.newPage();
  await tab.setViewport(viewport);
  await tab.evaluateOnNewDocument(note_events);
  await tab.goto(address);
  await tab.waitForSelector('[role=combobox]');
  return tab;
}

/** Types, and waits for the results of all that was typed. */
async function find(tab, text) {
  await tab.focus('[role=combobox]');
  await tab.keyboard.type(text, { delay: 20 });
  await until(() => tab.evaluate((wanted) =>
    window.ms_events.findLast(({ type }) => type === 'results')?.detail.query === wanted, text), `results of ${text}`);
}

/** Goes back; the driver's own way waits for a page to load, which one that was kept does not. */
const go_back = (tab) => tab.evaluate(() => { setTimeout(() => history.back()); });

const is_open = (tab) => tab.evaluate(() => document.querySelector('.ms-panel').checkVisibility());
const chosen = (tab) => tab.evaluate(() => document.querySelector('[role=option][aria-selected=true]')?.href ?? null);

test('Firefox: typing shows results below the input, in the top layer', { skip }, async () => {
  const tab = await open_tab(site.put(the_page(search, {
    body: `<header style="overflow:hidden;height:60px">${the_box(search)}</header><main style="position:relative;z-index:9999">${much_text}</main>` })));
  await find(tab, 'lighthouse slides');
  const seen = await tab.evaluate(() => {
    const [panel, input] = ['.ms-panel', '[role=combobox]'].map((name) => document.querySelector(name));
    const [list, field] = [panel, input].map((each) => each.getBoundingClientRect());
    return {
      popover: panel.matches(':popover-open'), gap: list.top - field.bottom, width: list.width, right: list.right, bottom: list.bottom,
      on_top: panel.contains(document.elementFromPoint(list.left + list.width / 2, list.top + list.height / 2)),
      options: document.querySelectorAll('[role=option]').length, expanded: input.getAttribute('aria-expanded'),
    };
  });
  assert.equal(seen.popover && seen.on_top, true, JSON.stringify(seen));
  assert.ok(seen.gap >= 0 && seen.gap < 20 && seen.width >= 320 && seen.right <= 1200 && seen.bottom <= 800, JSON.stringify(seen));
  assert.ok(seen.options > 3 && seen.expanded === 'true', JSON.stringify(seen));
  await tab.close();
});

test('Firefox: arrows and Enter go to a result, and Back comes back to the list', { skip }, async () => {
  const tab = await open_tab();
  await find(tab, 'lighthouse slides');
  assert.equal(await chosen(tab), null);
  await tab.keyboard.press('ArrowDown');
  const href = await chosen(tab);
  await tab.keyboard.press('Enter');
  await until(() => tab.url().includes('/harbour-days-recap/'), 'the post');
  assert.ok(href.startsWith(`${site.address}/events/2023/06/19/harbour-days-recap/`), href);
  await go_back(tab);
  await until(() => is_open(tab).catch(() => false), 'the list is back');
  assert.equal(await tab.$eval('[role=combobox]', (input) => input.value), 'lighthouse slides');
  await until(async () => await chosen(tab) === href, 'the choice is back');
  await tab.close();
});

test('Firefox: a page that the browser keeps comes back usable, and not open by itself', { skip }, async () => {
  const tab = await open_tab();
  await tab.evaluate(() => addEventListener('pageshow', ({ persisted }) => { window.kept = persisted; }));
  await find(tab, 'lighthouse slides');
  await tab.evaluate((address) => { location.href = address; }, `${site.address}/elsewhere/`);
  await until(() => tab.url().endsWith('/elsewhere/'), 'another page');
  await go_back(tab);
  await until(() => tab.evaluate(() => window.kept === true).catch(() => false), 'the page as it was kept');
  const [open, expanded] = await tab.evaluate(() => [document.querySelector('.ms-panel').checkVisibility(),
    document.querySelector('[role=combobox]').getAttribute('aria-expanded')]);
  assert.equal(String(open), expanded);
  await tab.$eval('[role=combobox]', (input) => { input.value = ''; });
  await find(tab, 'tide');
  await tab.close();
});

test('Firefox: Ctrl-Enter opens a tab, and the page stays', { skip }, async () => {
  const tab = await open_tab();
  await find(tab, 'lighthouse slides');
  await tab.keyboard.press('ArrowDown');
  const opened = new Promise((resolve) => { browser.once('targetcreated', resolve); });
  await tab.keyboard.down('Control');
  await tab.keyboard.press('Enter');
  await tab.keyboard.up('Control');
  const target = await opened;
  await until(() => target.url().includes('/harbour-days-recap/'), 'the post in another tab');
  assert.equal(tab.url(), plain);
  assert.equal(await is_open(tab), true);
  await (await target.page()).close();
  await tab.close();
});

test('Firefox: Escape closes, Enter without a choice searches', { skip }, async () => {
  const tab = await open_tab();
  await find(tab, 'tide');
  await tab.keyboard.press('Escape');
  await until(async () => !await is_open(tab), 'the list is shut');
  assert.equal(await tab.$eval('[role=combobox]', (input) => input.getAttribute('aria-expanded')), 'false');
  await tab.keyboard.type(' x');
  await tab.keyboard.press('Enter');
  await until(() => tab.url().startsWith(`${search}/search?q=`), 'the page of results');
  await tab.close();
});

test('Firefox: the list is as light or dark as the page', { skip }, async () => {
  for (const [scheme, dark] of [['dark', true], ['light', false]]) {
    const tab = await open_tab(site.put(the_page(search, { head: `<style>:root { color-scheme: ${scheme} }</style>` })));
    await find(tab, 'tide');
    const back = await tab.$eval('.ms-panel', (panel) => getComputedStyle(panel).backgroundColor);
    const sum = back.match(/[\d.]+/g).slice(0, 3).reduce((all, each) => all + Number(each), 0);
    assert.equal(sum < 300, dark, `${scheme}: ${back}`);
    await tab.close();
  }
});

test('Firefox: a theme’s style does not reach into the list', { skip }, async () => {
  const theme = `* { margin: 5px !important; padding: 9px !important; font-size: 29px !important; color: purple !important;
    line-height: 2.5 !important } html { font-size: 62.5% } ul { list-style: square } a { background: red !important }
    mark { background: black !important }`;
  const looks = async (style) => {
    const tab = await open_tab(site.put(the_page(search, { head: `<style>${style}</style>`,
      body: `<div style="position:absolute;top:0;left:0;width:600px">${the_box(search)}</div>` })));
    await find(tab, 'lighthouse slides');
    const all = await tab.$eval('.ms-panel', (panel) => [...panel.querySelectorAll('div, a, span, mark')].map((each) => {
      const { color, backgroundColor, fontSize, lineHeight, margin, padding } = getComputedStyle(each);
      return [each.className, color, backgroundColor, fontSize, lineHeight, margin, padding].join(' ');
    }));
    await tab.close();
    return all;
  };
  assert.deepEqual(await looks(theme), await looks(''));
});

test('Firefox: on a narrow page a dialog opens, and Back closes it', { skip }, async () => {
  const tab = await open_tab(plain, { width: 500, height: 740 });
  await tab.click('[role=combobox]');
  await tab.waitForSelector('dialog.ms-dialog[open] [role=combobox]');
  await find(tab, 'tide');
  assert.equal(await tab.$$eval('moby-search input', (all) => all.length), 1);
  await go_back(tab);
  await until(() => tab.evaluate(() => !document.querySelector('dialog[open]')), 'the dialog is shut');
  assert.equal(tab.url(), plain);
  await tab.close();
});
