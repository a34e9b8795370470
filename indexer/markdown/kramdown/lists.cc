// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <string>
#include <utility>
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
    if (lines.after_blank && match_hr(source, source.pos) != npos) return false;
    if (const std::size_t end = match_eob_marker(source, source.pos); end != npos) {
      source.pos = end;
      return true;
    }
    if (read_marker(document, lines) || read_item_line(lines)) continue;
    if (!read_blank_lines(lines)) return false;
  }
  return false;
}

/// The end of block that an attribute list for an item's first paragraph left is not one.
void drop_attribute_end(Element& item) {
  auto& children = item.children;
  const bool drops = begins_with_paragraph(item) && children.size() >= 2 &&
                     children[1]->kind == ElementKind::kEndOfBlock && children[0]->ial != nullptr;
  if (drops) children.erase(children.begin() + 1);
}

/// Whether the paragraph that item `i` begins with gets no <p>.
bool is_transparent(const Element& list, std::size_t i, bool ended) {
  const auto& items = list.children;
  const auto& children = items[i]->children;
  if (!begins_with_paragraph(*items[i])) return false;
  const bool last = i + 1 == items.size();
  const bool before_blank = children.size() >= 2 && children[1]->kind == ElementKind::kBlank;
  if (before_blank && (!last || children.size() != 2 || ended)) return false;
  return !last || items.size() == 1 ||
         std::any_of(items.begin(), items.end() - 1, [](const Element* item) {
           return !begins_with_paragraph(*item) || item->children[0]->transparent;
         });
}

/// `[ ] ` and `[x] `: GFM puts a checkbox there.
void cut_task_box(Element& item) {
  if (!begins_with_paragraph(item) || item.children[0]->children.empty()) return;
  std::string& text = item.children[0]->children[0]->value;
  const std::size_t at = text.find_first_not_of(" \t\n");
  if (at == npos || at + 3 >= text.size() || text[at] != '[' || text[at + 2] != ']') return;
  const char mark = text[at + 1];
  if ((mark != ' ' && mark != 'x' && mark != 'X') || !is_ascii_blank(text[at + 3])) return;
  text.replace(0, std::min(text.find_first_not_of(" \t\n", at + 3), text.size()), "<input>");
}

struct DefinitionText {
  Element* definition;
  std::string text;
  bool as_paragraph;  ///< a blank line came before
};

/// Takes the paragraph before the list out of the tree, and the blank line between; nullptr: that
/// is not what stands there.
Element* take_terms(Element& tree, bool& after_blank) {
  std::vector<Element*>& before = tree.children;
  after_blank = before.size() >= 2 && before.back()->kind == ElementKind::kBlank &&
                before.back()->value == "\n";
  const std::size_t terms_at = before.size() - (after_blank ? 2 : 1);
  if (before.empty() || before[terms_at]->kind != ElementKind::kParagraph) return nullptr;
  Element* terms = before[terms_at];
  before.resize(terms_at);
  return terms;
}

/// The lines of a paragraph, each a term.
void add_terms(Document& document, Element& list, const Element& paragraph) {
  std::string_view rest;
  if (!paragraph.children.empty()) rest = paragraph.children[0]->value;
  while (!rest.empty()) {
    std::string term(take_line(rest));
    cut_item_attributes(term);
    list.children.push_back(document.make(ElementKind::kTerm));
    document.add_raw_text(*list.last(), term);
  }
}

std::vector<DefinitionText> read_definitions(BlockState& state, Element& list, bool after_blank) {
  Scanner& source = state.source;
  std::vector<DefinitionText> texts;
  ItemReader reader(source);
  bool lazy = true;
  while (!source.at_end()) {
    if (auto text = reader.first_line(MarkerKind::kDefinition)) {
      Element* item = state.document.make(ElementKind::kDefinition);
      list.children.push_back(item);
      cut_item_attributes(*text);
      texts.push_back({item, std::move(*text), after_blank});
      lazy = true;
    } else if (match_eob_marker(source, source.pos) != npos) {
      break;
    } else if (const auto line = reader.next_line(lazy)) {
      texts.back().text += line->text;
      lazy = true;
    } else if (const std::size_t end = match_blank_lines(source, source.pos); end != npos) {
      texts.back().text += source.take_until(end);
      lazy = false;
    } else {
      break;
    }
    after_blank = !lazy;
  }
  return texts;
}

/// Lists that follow each other are one.
void add_definition_list(Element& tree, Element& list) {
  std::vector<Element*>& before = tree.children;
  const auto is_list = [&before](std::size_t from_end) {
    return before.size() >= from_end &&
           before[before.size() - from_end]->kind == ElementKind::kDefinitionList;
  };
  if (is_list(2) && before.back()->kind == ElementKind::kBlank) before.pop_back();
  if (is_list(1)) {
    auto& all = before.back()->children;
    all.insert(all.end(), list.children.begin(), list.children.end());
  } else {
    before.push_back(&list);
  }
}

}  // namespace

bool parse_list(BlockState& state) {
  const Scanner& source = state.source;
  if (!starts_list(source, source.pos)) return false;
  const bool bullets = match_marker(source, source.pos, MarkerKind::kBullet) != npos;
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
    if (is_transparent(list, i, ended)) make_transparent(item, false);
    blank = take_last_blank(item);
    if (state.document.options.gfm) cut_task_box(item);
  }
  if (blank != nullptr && !ended) state.tree->children.push_back(blank);
  return true;
}

bool parse_definition_list(BlockState& state) {
  if (match_marker(state.source, state.source.pos, MarkerKind::kDefinition) == npos) return false;
  bool after_blank = false;
  Element* const terms = take_terms(*state.tree, after_blank);
  if (terms == nullptr) return false;
  Element& list = *new_block(state, ElementKind::kDefinitionList);
  add_terms(state.document, list, *terms);
  Element* blank = nullptr;
  for (const DefinitionText& each : read_definitions(state, list, after_blank)) {
    Element& item = *each.definition;
    parse_blocks(state, item, each.text);
    if (item.children.empty()) continue;
    blank = take_last_blank(item);
    if (begins_with_paragraph(item) && !each.as_paragraph) make_transparent(item, true);
  }
  add_definition_list(*state.tree, list);
  if (blank != nullptr) state.tree->children.push_back(blank);
  return true;
}

}  // namespace mobysearch::kramdown
