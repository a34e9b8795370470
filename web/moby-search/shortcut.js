// SPDX-License-Identifier: GPL-2.0-or-later
// The key that opens a box from anywhere on its page.

export const IS_MAC = /Mac|iP(hone|ad|od)/.test(navigator.platform);

/** @param {Element} element */
function is_editor(element) {
  return element instanceof HTMLElement && (element.isContentEditable ||
    element.matches('input:not([type=button], [type=checkbox], [type=radio], [type=submit]), textarea, select, [role=textbox]'));
}

/** Whether a reader can come to it: seen, and not behind a modal dialog. @param {Element} element */
function is_reachable(element) {
  const modal = document.querySelector('dialog:modal');
  for (let at = element; at; at = /** @type {ShadowRoot} */ (at.getRootNode()).host) {
    if (at.closest('[inert]') || !at.checkVisibility({ visibilityProperty: true })) return false;
    if (modal?.contains(at)) return true;
  }
  return !modal;
}

/**
 * Whether a key asks for the box: with Ctrl, on a Mac with Cmd, and nothing else; not in an editor, not
 * where the page took the key, not when the box is out of reach.
 * @param {KeyboardEvent} event @param {string} key @param {HTMLElement} box @param {Element} target that gets the focus
 */
export function is_shortcut(event, key, box, target) {
  const modifiers = [event.ctrlKey, event.metaKey, event.shiftKey, event.altKey].join();
  if (event.key.toLowerCase() !== key || event.defaultPrevented || event.isComposing) return false;
  if (modifiers !== [!IS_MAC, IS_MAC, false, false].join()) return false;
  const path = event.composedPath();
  const from = path[0];
  return (path.includes(box) || !(from instanceof Element && is_editor(from))) && is_reachable(target);
}
