// SPDX-License-Identifier: GPL-2.0-or-later
// Lists of shards that make no index, or not the whole of one.
import {mkdirSync} from 'node:fs';
import http from 'node:http';
import {join} from 'node:path';

import {run} from './command.mjs';
import {free_port} from './proxy_process.mjs';
import {write_site} from './shard_answers.mjs';
import {address_of, kill_shard, start_shard} from './shard_process.mjs';

const kLongest = 300;  // characters of what a command said, in a fault

// What is wrong with what a command says of a list: it must fail with a sentence that names one of `culprits`, or, where
// it `may_answer` from the shards that are good, say in the answer that it is partial. '' if nothing.
function fault_of({status, out, err}, culprits, may_answer) {
  if (status === 0 && may_answer) return JSON.parse(out).partial === true ? '' : 'answers as if it had all';
  if (status === 0) return 'answers';
  if (!/^mobysearch: ./m.test(err)) return `exit status ${status} without a sentence: ${err.slice(0, kLongest)}`;
  return culprits.some((culprit) => err.includes(culprit)) ? '' : `names none of ${culprits}: ${err.slice(0, kLongest)}`;
}

// Somebody else's port, as that of a web server.
async function other_server() {
  const server = http.createServer((_, response) => response.end('no shard\n'));
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return server;
}

// A shard of the same posts, written by another run of the indexer.
async function shard_of_another_build({binary, work, kShards}) {
  const folder = join(work, 'other');
  mkdirSync(folder);
  write_site(join(folder, 'site'), 999);
  const done = await run(binary, ['index', join(folder, 'site'), '--db', join(folder, 'blog.mobydb'), '--shards',
                                  String(kShards)]);
  if (done.status !== 0) throw new Error(`indexing: ${done.err}`);
  const shard = {file: join(folder, `blog-2-of-${kShards}.mobydb`), port: await free_port()};
  await start_shard(shard);
  return shard;
}

// Asks `query` with such lists: what is wrong with what it says.
export async function try_bad_lists({binary, work, shards, kShards}) {
  const faults = [];
  const other = await shard_of_another_build({binary, work, kShards});
  const web = await other_server();
  const [first, second, third, fourth] = shards.map(address_of);
  const [foreign, nobody] = [`127.0.0.1:${web.address().port}`, `127.0.0.1:${await free_port()}`];
  const attempt = async (what, addresses, culprits, may_answer) => {
    const lists = addresses.flatMap((address) => ['--db', `tcp://${address}`]);
    const done = await run(binary, ['query', '--json', ...lists, 'marker']);
    const fault = fault_of(done, culprits, may_answer);
    if (fault) faults.push(`query, ${what}: ${fault}`);
  };
  await attempt('a hole', [first, second, fourth], ['3 is missing'], true);
  await attempt('a double', [first, second, third, third], [third, 'shard 3', 'shard 4'], true);
  await attempt('a double besides', [first, second, third, fourth, second], [second, 'shard 2'], false);
  await attempt('a shard of another build', [first, address_of(other), third, fourth], [address_of(other)], true);
  await attempt('no Xapian server among them', [first, foreign, third, fourth], [foreign], true);
  await attempt('nobody among them', [first, nobody, third, fourth], [nobody], true);
  await attempt('no Xapian server at all', [foreign], [foreign], false);
  await attempt('nobody at all', [nobody], [nobody], false);
  await kill_shard(other);
  web.close();
  web.closeAllConnections?.();
  return faults;
}
