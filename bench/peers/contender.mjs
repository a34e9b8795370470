// SPDX-License-Identifier: GPL-2.0-or-later
// The contenders from npm: `node contender.mjs SPEC.json` prints one JSON result, as
// peers_native does for those in C++. A module in contenders/ exports
//   name, settings, snippets (has it any?),
//   index(documents, directory) → whatever search() needs; timed,
//   bytes(made, directory) → bytes of what would be stored or sent,
//   search(made, {text, prefix}, limit) → places in `documents`, best first.
import {readFileSync} from 'node:fs';

const read_lines = (path) =>
  readFileSync(path, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));

const version_of = (name) =>
  JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url))).version;

const median = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

// Each query once to warm up, then `runs` rounds over all of them; a query's time is its median.
async function ask(contender, made, documents, {queries, limit, runs}) {
  const asked = read_lines(queries);
  const answers = [];
  for (const query of asked) {
    const places = await contender.search(made, query, limit);
    answers.push({id: query.id, hits: places.map((place) => documents[place].id)});
  }
  const taken = asked.map(() => []);
  for (let run = 0; run < runs; ++run) {
    for (const [i, query] of asked.entries()) {
      const begin = process.hrtime.bigint();
      await contender.search(made, query, limit);
      taken[i].push(Number(process.hrtime.bigint() - begin) / 1000);
    }
  }
  if (runs > 0) answers.forEach((answer, i) => (answer.us = median(taken[i])));
  return answers;
}

async function run(spec) {
  const contender = await import(`./contenders/${spec.contender}.mjs`);
  const documents = read_lines(spec.documents);
  const begin = process.hrtime.bigint();
  const made = await contender.index(documents, spec.index);
  const index_seconds = Number(process.hrtime.bigint() - begin) / 1e9;
  const peak_bytes = Math.max(process.resourceUsage().maxRSS * 1024, made.peak_bytes ?? 0);
  const result = {
    version: version_of(contender.name),
    settings: contender.settings,
    snippets: contender.snippets,
    index_seconds,
    peak_bytes,
    index_bytes: await contender.bytes(made, spec.index),
    answers: [],
  };
  for (const set of spec.sets) result.answers.push(await ask(contender, made, documents, set));
  await contender.close?.(made);
  return result;
}

const result = await run(JSON.parse(readFileSync(process.argv[2], 'utf8')));
process.stdout.write(JSON.stringify(result) + '\n', () => process.exit(0));
