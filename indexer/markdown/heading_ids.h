// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>

#include "indexer/markdown/renderer.h"

namespace mobysearch {

/// Heading ids as kramdown 2.4 and its GFM parser 1.1 make them.

/// From the text of the parsed heading (GFM input).
std::string gfm_heading_id(std::string_view text);
/// From the source of the heading's line (kramdown input, and inside HTML elements).
std::string kramdown_heading_id(std::string_view source);

/// With transliterated_header_ids: Latin letters without their accents, dashes as hyphens. (What
/// the library that kramdown asks knows of other scripts is left out.)
std::string transliterated(std::string_view text);

/// Makes ids of one document unique: the second `a` becomes `a-1`. One for each of the two rules.
class UniqueIds {
 public:
  std::string unique(const std::string& id) {
    const int count = used_[id]++;
    return count == 0 ? id : id + "-" + std::to_string(count);
  }

 private:
  std::map<std::string, int> used_;
};

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
