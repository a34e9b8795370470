// SPDX-License-Identifier: GPL-2.0-or-later
// The accessibility tree as the browser hands it to screen readers, as lines of text.

const kSilent = new Set(['InlineTextBox', 'LineBreak', 'generic', 'none', 'Section', 'RootWebArea', 'LayoutTable', 'mark']);
const kNamedByContent = new Set(['option', 'link', 'button', 'heading', 'ListMarker', 'combobox', 'searchbox']);
const kStates = ['expanded', 'selected', 'busy', 'modal', 'focused', 'live', 'hasPopup', 'keyshortcuts', 'autocomplete'];

function line_of(node) {
  const states = (node.properties ?? []).filter(({ name, value }) => kStates.includes(name) && value.value !== false && value.value !== 'false')
    .map(({ name, value }) => (value.value === true ? name : `${name}=${value.value}`));
  const description = node.description?.value ? [`description ${JSON.stringify(node.description.value)}`] : [];
  const value = node.value?.value ? [`value ${JSON.stringify(node.value.value)}`] : [];
  return [node.role.value, JSON.stringify(node.name?.value ?? ''), ...value, ...states, ...description].join(' ');
}

/** The tree of a tab's page, one node a line. */
export async function accessibility_tree(tab) {
  const browser = await tab.context().newCDPSession(tab);
  const { nodes } = await browser.send('Accessibility.getFullAXTree');
  await browser.detach();
  const by_id = new Map(nodes.map((node) => [node.nodeId, node]));
  const lines = [];
  const walk = (node, depth, is_named) => {
    const role = node.role?.value;
    const is_text = role === 'StaticText';
    const shown = !node.ignored && !kSilent.has(role) && !(is_text && (is_named || !node.name?.value.trim()));
    if (shown) lines.push('  '.repeat(depth) + line_of(node));
    const named = is_named || kNamedByContent.has(role);
    for (const id of node.childIds ?? []) walk(by_id.get(id), depth + (shown ? 1 : 0), named);
  };
  walk(nodes[0], 0, false);
  return `${lines.join('\n')}\n`;
}
