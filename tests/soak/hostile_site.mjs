// SPDX-License-Identifier: GPL-2.0-or-later
// Sites that nobody would write: of sound ones, some files and names are others, as a seed has it.
import {execFileSync} from 'node:child_process';
import {mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync}
  from 'node:fs';
import {dirname, join} from 'node:path';

import {kBytes, kConfig, kHtml, kLiquid, kMarkdown, kNames, kNotText, kRepeated, kTargets, kYaml}
  from './hostile_pieces.mjs';
import {mutator_of, random_of} from './random.mjs';

const kCorpus = 'tests/fuzz/corpus';
const kBlog = 'examples/blog';
// A change may not be possible, as what it is to change is no longer there.
const kImpossible = ['ENOENT', 'EEXIST', 'EISDIR', 'ENOTDIR', 'ENOTEMPTY', 'EINVAL'];

const files_of = (directory) => readdirSync(directory, {recursive: true}).sort()
  .filter((name) => statSync(join(directory, name)).isFile())
  .map((name) => [name, readFileSync(join(directory, name))]);
const corpus = (name) => files_of(join(kCorpus, name)).map(([, bytes]) => bytes);

const texts = [kLiquid, kHtml, kYaml, kMarkdown].flat().map((text) => Buffer.from(text));
const pieces = [...texts, ...kBytes, ...kNotText];
const front_matters = corpus('front_matter');
const bodies = [...corpus('markdown'), ...corpus('liquid'), ...corpus('html')];
const blog = files_of(kBlog);
const is_post = ([name]) => name.startsWith('_posts/');
const blog_posts = blog.filter(is_post).map(([, bytes]) => bytes);

const kJekyll = Object.entries({
  '_config.yml': 'title: A site\nurl: https://a.example\nbaseurl: /b\npermalink: pretty\n' +
                 'collections:\n  notes:\n    output: true\n',
  '_includes/note.html': '<p>{{ include.text }} {% include more.html %}</p>\n',
  '_includes/more.html': 'More\n',
  '_layouts/post.html': '---\nlayout: default\n---\n{{ content }}\n',
  '_layouts/default.html': '<main>{{ content }}</main>\n',
  '_data/people.yml': '- {name: Ann, tags: [a, b]}\n- {name: Ben}\n',
  '_data/deep/table.csv': 'a,b\n1,"2\n3"\n',
  '_data/more.json': '{"a": [1, {"b": null}]}\n',
  '_notes/first.md': '---\ntitle: A note\n---\nNoted.\n',
  '_authors/ann.md': '---\nname: Ann\n---\n',
  'sub/_posts/2020-02-02-below.md': '---\ntitle: Below\n---\nText\n',
  'about.md': '---\ntitle: About\n---\nText\n',
  'Gemfile': 'gem "github-pages", group: :jekyll_plugins\n',
  'CNAME': 'a.example\n',
  'mobysearch.yml': 'synonyms: {k8s: [kubernetes]}\n',
});
const kHugo = Object.entries({
  'config.toml': 'baseURL = "https://a.example/b/"\ntitle = "A site"\n' +
                 '[permalinks]\nposts = "/:year/:slug/"\n',
  'content/posts/_index.md': '+++\ntitle = "Posts"\n+++\n',
  'content/about/index.md': '---\ntitle: About\n---\n',
});
const kinds = [
  {files: blog.filter((file) => !is_post(file)), posts: '_posts/'},
  {files: kJekyll, posts: '_posts/'}, {files: kJekyll, posts: '_posts/'},
  {files: kHugo, posts: 'content/posts/'}, {files: [], posts: ''}, {files: [], posts: 'a/b/'},
];

class HostileSite {
  #names = [];

  constructor(directory, seed) {
    this.directory = directory;
    this.random = random_of(seed);
    this.mutated = mutator_of(this.random, pieces, 4);
  }

  write(count) {
    const {below, pick} = this.random;
    const {files, posts} = pick(kinds);
    for (const [name, bytes] of files) this.add(name, this.other(name, Buffer.from(bytes)));
    for (let i = 0; i < count; ++i) this.add(`${posts}2020-01-${10 + i % 20}-post-${i}.md`, this.post());
    const places = new Set(this.#names.flatMap((name) => [name, dirname(name)]));
    places.delete('.');
    for (let i = below(2) * below(4); i > 0; --i) this.disturb(pick([...places]));
  }

  add(name, bytes) {
    mkdirSync(dirname(join(this.directory, name)), {recursive: true});
    writeFileSync(join(this.directory, name), bytes);
    this.#names.push(name);
  }

  some_of(values, most) {
    return Buffer.concat(Array.from({length: this.random.below(most + 1)},
                                    () => Buffer.from(this.random.pick(values))));
  }

  front_matter() {
    const {below, pick} = this.random;
    if (below(2) === 0) return Buffer.from('tags: [a]\n');
    return below(2) === 0 ? pick(front_matters) : this.some_of(kYaml, 4);
  }

  body() {
    const {below, pick} = this.random;
    if (below(60) === 0) return Buffer.from(pick(kRepeated).repeat(below(1 + below(100_000))));
    return below(4) === 0 ? this.some_of(pieces, 30) : pick(bodies);
  }

  post() {
    const {below, pick} = this.random;
    if (below(3) === 0) return this.mutated(pick(blog_posts));
    const fence = Buffer.from(pick(['---\n', '---\n', '---\n', '+++\n', '']));
    const head = [fence, Buffer.from('title: A post\n'), this.front_matter(), Buffer.from('\n'), fence];
    const whole = Buffer.concat([...head, this.body()]);
    return below(2) === 0 ? this.mutated(whole) : whole;
  }

  // A third of the sites' own files are not what they were.
  other(name, bytes) {
    const {below} = this.random;
    if (below(3) > 0) return bytes;
    if (!/^_?config/.test(name)) return this.mutated(bytes);
    const more = Buffer.concat([bytes, this.some_of(kConfig, 3)]);
    return below(3) === 0 ? this.mutated(more) : more;
  }

  // A file or folder under another name, or another thing under its name.
  disturb(name) {
    const {pick} = this.random;
    const path = join(this.directory, name);
    const instead = (make) => () => { rmSync(path, {recursive: true}); make(); };
    const changes = [
      () => renameSync(path, Buffer.concat([Buffer.from(dirname(path) + '/'), pick(kNames)])),
      instead(() => symlinkSync(pick(kTargets), path)), instead(() => mkdirSync(path)),
      instead(() => execFileSync('mkfifo', [path])), instead(() => writeFileSync(path, pick(pieces))),
      instead(() => {}),
    ];
    try {
      pick(changes)();
    } catch (error) {
      if (!kImpossible.includes(error.code)) throw error;
    }
  }
}

// Writes the site of a seed, with so many posts, to an empty `directory`.
export const write_hostile_site = (directory, seed, count) =>
  new HostileSite(directory, seed).write(count);
