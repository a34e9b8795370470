// SPDX-License-Identifier: GPL-2.0-or-later
// Pictures of every state of the box: `node tests/web/screenshots.mjs DIR [STATE…]`, to be looked at by people.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Box } from './support/box.mjs';
import { states } from './support/box_states.mjs';
import { new_tab, phone } from './support/browser.mjs';
import { new_site, the_box, the_page } from './support/pages.mjs';
import { moby, no_moby, serve } from './support/server.mjs';

const [folder = 'screenshots', ...wanted] = process.argv.slice(2);
const desktop = { viewport: { width: 1000, height: 800 } };
const ways = {
  light: { options: desktop },
  dark: { options: desktop, around: 'data-theme="dark" style="background:#16191d;color:#ddd"' },
  phone: { options: phone },
  'phone-dark': { options: phone, around: 'data-theme="dark" style="background:#16191d;color:#ddd"' },
  'forced-colours': { options: { ...desktop, forcedColors: 'active' } },
  rtl: { options: desktop, around: 'dir="rtl"', lang: 'ar' },
};
const text = '<p>A page behind the box, with <a href="#">a link</a>, as pages have them.</p>'.repeat(30);

const search = await serve();
const site = await new_site();

async function picture(name, { options, around = '', lang = 'en' }, address, bring_about) {
  const tab = await new_tab(options);
  await tab.goto(site.put(the_page(address, { around, lang, body: `<h1>Harbour</h1>${the_box(address, { attributes: 'recent tips' })}${text}` })));
  const box = await new Box(tab).ready();
  if (options === phone && !name.startsWith('shut')) {
    await box.input.tap();
    await box.is({ dialog: true });
  }
  await bring_about(box);
  await tab.waitForTimeout(400);  // what fades in has done so
  await tab.screenshot({ path: join(folder, `${name}.png`) });
}

mkdirSync(folder, { recursive: true });
for (const [way, how] of Object.entries(ways)) {
  for (const [state, bring_about] of Object.entries(states)) {
    // The states are found by their English texts.
    if (wanted.length && !wanted.includes(state) || how.lang && !/shut|results|chosen/.test(state)) continue;
    test(`${state}-${way}`, () => picture(`${state}-${way}`, how, search, bring_about));
  }
}
if (!no_moby && !wanted.length) {
  const blog = await serve([], moby);
  for (const way of ['light', 'phone']) {
    test(`moby-${way}`, () => picture(`moby-${way}`, ways[way], blog, (box) => box.find('swarmkit')));
  }
}
