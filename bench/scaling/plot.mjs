// SPDX-License-Identifier: GPL-2.0-or-later
// Lines over logarithmic axes as SVG, readable on light and dark pages.

const escape = (text) =>
  String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const kColors = ['#0969da', '#bf3989', '#1a7f37', '#9a6700', '#cf222e', '#8250df', '#57606a'];
const kDarkColors = ['#4493f8', '#db61a2', '#3fb950', '#d29922', '#f85149', '#ab7df8', '#9198a1'];
const kLeft = 62, kTop = 48, kWidth = 400, kHeight = 260;

const style = `
  text { font: 13px system-ui, sans-serif; fill: #1f2328; }
  .title { font-weight: 600; font-size: 15px; }
  .note { fill: #59636e; font-size: 12px; }
  .grid { stroke: #d0d7de; }
  polyline { fill: none; stroke-width: 2; }
  ${kColors.map((color, i) => `.c${i} { stroke: ${color}; } text.c${i} { stroke: none; fill: ${color}; }`).join('\n  ')}
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3; } .note { fill: #9198a1; } .grid { stroke: #30363d; }
    ${kDarkColors.map((color, i) => `.c${i} { stroke: ${color}; } text.c${i} { fill: ${color}; }`).join('\n    ')}
  }`;

// The powers of ten around the values.
function decades(values) {
  const logs = values.filter((value) => value > 0).map(Math.log10);
  const least = Math.floor(Math.min(...logs)), most = Math.ceil(Math.max(...logs));
  return {least, most: Math.max(most, least + 1)};
}

function axis(values, length) {
  const {least, most} = decades(values);
  const ticks = [];
  for (let power = least; power <= most; ++power) ticks.push(10 ** power);
  return {
    ticks,
    place: (value) => ((Math.log10(Math.max(value, 10 ** least)) - least) / (most - least)) * length,
  };
}

// Where the lines' names stand: at their ends, one below the other.
function label_places(ends) {
  const order = ends.map((y, i) => [y, i]).sort((a, b) => a[0] - b[0]);
  const places = [];
  let last = -Infinity;
  for (const [y, i] of order) places[i] = last = Math.max(y, last + 15);
  return places;
}

// x: {label, values}, y: {label}, lines: [{label, values}], a value for each of x.
export function line_plot({title, x, y, lines}) {
  const across = axis(x.values, kWidth);
  const up = axis(lines.flatMap((line) => line.values), kHeight);
  const at = (value) => (kLeft + across.place(value)).toFixed(1);
  const height_of = (value) => kTop + kHeight - up.place(value);
  const places = label_places(lines.map((line) => height_of(line.values.at(-1))));
  const last_place = Math.max(kTop + kHeight + 44, ...places.map((place) => place + 14));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 700 ${last_place}" width="700" ` +
      `height="${last_place}" role="img" aria-label="${escape(title)}">`,
    `<style>${style}\n</style>`,
    `<text class="title" x="10" y="22">${escape(title)}</text>`,
    ...up.ticks.flatMap((tick) => [
      `<line class="grid" x1="${kLeft}" x2="${kLeft + kWidth}" y1="${height_of(tick)}" y2="${height_of(tick)}"/>`,
      `<text class="note" x="${kLeft - 8}" y="${height_of(tick) + 4}" text-anchor="end">` +
        `${tick.toLocaleString('en')}</text>`,
    ]),
    ...across.ticks.map((tick) =>
      `<text class="note" x="${at(tick)}" y="${kTop + kHeight + 18}" text-anchor="middle">` +
        `${tick.toLocaleString('en')}</text>`),
    `<text class="note" x="${kLeft + kWidth}" y="${kTop + kHeight + 36}" text-anchor="end">${escape(x.label)}</text>`,
    `<text class="note" x="${kLeft - 8}" y="${kTop - 12}" text-anchor="end">${escape(y.label)}</text>`,
    ...lines.flatMap(({label, values}, i) => [
      `<polyline class="c${i}" points="${values.map((value, j) => `${at(x.values[j])},${height_of(value).toFixed(1)}`).join(' ')}"/>`,
      `<text class="c${i}" x="${kLeft + kWidth + 10}" y="${(places[i] + 4).toFixed(1)}">${escape(label)}</text>`,
    ]),
    '</svg>',
    '',
  ].join('\n');
}
