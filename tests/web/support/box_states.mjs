// SPDX-License-Identifier: GPL-2.0-or-later
// Every state that a box can be in, each by name: a function that brings a tab's box into it.
import { fail_searches, hold_searches } from './api.mjs';
import { until } from './browser.mjs';

async function slow(box) {
  const api = await hold_searches(box.tab);
  await box.type('tide');
  await until(() => api.asked.length > 0);
  await box.is({ open: true });
}

async function stale(box) {
  await box.find('lighthouse slides');
  const api = await hold_searches(box.tab);
  await box.type(' mon');
  await until(() => api.asked.length > 0);
  await box.is({ foot: /Searching/ });
}

async function filtered(box) {
  await box.find('after:1990');
  await box.list.locator('.ms-chip').filter({ hasText: /video/i }).first().click();
  await box.list.locator('.ms-chosen').waitFor();
  await box.is({ busy: false });
}

async function nothing(box) {
  await box.find('zzzzqqqq xylophone');
  await box.is({ note: /Nothing/ });
}

async function failed(box) {
  await fail_searches(box.tab, 500);
  await box.type('tide');
  await box.is({ open: true, note: /./ });
}

async function offline(box) {
  await box.tab.context().setOffline(true);
  await box.type('tide');
  await box.is({ open: true, note: /offline/i });
}

async function recent(box) {
  await box.tab.evaluate(() => localStorage.setItem('moby-search', JSON.stringify(['tide', 'lighthouse slides'])));
  await box.input.focus();
  await box.press('ArrowDown');
  await box.is({ open: true });
}

export const states = {
  shut: async () => {},
  results: (box) => box.find('lighthouse slides'),
  chosen: async (box) => {
    await box.find('lighthouse slides');
    await box.press('ArrowDown', 'ArrowDown');
  },
  slow,
  stale,
  filtered,
  nothing,
  corrected: (box) => box.find('schedluer'),
  failed,
  offline,
  recent,
  tips: (box) => box.find('has'),
};
