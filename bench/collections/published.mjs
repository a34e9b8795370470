// SPDX-License-Identifier: GPL-2.0-or-later
// Judged collections as they are published. All readers return
// {documents: [{id, title, text}], queries: [{id, text}], judgements: [{query, document, grade}]}.
import {createReadStream, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {createInterface} from 'node:readline';

const one_line = (text) => text.replace(/\s+/g, ' ').trim();
const number_id = (id) => id.replace(/^0+(?=\d)/, '');  // a judgement's 01 is the query .I 1

// Records begin with `.I ID`; a line `.T`, `.W` … begins a field, which lasts until the next.
function smart_records(path) {
  const records = [];
  let field;
  for (const line of readFileSync(path, 'latin1').split(/\r?\n/)) {
    const id = /^\.I\s+(\S+)/.exec(line)?.[1];
    const begins = /^\.([A-Z])\s*$/.exec(line)?.[1];
    if (id) {
      records.push({id: number_id(id)});
      field = undefined;
    } else if (begins) {
      field = begins;
    } else if (field) {
      records.at(-1)[field] = `${records.at(-1)[field] ?? ''} ${line}`;
    }
  }
  return records.map(({id, T = '', W = ''}) => ({id, title: one_line(T), text: one_line(W)}));
}

// `query document …`, whatever follows, or as TREC has it: `query 0 document grade`. Who is listed
// is relevant; Cranfield's third column counts the other way round, others leave it 0.
function smart_judgements(path) {
  const rows = readFileSync(path, 'latin1').split('\n').map((line) => line.trim().split(/\s+/))
    .filter((row) => row.length >= 2);
  const trec = rows.every((row) => row.length === 4 && row[1] === '0');
  return rows.map((row) => ({
    query: number_id(row[0]), document: number_id(row[trec ? 2 : 1]), grade: trec ? Number(row[3]) : 1,
  }));
}

export function read_smart(documents, queries, judgements) {
  return {
    documents: smart_records(documents),
    queries: smart_records(queries).map(({id, text}) => ({id, text})),
    judgements: smart_judgements(judgements),
  };
}

async function json_lines(path, made) {
  const records = [];
  for await (const line of createInterface({input: createReadStream(path), crlfDelay: Infinity})) {
    if (line.trim()) records.push(made(JSON.parse(line)));
  }
  return records;
}

// A folder with corpus.jsonl, queries.jsonl and qrels/test.tsv, whose first line names the columns.
export async function read_beir(folder) {
  const rows = readFileSync(join(folder, 'qrels', 'test.tsv'), 'utf8').split(/\r?\n/).slice(1);
  return {
    documents: await json_lines(join(folder, 'corpus.jsonl'), ({_id, title = '', text}) =>
      ({id: _id, title: one_line(title), text: one_line(text)})),
    queries: await json_lines(join(folder, 'queries.jsonl'), ({_id, text}) =>
      ({id: _id, text: one_line(text)})),
    judgements: rows.filter(Boolean).map((row) => row.split('\t'))
      .map(([query, document, grade]) => ({query, document, grade: Number(grade)})),
  };
}
