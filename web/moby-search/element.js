// SPDX-License-Identifier: GPL-2.0-or-later
// <moby-search>: the form, what opens below it, and what a reader does with both (docs/search_box.md).
import { Asker } from './asker.js';
import { Decoration } from './decoration.js';
import { icon, make, set } from './dom.js';
import { Filters } from './filters.js';
import { FullScreen } from './full_screen.js';
import { post_of, site_of } from './links.js';
import { offers_of } from './offers.js';
import { Panel } from './panel.js';
import { erase_search, keep_search, recent_searches } from './recent.js';
import { FACETS, Results } from './results.js';
import { IS_MAC, is_shortcut } from './shortcut.js';
import { Texts } from './texts.js';

const HITS = 6;
const LOADING_MS = 300;  // until a reader is told that it takes a while
const STATUS_MS = 500;   // of rest, before a screen reader is told
const FIELDS = 'input[type=search], input[name=q], input[type=text], input:not([type])';

/** Safari ends the composition before the key that ends it, which has this code. @param {KeyboardEvent} event */
const is_composing = (event) => event.isComposing || event.keyCode === 229;

/** @param {KeyboardEvent | MouseEvent} event */
const is_modified = (event) => event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;

let boxes = 0;

export class MobySearch extends HTMLElement {
  /** @type {HTMLFormElement} */
  #form;
  /** @type {HTMLInputElement} */
  #input;
  /** @type {HTMLElement} what opens the box: the input, or a button */
  #trigger;
  /** @type {HTMLElement} */
  #live;
  /** @type {Texts} */
  #texts;
  /** @type {Filters} */
  #filters;
  /** @type {Decoration} */
  #decoration;
  /** @type {Panel} */
  #panel;
  /** @type {FullScreen} */
  #screen;
  /** @type {Results} */
  #results;
  /** @type {ReturnType<typeof offers_of>} */
  #offers;
  /** @type {Asker} */
  #asker;
  /** @type {AbortController | undefined} */
  #listeners;
  #shown = '';        // the request whose answer is shown
  /** @type {[string, any] | undefined} */
  #held;              // an empty answer to what is still being composed
  /** @type {{active: number, top: number} | undefined} */
  #place;             // where the reader was in the list that comes back
  #composes = false;
  #failed = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #loading;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #resting;

