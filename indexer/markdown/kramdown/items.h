// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "indexer/markdown/kramdown/lines.h"
#include "indexer/markdown/kramdown/scanner.h"
#include "indexer/markdown/kramdown/tree.h"

namespace mobysearch::kramdown {

/// Reads the lines of one list's items: which belong to an item depends on how far its text is
/// indented.
class ItemReader {
 public:
  explicit ItemReader(Scanner& source) : source_(source) {}

  /// The text beside a marker, if there is one that begins an item of this list.
  std::optional<std::string> first_line(MarkerKind kind);
  /// A further line of the item, less its indentation: indented or, with `lazy`, not.
  struct Line {
    std::string text;
    bool indented = false;
  };
  std::optional<Line> next_line(bool lazy);
  /// Where the item's text begins.
  std::size_t indentation() const { return indentation_; }

 private:
  Scanner& source_;
  std::size_t indentation_ = 0;
  std::size_t most_marker_indent_ = 3;
};

/// Cuts the attribute list that an item's text may begin with, which decides no anchor or text.
void cut_item_attributes(std::string& text);

bool begins_with_paragraph(const Element& item);
/// The item's first paragraph gets no <p>, and a newline before the block that follows, if no blank
/// line comes between (in a definition, even then): GFM drops a backslash before it.
void make_transparent(Element& item, bool is_definition);
/// Takes the blank lines that an item ends with; nullptr when there are none.
Element* take_last_blank(Element& item);

}  // namespace mobysearch::kramdown
