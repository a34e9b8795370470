// SPDX-License-Identifier: GPL-2.0-or-later
// The dialog, with the form on top: the site's own form moves into it and back. It is an entry of the
// history, so that Back closes it.
import { lengths, make, move } from './dom.js';

const PHONE = '(width < 640px), (height < 420px)';

export class FullScreen {
  /** @type {HTMLDialogElement | undefined} */
  dialog;
  #host;
  #form;
  #input;
  #panel;
  #texts;
  #closed;
  #place = make('div', 'ms-place');  // holds the form's place in the page
  #fit = () => this.#fit_screen();
  #owns_entry = false;
  #swallows = false;

  /**
   * @param {HTMLElement} host @param {HTMLFormElement} form @param {HTMLInputElement} input
   * @param {import('./panel.js').Panel} panel @param {import('./texts.js').Texts} texts
   * @param {() => void} closed
   */
  constructor(host, form, input, panel, texts, closed) {
    this.#host = host;
    this.#form = form;
    this.#input = input;
    this.#panel = panel;
    this.#texts = texts;
    this.#closed = closed;
  }

  /** Whether the box opens so. */
  get is_due() {
    return this.#host.getAttribute('mode') === 'dialog' || matchMedia(PHONE).matches;
  }

  open() {
    if (this.dialog) return;
    const close = make('button', { type: 'button', class: 'ms-close' }, this.#texts.say('close'));
    close.addEventListener('click', () => this.close());
    const dialog = /** @type {HTMLDialogElement} */ (make('dialog', { class: 'ms-dialog', 'aria-label': this.#texts.say('search') }));
    this.dialog = dialog;
    lengths(this.#place, { height: this.#form.offsetHeight });
    this.#form.before(this.#place);
    this.#host.append(dialog);
    dialog.addEventListener('close', () => this.#restore());
    dialog.addEventListener('click', (event) => { if (event.target === dialog) this.close(); });
    this.#panel.hide();
    const inner = make('div', 'ms-inner');
    dialog.append(inner);
    dialog.showModal();
    move(inner, this.#form);
    inner.append(close);
    move(inner, this.#panel.element);
    this.#input.focus();
    this.#hold_page(true);
    visualViewport?.addEventListener('resize', this.#fit);
    this.#fit_screen();
    this.#owns_entry = true;
    if (!history.state?.mobySearch?.dialog) history.pushState({ ...history.state, mobySearch: { dialog: true } }, '');
  }

  /** @param {boolean} [leaves] for a result: its entry of the history stays */
  close(leaves = false) {
    if (leaves) this.#owns_entry = false;
    this.dialog?.close();
    this.#restore();
  }

  #restore() {
    if (!this.dialog) return;
    const { dialog } = this;
    this.dialog = undefined;
    this.#panel.hide();
    visualViewport?.removeEventListener('resize', this.#fit);
    this.#hold_page(false);
    move(this.#host, this.#panel.element);
    move(/** @type {Element} */ (this.#place.parentElement), this.#form, this.#place);
    this.#place.remove();
    dialog.remove();
    if (this.#owns_entry && history.state?.mobySearch?.dialog) {
      this.#swallows = true;
      history.back();
    }
    this.#owns_entry = false;
    this.#closed();
  }

  /** The page was gone through; says whether that was the dialog's own doing. @param {PopStateEvent} event */
  on_pop(event) {
    const is_own = this.#swallows || (this.dialog !== undefined && !event.state?.mobySearch?.dialog);
    this.#swallows = false;
    if (!is_own) return false;
    event.stopImmediatePropagation();
    this.#owns_entry = false;
    this.close();
    return true;
  }

  /** As high as what the keyboard leaves. */
  #fit_screen() {
    const { height, offsetTop } = /** @type {VisualViewport} */ (visualViewport);
    lengths(this.dialog, { height, top: offsetTop });
  }

  /** The page behind neither scrolls nor moves. @param {boolean} held */
  #hold_page(held) {
    const { style, clientWidth } = document.documentElement;
    style.scrollbarGutter = held && innerWidth > clientWidth ? 'stable' : '';
    style.overflow = held ? 'hidden' : '';
  }
}
