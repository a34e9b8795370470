// SPDX-License-Identifier: GPL-2.0-or-later
// bench/box starts it: `box_latency.mjs BUILD SITE` prints what it measures as one table.
import {existsSync, mkdtempSync, rmSync} from 'node:fs';
import {createServer} from 'node:http';
import {createRequire} from 'node:module';
import {loadavg, tmpdir} from 'node:os';
import {basename, join} from 'node:path';

import {the_page} from '../tests/web/support/markup.mjs';
import {percentile} from './peers/scores.mjs';
import {finished, serve} from './serving/load.mjs';

const {chromium} = createRequire(new URL('../tests/web/package.json', import.meta.url))('playwright-core');

const kRest = 150;   // ms; REST_MS of web/moby-search/asker.js: the most that a letter waits before it is asked for
const kPause = 200;  // ms that a reader looks at what came before the next letter
const kTexts = ['accessibility', 'content design', 'user research', 'open source code', 'micropurchase platform',
                     'agile contracting', 'federalist', 'cloud.gov', 'procurement', 'style guide', 'working remotely',
                     'prototype testing', 'usability', 'dashboard analytics', 'hiring process', 'design standards'];
const kFastText = 'accessibility testin';  // 20 keys
const kFastKey = 110;                      // ms

const [build, source] = process.argv.slice(2);
const mobysearch = join(build, 'cli/mobysearch');
const work = mkdtempSync(join(tmpdir(), 'mobysearch-box-'));

// The address of a server with that one page.
async function page_server(html) {
  const server = createServer((_, answer) => {
    answer.writeHead(200, {'Content-Type': 'text/html; charset=utf-8'});
    answer.end(html);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {url: `http://127.0.0.1:${server.address().port}/`, stop: () => server.close()};
}

// Runs in the page before its scripts: `window.painted` gets the milliseconds from each key to the frame that shows
// its results; `window.long_tasks` and `window.shifts` what the browser observes. `window.results_of(text)` waits for
// the frame that shows the results of a text.
function measure() {
  Object.assign(window, {painted: [], long_tasks: [], shifts: [], pressed: []});
  let pressed, shown, waiting;
  const tell = () => { if (waiting?.text === shown) waiting.resolve(); };
  addEventListener('keydown', () => {
    pressed = performance.now();
    window.pressed.push(pressed);
  }, true);
  addEventListener('input', () => { shown = undefined; }, true);
  document.addEventListener('moby-search:results', ({detail}) => {
    const from = pressed;
    requestAnimationFrame(() => {
      // A message sent in a frame arrives once it is painted.
      const {port1, port2} = new MessageChannel();
      port1.onmessage = () => {
        window.painted.push(performance.now() - from);
        shown = detail.query;
        tell();
      };
      port2.postMessage(0);
    });
  }, true);
  window.results_of = (text) => new Promise((resolve) => {
    waiting = {text, resolve};
    tell();
  });
  new PerformanceObserver((list) => window.long_tasks.push(...list.getEntries().map(({duration}) => duration)))
    .observe({type: 'longtask', buffered: true});
  new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map(({value, hadRecentInput}) =>
    ({value, hadRecentInput})))).observe({type: 'layout-shift', buffered: true});
}

async function use_files_of(context, folder) {
  await context.route('**/moby-search*', (route) => {
    const path = join(folder, basename(new URL(route.request().url()).pathname));
    return existsSync(path) ? route.fulfill({path, headers: {'Access-Control-Allow-Origin': '*'}}) : route.continue();
  });
}

async function new_tab(browser, url) {
  const context = await browser.newContext({viewport: {width: 1280, height: 800}});
  if (process.env.MOBYSEARCH_WEB) await use_files_of(context, process.env.MOBYSEARCH_WEB);
  await context.addInitScript(measure);
  const tab = await context.newPage();
  await tab.goto(url);
  // Playwright's locators would run their script in the page, a long task of its own.
  await tab.evaluate(() => document.querySelector('[role=combobox]').focus());
  return tab;
}

async function clear(tab) {
  await tab.keyboard.press('Control+A');
  await tab.keyboard.press('Delete');
}

