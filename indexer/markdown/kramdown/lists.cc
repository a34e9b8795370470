// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/kramdown/lists.h"

#include <algorithm>
#include <string>
#include <vector>

#include "indexer/markdown/kramdown/blocks.h"
#include "indexer/markdown/kramdown/items.h"

namespace mobysearch::kramdown {
namespace {

/// An item and its texts: a list right within it is a text of its own.
struct ItemTexts {
  Element* item;
  std::vector<std::string> texts;
};

/// Reads the lines of one list.
struct ListLines {
  Scanner& source;
  MarkerKind kind;
  ItemReader reader = ItemReader(source);
  bool nested = false;  ///< the item's last text holds a list, or what may be one
  bool after_blank = false;
  std::vector<ItemTexts> items = {};
};

bool read_marker(Document& document, ListLines& lines) {
  auto text = lines.reader.first_line(lines.kind);
  if (!text) return false;
  cut_item_attributes(*text);
  lines.nested = starts_list(Scanner(*text), 0);
  lines.after_blank = false;
  lines.items.push_back({document.make(ElementKind::kItem), {std::move(*text)}});
  return true;
}

bool read_item_line(ListLines& lines) {
  auto line = lines.reader.next_line(!lines.after_blank);
  if (!line) return false;
  std::vector<std::string>& texts = lines.items.back().texts;
  const bool is_list = starts_list(Scanner(line->text), 0);
  if (!lines.nested && line->indented && is_list) {
    texts.emplace_back();
    lines.nested = true;
  } else if (lines.nested && !line->indented && is_list) {
    line->text.insert(0, lines.reader.indentation() + 4, ' ');
  }
  texts.back() += line->text;
  lines.after_blank = false;
  return true;
}

bool read_blank_lines(ListLines& lines) {
  const std::size_t end = match_blank_lines(lines.source, lines.source.pos);
  if (end == npos) return false;
  lines.nested = true;
  lines.after_blank = true;
  lines.items.back().texts.back() += lines.source.take_until(end);
  return true;
}

/// True: `^` ended the list.
bool read_items(Document& document, ListLines& lines) {
  Scanner& source = lines.source;
  while (!source.at_end()) {
    if (lines.after_blank && match_rule(source, source.pos) != npos) return false;
    if (const std::size_t end = match_end_of_block(source, source.pos); end != npos) {
      source.pos = end;
      return true;
    }
    if (read_marker(document, lines) || read_item_line(lines)) continue;
    if (!read_blank_lines(lines)) return false;
  }
  return false;
}

/// An attribute line for an item's first paragraph does not part it from what follows.
void drop_attribute_end(Element& item) {
  auto& children = item.children;
  const bool drops = begins_with_paragraph(item) && children.size() >= 2 &&
                     children[1]->kind == ElementKind::kEndOfBlock && children[0]->ial != nullptr;
  if (drops) children.erase(children.begin() + 1);
}

/// Whether kramdown takes the paragraph that item `i` begins with for a part of it.
bool is_tight(const Element& list, std::size_t i, bool ended) {
  const auto& items = list.children;
  const auto& children = items[i]->children;
  if (!begins_with_paragraph(*items[i])) return false;
  const bool last = i + 1 == items.size();
  const bool before_blank = children.size() >= 2 && children[1]->kind == ElementKind::kBlank;
  if (before_blank && (!last || children.size() != 2 || ended)) return false;
  return !last || items.size() == 1 ||
         std::any_of(items.begin(), items.end() - 1, [](const Element* item) {
           return !begins_with_paragraph(*item) || item->children[0]->tight;
         });
}

/// `[ ] ` and `[x] `: GFM puts a box there.
void cut_task_box(Element& item) {
  if (!begins_with_paragraph(item) || item.children[0]->children.empty()) return;
  std::string& text = item.children[0]->children[0]->value;
  const std::size_t at = text.find_first_not_of(" \t\n");
  if (at == npos || at + 3 >= text.size() || text[at] != '[' || text[at + 2] != ']') return;
  const char mark = text[at + 1];
  if ((mark != ' ' && mark != 'x' && mark != 'X') || !is_white(text[at + 3])) return;
  text.replace(0, std::min(text.find_first_not_of(" \t\n", at + 3), text.size()), "<input>");
}

}  // namespace

bool parse_list(BlockState& state) {
  const Scanner& source = state.source;
  if (!starts_list(source, source.pos)) return false;
  const bool bullets = static_cast<bool>(match_marker(source, source.pos, MarkerKind::kBullet));
  Element& list = *new_block(state, ElementKind::kList);
  ListLines lines{state.source, bullets ? MarkerKind::kBullet : MarkerKind::kNumber};
  const bool ended = read_items(state.document, lines);
  state.tree->children.push_back(&list);
  for (const ItemTexts& each : lines.items) list.children.push_back(each.item);
  Element* blank = nullptr;
  for (std::size_t i = 0; i < lines.items.size(); ++i) {
    Element& item = *lines.items[i].item;
    for (const std::string& text : lines.items[i].texts) parse_blocks(state, item, text);
    if (item.children.empty()) continue;
    drop_attribute_end(item);
    if (is_tight(list, i, ended)) tighten(item, false);
    blank = take_last_blank(item);
    if (state.document.options.gfm) cut_task_box(item);
  }
  if (blank != nullptr && !ended) state.tree->children.push_back(blank);
  return true;
}

}  // namespace mobysearch::kramdown
