// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>

#include "indexer/markdown/kramdown/blocks.h"
#include "indexer/markdown/kramdown/items.h"

namespace mobysearch {
namespace {

constexpr std::size_t npos = Scanner::npos;

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

/// `[ ] ` and `[x] `: kramdown puts a box there.
void cut_task_box(Element& item) {
  if (!begins_with_paragraph(item) || item.children[0]->children.empty()) return;
  std::string& text = item.children[0]->children[0]->value;
  const std::size_t at = text.find_first_not_of(" \t\n");
  if (at == std::string::npos || at + 3 >= text.size() || text[at] != '[' || text[at + 2] != ']') {
    return;
  }
  const char mark = text[at + 1];
  if ((mark != ' ' && mark != 'x' && mark != 'X') || !is_kramdown_space(text[at + 3])) return;
  text.replace(0, std::min(text.find_first_not_of(" \t\n", at + 3), text.size()), "<input>");
}

}  // namespace

bool BlockParser::list() {
  Scanner& source = *source_;
  MarkerKind kind = MarkerKind::kBullet;
  if (!match_marker(source, source.pos, kind)) kind = MarkerKind::kNumber;
  if (!match_marker(source, source.pos, kind)) return false;
  Element& list = *make(ElementKind::kList);
  std::vector<std::vector<std::string>> texts;
  const bool ended = read_items(kind, list, texts);
  tree_->children.push_back(&list);
  parse_items(list, texts, ended);
  return true;
}

/// The items' texts; a list right within an item is a text of its own. True: `^` ended the list.
bool BlockParser::read_items(MarkerKind kind, Element& list,
                             std::vector<std::vector<std::string>>& texts) {
  Scanner& source = *source_;
  ItemReader reader(source);
  bool nested = false;
  bool after_blank = false;
  while (!source.at_end()) {
    if (after_blank && match_rule(source, source.pos) != npos) break;
    if (const std::size_t end = match_end_of_block(source, source.pos); end != npos) {
      source.pos = end;
      return true;
    }
    if (auto text = reader.first_line(kind)) {
      Element* item = document_.make(ElementKind::kItem);
      list.children.push_back(item);
      take_item_attributes(*text, *item);
      nested = starts_list(Scanner(*text), 0);
      after_blank = false;
      texts.push_back({std::move(*text)});
    } else if (auto line = reader.next_line(!after_blank)) {
      const bool is_list = starts_list(Scanner(line->text), 0);
      if (!nested && line->indented && is_list) {
        texts.back().emplace_back();
        nested = true;
      } else if (nested && !line->indented && is_list) {
        line->text.insert(0, reader.indentation() + 4, ' ');
      }
      texts.back().back() += line->text;
      after_blank = false;
    } else if (const std::size_t end = match_blank_lines(source, source.pos); end != npos) {
      nested = true;
      after_blank = true;
      texts.back().back() += source.slice(source.pos, end);
      source.pos = end;
    } else {
      break;
    }
  }
  return false;
}

void BlockParser::parse_items(Element& list, std::vector<std::vector<std::string>>& texts,
                              bool ended) {
  Element* blank = nullptr;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    Element& item = *list.children[i];
    for (const std::string& text : texts[i]) parse(item, text);
    if (item.children.empty()) continue;
    drop_attribute_end(item);
    if (is_tight(list, i, ended)) tighten(item, false);
    blank = item.last()->kind == ElementKind::kBlank ? item.last() : nullptr;
    if (blank != nullptr) item.children.pop_back();
    if (document_.options.gfm) cut_task_box(item);
  }
  if (blank != nullptr && !ended) tree_->children.push_back(blank);
}

}  // namespace mobysearch
