// SPDX-License-Identifier: GPL-2.0-or-later
// tests/soak/mutated-sites starts it: `mutated_sites.mjs BINARY COUNT SEED`.
import {mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync} from 'node:fs';
import {availableParallelism, tmpdir} from 'node:os';
import {join} from 'node:path';

import {fault_of, is_sanitized, run} from './command.mjs';
import {write_hostile_site} from './hostile_site.mjs';
import {random_of} from './random.mjs';

const kPostsOfASite = 25;
const kMostMb = 512;
const kMostCpuSeconds = 60;
const kControls = /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/;
const kWebOrPath = /^(https?:\/\/|\/|$)/;

const [binary, count, seed] = process.argv.slice(2);
const work = mkdtempSync(join(tmpdir(), 'mobysearch-sites-'));
const most_mb = is_sanitized(binary) ? 10 * kMostMb : kMostMb;
const sites = Math.ceil(Number(count) / kPostsOfASite);
const seen = {posts: 0, outcomes: {}, statuses: {}, slowest: 0, peak_mb: 0, problems: 0};

// One site, its index, and what is wrong with them.
class Trial {
  constructor(number) {
    this.number = Number(seed) + number;
    this.directory = join(work, `${this.number}`);
    this.site = join(this.directory, 'site');
    this.beside = join(this.directory, 'db');
    this.db = join(this.beside, 'blog.mobydb');
    this.random = random_of(this.number);
    this.problems = [];
  }

  problem(text) { this.problems.push(text); }

  async command(statuses, ...options) {
    const done = await run(binary, options, {cpu_seconds: kMostCpuSeconds});
    const name = options[0];
    const fault = fault_of(done, statuses);
    if (fault) this.problem(`${name}: ${fault}`);
    if (done.peak_mb > most_mb) this.problem(`${name} took ${done.peak_mb.toFixed(0)} MB`);
    if (kControls.test(done.err)) this.problem(`${name} shows control characters on the terminal`);
    seen.slowest = Math.max(seen.slowest, done.cpu_seconds);
    seen.peak_mb = Math.max(seen.peak_mb, done.peak_mb);
    const ending = `${name} ${done.status}`;
    seen.statuses[ending] = (seen.statuses[ending] ?? 0) + 1;
    return {...done, is_sound: !fault};
  }

  json(name, text) {
    try {
      return JSON.parse(text);
    } catch (error) {
      this.problem(`${name}: ${error.message}`);
      return null;
    }
  }

  options() {
    const {below, pick} = this.random;
    return [['--strict'], ['--future', '--drafts', '--unpublished'], ['--include', 'pages'],
            ['--include', 'notes'], ['--allow-empty'], ['--threads', pick(['1', '3'])]]
      .filter(() => below(4) === 0).flat();
  }

  async index(old) {
    const options = this.options();
    const done = await this.command([0, 1, 2, 4], 'index', this.site, '--db', this.db, '--json',
                                    ...options);
    const left = readdirSync(this.beside);
    if (left.join() !== 'blog.mobydb') this.problem(`left beside the index: ${left}`);
    const is_unchanged = readFileSync(this.db).equals(old);
    if (done.status !== 0 && !is_unchanged) this.problem('a failed run changed the index');
    if (done.status === 1 && !options.includes('--strict')) this.problem('1 without --strict');
    const report = done.out && done.is_sound ? this.json('index', done.out) : null;
    if (report && report.published !== (done.status === 0)) this.problem(`published with ${done.status}`);
    if (done.status === 0 && !report) this.problem('published without a report');
    return report;
  }

  // Every file that may be a post is named, once, by itself or with its folder.
  account(report) {
    const names = report.files.map((file) => file.path);
    for (const {outcome} of report.files) seen.outcomes[outcome] = (seen.outcomes[outcome] ?? 0) + 1;
    if (new Set(names).size !== names.length) this.problem('a file is named twice');
    const of = (outcome) => report.files.filter((file) => file.outcome === outcome).length;
    if (of('indexed') !== report.posts) this.problem(`${of('indexed')} indexed, ${report.posts} posts`);
    if (of('hidden') !== report.hidden) this.problem(`${of('hidden')} hidden of ${report.hidden}`);
    for (const file of report.files) {
      const needs_reason = file.outcome !== 'indexed' && !file.reason;
      if (needs_reason) this.problem(`${file.path} is ${file.outcome} without a reason`);
    }
    const has_other_source = /source/.test(this.config());
    const lost = (has_other_source ? [] : this.posts()).filter((path) =>
      !names.some((name) => name === path || (name.endsWith('/') && path.startsWith(name))));
    if (lost.length > 0) this.problem(`${lost.length} posts are not accounted for, such as ${lost[0]}`);
  }

  config() {
    try {
      return readFileSync(join(this.site, '_config.yml'), 'latin1');
    } catch {
      return '';
    }
  }

  // Regular files, no links on the way, that have kept their names.
  posts() {
    return readdirSync(this.site, {recursive: true, withFileTypes: true})
      .filter((entry) => entry.isFile() && /^2020-01-\d\d-post-\d+\.md$/.test(entry.name))
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(this.site.length + 1));
  }

  async use(report) {
    const {pick} = this.random;
    await this.command([0], 'check', '--db', this.db);
    const info = await this.command([0], 'info', '--db', this.db);
    if (kControls.test(info.out)) this.problem('info shows control characters');
    const posts = (await this.command([0], 'info', '--db', this.db, '--posts')).out;
    const lines = posts.split('\n').slice(0, -1).map((line) => this.json('info --posts', line));
    if (lines.length !== report.posts) this.problem(`${lines.length} posts of ${report.posts}`);
    for (const post of lines) {
      if (post && !kWebOrPath.test(post.url)) this.problem(`the address ${post.url}`);
    }
    const word = pick(['post', 'a', 'lighthouse', '"a post"', 'title:post*', 'x -y', 'c++', '日本']);
    const hits = await this.command([0, 1], 'query', '--db', this.db, '--', word);
    if (kControls.test(hits.out)) this.problem('query shows control characters');
    const title = pick(lines)?.title || word;
    const answer = await this.command([0, 1, 2], 'query', '--db', this.db, '--json', '--', title);
    if (answer.status < 2) this.json('query', answer.out);
  }

  async run() {
    mkdirSync(this.site, {recursive: true});
    mkdirSync(this.beside);
    await run(binary, ['index', 'examples/blog', '--db', this.db]);
    const old = readFileSync(this.db);
    write_hostile_site(this.site, this.number, kPostsOfASite);
    seen.posts += kPostsOfASite;
    const report = await this.index(old);
    if (report) this.account(report);
    if (report?.published) await this.use(report);
    for (const text of this.problems) console.log(`FAILED: ${text} (seed ${this.number}, ${this.site})`);
    seen.problems += this.problems.length;
    if (this.problems.length === 0) rmSync(this.directory, {recursive: true});
  }
}

async function main() {
  let next = 0;
  await Promise.all(Array.from({length: availableParallelism()}, async () => {
    while (next < sites) await new Trial(next++).run();
  }));
  console.log(`${seen.posts} mutated posts in ${sites} sites of seed ${seed}; their files: ` +
              JSON.stringify(seen.outcomes));
  console.log(`exit statuses: ${JSON.stringify(seen.statuses)}`);
  console.log(`the slowest run ${seen.slowest.toFixed(1)} s of processor time, the largest ` +
              `${seen.peak_mb.toFixed(0)} MB, ${seen.problems} problems`);
  if (seen.problems === 0) rmSync(work, {recursive: true});
  process.exit(seen.problems > 0 ? 1 : 0);
}

await main();
