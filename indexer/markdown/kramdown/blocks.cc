// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/kramdown/blocks.h"

#include <algorithm>
#include <utility>

#include "indexer/markdown/kramdown/code_blocks.h"
#include "indexer/markdown/kramdown/definitions.h"
#include "indexer/markdown/kramdown/extensions.h"
#include "indexer/markdown/kramdown/headers.h"
#include "indexer/markdown/kramdown/html.h"
#include "indexer/markdown/kramdown/lists.h"
#include "indexer/markdown/kramdown/paragraphs.h"
#include "indexer/markdown/kramdown/tables.h"

namespace mobysearch::kramdown {
namespace {

/// Nested quotes, lists and the like; what is deeper is plain paragraphs. Each level is a copy of
/// its text.
constexpr int kMaxDepth = 32;

constexpr BlockRule kBlockRules[] = {
    {"blank_line", parse_blank_line},
    {"codeblock", parse_codeblock},
    {"codeblock_fenced", parse_codeblock_fenced},
    {"blockquote", parse_blockquote},
    {"atx_header", parse_atx_header},
    {"horizontal_rule", parse_horizontal_rule},
    {"list", parse_list},
    {"definition_list", parse_definition_list},
    {"block_html", parse_block_html},
    {"setext_header", parse_setext_header},
    {"block_math", parse_block_math},
    {"table", parse_table},
    {"footnote_definition", parse_footnote_definition},
    {"link_definition", parse_link_definition},
    {"abbrev_definition", parse_abbrev_definition},
    {"block_extensions", parse_block_extensions},
    {"eob_marker", parse_eob_marker},
    {"paragraph", parse_paragraph},
};

void parse_block(BlockState& state) {
  const bool parsed = std::any_of(std::begin(kBlockRules), std::end(kBlockRules),
                                  [&state](const BlockRule& rule) { return rule.parse(state); });
  if (parsed) return;
  Scanner& source = state.source;
  state.document.add_raw_text(*state.tree, source.take_until(source.line_end(source.pos)));
}

}  // namespace

std::span<const BlockRule> block_rules() { return kBlockRules; }

void parse_blocks(BlockState& state, Element& element, std::string_view text) {
  if (state.depth == kMaxDepth) {
    if (trim(text).empty()) return;
    Element* paragraph = state.document.make(ElementKind::kParagraph);
    state.document.add_raw_text(*paragraph, trim(text));
    element.children.push_back(paragraph);
    return;
  }
  ++state.depth;
  Scanner outer = std::exchange(state.source, Scanner(text));
  parse_blocks(state, element);
  state.source = std::move(outer);
  --state.depth;
}

bool parse_blocks(BlockState& state, Element& element) {
  Element* const outer = std::exchange(state.tree, &element);
  std::unique_ptr<AttributeList> outer_ial = std::move(state.block_ial);
  while (!state.source.at_end() && !state.stopped) parse_block(state);
  state.tree = outer;
  state.block_ial = std::move(outer_ial);
  return std::exchange(state.stopped, false);
}

Element* new_block(BlockState& state, ElementKind kind, std::string_view value) {
  Element* element = state.document.make(kind, value);
  element->ial = std::move(state.block_ial);
  return element;
}

Element& add_block(BlockState& state, ElementKind kind, std::string_view value) {
  Element* element = new_block(state, kind, value);
  state.tree->children.push_back(element);
  return *element;
}

bool after_block_boundary(const BlockState& state) {
  const Element* last = state.tree->last();
  if (last == nullptr || state.block_ial != nullptr) return true;
  const bool bare_end = last->kind == ElementKind::kEndOfBlock && last->value.empty();
  return bare_end || last->kind == ElementKind::kBlank;
}

}  // namespace mobysearch::kramdown
