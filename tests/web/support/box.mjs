// SPDX-License-Identifier: GPL-2.0-or-later
// A box on a page, as a test sees and uses it.
import { new_tab, until } from './browser.mjs';

/** Runs in the page: what there is to see of the box. */
function seen(box) {
  const input = box.querySelector('[role=combobox]');
  if (!input) return { open: false, options: 0 };
  const root = input.getRootNode();
  const list = root.getElementById(input.getAttribute('aria-controls'));
  const panel = list?.closest('.ms-panel');
  const text = (name) => panel?.querySelector(name)?.textContent.trim() ?? '';
  const chosen = list?.querySelector('[role=option][aria-selected=true]');
  const active = input.getAttribute('aria-activedescendant');
  const open = Boolean(panel?.checkVisibility());
  return {
    value: input.value,
    expanded: input.getAttribute('aria-expanded') === 'true',
    active,
    dangling: Boolean(active) && !root.getElementById(active),
    chosen: chosen?.textContent.trim() ?? null,
    open,
    options: open ? list.querySelectorAll('[role=option]').length : 0,
    busy: list?.getAttribute('aria-busy') === 'true',
    note: open && panel.querySelector('.ms-note')?.checkVisibility() ? text('.ms-note') : '',
    foot: open ? text('.ms-foot') : '',
    live: box.querySelector('.ms-live')?.textContent.trim() ?? '',
    dialog: Boolean(box.querySelector('dialog.ms-dialog[open]')),
    focused: root.activeElement === input,
  };
}

export class Box {
  constructor(tab, name = 'moby-search') {
    this.tab = tab;
    this.root = tab.locator(name);
    this.input = this.root.locator('[role=combobox]');
    this.panel = this.root.locator('.ms-panel');
    this.list = this.root.locator('.ms-list');
    this.options = this.list.locator('[role=option]');
    this.titles = this.list.locator('[role=option]:not(.ms-in, .ms-media, .ms-all, .ms-chip)');
    this.sections = this.list.locator('[role=option].ms-in');
    this.media = this.list.locator('[role=option].ms-media');
    this.chosen = this.list.locator('[role=option][aria-selected=true]');
    this.note = this.root.locator('.ms-note');
    this.foot = this.root.locator('.ms-foot');
    this.live = this.root.locator('.ms-live');
  }

  state() { return this.root.evaluate(seen); }

  /** Waits until the state has all of `wanted`, and gives it. */
  async is(wanted) {
    let state;
    const holds = async () => {
      state = await this.state();
      return Object.entries(wanted).every(([name, value]) =>
        (value instanceof RegExp ? value.test(state[name]) : state[name] === value));
    };
    try {
      await until(holds);
    } catch {
      throw new Error(`wanted ${JSON.stringify(wanted, (_, v) => (v instanceof RegExp ? String(v) : v))}; ` +
        `is ${JSON.stringify(state)}, ${this.tab.problems}`);
    }
    return state;
  }

  /** Waits for the script to have made the box. */
  async ready() {
    await this.input.waitFor({ state: 'attached' });
    return this;
  }

  /** Types as a person does, at the end of the text. */
  async type(text, delay = 30) {
    await this.input.focus();
    await this.tab.keyboard.type(text, { delay });
  }

  async press(...keys) {
    for (const key of keys) await this.tab.keyboard.press(key);
  }

  events(type) {
    return this.tab.evaluate((wanted) => window.ms_events.filter((event) => event.type === wanted)
      .map(({ detail }) => ({ query: detail?.query, url: detail?.url, kind: detail?.kind, mode: detail?.mode,
        message: detail?.message })), type);
  }

  /** Waits until the answer to `text` is what is shown. */
  async shows(text) {
    const last = () => this.tab.evaluate(() => window.ms_events.findLast(({ type }) => type === 'results')?.detail.query);
    let seen_last;
    await until(async () => (seen_last = await last())?.trim() === text.trim(), `results of “${text}”`)
      .catch(async () => {
        throw new Error(`never shown: “${text}”; last “${seen_last}”, ${JSON.stringify(await this.state())}, ${this.tab.problems}`);
      });
    await this.is({ busy: false });
  }

  /** Types `text` into the empty box, and waits for its results. */
  async find(text) {
    await this.type(text);
    await this.shows(text);
  }

  /** Waits until what is typed would have been asked for and shown, were it to be. */
  rest() { return this.tab.waitForTimeout(500); }
}

/** A tab at `address`, and the box in it. */
export async function open_box(address, options = {}) {
  const tab = await new_tab(options);
  await tab.goto(address);
  return new Box(tab).ready();
}
