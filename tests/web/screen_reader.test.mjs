// SPDX-License-Identifier: GPL-2.0-or-later
// The box for those who do not see it: axe finds nothing, and the accessibility tree of each state is as it was
// when somebody last read it (MOBYSEARCH_UPDATE=1 writes the files in accessibility/ anew).
import axe from 'axe-core';
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { hold_searches } from './support/api.mjs';
import { accessibility_tree } from './support/accessibility.mjs';
import { Box, open_box } from './support/box.mjs';
import { states } from './support/box_states.mjs';
import { new_tab, phone, skip, until } from './support/browser.mjs';
import { new_site, the_box, the_page } from './support/pages.mjs';
import { serve } from './support/server.mjs';

let search, site, plain;
before(async () => {
  if (skip) return;
  search = await serve();
  site = await new_site();
  plain = site.put(the_page(search, { body: `<main><h1>A page</h1>${the_box(search, { attributes: 'recent tips' })}</main>` }));
});

/** What axe finds wrong in the page, as "rule: element"; `rules` are set beside the usual ones. */
async function faults(tab, rules = {}) {
  await tab.evaluate(axe.source);
  const found = await tab.evaluate((others) => window.axe.run(document, {
    resultTypes: ['violations'],
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    rules: { 'label-content-name-mismatch': { enabled: true }, ...others },
  }), rules);
  return found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 120)}`));
}

async function compare(name, tree) {
  const file = fileURLToPath(new URL(`accessibility/${name}.txt`, import.meta.url));
  if (process.env.MOBYSEARCH_UPDATE) {
    mkdirSync(fileURLToPath(new URL('accessibility', import.meta.url)), { recursive: true });
    writeFileSync(file, tree);
  }
  assert.ok(existsSync(file), `${file} is missing`);
  assert.equal(tree, readFileSync(file, 'utf8'));
}

for (const [kind, options] of Object.entries({ '': {}, 'phone-': phone })) {
  for (const [state, bring_about] of Object.entries(states)) {
    if (kind && !/shut|results|chosen|nothing|failed/.test(state)) continue;  // the others differ in no more than these
    test(`state ${kind}${state}: axe finds nothing, the tree is as it was`, { skip }, async () => {
      const box = await open_box(plain, options);
      if (kind && state !== 'shut') {
        await box.input.tap();
        await box.is({ dialog: true });
      }
      await bring_about(box);
      if (!/shut|stale|recent/.test(state)) await box.is({ live: /./ });  // these say nothing
      // A list of older words is dimmed as what cannot be used, which needs no contrast (WCAG 1.4.3).
      assert.deepEqual(await faults(box.tab, state === 'stale' ? { 'color-contrast': { enabled: false } } : {}), []);
      await compare(kind + state, await accessibility_tree(box.tab));
    });
  }
}

test('each colour theme passes axe too', { skip }, async () => {
  for (const around of ['data-theme="dark" style="background:#111;color:#eee"', '']) {
    const box = await open_box(site.put(the_page(search, { around, body: `<main><h1>A page</h1>${the_box(search)}</main>` })));
    await states.chosen(box);
    assert.deepEqual(await faults(box.tab), []);
  }
});

test('an option’s name is its title or heading, the rest its description', { skip }, async () => {
  const box = await open_box(plain);
  await box.find('lighthouse slides');
  const tree = await accessibility_tree(box.tab);
  const options = tree.split('\n').filter((line) => /^\s*option /.test(line));
  assert.ok(options.some((line) => line.includes('option "Lighthouse monitoring update"')), tree);
  assert.ok(options.some((line) => line.includes('option "Harbour Days 2023 recap"')), tree);
  for (const line of options) {
    const [, name] = /option "([^"]*)"/.exec(line);
    assert.ok(name.length > 0 && name.length <= 80, line);
    assert.ok(!/[›|]/.test(name), line);
  }
  const described = options.find((line) => line.includes('Harbour Days 2023 recap'));
  assert.match(described, /description ".*2023/);
  assert.match(tree, /group "Harbour Days 2023 recap"/);
});

test('what was found is said once, when typing rests, and not after the list is shut', { skip }, async () => {
  const box = await open_box(plain);
  await box.tab.evaluate(() => {
    window.said = [];
    const live = document.querySelector('.ms-live');
    new MutationObserver(() => { if (live.textContent) window.said.push(live.textContent); })
      .observe(live, { childList: true, characterData: true, subtree: true });
  });
  await box.type('lighthouse', 130);
  await box.shows('lighthouse');
  const { live } = await box.is({ live: /./ });
  const { total } = await (await fetch(`${search}/api/v1/search?q=lighthouse&prefix=1&limit=6`)).json();
  assert.match(live, new RegExp(`\\b${total} posts`));
  assert.deepEqual(await box.tab.evaluate(() => window.said), [live]);
  await box.press('Escape');
  await box.is({ live: '' });
});

test('the status is polite, and one', { skip }, async () => {
  const box = await open_box(plain);
  assert.equal(await box.live.count(), 1);
  assert.equal(await box.live.getAttribute('role'), 'status');
  assert.notEqual(await box.live.getAttribute('aria-live'), 'assertive');
});

test('nothing found is heard as well', { skip }, async () => {
  const box = await open_box(plain);
  await box.find('zzzzqqqq');
  await box.is({ live: /^Nothing found/ });
});

test('expanded means a list is there, and no choice names what is not', { skip }, async () => {
  const tab = await new_tab();
  await tab.goto(plain);
  const box = await new Box(tab).ready();
  await tab.evaluate(() => {
    window.wrong = [];
    const input = document.querySelector('[role=combobox]');
    const look = () => {
      const list = document.getElementById(input.getAttribute('aria-controls'));
      const active = input.getAttribute('aria-activedescendant');
      if (input.getAttribute('aria-expanded') === 'true' && !list?.querySelector('[role=option]')) window.wrong.push('no list');
      if (active && !document.getElementById(active)) window.wrong.push(`no ${active}`);
      requestAnimationFrame(look);
    };
    look();
  });
  await box.find('lighthouse slides');
  await box.press('ArrowDown', 'ArrowDown');
  const api = await hold_searches(tab);
  await box.type('x');
  await until(() => api.asked.length > 0);
  await box.press('ArrowDown', 'ArrowDown');
  api.release_all();
  await box.shows('lighthouse slidesx');
  await box.press('ArrowDown', 'Escape', 'ArrowDown', 'Tab');
  await box.rest();
  assert.deepEqual(await tab.evaluate(() => [...new Set(window.wrong)]), []);
});
