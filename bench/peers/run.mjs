// SPDX-License-Identifier: GPL-2.0-or-later
// bench/run-peers starts it: measures all contenders, prints the tables, and writes
// docs/benchmarks.md with its plots when asked to.
import {spawnSync} from 'node:child_process';
import {existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {cpus, tmpdir, totalmem} from 'node:os';
import {basename, join} from 'node:path';
import {parseArgs} from 'node:util';

import {judged, mixed_queries, read_lines, sample_files, write_lines} from './corpus.mjs';
import {engines, packages_installed, run_engine} from './engines.mjs';
import {document_text, plots} from './report.mjs';
import {percentile, quality} from './scores.mjs';

const kSeed = 20240;
const kSecondsAllowed = 300;

const {values: options} = parseArgs({
  options: {
    native: {type: 'string'},
    binary: {type: 'string'},
    judged: {type: 'string'},
    documents: {type: 'string'},
    docs: {type: 'string', default: '100000'},
    runs: {type: 'string', default: '3'},
    only: {type: 'string', default: ''},
    write: {type: 'string', default: ''},
    smoke: {type: 'boolean', default: false},
  },
});

const kFailed = 1;
const kCannotRunHere = 77;

function fail(message, status = kFailed) {
  process.stderr.write(`run-peers: ${message}\n`);
  process.exit(status);
}

function extract(source, work, name) {
  const path = join(work, `${name}.jsonl`);
  const ended = spawnSync(options.native, ['extract', source, join(work, 'extract.mobydb'), path],
                          {encoding: 'utf8'});
  if (ended.status !== 0) fail(ended.stderr.trim());
  return path;
}

function tell(engine, what) {
  process.stderr.write(`${engine.label}: ${what}\n`);
}

function measure_quality(chosen, set, work) {
  const source = options.smoke ? sample_files(set.posts, join(work, 'judged'), 200) : set.posts;
  const documents = extract(source, work, 'judged');
  const share = options.smoke ? 20 : set.clean.length;
  const sets = ['clean', 'typo'].map((name) => {
    const queries = join(work, `${name}.jsonl`);
    write_lines(queries, set[name].slice(0, share));
    return {queries, limit: 100, runs: 0};
  });
  return chosen.map((engine) => {
    const result = run_engine(engine, {source, documents, sets},
                              {native: options.native, work, seconds: kSecondsAllowed});
    tell(engine, result.failure ?? 'judged questions answered');
    if (result.failure) return {engine, failure: result.failure};
    const [clean, typo] = result.answers.map((answers) => quality(answers, set.grades));
    return {engine, clean, typo};
  });
}

// The same questions through the program that readers of the documentation would run.
function quality_through_binary(set, work) {
  const db = join(work, 'binary.mobydb');
  const indexed = spawnSync(options.binary, ['index', set.posts, '--db', db], {encoding: 'utf8'});
  if (indexed.status !== 0) fail(indexed.stderr.trim());
  return Object.fromEntries(['clean', 'typo'].map((name) => {
    const answers = set[name].map(({id, text}) => {
      const ended = spawnSync(options.binary,
        ['query', '--db', db, '--json', '--limit', '10', '--', text], {encoding: 'utf8'});
      return {id, hits: ended.stdout ? JSON.parse(ended.stdout).hits.map((hit) => hit.id) : []};
    });
    return [name, quality(answers, set.grades)];
  }));
}

function timing(result, queries) {
  const microseconds = (wanted) => result.answers[0]
    .filter((_, i) => wanted(queries[i])).map((answer) => answer.us);
  const whole = microseconds((query) => !query.prefix);
  const unfinished = microseconds((query) => query.prefix);
  const kinds = [...new Set(queries.map((query) => query.kind))];
  return {
    whole: {median: percentile(whole, 0.5), p99: percentile(whole, 0.99)},
    unfinished: {median: percentile(unfinished, 0.5), p99: percentile(unfinished, 0.99)},
    kinds: Object.fromEntries(kinds.map((kind) =>
      [kind, percentile(microseconds((query) => query.kind === kind), 0.5)])),
    empty: result.answers[0].filter((answer) => answer.hits.length === 0).length,
  };
}

function load(folder, count, work) {
  const source = sample_files(folder, join(work, `sample-${count}`), count);
  const path = extract(source, work, `documents-${count}`);
  const documents = read_lines(path);
  const queries = mixed_queries(documents, options.smoke ? 4 : 30, kSeed);
  const file = join(work, `queries-${count}.jsonl`);
  write_lines(file, queries);
  const text_bytes = documents.reduce(
    (total, {title, body}) => total + Buffer.byteLength(title) + Buffer.byteLength(body), 0);
  return {source, path, queries, file, size: documents.length, text_bytes};
}

// An engine that does not get through all documents is tried once more with a quarter of them.
function measure_speed(chosen, folder, count, work) {
  const whole = load(folder, count, work);
  let quarter;
  const attempt = (engine, corpus) => run_engine(engine, {
    source: corpus.source, documents: corpus.path,
    sets: [{queries: corpus.file, limit: 10, runs: Number(options.runs)}],
  }, {native: options.native, work, seconds: kSecondsAllowed});
  const rows = chosen.map((engine) => {
    let corpus = whole;
    let result = attempt(engine, corpus);
    const failure = result.failure;
    if (failure) {
      tell(engine, failure);
      corpus = quarter ??= load(folder, Math.ceil(whole.size / 4), work);
      result = attempt(engine, corpus);
    }
    tell(engine, result.failure ?? `${corpus.size} documents, ${result.index_seconds.toFixed(1)} s`);
    if (result.failure) return {engine, failure: result.failure};
    const {answers: _, ...facts} = result;
    return {engine, failure, size: corpus.size, ...facts, timing: timing(result, corpus.queries)};
  });
  return {size: whole.size, text_bytes: whole.text_bytes, queries: whole.queries, rows};
}

function main() {
  const wanted = options.only.split(',').filter(Boolean);
  const chosen = engines.filter((engine) => wanted.length === 0 || wanted.includes(engine.id));
  if (!packages_installed()) fail('run `npm ci` in bench/peers first', kCannotRunHere);
  for (const folder of [options.judged, options.documents]) {
    if (!existsSync(folder)) fail(`${folder}: no such folder`, kCannotRunHere);
  }
  const work = mkdtempSync(join(tmpdir(), 'mobysearch-peers-'));
  try {
    const set = judged(options.judged);
    const count = options.smoke ? 120 : Number(options.docs);
    const report = {
      date: new Date().toISOString().slice(0, 10),
      machine: {cores: cpus().length, memory: Math.round(totalmem() / 2 ** 30),
                model: cpus()[0]?.model ?? 'unknown', node: process.version},
      judged: {name: basename(options.judged), questions: set.clean.length,
               rows: measure_quality(chosen, set, work),
               binary: options.smoke ? null : quality_through_binary(set, work)},
      speed: measure_speed(chosen, options.documents, count, work),
      source: basename(options.documents),
      runs: Number(options.runs),
    };
    process.stdout.write(document_text(report));
    if (options.write) {
      mkdirSync(options.write, {recursive: true});
      writeFileSync(join(options.write, 'benchmarks.md'), document_text(report));
      for (const [name, svg] of Object.entries(plots(report))) {
        writeFileSync(join(options.write, name), svg);
      }
    }
    const failed = [...report.judged.rows, ...report.speed.rows].filter((row) => row.failure);
    if (options.smoke && failed.length > 0) {
      fail(failed.map((row) => `${row.engine.label}: ${row.failure}`).join('; '));
    }
  } finally {
    rmSync(work, {recursive: true, force: true});
  }
}

main();
