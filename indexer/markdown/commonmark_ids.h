// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "indexer/markdown/heading_id.h"
#include "indexer/markdown/renderer.h"

namespace mobysearch {

/// What a heading ends with in Hugo and Zola: `## Install {#setup .wide}`.
struct HeadingAttributes {
  std::size_t begin = 0;  ///< where the text before them ends
  std::string id;         ///< may be empty
};
/// Those that `heading` ends with; begin == heading.size() when there are none.
HeadingAttributes heading_attributes(std::string_view heading);

/// Makes the ids of one page's headings by the rules of its renderer.
class CommonMarkIds {
 public:
  explicit CommonMarkIds(MarkdownRenderer renderer) : renderer_(renderer) {}

  /// Notes an id that a heading has by its attributes: none that is made will be equal to it.
  void reserve(std::string_view id) { used_.emplace(id); }
  /// From a heading's text; for kGhPages from its HTML, for kHugo from its (last) line in the
  /// source. "" when it gets no id, or one that we cannot make.
  std::string make(std::string_view heading);

 private:
  std::string first_free(const std::string& id);

  MarkdownRenderer renderer_;
  UniqueIds counted_;
  std::set<std::string, std::less<>> used_;
  std::map<std::string, int> last_number_;
};

}  // namespace mobysearch
