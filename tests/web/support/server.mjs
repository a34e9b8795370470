// SPDX-License-Identifier: GPL-2.0-or-later
// The real server on real blogs: MOBYSEARCH_BINARY names the binary under test. With MOBYSEARCH_WEB the
// box's script, style and texts come from the files in that folder, as they were bundled a moment ago.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { at_the_end, scratch_folder } from './ending.mjs';

const in_repository = (path) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const binary = process.env.MOBYSEARCH_BINARY || in_repository('build/release/cli/mobysearch');

/** The sample blog, and Moby's, which is not always there. */
export const blog = in_repository('examples/blog');
export const moby = in_repository('../shared/corpora/sites/moby');
export const no_moby = !existsSync(moby) && '../shared/corpora is not there';

const indexes = new Map();

/** The index of a site, made once for a file of tests. */
function index_of(site) {
  if (!indexes.has(site)) {
    const db = join(scratch_folder(), 'site.mobydb');
    const indexed = spawnSync(binary, ['index', site, '--db', db], { encoding: 'utf8' });
    assert.equal(indexed.status, 0, indexed.stderr);
    indexes.set(site, db);
  }
  return indexes.get(site);
}

const types = { '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json' };

/** Stands before the server at `address` and answers for the box's own files from `folder`. */
async function with_files_of(folder, address) {
  const front = createServer((asked, answer) => {
    const name = new URL(asked.url, address).pathname.slice(1);
    const file = join(folder, name);
    if (/^moby-search[\w.-]*$/.test(name) && existsSync(file)) {
      answer.writeHead(200, { 'Content-Type': `${types[extname(name)]}; charset=utf-8`,
        'Access-Control-Allow-Origin': '*', 'Cache-Control': 'no-cache', Vary: 'Origin' });
      answer.end(readFileSync(file));
      return;
    }
    const { port } = new URL(address);
    asked.pipe(request({ port, path: asked.url, method: asked.method, headers: asked.headers }, (found) => {
      answer.writeHead(found.statusCode, found.headers);
      found.pipe(answer);
    }).on('error', () => answer.destroy()));
  });
  return listening(front);
}

/** The address, without a slash at its end, at which a server of node's listens. */
export async function listening(server) {
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  at_the_end(() => { server.closeAllConnections(); server.close(); });
  return `http://127.0.0.1:${server.address().port}`;
}

/** Serves the index of `site`, until the file's tests end. Returns the address, without a slash at its end. */
export async function serve(options = [], site = blog) {
  const server = spawn(binary, ['serve', '--db', index_of(site), '--port', '0', '--log-level', 'error',
    '--cors-origin', '*', ...options]);
  at_the_end(() => server.kill('SIGTERM'));
  const address = await new Promise((resolve, reject) => {
    server.stderr.on('data', (data) => {
      const ready = /ready at (\S+)\//.exec(String(data));
      if (ready) resolve(ready[1]);
    });
    server.on('exit', () => reject(new Error('the server ended')));
  });
  return process.env.MOBYSEARCH_WEB ? with_files_of(process.env.MOBYSEARCH_WEB, address) : address;
}
