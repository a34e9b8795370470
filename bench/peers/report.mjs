// SPDX-License-Identifier: GPL-2.0-or-later
// docs/benchmarks.md and its plots, from what was measured.
import {bar_chart} from './svg.mjs';

const mega = (bytes) => (bytes / 1e6).toFixed(1);
const score = (value) => value.toFixed(3).replace(/^0/, '');
const micro = (value) => Math.round(value).toLocaleString('en-US');
const times = (value) => (value >= 10 ? Math.round(value).toLocaleString('en-US') : value.toFixed(2));
const row = (cells) => `| ${cells.join(' | ')} |`;
const table = (head, rows) => [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

const done = (rows) => rows.filter((entry) => entry.timing);

function quality_table({rows, binary}) {
  const cells = (label, {clean, typo}) => [
    label, score(clean.ndcg), score(typo.ndcg), score(clean.mrr), score(typo.mrr)];
  const lines = rows.map((entry) => entry.failure
    ? [entry.engine.label, entry.failure, '', '', '', '', '']
    : [...cells(entry.engine.label, entry), score(entry.clean.recall), score(entry.typo.recall)]);
  if (binary) lines.splice(1, 0, [...cells('the same through `mobysearch query`', binary), '', '']);
  return table(['', 'nDCG@10', 'with a typo', 'MRR@10', 'with a typo', 'Recall@100', 'with a typo'],
               lines);
}

function indexing_table({rows, size}) {
  const yardstick = done(rows).find((entry) => entry.engine.id === 'xapian') ?? done(rows)[0];
  return table(['', 'documents', 'wall s', 'of Xapian', 'index MB', 'peak memory MB'],
    rows.map((entry) => !entry.timing
      ? [entry.engine.label, `none: ${entry.failure}`, '', '', '', '']
      : [entry.engine.label,
         entry.size === size ? size : `${entry.size} (all: ${entry.failure})`,
         entry.index_seconds.toFixed(2),
         entry.size === yardstick.size
           ? times(entry.index_seconds / yardstick.index_seconds) : '–',
         mega(entry.index_bytes), Math.round(entry.peak_bytes / 1e6)]));
}

function query_table({rows, size}) {
  const yardstick = done(rows).find((entry) => entry.engine.id === 'xapian') ?? done(rows)[0];
  return table(['', 'snippets', 'median µs', 'of Xapian', 'p99 µs', 'unfinished word: median µs',
                'p99 µs', 'nothing found'],
    done(rows).map(({engine, snippets, timing, size: used}) => [
      engine.label + (used === size ? '' : ` (${used} documents)`), snippets ? 'yes' : '**none**',
      micro(timing.whole.median),
      used === size ? times(timing.whole.median / yardstick.timing.whole.median) : '–',
      micro(timing.whole.p99), micro(timing.unfinished.median), micro(timing.unfinished.p99),
      timing.empty]));
}

function kind_table({rows}) {
  const kinds = Object.keys(done(rows)[0].timing.kinds);
  return table(['median µs', ...kinds], done(rows).map(({engine, timing}) =>
    [engine.label, ...kinds.map((kind) => micro(timing.kinds[kind]))]));
}

function examples(queries) {
  const kinds = [...new Set(queries.map((query) => query.kind))];
  return kinds.map((kind) => `${kind}: \`${queries.find((query) => query.kind === kind).text}\``)
    .join('; ');
}

export function document_text(report) {
  const {machine, judged, speed} = report;
  const versions = done(speed.rows).map(({engine, version, settings}) =>
    `- ${engine.label} ${version}: ${settings}.`);
  return `# Benchmarks

Made by \`bench/run-peers\` on ${report.date}; do not edit. ${machine.cores} cores
(${machine.model}), ${machine.memory} GB, node ${machine.node}. The machine is shared and noisy: read
ratios within a table, not microseconds. Every engine ran in a process of its own, one after
another, on the same documents with the same queries.

## Finding: ${judged.name}

${judged.questions} judged questions, then the same with one word misspelt by one edit.

${quality_table(judged)}

![nDCG@10, clean and with a typo](benchmarks-quality.svg)

## Indexing: ${report.source}

${speed.size} documents, ${mega(speed.text_bytes)} MB of text. mobysearch starts from the Markdown
files and uses all cores; the others get the text already extracted and use one thread, Pagefind
what it takes. Index: bytes on disk, or of the serialized index where the engine lives in memory;
MiniSearch's and Lunr's hold no text to show. Memory: the largest process at its peak, for the
engines in node together with the documents.

${indexing_table(speed)}

## Answering: ${report.source}

${speed.queries.length} queries made from the documents' own words with a fixed seed, an equal
number of each kind (${examples(speed.queries)}). Ten hits with their snippets where the engine has
any. Wall time, warm, one at a time, in process; a query's time is the median of ${report.runs} runs.

${query_table(speed)}

![Time of a query, median and p99](benchmarks-queries.svg)

By kind of query:

${kind_table(speed)}

## Set up as

${versions.join('\n')}

Pagefind and the engines in node are made to run in a reader's browser, where their index travels
over the network first; that is not in these figures. Omega's \`scriptindex\` is measured by
\`bench/indexing\`.
`;
}

export function plots({judged, speed}) {
  const ours = (entry) => entry.engine.id === 'mobysearch';
  const by = (value) => (a, b) => value(a) - value(b);
  const scored = judged.rows.filter((entry) => !entry.failure).sort(by((e) => -e.clean.ndcg));
  const timed = done(speed.rows).sort(by((entry) => entry.timing.whole.median));
  return {
    'benchmarks-quality.svg': bar_chart({
      title: `nDCG@10 on ${judged.name}`,
      note: 'darker: questions as they are; lighter: one word misspelt; longer is better',
      rows: scored.map((entry) => ({
        label: entry.engine.label, ours: ours(entry), bars: [entry.clean.ndcg, entry.typo.ndcg],
        texts: [score(entry.clean.ndcg), score(entry.typo.ndcg)]})),
    }),
    'benchmarks-queries.svg': bar_chart({
      title: 'Time of a query with ten hits',
      note: 'darker: median; lighter: p99; µs, logarithmic; shorter is better',
      logarithmic: true,
      rows: timed.map((entry) => ({
        label: entry.engine.label + (entry.size === speed.size ? '' : ` (${entry.size})`), ours: ours(entry),
        bars: [entry.timing.whole.median, entry.timing.whole.p99],
        texts: [`${micro(entry.timing.whole.median)} µs${entry.snippets ? '' : ', no snippets'}`,
                `${micro(entry.timing.whole.p99)} µs`]})),
    }),
  };
}
