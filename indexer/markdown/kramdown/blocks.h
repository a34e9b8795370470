// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "indexer/markdown/kramdown/scanner.h"
#include "indexer/markdown/kramdown/tree.h"

namespace mobysearch::kramdown {

/// Cuts Markdown into blocks as kramdown does, which is not as CommonMark does: what is a heading,
/// a fence or an HTML block decides which anchors a page has. Paragraphs and the like get their
/// text as kRawText; definitions are noted in the document. Linear, but for a factor that is the
/// depth of nesting, which is bounded.
///
/// To be read beside kramdown 2.4's lib/kramdown/parser/kramdown.rb (parse.cc) and the files in
/// kramdown/, which the parsers' declarations name. GFM's rules are in its parser's gfm.rb (1.1).

/// What the block parsers of one document share.
struct BlockState {
  Document& document;
  Scanner source = Scanner();
  Element* tree = nullptr;                        ///< the element that is being filled
  std::unique_ptr<AttributeList> block_ial = {};  ///< inline attribute list of the next block
  bool stopped = false;                           ///< the end tag of `tree` has been read
  int depth = 0;
  int html_depth = 0;
  int fence_work = 0;
};

/// The block parsers. For a block that is not its own, one returns false; what it has changed by
/// then, kramdown's has too. Otherwise it adds to `state.tree` and moves `state.source`, which
/// stands at the beginning of a line.

// plain_blocks.cc: one run of lines.
bool parse_blank_line(BlockState& state);        ///< blank_line.rb
bool parse_codeblock(BlockState& state);         ///< codeblock.rb
bool parse_codeblock_fenced(BlockState& state);  ///< codeblock.rb
bool parse_blockquote(BlockState& state);        ///< blockquote.rb
bool parse_horizontal_rule(BlockState& state);   ///< horizontal_rule.rb
bool parse_block_math(BlockState& state);        ///< math.rb
bool parse_eob_marker(BlockState& state);        ///< eob.rb
bool parse_paragraph(BlockState& state);         ///< paragraph.rb
// headers.cc: header.rb.
bool parse_atx_header(BlockState& state);
bool parse_setext_header(BlockState& state);
// lists.cc: list.rb.
bool parse_list(BlockState& state);
bool parse_definition_list(BlockState& state);
// html.cc: kramdown/html.rb, and of parser/html.rb parse_raw_html.
bool parse_block_html(BlockState& state);
// tables.cc: table.rb.
bool parse_table(BlockState& state);
// definitions.cc: what is defined in one place and used in another.
bool parse_footnote_definition(BlockState& state);  ///< footnote.rb
bool parse_link_definition(BlockState& state);      ///< link.rb
bool parse_abbrev_definition(BlockState& state);    ///< abbreviation.rb
// extensions.cc: extensions.rb. Attribute lists, their definitions, {::comment} and the like.
bool parse_block_extensions(BlockState& state);

struct BlockRule {
  std::string_view name;  ///< as kramdown calls it
  bool (*parse)(BlockState& state);
};
/// In the order in which they are tried: kramdown's @block_parsers.
std::span<const BlockRule> block_rules();

/// Adds the blocks of `text`, whose every line ends with a newline, to `element`.
void parse_blocks(BlockState& state, Element& element, std::string_view text);
/// The same for what is left of the source, up to the end tag of `element`. False: there is none.
bool parse_blocks(BlockState& state, Element& element);

/// A new element, with the attribute list before it: kramdown's new_block_el.
Element* new_block(BlockState& state, ElementKind kind, std::string_view value = {});
/// The same, as the last of `state.tree`.
Element& add_block(BlockState& state, ElementKind kind, std::string_view value = {});
bool after_block_boundary(const BlockState& state);

}  // namespace mobysearch::kramdown
