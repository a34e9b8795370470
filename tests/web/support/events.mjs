// SPDX-License-Identifier: GPL-2.0-or-later

/** Runs in a page before its scripts: `window.ms_events` is what the boxes said, as {type, detail}. */
export function note_events() {
  window.ms_events = [];
  for (const name of ['open', 'results', 'select', 'error']) {
    document.addEventListener(`moby-search:${name}`, ({ type, detail }) => {
      window.ms_events.push({ type: type.replace('moby-search:', ''), detail });
    }, true);
  }
}
