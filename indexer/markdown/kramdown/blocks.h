// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/markdown/kramdown/html.h"
#include "indexer/markdown/kramdown/lines.h"
#include "indexer/markdown/kramdown/scanner.h"
#include "indexer/markdown/kramdown/tree.h"

namespace mobysearch {

/// Cuts Markdown into blocks as kramdown does, which is not as CommonMark does: what is a heading,
/// a fence or an HTML block decides which anchors a page has. Paragraphs and the like get their
/// text as kRawText; definitions are noted in the document. Linear, but for a factor that is the
/// depth of nesting, which is bounded.
class BlockParser {
 public:
  explicit BlockParser(KramdownDocument& document) : document_(document) {}

  /// Adds the blocks of `text`, whose every line ends with a newline, to `element`.
  void parse(Element& element, std::string_view text);

 private:
  enum class Step { kNo, kYes, kEndTag };

  // The loop (kramdown_blocks.cc). True: the end tag of `element` was found.
  bool parse_blocks(Element& element);
  Step next_block();
  bool line_block();
  bool definition_block();
  Element& add(ElementKind kind, std::string_view value = {});
  Element* make(ElementKind kind, std::string_view value = {});
  void end_block(std::string_view why) { add(ElementKind::kEndOfBlock, why); }
  void add_raw_text(Element& element, std::string_view text);
  bool after_boundary() const;

  // Leaves (kramdown_leaves.cc).
  bool blank_lines();
  bool code_block();
  bool fence();
  std::size_t fence_close(std::size_t first, char mark, std::size_t length, bool may_be_shorter,
                          std::size_t& end);
  bool quote();
  bool atx_header();
  bool setext_header();
  enum class Hashes { kKept, kAfterBlank, kUnescaped };
  bool add_header(int level, std::string_view text, Hashes hashes, std::size_t end);
  bool math();
  bool paragraph();
  bool ends_paragraph(std::size_t at);

  // Definitions and extensions (kramdown_definitions.cc).
  bool footnote_definition();
  bool link_definition();
  bool abbreviation_definition();
  bool block_extension();
  bool attribute_line();
  bool extension();

  // Lists (kramdown_lists.cc, kramdown_definition_lists.cc).
  bool list();
  bool read_items(MarkerKind kind, Element& list, std::vector<std::vector<std::string>>& texts);
  void parse_items(Element& list, std::vector<std::vector<std::string>>& texts, bool ended);
  bool definition_list();
  struct DefinitionText;
  std::vector<DefinitionText> read_definitions(Element& list, bool after_blank);
  void add_terms(Element& list, const Element& paragraph);
  void add_definition_list(Element& list);

  // HTML (kramdown_block_html.cc).
  Step html();
  void start_tag(const HtmlTag& tag, bool in_raw);
  void element_content(Element& element);
  void raw_content(Element& element);

  // Tables (kramdown_tables.cc).
  bool table();
  void table_row(Element& table, std::string_view line, bool leading_pipe);
  bool has_pipe_on_each_line(std::string_view lines) const;

  KramdownDocument& document_;
  Scanner* source_ = nullptr;
  Element* tree_ = nullptr;
  std::unique_ptr<AttributeList> block_ial_;  ///< for the next block
  int depth_ = 0;
  int html_depth_ = 0;
  int fence_work_ = 0;
};

}  // namespace mobysearch
