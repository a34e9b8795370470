// SPDX-License-Identifier: GPL-2.0-or-later
// The sample blog, the real server, a real browser, for a file of tests: MOBYSEARCH_BINARY names the
// binary under test.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const binary = process.env.MOBYSEARCH_BINARY;
const executablePath = process.env.CHROMIUM || '/usr/bin/chromium';
export const skip = !existsSync(executablePath) && `no browser at ${executablePath}`;
const blog = fileURLToPath(new URL('../../examples/blog', import.meta.url));

const ended = [];  // what is to be ended with the tests

let db, browser;

/** A server of the sample blog, ended with the file's tests. Returns its address. */
export async function serve(...options) {
  const server = spawn(binary, ['serve', '--db', db, '--port', '0', '--log-level', 'error', ...options]);
  ended.push(() => server.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    server.stderr.on('data', (data) => {
      const ready = /ready at (\S+)/.exec(String(data));
      if (ready) resolve(ready[1]);
    });
    server.on('exit', () => reject(new Error('the server ended')));
  });
}

/** Starts a server and a browser, ended with the file's tests. Returns the server's address. */
export async function blog_in_browser() {
  if (skip) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'mobysearch-web-'));
  ended.push(() => rmSync(folder, { recursive: true }));
  db = join(folder, 'blog.mobydb');
  const indexed = spawnSync(binary, ['index', blog, '--db', db], { encoding: 'utf8' });
  assert.equal(indexed.status, 0, indexed.stderr);
  browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  ended.push(() => browser.close());
  return serve('--cors-origin', '*');
}

after(async () => {
  for (const end of ended.reverse()) await end();
});

/** A tab of its own; `problems` are the errors that it met. */
export async function page(options = {}) {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(10_000);
  const opened = await context.newPage();
  opened.problems = [];
  opened.on('pageerror', (error) => opened.problems.push(String(error)));
  opened.on('console', (message) => {
    if (message.type() === 'error') opened.problems.push(message.text());
  });
  return opened;
}
