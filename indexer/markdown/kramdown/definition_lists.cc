// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/kramdown/definition_lists.h"

#include <string>
#include <utility>
#include <vector>

#include "indexer/markdown/kramdown/blocks.h"
#include "indexer/markdown/kramdown/items.h"

namespace mobysearch::kramdown {
namespace {

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
    } else if (match_end_of_block(source, source.pos) != npos) {
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

bool parse_definition_list(BlockState& state) {
  if (!match_marker(state.source, state.source.pos, MarkerKind::kDefinition)) return false;
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
    if (begins_with_paragraph(item) && !each.as_paragraph) tighten(item, true);
  }
  add_definition_list(*state.tree, list);
  if (blank != nullptr) state.tree->children.push_back(blank);
  return true;
}

}  // namespace mobysearch::kramdown
