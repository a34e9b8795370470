// SPDX-License-Identifier: GPL-2.0-or-later
// How good an answer is (nDCG, reciprocal rank, recall), and how long it took.

const gain = (grade, place) => (2 ** grade - 1) / Math.log2(place + 2);

function ndcg(hits, grades, depth) {
  const ideal = [...grades.values()].sort((a, b) => b - a).slice(0, depth).reduce(
    (total, grade, place) => total + gain(grade, place), 0);
  const reached = hits.slice(0, depth).reduce(
    (total, hit, place) => total + gain(grades.get(hit) ?? 0, place), 0);
  return ideal > 0 ? reached / ideal : 0;
}

function reciprocal_rank(hits, grades, depth) {
  const place = hits.slice(0, depth).findIndex((hit) => grades.get(hit) > 0);
  return place < 0 ? 0 : 1 / (place + 1);
}

function recall(hits, grades, depth) {
  const wanted = [...grades.values()].filter((grade) => grade > 0).length;
  const found = hits.slice(0, depth).filter((hit) => grades.get(hit) > 0).length;
  return wanted > 0 ? found / wanted : 0;
}

// Means over the questions that have a judgement. `answers`: [{id, hits}].
export function quality(answers, grades) {
  const totals = {ndcg: 0, mrr: 0, recall: 0};
  let questions = 0;
  for (const {id, hits} of answers) {
    const wanted = grades.get(id);
    if (!wanted) continue;
    const names = hits.map((hit) => hit.split('/').pop());
    totals.ndcg += ndcg(names, wanted, 10);
    totals.mrr += reciprocal_rank(names, wanted, 10);
    totals.recall += recall(names, wanted, 100);
    ++questions;
  }
  return Object.fromEntries(
    Object.entries(totals).map(([name, total]) => [name, questions ? total / questions : 0]));
}

export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}
