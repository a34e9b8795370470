// SPDX-License-Identifier: GPL-2.0-or-later
// A real browser, one for a file of tests: CHROMIUM names another one than Debian's. Without a screen there is no need of
// the windows round its pages, without which it takes half the time.
import { existsSync } from 'node:fs';
import { afterEach } from 'node:test';
import { chromium } from 'playwright-core';
import { at_the_end } from './ending.mjs';
import { note_events } from './events.mjs';

const browsers = [process.env.CHROMIUM, '/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];
const executablePath = browsers.find((path) => path && existsSync(path)) ?? browsers[2];
export const skip = !existsSync(executablePath) && `no browser at ${executablePath}`;

const kPatience = 20_000;  // ms; nothing here is meant to take long, but the machine may be busy

let started;
const contexts = [];

// A test's tabs are closed behind it: they would take the processor's time from those of the next.
afterEach(async () => {
  await Promise.all(contexts.splice(0).map((context) => context.close()));
});

async function start() {
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  at_the_end(() => browser.close());
  return browser;
}

/** A tab in a window of its own; `problems` are the errors that it met. */
export async function new_tab(options = {}) {
  started ??= start();
  const context = await (await started).newContext(options);
  contexts.push(context);
  context.setDefaultTimeout(kPatience);
  await context.addInitScript(note_events);
  const tab = await context.newPage();
  tab.problems = [];
  tab.on('pageerror', (error) => tab.problems.push(String(error)));
  tab.on('console', (message) => {
    if (message.type() === 'error') tab.problems.push(message.text());
  });
  return tab;
}

/** Stops the tab's clock, which `tab.clock.runFor(ms)` turns on. Before the tab goes anywhere. */
export async function stop_clock(tab) {
  await tab.clock.install({ time: 0 });
  await tab.clock.pauseAt(1000);
}

/** An iPhone's size, with a touch screen. */
export const phone = { viewport: { width: 390, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 1 };

/** Waits until `happens` gives something true, and gives that. */
export async function until(happens, what = String(happens), patience = kPatience) {
  const end = Date.now() + patience;
  for (;;) {
    const given = await happens();
    if (given) return given;
    if (Date.now() > end) throw new Error(`never: ${what}`);
    await new Promise((resolve) => { setTimeout(resolve, 25); });
  }
}
