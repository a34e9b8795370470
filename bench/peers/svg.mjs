// SPDX-License-Identifier: GPL-2.0-or-later
// Horizontal bars as SVG, readable on light and dark pages.

const escape = (text) =>
  String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const style = `
  text { font: 13px system-ui, sans-serif; fill: #1f2328; }
  .title { font-weight: 600; font-size: 15px; }
  .note { fill: #59636e; font-size: 12px; }
  .bar { fill: #8c959f; } .second { fill: #d0d7de; }
  .ours.bar { fill: #0969da; } .ours.second { fill: #80b7f0; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; } .note { fill: #9198a1; }
    .bar { fill: #7d8590; } .second { fill: #484f58; }
    .ours.bar { fill: #4493f8; } .ours.second { fill: #1f4d87; }
  }`;

const kLabelWidth = 170;
const kBarWidth = 400;
const kRowHeight = 40;
const kTop = 58;

function scale_for(values, logarithmic) {
  const most = Math.max(...values);
  if (!logarithmic) return (value) => (value / most) * kBarWidth;
  const least = Math.min(...values.filter((value) => value > 0)) / 2;
  return (value) => (Math.log(Math.max(value, least) / least) / Math.log(most / least)) * kBarWidth;
}

// rows: [{label, ours, bars: [value, value], texts: [text, text]}]
export function bar_chart({title, note, rows, logarithmic}) {
  const width_of = scale_for(rows.flatMap((row) => row.bars), logarithmic);
  const height = kTop + rows.length * kRowHeight + 8;
  const lines = rows.flatMap(({label, ours, bars, texts}, place) => {
    const top = kTop + place * kRowHeight;
    const mark = ours ? ' ours' : '';
    return [
      `<text x="${kLabelWidth - 10}" y="${top + 20}" text-anchor="end">${escape(label)}</text>`,
      ...bars.flatMap((value, which) => {
        const width = width_of(value).toFixed(1);
        const y = top + which * 16;
        const kind = which === 0 ? 'bar' : 'second';
        return [
          `<rect class="${kind}${mark}" x="${kLabelWidth}" y="${y}" width="${width}" height="14"/>`,
          `<text class="note" x="${(kLabelWidth + Number(width) + 6).toFixed(1)}" y="${y + 11}">` +
            `${escape(texts[which])}</text>`,
        ];
      }),
    ];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 700 ${height}" width="700" ` +
      `height="${height}" role="img" aria-label="${escape(title)}">`,
    `<style>${style}\n</style>`,
    `<text class="title" x="10" y="22">${escape(title)}</text>`,
    `<text class="note" x="10" y="42">${escape(note)}</text>`,
    ...lines,
    '</svg>',
    '',
  ].join('\n');
}
