// SPDX-License-Identifier: GPL-2.0-or-later
#include <algorithm>
#include <utility>

#include "indexer/markdown/kramdown/attributes.h"
#include "indexer/markdown/kramdown/blocks.h"
#include "indexer/markdown/kramdown/spans.h"

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
  for (const BlockRule& rule : kBlockRules) {
    if (rule.parse(state)) return;
  }
  Scanner& source = state.source;
  state.document.add_raw_text(*state.tree, source.take_until(source.line_end(source.pos)));
}

/// Bytes that may be read again for marks that are never closed, for each byte of the document.
constexpr std::size_t kRereads = 4;

/// What GFM makes a header's id from: all of its text.
void append_text(const Element& element, std::string& text) {
  switch (element.kind) {
    case ElementKind::kText:
    case ElementKind::kCodeSpan:
    case ElementKind::kMath:
    case ElementKind::kEntity:
      text += element.value;
      return;
    case ElementKind::kSmartQuote:
    case ElementKind::kSymbol:
      return;  // no id has these signs, nor the no-break spaces beside them
    default:
      for (const Element* child : element.children) append_text(*child, text);
  }
}

void update_raw_text(const Options& options, Element& header) {
  if (options.gfm) {
    header.value.clear();
    append_text(header, header.value);
  } else if (options.auto_id_stripping) {
    header.value = text_of(header);
  }
}

/// Line ends become `\n`; there is one at the end.
std::string adapt_source(std::string_view text) {
  std::string lines(text);
  replace_all(lines, "\r\n", "\n");
  std::ranges::replace(lines, '\r', '\n');
  if (!lines.ends_with('\n')) lines += '\n';
  return lines;
}

/// Parses all kRawText below `element`, applies attribute lists, and notes what the ids of headers
/// are made from.
void update_tree(Document& document, Element& element, std::size_t& budget) {
  std::vector<Element*> children;
  children.reserve(element.children.size());
  for (Element* child : element.children) {
    if (child->kind == ElementKind::kRawText) {
      SpanState state{document, budget, Scanner(child->value), allowed_rules(document.options)};
      parse_spans(state, *child);
      children.insert(children.end(), child->children.begin(), child->children.end());
      continue;
    }
    update_tree(document, *child, budget);
    if (child->ial != nullptr) update_attr_with_ial(document, *child->ial, child->attributes);
    if (child->kind == ElementKind::kHeader) update_raw_text(document.options, *child);
    children.push_back(child);
  }
  element.children = std::move(children);
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

Document parse(std::string_view text, const Options& options) {
  Document document;
  document.options = options;
  document.root = document.make(ElementKind::kRoot);
  for (const auto& [id, target] : options.link_defs) {
    document.links[normalize_link_id(id)] = {target.first, target.second};
  }
  const std::string lines = clean_utf8(adapt_source(text));
  BlockState state{document};
  parse_blocks(state, *document.root, lines);
  std::size_t budget = 1'000'000 + lines.size() * kRereads;
  update_tree(document, *document.root, budget);
  for (auto& [name, note] : document.footnotes) update_tree(document, *note, budget);
  return document;
}

}  // namespace mobysearch::kramdown
