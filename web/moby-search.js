// SPDX-License-Identifier: GPL-2.0-or-later
// <moby-search endpoint="https://search.example.org"> round a real <form action="…/search">: the
// form works before and without this script. Links are paths of the page's own site; `site` names
// another address for them, and site="index" takes the one that the index knows. Text from the index
// is only ever set as textContent.

const DEBOUNCE_MS = 90;
const LIMIT = 6;

/** An element with text, class and attributes; children are elements or strings. */
function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

/** Alternating pieces: even places plain, odd places matched. */
function highlighted(pieces, fallback) {
  const fragment = document.createDocumentFragment();
  (pieces && pieces.length ? pieces : [fallback || '']).forEach((piece, place) => {
    fragment.append(place % 2 ? make('mark', '', piece) : piece);
  });
  return fragment;
}

/** Only http(s) addresses and paths of the site are links. */
function safeUrl(url) {
  return /^(https?:\/\/|\/(?!\/))/.test(url) ? url : '#';
}

let instances = 0;

class MobySearch extends HTMLElement {
  connectedCallback() {
    this.number = ++instances;
    this.form = this.querySelector('form') || this.makeForm();
    this.input = this.form.querySelector('input[type=search], input[name=q]');
    this.panel = make('div', 'ms-panel');
    this.panel.hidden = true;
    this.list = make('ul', 'ms-list');
    this.list.id = `ms-list-${this.number}`;
    this.list.setAttribute('role', 'listbox');
    this.list.setAttribute('aria-label', 'Search results');
    this.note = make('p', 'ms-note');
    this.live = make('div', 'ms-live');
    this.live.setAttribute('role', 'status');
    this.panel.append(this.note, this.list);
    this.append(this.panel, this.live);
    const attributes = {
      role: 'combobox', autocomplete: 'off', 'aria-expanded': 'false',
      'aria-controls': this.list.id, 'aria-autocomplete': 'list',
    };
    for (const [name, value] of Object.entries(attributes)) this.input.setAttribute(name, value);
    this.listeners = new AbortController();
    const listen = (target, type, handler) =>
      target.addEventListener(type, handler, { signal: this.listeners.signal });
    listen(this.input, 'input', (event) => { if (!event.isComposing) this.schedule(); });
    listen(this.input, 'compositionend', () => this.schedule());
    listen(this.input, 'focus', () => { if (this.list.children.length) this.open(); });
    listen(this, 'keydown', (event) => this.onKey(event));
    // A press in the panel must not take the focus, whose loss would close it before the click.
    listen(this.panel, 'mousedown', (event) => event.preventDefault());
    listen(this.list, 'click', (event) => this.onClick(event));
    listen(this, 'focusout', (event) => { if (!this.contains(event.relatedTarget)) this.close(); });
    listen(document, 'pointerdown', (event) => { if (!this.contains(event.target)) this.close(); });
    listen(document, 'keydown', (event) => this.onShortcut(event));
    this.resume();
  }

  disconnectedCallback() {
    this.listeners.abort();
    clearTimeout(this.timer);
    this.request?.abort();
    this.panel.remove();
    this.live.remove();
  }

  get endpoint() {
    return (this.getAttribute('endpoint') || '').replace(/\/$/, '');
  }

  makeForm() {
    const form = make('form');
    form.action = `${this.endpoint}/search`;
    form.setAttribute('role', 'search');
    const input = make('input');
    Object.assign(input, { type: 'search', name: 'q', placeholder: 'Search', maxLength: 2048 });
    form.append(make('label', '', 'Search', input), make('button', '', 'Search'));
    this.prepend(form);
    return form;
  }

  /** Back from a result: the box is as it was left. */
  resume() {
    const { mobySearch, ...rest } = history.state || {};
    if (!mobySearch) return;
    history.replaceState(rest, '');
    this.input.value = mobySearch;
    this.input.focus();
    this.search();
  }

  schedule() {
    clearTimeout(this.timer);
    this.request?.abort();
    if (!this.input.value.trim()) {
      this.show(null);
      return;
    }
    this.timer = setTimeout(() => this.search(), DEBOUNCE_MS);
  }

  async search() {
    const query = this.input.value;
    this.request = new AbortController();
    const params = new URLSearchParams({ q: query, limit: LIMIT, prefix: 1 });
    try {
      const response = await fetch(`${this.endpoint}/api/v1/search?${params}`, {
        signal: this.request.signal, credentials: 'omit', headers: { Accept: 'application/json' },
      });
      if (!response.ok) throw new Error(`status ${response.status}`);
      this.show(await response.json());
    } catch (error) {
      if (error.name !== 'AbortError') this.fail();
    }
  }

  fail() {
    this.list.replaceChildren();
    this.say('The search does not answer just now. Press Enter to try its own page.');
    this.open();
  }

  /** Shows a note; a screen reader hears it, and how much was found. */
  say(note, found = '') {
    this.note.textContent = note;
    this.note.hidden = !note;
    this.live.textContent = [note, found].filter(Boolean).join(' ');
  }

