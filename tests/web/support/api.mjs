// SPDX-License-Identifier: GPL-2.0-or-later
// The search's answers, held back, changed or failed on their way to a tab.

const searches = '**/api/v1/search?*';
const text_of = (url) => new URL(url).searchParams.get('q');

/** What a tab asks for from now on. */
export function asked_of(tab) {
  const asked = [];
  tab.on('request', (request) => {
    if (request.url().includes('/api/v1/search?')) asked.push(text_of(request.url()));
  });
  return asked;
}

/** Each search waits until `release()`, which lets through what waits, or with `hold = false` all to come too. */
export async function hold_searches(tab) {
  const waiting = [];
  const api = { asked: [], held: true };
  await tab.route(searches, async (route) => {
    api.asked.push(text_of(route.request().url()));
    if (api.held) await new Promise((resolve) => { waiting.push(resolve); });
    await route.continue().catch(() => {});  // it may have been given up
  });
  api.release = () => { waiting.splice(0).forEach((go) => go()); };
  api.release_all = () => {
    api.held = false;
    api.release();
  };
  return api;
}

/** Searches fail with that status, or, with 0, as they do without a network; until the function given back. */
export async function fail_searches(tab, status) {
  const fail = (route) => (status
    ? route.fulfill({ status, json: { error: { code: 'x', message: 'x' } }, headers: { 'Access-Control-Allow-Origin': '*' } })
    : route.abort('internetdisconnected'));
  await tab.route(searches, fail);
  return () => tab.unroute(searches, fail);
}

/** `change` gets each answer, to edit it or to give another. */
export async function change_answers(tab, change) {
  await tab.route(searches, async (route) => {
    const response = await route.fetch();
    const answer = await response.json();
    await route.fulfill({ response, json: change(answer) ?? answer });
  });
}
