// SPDX-License-Identifier: GPL-2.0-or-later
// What is put together at random, the same for the same seed.

// mulberry32: {below(bound), pick(values)}.
export function random_of(seed) {
  let state = Number(seed);
  const below = (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * bound);
  };
  return {below, pick: (values) => values[below(values.length)]};
}

// Makes of bytes others that differ from them in up to `most` places; `pieces` are put in between.
export function mutator_of({below, pick}, pieces, most) {
  const insert = (bytes, at, piece) =>
    Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at)]);
  const mutations = [
    (bytes, at) => { bytes[at] = below(256); return bytes; },
    (bytes, at) => { bytes[at] ^= 1 << below(8); return bytes; },
    (bytes, at) => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + below(16))]),
    (bytes, at) => {
      const from = below(bytes.length);
      return insert(bytes, at, bytes.subarray(from, from + below(64)));
    },
    (bytes, at) => Buffer.concat([bytes.subarray(0, at), pick(pieces).subarray(below(20))]),
    (bytes, at) => insert(bytes, at, pick(pieces)),
  ];
  return (original) => {
    let bytes = Buffer.from(original);
    for (let i = below(most + 1); i > 0 && bytes.length > 0; --i) {
      bytes = pick(mutations)(bytes, below(bytes.length));
    }
    return bytes;
  };
}
