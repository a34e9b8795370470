// SPDX-License-Identifier: GPL-2.0-or-later
// WCAG's contrast of things on a page. The functions run in the page, so each holds all that it needs.

/** Of an element's text with what is behind it. */
export function contrast(element) {
  const pixel = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const layers = [];
  for (let each = element; each; each = each.parentElement ?? each.getRootNode().host) {
    const { backgroundColor } = getComputedStyle(each);
    layers.unshift(backgroundColor);
    if (/^rgb\(/.test(backgroundColor)) break;
  }
  const drawn = (...colours) => {
    pixel.fillStyle = '#fff';
    pixel.fillRect(0, 0, 1, 1);
    for (const colour of colours) {
      pixel.fillStyle = colour;
      pixel.fillRect(0, 0, 1, 1);
    }
    return pixel.getImageData(0, 0, 1, 1).data;
  };
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((c) => c / 255).map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const text = element.querySelector('.ms-title, .ms-heading') ?? element;
  const [low, high] = [light(drawn(...layers)), light(drawn(...layers, getComputedStyle(text).color))].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/** Of a part of an element with what is round it: a name of a colour of its style, "::placeholder", or "row", the
    mark of the row that an option is in, be it its background or a bar, with the panel. */
export function contrast_with(element, part) {
  const pixel = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const drawn = (colours) => {
    for (const colour of ['#fff', ...colours]) {
      pixel.fillStyle = colour;
      pixel.fillRect(0, 0, 1, 1);
    }
    return pixel.getImageData(0, 0, 1, 1).data;
  };
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((c) => c / 255).map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const behind = (from) => {
    const layers = [];
    for (let each = from; each; each = each.parentElement ?? each.getRootNode().host) layers.unshift(getComputedStyle(each).backgroundColor);
    return layers;
  };
  const ratio = (one, other) => {
    const [low, high] = [light(drawn(one)), light(drawn(other))].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  };
  if (part === '::placeholder') {
    return ratio(behind(element), [...behind(element), getComputedStyle(element, part).color]);
  }
  if (part !== 'row') return ratio(behind(element.parentElement), [...behind(element.parentElement), getComputedStyle(element)[part]]);
  const panel = behind(element.closest('.ms-panel'));
  const row = element.closest('.ms-row') ?? element;
  const marks = [...behind(row).slice(panel.length)];
  const seen = [[...panel, ...marks]];
  for (const each of [row, element]) {
    for (const pseudo of [undefined, '::before', '::after']) {
      const style = getComputedStyle(each, pseudo);
      if (pseudo && (style.content === 'none' || style.content === 'normal')) continue;
      if (style.outlineStyle !== 'none' && style.outlineWidth !== '0px') seen.push([...panel, style.outlineColor]);
      if (style.borderInlineStartStyle !== 'none' && style.borderInlineStartWidth !== '0px') seen.push([...panel, style.borderInlineStartColor]);
      if (style.boxShadow !== 'none') seen.push([...panel, style.boxShadow.match(/^[a-z-]*\([^)]*\)|^\S+/)[0]]);
      seen.push([...panel, style.backgroundColor]);
    }
  }
  return Math.max(...seen.map((each) => ratio(panel, each)));
}
