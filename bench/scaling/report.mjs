// SPDX-License-Identifier: GPL-2.0-or-later
// Tables and plots of what bench/scale measured: report.mjs MEASURED OUT, a line of JSON a size.
import {readFileSync, writeFileSync} from 'node:fs';

import {line_plot} from './plot.mjs';

const [measured, out] = process.argv.slice(2);
const sizes = readFileSync(measured, 'utf8').trim().split('\n').map((line) => JSON.parse(line));

const digits = (value) => (value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString('en'));
const row = (cells) => `| ${cells.join(' | ')} |`;
const table = (first, rows) => [
  row([first, ...sizes.map(({index}) => index.posts.toLocaleString('en'))]),
  row(['---', ...sizes.map(() => '---')]),
  ...rows.map(([name, of]) => row([name, ...sizes.map(of)])),
];

const kinds = Object.keys(sizes[0].index.kinds);
const lines = [
  ...table('posts', [
    ['building, processor seconds',
      ({building}) => digits(building.user_s + building.system_s)],
    ['building, peak memory, MB', ({building}) => digits(building.peak_kb / 1024)],
    ['index file, MB', ({index}) => digits(index.file_mb)],
    ['opening, processor ms', ({index}) => digits(index.opening_ms)],
    ['memory of an open index, MB', ({index}) => digits(index.memory_mb)],
  ]),
  '',
  ...table('processor ms an answer: median / 99 %', kinds.map((kind) => [
    kind,
    ({index}) => `${index.kinds[kind].median_ms.toFixed(2)} / ${digits(index.kinds[kind].p99_ms)}`,
  ])),
];
console.log(lines.join('\n'));

writeFileSync(`${out}/scaling-answers.svg`, line_plot({
  title: 'Processor time of an answer, median',
  x: {label: 'posts', values: sizes.map(({index}) => index.posts)},
  y: {label: 'ms'},
  lines: kinds.map((kind) => ({
    label: kind,
    values: sizes.map(({index}) => index.kinds[kind].median_ms),
  })),
}));
writeFileSync(`${out}/scaling-size.svg`, line_plot({
  title: 'Size by the number of posts',
  x: {label: 'posts', values: sizes.map(({index}) => index.posts)},
  y: {label: 'MB'},
  lines: [
    {label: 'index file', values: sizes.map(({index}) => index.file_mb)},
    {label: 'peak memory of building', values: sizes.map(({building}) => building.peak_kb / 1024)},
    {label: 'memory of an open index', values: sizes.map(({index}) => index.memory_mb)},
  ],
}));
