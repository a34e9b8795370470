// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/kramdown_options.h"

namespace mobysearch {

/// A leaf of a document's block structure, in document order.
struct Block {
  /// kRawHtml is handed through (nomarkdown): its headings get no ids.
  enum class Kind { kHeading, kParagraph, kCode, kHtml, kRawHtml };
  Kind kind = Kind::kParagraph;
  std::string text;        ///< Markdown source of its inlines; code; or raw HTML
  int level = 0;           ///< of a heading
  std::string id;          ///< explicit, of a heading
  bool list_item = false;  ///< the first paragraph of a list item
  bool in_html = false;    ///< inside an HTML element or footnote: ids by kramdown's own rule
};

struct BlockDocument {
  std::vector<Block> blocks;
  std::string link_definitions;                  ///< as CommonMark writes them, one a line
  std::set<std::string, std::less<>> footnotes;  ///< names that have a definition
  bool auto_ids = true;                          ///< after {::options auto_ids="…" /}
};

/// Cuts Markdown into blocks as kramdown does, which is not as CommonMark does: what is a heading,
/// a fence or an HTML block decides which anchors a page has. Linear; nesting is followed to a
/// fixed depth.
BlockDocument parse_kramdown_blocks(std::string_view text, const KramdownOptions& options);

}  // namespace mobysearch
