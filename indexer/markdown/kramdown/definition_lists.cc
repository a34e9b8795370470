// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>

#include "indexer/markdown/kramdown/blocks.h"
#include "indexer/markdown/kramdown/items.h"

namespace mobysearch {
namespace {

constexpr std::size_t npos = Scanner::npos;

bool ends_with_list(const std::vector<Element*>& children) {
  return !children.empty() && children.back()->kind == ElementKind::kDefinitionList;
}

}  // namespace

struct BlockParser::DefinitionText {
  Element* definition;
  std::string text;
  bool as_paragraph;  ///< a blank line came before
};

/// The lines of a paragraph, each a term.
void BlockParser::add_terms(Element& list, const Element& paragraph) {
  std::string_view rest;
  if (!paragraph.children.empty()) rest = paragraph.children[0]->value;
  while (!rest.empty()) {
    std::string term(rest.substr(0, rest.find('\n')));
    rest.remove_prefix(std::min(term.size() + 1, rest.size()));
    Element* element = document_.make(ElementKind::kTerm);
    take_item_attributes(term, *element);
    add_raw_text(*element, term);
    list.children.push_back(element);
  }
}

std::vector<BlockParser::DefinitionText> BlockParser::read_definitions(Element& list,
                                                                       bool after_blank) {
  Scanner& source = *source_;
  std::vector<DefinitionText> texts;
  ItemReader reader(source);
  bool lazy = true;
  while (!source.at_end()) {
    if (auto text = reader.first_line(MarkerKind::kDefinition)) {
      Element* item = document_.make(ElementKind::kDefinition);
      list.children.push_back(item);
      take_item_attributes(*text, *item);
      texts.push_back({item, std::move(*text), after_blank});
      lazy = true;
    } else if (match_end_of_block(source, source.pos) != npos) {
      break;
    } else if (const auto line = reader.next_line(lazy)) {
      texts.back().text += line->text;
      lazy = true;
    } else if (const std::size_t end = match_blank_lines(source, source.pos); end != npos) {
      texts.back().text += source.slice(source.pos, end);
      source.pos = end;
      lazy = false;
    } else {
      break;
    }
    after_blank = !lazy;
  }
  return texts;
}

/// After a paragraph, with at most one blank line between.
bool BlockParser::definition_list() {
  if (!match_marker(*source_, source_->pos, MarkerKind::kDefinition)) return false;
  std::vector<Element*>& before = tree_->children;
  const bool after_blank = before.size() >= 2 && before.back()->kind == ElementKind::kBlank &&
                           before.back()->value == "\n";
  const std::size_t terms_at = before.size() - (after_blank ? 2 : 1);
  if (before.empty() || before[terms_at]->kind != ElementKind::kParagraph) return false;
  Element& list = *make(ElementKind::kDefinitionList);
  Element& terms = *before[terms_at];
  before.resize(terms_at);
  list.ial = std::move(terms.ial);
  add_terms(list, terms);
  Element* blank = nullptr;
  for (const DefinitionText& each : read_definitions(list, after_blank)) {
    Element& item = *each.definition;
    parse(item, each.text);
    if (item.children.empty()) continue;
    blank = item.last()->kind == ElementKind::kBlank ? item.last() : nullptr;
    if (blank != nullptr) item.children.pop_back();
    if (begins_with_paragraph(item) && !each.as_paragraph) tighten(item, true);
  }
  add_definition_list(list);
  if (blank != nullptr) before.push_back(blank);
  return true;
}

/// Lists that follow each other are one.
void BlockParser::add_definition_list(Element& list) {
  std::vector<Element*>& before = tree_->children;
  const bool after_blank = before.size() >= 2 && before.back()->kind == ElementKind::kBlank &&
                           before[before.size() - 2]->kind == ElementKind::kDefinitionList;
  if (after_blank) before.pop_back();
  if (ends_with_list(before)) {
    auto& all = before.back()->children;
    all.insert(all.end(), list.children.begin(), list.children.end());
  } else {
    before.push_back(&list);
  }
}

}  // namespace mobysearch
