// SPDX-License-Identifier: GPL-2.0-or-later
// bench/http starts it: `run.mjs BUILD CORPORA` prints what it measures as one table.
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

import {mixed_queries, read_lines} from '../peers/corpus.mjs';
import {percentile} from '../peers/scores.mjs';
import {children_seconds, finished, hostile_queries, load, serve, target_of} from './load.mjs';

const kConnections = 64;
const kRounds = 3;
const kSeconds = 3;
const kStarts = 15;
const kSeed = 20240;
const kQueriesOfAKind = 30;

const [build, corpora] = process.argv.slice(2);
const mobysearch = join(build, 'cli/mobysearch');
const work = mkdtempSync(join(tmpdir(), 'mobysearch-http-'));
const docs = join(work, 'docs.mobydb');
const blog = join(work, 'blog.mobydb');
const targets = join(work, 'targets');
const many_targets = join(work, 'many-targets');

const median = (values) => percentile(values, 0.5);

const serve_index = (db, ...options) =>
  serve([mobysearch, 'serve', '--db', db, '--port', '0', '--log-file', join(work, 'log'),
         ...options]);

// Makes both indexes and the list of what is asked; every kind of query in turn.
function prepare() {
  const documents = join(work, 'documents.jsonl');
  finished([join(build, 'bench/peers_native'), 'extract', join(corpora, 'markdown/cpp-docs'), docs,
            documents]);
  finished([mobysearch, 'index', join(corpora, 'sites/moby'), '--db', blog]);
  const queries = mixed_queries(read_lines(documents), kQueriesOfAKind, kSeed);
  const in_turn = Array.from({length: kQueriesOfAKind}, (_, turn) =>
    queries.filter((_, i) => i % kQueriesOfAKind === turn)).flat();
  writeFileSync(targets, in_turn.map((query) => target_of(query) + '\n').join(''));
  // Enough different ones to fill a cache many times.
  writeFileSync(many_targets, Array.from({length: 50}, (_, i) => in_turn.map((query) =>
    `${target_of(query)}&limit=${i + 1}\n`)).flat().join(''));
}

async function mean_answer_size(server) {
  const sizes = [];
  for (const target of readFileSync(targets, 'utf8').split('\n').filter(Boolean)) {
    sizes.push((await (await fetch(server.url + target)).arrayBuffer()).byteLength);
  }
  return Math.round(sizes.reduce((sum, size) => sum + size, 0) / sizes.length);
}

// Ours and the other in turn. What else the machine does meets both, and processor time leaves it out.
async function in_turns(ours, other) {
  const rounds = [];
  for (let i = 0; i < kRounds; ++i) rounds.push({ours: await ours(), other: await other()});
  return rounds;
}

async function cached_beside_bare() {
  const ours = await serve_index(docs, '--cache-mb', '16');  // all of the answers fit
  const body = join(work, 'body');
  writeFileSync(body, 'x'.repeat(await mean_answer_size(ours)));
  const bare = await serve([join(build, 'bench/bare_server'), body]);
  const asking = (server) => () => load(server, targets, kConnections, kSeconds);
  const rounds = await in_turns(asking(ours), asking(bare));
  await Promise.all([ours.stop(), bare.stop()]);
  return rounds;
}

function search_alone() {
  const before = children_seconds();
  const answered = Number(finished([join(build, 'bench/searching'), docs, targets, kSeconds]));
  return {per_second: answered / kSeconds, per_cpu_second: answered / (children_seconds() - before)};
}

async function uncached_beside_searching() {
  const ours = await serve_index(docs, '--cache-mb', '0');
  const rounds = await in_turns(() => load(ours, targets, kConnections, kSeconds), search_alone);
  const slowest = await slowest_of(ours, hostile_queries());
  await ours.stop();
  return {rounds, slowest};
}

// Milliseconds of processor time: the machine may be shared.
async function slowest_of(server, queries) {
  const taken = [];
  for (const query of queries) {
    const before = server.cpu_seconds();
    const answer = await fetch(server.url + target_of(query));
    if (answer.status !== 200) throw new Error(`${answer.status} for ${query.text}`);
    await answer.arrayBuffer();
    taken.push((server.cpu_seconds() - before) * 1000);
  }
  return Math.max(...taken);
}

async function blog_at_rest_and_in_use() {
  const starts = [];
  for (let i = 0; i < kStarts; ++i) {
    const server = await serve_index(blog);
    starts.push(server.ready_ms);
    await server.stop();
  }
  const server = await serve_index(blog);
  await load(server, many_targets, kConnections, kSeconds);
  const resident = server.resident_mb();
  await server.stop();
  return {ready_ms: Math.min(...starts), resident};
}

function row(what, value, goal, holds) {
  process.stdout.write(`| ${what} | ${value} | ${goal} | ${holds ? 'yes' : 'NO'} |\n`);
}

function ratio_row(what, ratios, least) {
  row(what, `${median(ratios).toFixed(2)} (${ratios.map((ratio) => ratio.toFixed(2)).join(' ')})`,
      `≥ ${least}`, median(ratios) >= least);
}

function tail_row(what, runs) {
  const ratio = median(runs.map((run) => run.p99_us / run.median_us));
  const of = (name) => (median(runs.map((run) => run[name])) / 1000).toFixed(1);
  row(what, `${ratio.toFixed(1)} (${of('p99_us')} ms of ${of('median_us')} ms)`, '< 5', ratio < 5);
}

async function main() {
  prepare();
  const cached = await cached_beside_bare();
  const {rounds: uncached, slowest} = await uncached_beside_searching();
  const {ready_ms, resident} = await blog_at_rest_and_in_use();
  const ratios = (rounds) =>
    rounds.map(({ours, other}) => ours.per_cpu_second / other.per_cpu_second);
  const per_second = (rounds, side) =>
    Math.round(median(rounds.map((round) => round[side].per_second))).toLocaleString('en');
  process.stdout.write('| | measured | goal | holds |\n|---|---|---|---|\n');
  ratio_row(`cached queries: requests per CPU second, of a bare cpp-httplib server's ` +
            `(a second: ${per_second(cached, 'ours')} of ${per_second(cached, 'other')})`, ratios(cached), 0.8);
  ratio_row(`uncached queries: requests per CPU second, of two threads that only search ` +
            `(a second: ${per_second(uncached, 'ours')} of ${per_second(uncached, 'other')})`,
            ratios(uncached), 0.5);
  tail_row(`cached: p99 of ${kConnections} connections, of the median`, cached.map(({ours}) => ours));
  tail_row(`uncached: p99 of ${kConnections} connections, of the median`,
           uncached.map(({ours}) => ours));
  row('the slowest hostile query, CPU ms', slowest.toFixed(0), '< 300', slowest < 300);
  row('the Moby blog: resident MB, its cache full', resident.toFixed(1), '< 20', resident < 20);
  row(`the Moby blog: ready after ms, the fastest of ${kStarts} starts`, ready_ms.toFixed(0), '< 50', ready_ms < 50);
}

try {
  await main();
} finally {
  rmSync(work, {recursive: true, force: true});
}
