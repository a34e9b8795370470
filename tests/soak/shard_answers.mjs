// SPDX-License-Identifier: GPL-2.0-or-later
// A site whose posts all name the generation of their index, what its readers ask, and what is wrong with an answer
// that servers of its shards give.
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {random_of} from './random.mjs';

export const kPosts = 240;
const kWords = [
  'lighthouse', 'tide', 'harbour', 'keeper', 'signal', 'anchor', 'current', 'vessel', 'compass', 'horizon',
  'storm', 'schedule', 'beacon', 'cargo', 'pilot', 'chart', 'mooring', 'channel', 'quay', 'rope',
];

// Writes the site anew: each post is at the same path as before, and says another generation.
export function write_site(site, generation) {
  mkdirSync(join(site, '_posts'), {recursive: true});
  writeFileSync(join(site, '_config.yml'), 'title: Shards\nurl: https://blog.example\n');
  const {below, pick} = random_of(1);
  for (let number = 1; number <= kPosts; ++number) {
    const date = `${2015 + number % 8}-${String(1 + number % 12).padStart(2, '0')}-${String(1 + number % 28).padStart(2, '0')}`;
    const text = Array.from({length: 40 + below(200)}, () => pick(kWords)).join(' ');
    writeFileSync(join(site, `_posts/${date}-post-${number}.md`),
                  `---\ntitle: Marker ${number} of generation${generation}\nauthor: ada\n` +
                  `tags: [${number % 2 ? 'odd' : 'even'}]\n---\n` +
                  `The marker of generation${generation} stands here.\n\n## ${pick(kWords)} ${pick(kWords)}\n\n${text}\n`);
  }
}

// Each finds something in every shard.
const kSearches = [
  'q=marker', 'q=mark&prefix=1', 'q=%22the+marker+of%22', 'q=lighthuose', 'q=tide+harbour', 'q=author:ada+storm',
  'q=marker&facets=tag,year', 'q=keeper&sort=newest', 'q=lighthouse+tide&sort=oldest', 'q=s&prefix=1', 'q=tag:odd+quay',
];

// {path, search}: `search` is what is asked of a search as JSON, '' of anything else.
export function some_request({below, pick}) {
  const search = `${pick(kSearches)}&limit=${1 + below(30)}`;
  return pick([
    ...Array(8).fill({path: `/api/v1/search?${search}`, search}),
    {path: '/api/v1/suggest?q=mar', search: ''}, {path: `/search?${search}`, search: ''},
    {path: '/search?q=marker&format=atom', search: ''}, {path: '/api/v1/index', search: ''},
    {path: '/readyz', search: ''},
  ]);
}

const in_order = (numbers) => [...numbers].sort((a, b) => a - b);

// Remembers what answers said of each index, so that those that follow can be compared with them.
export class Answers {
  #generations = new Map();  // of a revision
  #totals = new Map();       // of all posts, by the shards that are missing
  #whole = new Map();        // posts found, by revision and search

  // What is wrong with an answer of status 200 to `search` that may lack the shards in `may_miss`; '' if nothing.
  fault_of(search, answer, may_miss) {
    const missing = answer.missing_shards ?? [];
    // What is said of the index is no answer that could be a part.
    const is_answer = answer.shards === undefined;
    if (is_answer && Boolean(answer.partial) !== missing.length > 0) return 'partial, or missing_shards, without the other';
    const lacks = missing.find((number) => !may_miss.has(number));
    if (lacks) return `an answer without shard ${lacks}, which is there`;
    if (!search) return '';
    if (!answer.hits?.length) return 'an answer without hits';
    return this.#mixture_in(answer) || this.#miscount_in(search, answer, missing) ||
      (missing.length === 0 ? this.#change_in(search, answer) : '');
  }

  #mixture_in({index, hits}) {
    const named = hits.map(({title, snippet}) => `${title} ${snippet}`.match(/generation\d+/g) ?? ['none']).flat();
    const known = this.#generations.get(index.revision) ?? named[0];
    this.#generations.set(index.revision, known);
    const other = named.find((each) => each !== known);
    return other ? `an answer mixes ${known} and ${other}` : '';
  }

  // A post is in the same shard in each index.
  #miscount_in(search, {total, total_is_exact, facets}, missing) {
    if (!search.startsWith('q=marker') || !total_is_exact) return '';
    const key = in_order(missing).join();
    const known = this.#totals.get(key) ?? (key ? total : kPosts);
    this.#totals.set(key, known);
    if (total !== known) return `${total} posts, not ${known}, without [${key}]`;
    const counted = facets?.tag?.reduce((sum, {count}) => sum + count, 0) ?? total;
    return counted === total ? '' : `facets count ${counted} of ${total} posts, without [${key}]`;
  }

  #change_in(search, {index, hits}) {
    const key = `${index.revision} ${search}`;
    const found = hits.map(({id}) => id).join(' ');
    const before = this.#whole.get(key) ?? found;
    this.#whole.set(key, before);
    return found === before ? '' : `other posts than before for ${search}`;
  }

  // The posts of the shards that were missed alone add up to no more than all; '' if so.
  fault_of_totals() {
    const alone = [...this.#totals].filter(([key]) => /^\d+$/.test(key)).map(([, total]) => kPosts - total);
    const sum = alone.reduce((all, posts) => all + posts, 0);
    return sum <= kPosts && alone.every((posts) => posts > 0) ? '' : `the shards have ${alone.join(' + ')} of ${kPosts} posts`;
  }
}