// A reader who looks at the results of each letter. A blank asks nothing new: it comes with the letter after it.
async function type_slowly(tab) {
  for (const text of kTexts) {
    await clear(tab);
    let typed = '';
    for (const keys of text.match(/ ?\S/g)) {
      for (const key of keys) await tab.keyboard.press(key === ' ' ? 'Space' : key);
      typed += keys;
      await tab.evaluate((text) => window.results_of(text), typed);
      await tab.waitForTimeout(kPause);
    }
  }
  return tab.evaluate(() => ({painted: window.painted, long_tasks: window.long_tasks, shifts: window.shifts}));
}

// A reader who types on to the end: from the last key of each text to its results.
async function type_fast(tab) {
  const painted = [];
  for (const text of kTexts) {
    await clear(tab);
    await tab.keyboard.type(text, {delay: kFastKey});
    await tab.evaluate((text) => window.results_of(text), text);
    painted.push(await tab.evaluate(() => window.painted.at(-1)));
    await tab.waitForTimeout(kPause);
  }
  return painted;
}

async function requests_while_typing_fast(tab) {
  let requests = 0;
  tab.on('request', (request) => { if (request.url().includes('/api/v1/search?')) ++requests; });
  await tab.keyboard.type(kFastText, {delay: kFastKey});
  await tab.evaluate((text) => window.results_of(text), kFastText);
  const pressed = await tab.evaluate(() => window.pressed);
  return {requests, key_ms: (pressed.at(-1) - pressed[0]) / (pressed.length - 1)};
}

function row(what, value, goal, holds) {
  process.stdout.write(`| ${what} | ${value} | ${goal} | ${holds ? 'yes' : 'NO'} |\n`);
}

function rows_of(what, painted) {
  const [median, p95] = [0.5, 0.95].map((part) => percentile(painted, part));
  row(`${what}, ms, the median of ${painted.length}`, median.toFixed(0), `≤ ${kRest + 15}`, median <= kRest + 15);
  row('the same, the 95th percentile', p95.toFixed(0), `≤ ${kRest + 30}`, p95 <= kRest + 30);
}

function report({painted, long_tasks, shifts}, last_painted, {requests, key_ms}) {
  const sum = (recent) => shifts.filter(({hadRecentInput}) => hadRecentInput === recent)
    .reduce((total, {value}) => total + value, 0);
  process.stdout.write(`The machine's load: ${loadavg()[0].toFixed(1)}; above 1 the figures are those of what else it does.\n\n| | measured | goal | holds |\n|---|---|---|---|\n`);
  rows_of('from a letter after a look at the list to its results, painted', painted);
  rows_of(`from the last letter of words typed at ${kFastKey} ms a key to their results, painted`, last_painted);
  row('tasks over 50 ms', `${long_tasks.length}${long_tasks.length ? ` (${Math.max(...long_tasks).toFixed(0)} ms)` : ''}`,
      'none', long_tasks.length === 0);
  row('layout shift without a reader’s doing', sum(false).toFixed(4), '0', sum(false) === 0);
  // The foot of the list goes up and down with what is found, which is the reader's doing.
  process.stdout.write(`| layout shift within half a second of a key | ${sum(true).toFixed(4)} | | |\n`);
  row(`requests for ${kFastText.length} keys, which came every ${key_ms.toFixed(0)} ms and were meant to every ${kFastKey}`,
      requests, '≤ 12', requests <= 12);
}

async function main() {
  const db = join(work, 'site.mobydb');
  finished([mobysearch, 'index', source, '--db', db]);
  const search = await serve([mobysearch, 'serve', '--db', db, '--port', '0', '--log-file', join(work, 'log'),
                              '--cors-origin', '*']);
  const page = await page_server(the_page(search.url));
  const browser = await chromium.launch({executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
                                         args: ['--no-sandbox', '--disable-gpu']});
  try {
    const slow = await type_slowly(await new_tab(browser, page.url));
    const last_painted = await type_fast(await new_tab(browser, page.url));
    report(slow, last_painted, await requests_while_typing_fast(await new_tab(browser, page.url)));
  } finally {
    await browser.close();
    page.stop();
    await search.stop();
  }
}

try {
  await main();
} finally {
  rmSync(work, {recursive: true, force: true});
}
