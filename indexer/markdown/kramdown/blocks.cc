// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/kramdown/blocks.h"

namespace mobysearch {
namespace {

/// Quotes, lists and the like in each other; what is deeper is plain paragraphs. Each level is a
/// copy of its text.
constexpr int kMaxDepth = 32;

}  // namespace

void BlockParser::parse(Element& element, std::string_view text) {
  if (++depth_ <= kMaxDepth) {
    Scanner source(text);
    Scanner* const outer = source_;
    source_ = &source;
    parse_blocks(element);
    source_ = outer;
  } else if (!stripped(text).empty()) {
    Element* paragraph = document_.make(ElementKind::kParagraph);
    add_raw_text(*paragraph, stripped(text));
    element.children.push_back(paragraph);
  }
  --depth_;
}

bool BlockParser::parse_blocks(Element& element) {
  Element* const outer = tree_;
  std::unique_ptr<AttributeList> outer_ial = std::move(block_ial_);
  tree_ = &element;
  bool found_end_tag = false;
  while (!source_->at_end() && !found_end_tag) found_end_tag = next_block() == Step::kEndTag;
  tree_ = outer;
  block_ial_ = std::move(outer_ial);
  return found_end_tag;
}

/// kramdown tries its parsers in this order.
BlockParser::Step BlockParser::next_block() {
  if (line_block()) return Step::kYes;
  if (const Step step = html(); step != Step::kNo) return step;
  if (setext_header() || math() || table() || definition_block() || paragraph()) return Step::kYes;
  const std::size_t end = source_->line_end(source_->pos);
  add_raw_text(*tree_, source_->slice(source_->pos, end));
  source_->pos = end;
  return Step::kYes;
}

bool BlockParser::line_block() {
  if (blank_lines() || code_block() || fence() || quote() || atx_header()) return true;
  if (const std::size_t end = match_rule(*source_, source_->pos); end != Scanner::npos) {
    source_->pos = end;
    add(ElementKind::kRule);
    return true;
  }
  return list() || definition_list();
}

bool BlockParser::definition_block() {
  if (footnote_definition() || link_definition() || abbreviation_definition()) return true;
  if (block_extension()) return true;
  const std::size_t end = match_end_of_block(*source_, source_->pos);
  if (end == Scanner::npos) return false;
  source_->pos = end;
  end_block({});
  return true;
}

Element* BlockParser::make(ElementKind kind, std::string_view value) {
  Element* element = document_.make(kind, value);
  element->ial = std::move(block_ial_);
  return element;
}

Element& BlockParser::add(ElementKind kind, std::string_view value) {
  Element* element = make(kind, value);
  tree_->children.push_back(element);
  return *element;
}

void BlockParser::add_raw_text(Element& element, std::string_view text) {
  document_.add_text(element, text, ElementKind::kRawText);
}

bool BlockParser::after_boundary() const {
  const Element* last = tree_->last();
  if (last == nullptr || block_ial_ != nullptr) return true;
  const bool bare_end = last->kind == ElementKind::kEndOfBlock && last->value.empty();
  return bare_end || last->kind == ElementKind::kBlank;
}

}  // namespace mobysearch