  connectedCallback() {
    if (this.#listeners) return;
    this.#clean();
    if (!this.querySelector('form') && document.readyState === 'loading') {
      document.addEventListener('DOMContentLoaded', () => { if (this.isConnected) this.connectedCallback(); }, { once: true });
      return;
    }
    if (!this.#build()) return;
    this.#listen();
    this.#connect();
    if (!this.#resume(true) && this.text && this.#input.value !== this.#input.defaultValue && this.#input.matches(':focus')) this.#typed();
  }

  disconnectedCallback() {
    if (!this.#listeners) return;
    this.#screen.close(true);
    this.#listeners.abort();
    this.#listeners = undefined;
    this.#leave();
    this.#asker.stop();
    this.#shown = '';
    this.#clean();
    this.#decoration.remove();
  }

  get endpoint() {
    return new URL((this.getAttribute('endpoint') ?? '').replace(/\/*$/, '/'), location.href).href;
  }

  get value() {
    return this.#input?.value ?? '';
  }

  set value(text) {
    this.#input.value = text;
    this.#typed();
  }

  get text() {
    return this.value.trim();
  }

  open() {
    if (this.#screen.is_due) this.#open_dialog();
    this.#input.focus();
    this.#input.select();
    if (this.text) this.#search(true);
    else this.#idle();
  }

  close() {
    this.#leave();
    this.#screen.close();
  }

  /** @param {string} text */
  search(text) {
    this.#input.value = text;
    this.open();
  }

  // What a copy of the element, or a snapshot of its page, brought along.
  #clean() {
    const place = this.querySelector('.ms-place');
    const form = this.querySelector('.ms-dialog form');
    if (form) (place ?? this).before(form);
    if (form && !place) this.prepend(form);
    this.querySelectorAll('.ms-place, .ms-dialog, .ms-panel, .ms-live, .ms-over, .ms-open').forEach((each) => each.remove());
  }

  #build() {
    const lang = this.getAttribute('lang') || this.closest('[lang]')?.getAttribute('lang') || document.documentElement.lang;
    this.#texts = new Texts(lang);
    this.#form = /** @type {HTMLFormElement} */ (this.querySelector('form') ?? this.#make_form());
    const fields = FIELDS.split(', ').map((each) => this.#form.querySelector(each));
    const input = /** @type {HTMLInputElement | undefined} */ (fields.find(Boolean));
    if (!input) {
      console.error('no text field', this);
      return false;
    }
    this.#input = input;
    input.name ||= 'q';
    const id = `ms-${++boxes}`;
    this.#filters = new Filters(this.#form);
    this.#panel = new Panel(input, this.#texts, `${id}-list`);
    this.#results = new Results(this.#texts, id);
    this.#offers = offers_of(this.#results, this.#texts, (text) => this.#page(text));
    this.#screen = new FullScreen(this, this.#form, input, this.#panel, this.#texts, () => this.#leave());
    this.#asker = new Asker((url, answer) => this.#got(url, answer), (url, error) => this.#fail(error));
    this.#live = make('div', { class: 'ms-live', role: 'status' });
    this.append(this.#panel.element, this.#live);
    this.#prepare_input(`${id}-list`);
    return true;
  }

  #make_form() {
    const text = this.#texts.say('search');
    const input = make('input', { type: 'search', name: 'q', placeholder: text });
    const form = make('form', { action: `${this.endpoint}search`, role: 'search' }, input, ' ', make('button', {}, text));
    this.prepend(form);
    return form;
  }

  /** @param {string} list the list's id */
  #prepare_input(list) {
    const input = this.#input;
    const key = this.shortcut;
    set(input, {
      role: 'combobox', 'aria-expanded': 'false', 'aria-controls': list, 'aria-autocomplete': 'list', autocomplete: 'off',
      autocapitalize: 'off', autocorrect: 'off', spellcheck: 'false', enterkeyhint: 'search',
    });
    if (!input.labels?.length && !['aria-label', 'aria-labelledby', 'title'].some((name) => input.hasAttribute(name))) {
      input.setAttribute('aria-label', this.#texts.say('search'));
    }
    input.removeAttribute('aria-activedescendant');
    const badge = key && (IS_MAC ? `⌘${key.toUpperCase()}` : `Ctrl ${key.toUpperCase()}`);
    const in_dialog = this.getAttribute('mode') === 'dialog';
    this.#decoration = new Decoration(input, in_dialog ? '' : badge);
    this.#trigger = in_dialog ? this.#button(badge) : input;
    if (key) this.#trigger.setAttribute('aria-keyshortcuts', `${IS_MAC ? 'Meta' : 'Control'}+${key.toUpperCase()}`);
  }

  /** The button that opens the dialog: the site's own, or one. @param {string} badge */
  #button(badge) {
    const own = /** @type {HTMLElement | null} */ (this.querySelector(':scope > button'));
    if (own) return own;
    const button = make('button', { type: 'button', class: 'ms-open', 'aria-haspopup': 'dialog' }, icon('search'), this.#texts.say('search'));
    if (badge) button.append(make('kbd', { class: 'ms-key', 'aria-hidden': 'true' }, badge));
    this.#form.before(button);
    return button;
  }

  get shortcut() {
    const key = (this.getAttribute('shortcut') ?? 'k').toLowerCase();
    return key === 'none' ? '' : key;
  }

  #listen() {
    this.#listeners = new AbortController();
    const { signal } = this.#listeners;
    /** @param {EventTarget} target @param {string} type @param {(event: any) => void} handler @param {boolean} [capture] */
    const listen = (target, type, handler, capture = false) => target.addEventListener(type, handler, { signal, capture });
    const input = this.#input;
    const panel = this.#panel;
    listen(input, 'input', () => this.#typed());
    listen(input, 'compositionstart', () => { this.#composes = true; });
    listen(input, 'compositionend', () => this.#composed());
    listen(input, 'focus', () => setTimeout(() => this.#texts.day('')));  // before a letter comes
    listen(input, 'click', () => this.#clicked());
    listen(input, 'keydown', (event) => this.#key(event));
    listen(this.#form, 'submit', () => this.#go());
    // A press in the panel must not take the focus from the input.
    listen(panel.element, 'mousedown', (event) => { if (!event.target.closest('button')) event.preventDefault(); });
    listen(panel.list, 'click', (event) => this.#choose(event));
    if (this.#trigger !== input) listen(this.#trigger, 'click', () => this.open());
    listen(document, 'pointerdown', (event) => { if (!event.composedPath().includes(this)) this.#leave(); });
    listen(document, 'focusin', (event) => { if (!event.composedPath().includes(this)) this.#leave(); });
    listen(document, 'keydown', (event) => this.#document_key(event));
    listen(window, 'online', () => { if (this.#failed) this.#search(true); });
    listen(window, 'popstate', (event) => { if (!this.#screen.on_pop(event)) this.#resume(); }, true);
    listen(window, 'pageshow', (event) => { if (event.persisted) this.#resume(); });
  }

  // The only thing before a reader types.
  #connect() {
    const { origin } = new URL(this.endpoint);
    if (origin === location.origin || document.head.querySelector(`link[rel=preconnect][href="${origin}"]`)) return;
    document.head.append(make('link', { rel: 'preconnect', href: origin, crossorigin: 'anonymous' }));
  }

  /** @param {string} name @param {object} detail */
  #emit(name, detail) {
    return this.dispatchEvent(new CustomEvent(`moby-search:${name}`, { detail, bubbles: true, composed: true, cancelable: name === 'select' }));
  }

  // Typing

  #typed() {
    this.#panel.choose(undefined);
    this.#place = undefined;
    this.#decoration.place();
    if (this.text) this.#search();
    else this.#idle();
  }

  #composed() {
    this.#composes = false;
    const held = this.#held;
    if (held && held[0] === this.#request()) this.#show(...held);
    this.#held = undefined;
  }

  #clicked() {
    if (this.#screen.is_due && !this.#screen.dialog) this.open();
    else if (!this.#panel.is_open) this.text ? this.#search(true) : this.#idle();
  }

  #request() {
    const query = new URLSearchParams({ q: this.text, limit: String(HITS), prefix: '1' });
    if (this.getAttribute('filters') !== 'none') query.set('facets', FACETS);
    for (const [name, value] of this.#filters.all) query.append(name, value);
    return `${this.endpoint}api/v1/search?${query}`;
  }

  #search(at_once = false) {
    const url = this.#request();
    const known = url === this.#shown ? undefined : this.#asker.known(url);
    if (url === this.#shown || known) {
      this.#asker.forget();
      this.#arrived();
      if (known) this.#show(url, known);
      else this.#open();
      return;
    }
    this.#texts.load().then((loaded) => { if (loaded) this.#panel.use(this.#texts); });
    this.#panel.mark(true);
    this.#rest('');
    this.#loading ??= setTimeout(() => this.#wait(), LOADING_MS);
    this.#asker.ask(url, at_once);
  }

  #wait() {
    const text = this.#texts.say('searching');
    this.#panel.count.textContent = text;
    if (this.#panel.is_open && this.#shown) return;
    this.#panel.fill([]);
    this.#panel.say(text);
    this.#rest(text);
    this.#open();
  }

  #arrived() {
    clearTimeout(this.#loading);
    this.#loading = undefined;
    this.#failed = false;
    this.#panel.mark(false);
  }

  /** @param {string} url @param {any} answer */
  #got(url, answer) {
    if (this.#composes && answer.hits.length === 0) this.#held = [url, answer];
    else this.#show(url, answer);
  }

  /** @param {string} url @param {any} answer */
  #show(url, answer) {
    this.#arrived();
    this.#held = undefined;
    this.#shown = url;
    const panel = this.#panel;
    const texts = this.#texts;
    const has_hits = answer.hits.length > 0;
    const groups = this.#results.groups(answer, {
      base: site_of(this.getAttribute('site') ?? '', answer), text: this.text, filters: this.#filters.all, chips: this.getAttribute('filters') !== 'none',
      post: post_of(this.hasAttribute('post'), answer), page_of: (name, value) => this.#page(this.text, name, value),
    });
    if (!has_hits) groups.unshift(this.#offers.without(this.text));
    else if (answer.corrected_query) groups.unshift(this.#offers.instead(this.text));
    if (this.hasAttribute('tips')) groups.unshift(...this.#offers.tips(this.value));
    panel.fill(groups);
    panel.count.textContent = texts.count(answer);
    const note = this.#note(answer);
    panel.say(note);
    this.#open();
    this.#rest([note, has_hits ? `${texts.count(answer)}.` : ''].filter(Boolean).join(' '));
    if (this.#place) {
      panel.choose(panel.options[this.#place.active]);
      panel.list.scrollTop = this.#place.top;
      this.#place = undefined;
    }
    this.#emit('results', { query: answer.query, answer });
  }

  /** @param {any} answer */
  #note(answer) {
    if (!answer.hits.length) return this.#texts.say('nothing', { text: this.text });
    if (answer.corrected_query) return this.#texts.say('corrected', { text: answer.corrected_query });
    return answer.all_words === false && !answer.with_all_words ? this.#texts.say('some_words') : '';
  }

  // Nothing is typed: recent searches, or nothing.
  #idle() {
    this.#asker.forget();
    this.#arrived();
    this.#shown = '';
    this.#rest('');
    const recent = this.hasAttribute('recent') ? recent_searches() : [];
    this.#panel.say();
    this.#panel.count.textContent = '';
    if (!recent.length) {
      this.#panel.fill([]);
      return this.#shut();
    }
    this.#panel.fill([this.#offers.recent(recent)]);
    this.#open();
  }

  /** @param {Error} error */
  #fail(error) {
    this.#arrived();
    this.#failed = true;
    this.#shown = '';
    const panel = this.#panel;
    const texts = this.#texts;
    const retry = make('button', { type: 'button', class: 'ms-retry' }, texts.say('retry'));
    retry.addEventListener('click', () => {
      this.#input.focus();
      this.#search(true);
    });
    const page = /** @type {HTMLAnchorElement} */ (make('a', {}, texts.say('page')));
    page.href = this.getAttribute('fallback') ?? this.#page(this.text);
    const text = texts.say(navigator.onLine ? 'failed' : 'offline');
    panel.fill([]);
    panel.count.textContent = '';
    panel.say(text, ' ', retry, ' ', page);
    this.#open();
    this.#rest(text);
    this.#emit('error', { query: this.text, message: error.message });
  }

  /** A polite word for screen readers, once all is at rest. @param {string} text */
  #rest(text) {
    clearTimeout(this.#resting);
    if (!text) this.#live.textContent = '';
    else this.#resting = setTimeout(() => { this.#live.textContent = text; }, STATUS_MS);
  }

  /** The page of results. @param {string} text @param {string} [name] of a filter to change @param {string} [value] */
  #page(text, name, value = '') {
    const page = new URL(this.#form.getAttribute('action') || `${this.endpoint}search`, document.baseURI);
    page.searchParams.set(this.#input.name, text);
    for (const [each, its] of name ? this.#filters.with_change(name, value) : this.#filters.all) page.searchParams.append(each, its);
    return page.href;
  }

  // Opening and shutting

  #open() {
    if (this.#screen.is_due && !this.#composes) this.#open_dialog();
    else if (!this.#panel.is_open) this.#emit('open', { mode: 'list' });
    this.#panel.show(!!this.#screen.dialog);
    this.#input.setAttribute('aria-expanded', String(this.#panel.options.length > 0));
  }

  #open_dialog() {
    if (this.#screen.dialog) return;
    this.#screen.open();
    this.#emit('open', { mode: 'dialog' });
  }

  #shut() {
    this.#panel.hide();
    this.#panel.choose(undefined);
    this.#input.setAttribute('aria-expanded', 'false');
    this.#rest('');
  }

  // The reader is gone: whatever comes opens nothing any more.
  #leave() {
    this.#asker.forget();
    this.#arrived();
    this.#held = undefined;
    this.#shut();
  }

  // Keys

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (is_composing(event)) return;
    if (!is_modified(event) && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      this.#step(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter' && !event.altKey) {
      const chosen = this.#chosen();
      if (!chosen) return;
      event.preventDefault();
      const { ctrlKey, metaKey, shiftKey } = event;
      chosen.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, composed: true, view: window, ctrlKey, metaKey, shiftKey }));
    } else if (event.key === 'Tab' && !this.#screen.dialog && !this.#panel.note.querySelector('button')) {
      this.#leave();
    }
  }

  /** @param {number} by */
  #step(by) {
    if (!this.#panel.is_open) return this.#clicked();
    const { options } = this.#panel;
    if (!options.length || this.#panel.list.ariaBusy === 'true') return;
    const chosen = this.#chosen();
    const at = chosen ? options.indexOf(chosen) + by : Math.min(0, by);
    this.#panel.choose(options.at(at % options.length));
  }

  #chosen() {
    return this.#panel.is_open ? this.#panel.options.find((option) => option.ariaSelected === 'true') : undefined;
  }

  /** @param {KeyboardEvent} event */
  #document_key(event) {
    if (event.key === 'Escape' && this.#panel.is_open && !this.#screen.dialog && !event.defaultPrevented && !is_composing(event)) {
      event.preventDefault();
      this.#leave();
    } else if (is_shortcut(event, this.shortcut, this, this.#trigger)) {
      event.preventDefault();
      this.open();
    }
  }

  // Choosing

  /** @param {MouseEvent} event */
  #choose(event) {
    const option = /** @type {HTMLAnchorElement | null} */ (/** @type {Element} */ (event.target).closest('.ms-option'));
    if (!option) return;
    if (is_modified(event) || event.button) return;
    const { kind = '', field, value = '', text } = option.dataset;
    if (kind === 'erase') {
      event.preventDefault();
      erase_search(text);
      return this.#idle();
    }
    if (field) {
      event.preventDefault();
      this.#filters.all = this.#filters.with_change(field, value);
      return this.#search(true);
    }
    if (text !== undefined) {
      event.preventDefault();
      this.#input.value = text;
      return this.#typed();
    }
    if (!this.#emit('select', { query: this.text, url: option.href, kind })) return event.preventDefault();
    this.#go(option);
    this.#screen.close(true);
  }

  /** To a result, or to the page of all; remembers the way back. @param {HTMLAnchorElement} [option] */
  #go(option) {
    if (this.hasAttribute('recent') && this.text) keep_search(this.text);
    const { options, list, is_open } = this.#panel;
    const mobySearch = {
      box: this.#number(), text: this.value, filters: this.#filters.all, dialog: !!this.#screen.dialog,
      is_open, active: option ? options.indexOf(option) : -1, top: list.scrollTop,
    };
    history.replaceState({ ...history.state, mobySearch }, '');
    this.#leave();
  }

  #number() {
    return [...document.querySelectorAll('moby-search')].indexOf(this);
  }

  /** Back from a result: the box is as it was left. @param {boolean} [loads] the page, which a reload does too */
  #resume(loads = false) {
    const { mobySearch, ...others } = history.state ?? {};
    if (mobySearch?.text === undefined || mobySearch.box !== this.#number()) return false;
    history.replaceState(mobySearch.dialog ? { ...others, mobySearch: { dialog: true } } : others, '');
    const [navigation] = performance.getEntriesByType('navigation');
    if (loads && document.readyState !== 'complete' && /** @type {any} */ (navigation)?.type === 'reload') return false;
    this.#input.value = mobySearch.text;
    this.#filters.all = mobySearch.filters;
    if (!mobySearch.is_open) return true;
    this.#input.focus({ preventScroll: true });
    this.#typed();
    this.#place = mobySearch;
    this.#shown = '';
    this.#search(true);
    return true;
  }
}