  show(answer) {
    this.active = -1;
    this.input.removeAttribute('aria-activedescendant');
    if (!answer) {
      this.list.replaceChildren();
      this.close();
      return;
    }
    const site = this.getAttribute('site') || '';
    const known = /^https?:\/\//.test(answer.index.site.url) ? answer.index.site.url : '';
    this.site = (site === 'index' ? known : site).replace(/\/$/, '');
    const options = answer.hits.flatMap((hit) => this.options(hit));
    if (answer.total > answer.hits.length && options.length) options.push(this.allOption(answer));
    options.forEach((option, place) => { option.id = `ms-option-${this.number}-${place}`; });
    this.list.replaceChildren(...options);
    let note = '';
    if (!options.length) note = `Nothing found for “${answer.query}”.`;
    else if (answer.corrected_query) note = `Showing results for “${answer.corrected_query}”.`;
    else if (answer.all_words === false && !answer.with_all_words) note = 'No post has all of these words.';
    this.say(note, options.length ? `${this.count(answer)}.` : '');
    this.open();
  }

  count(answer) {
    return `${answer.total_is_exact ? '' : 'About '}${answer.total} ${answer.total === 1 ? 'post' : 'posts'}`;
  }

  /** The way to the page of all results. */
  allOption(answer) {
    const page = new URL(this.form.action);
    page.searchParams.set(this.input.name, this.input.value);
    const option = this.option(page.href, `${this.count(answer)}: show all`);
    option.classList.add('ms-all');
    return option;
  }

  options(hit) {
    const meta = [hit.date, ...hit.authors.map((author) => author.name)].filter(Boolean).join(' · ');
    const first = this.option(hit.url, make('span', 'ms-title', highlighted(hit.highlight.title, hit.title)));
    if (meta) first.append(make('div', 'ms-meta', meta));
    const named = hit.sections.filter((section) => section.heading);
    if (!named.length) first.append(make('p', 'ms-snippet', highlighted(hit.highlight.snippet, hit.snippet)));
    return [first, ...named.map((section) => this.sectionOption(section))];
  }

  sectionOption(section) {
    const heading = make('span', '', '› ', highlighted(section.highlight.heading, section.heading));
    const option = this.option(section.url, heading);
    option.classList.add('ms-in');
    if (section.highlight.snippet.length > 1) {
      option.append(make('p', 'ms-snippet', highlighted(section.highlight.snippet)));
    }
    const media = section.media.filter((item) => item.kind !== 'image' || item.highlight).slice(0, 4);
    const items = media.map((item) => this.mediaItem(item, section.heading));
    if (items.length) option.append(make('ul', 'ms-media', ...items));
    return option;
  }

  /** A title that only repeats the heading is left out. */
  mediaItem(item, heading) {
    const label = [item.time, item.title === heading ? '' : item.title].filter(Boolean).join(' ');
    const link = make('a', '', make('b', '', item.kind), label && ` ${label}`);
    link.href = this.resolve(item.url);
    link.title = item.title;
    link.tabIndex = -1;
    return make('li', '', link);
  }

  option(url, content) {
    const link = make('a', '', content);
    link.href = this.resolve(url);
    link.tabIndex = -1;
    const option = make('li', 'ms-option', link);
    option.setAttribute('role', 'option');
    option.setAttribute('aria-selected', 'false');
    return option;
  }

  resolve(url) {
    const safe = safeUrl(url);
    return safe.startsWith('/') ? this.site + safe : safe;
  }

  open() {
    this.panel.hidden = false;
    this.input.setAttribute('aria-expanded', 'true');
  }

  close() {
    this.panel.hidden = true;
    this.input.setAttribute('aria-expanded', 'false');
  }

  select(place) {
    const options = [...this.list.children];
    if (!options.length) return;
    this.active = (place + options.length) % options.length;
    options.forEach((option, index) => {
      option.setAttribute('aria-selected', String(index === this.active));
      // The chosen section's videos and slides are the next stops of the Tab key.
      option.querySelectorAll('.ms-media a').forEach((link) => { link.tabIndex = index === this.active ? 0 : -1; });
    });
    const option = options[this.active];
    this.input.setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
  }

  onKey(event) {
    if (event.isComposing) return;
    const isOpen = !this.panel.hidden;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (!isOpen) this.open();
      this.input.focus();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      this.select((this.active ?? -1) === -1 && step === -1 ? -1 : (this.active ?? -1) + step);
      event.preventDefault();
    } else if (event.key === 'Escape' && isOpen) {
      this.input.focus();
      this.close();
      event.preventDefault();
    } else if (event.key === 'Enter' && event.target === this.input && isOpen && this.active >= 0) {
      this.list.children[this.active].querySelector('a').click();
      event.preventDefault();
    }
  }

  onClick(event) {
    if (event.target.closest('a')) {
      history.replaceState({ ...history.state, mobySearch: this.input.value }, '');
      return;
    }
    event.target.closest('.ms-option')?.querySelector('a').click();
  }

  onShortcut(event) {
    if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    this.input.focus();
    this.input.select();
  }
}

customElements.define('moby-search', MobySearch);
