// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "common/index/analyzer.h"
#include "common/text/tokenizer.h"
#include "search/passages.h"
#include "search/query_plan.h"
#include "search/search_response.h"

namespace mobysearch {

/// Cuts snippets and marks matches of a query. Not thread-safe; reuse one.
class Highlighter {
 public:
  /// `words` are the query's, and must outlive it.
  explicit Highlighter(const std::vector<QueryWord>& words) : words_(words) {}

  /// All of `text`, with its matches marked. `found` are the occurrences in it; `first_token` is
  /// the number in the post of its first token. A match is marked only if its stem is one of the
  /// word's terms, since another word may have the same fingerprint.
  Highlight mark(std::string_view text, std::span<const Occurrence> found,
                 std::uint32_t first_token, Analyzer& analyzer);

  /// A piece of a section's text.
  struct Piece {
    std::string_view text;
    std::size_t lead = 0;     ///< bytes before the first token, in which a sentence may begin
    std::uint32_t token = 0;  ///< number of that token in the section's text
    bool is_start = false;    ///< the section's text begins with it
    bool is_end = false;      ///< and ends with it
  };
  static constexpr std::size_t kLeadBytes = 60;

  /// A window of the section's tokens, which lie within `piece`: from the beginning of the sentence
  /// if that is at most kLeadBytes before it, with ellipses where it is cut. `first_token` is the
  /// number in the post of the section's first token.
  Highlight snippet(const Piece& piece, const Window& window, std::span<const Occurrence> found,
                    std::uint32_t first_token, Analyzer& analyzer);

 private:
  struct Mark {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  void find_marks(std::span<const Occurrence> found, std::uint32_t first_token, std::size_t lead,
                  Analyzer& analyzer);
  Highlight pieces(std::string_view text, std::size_t begin, std::size_t end) const;

  const std::vector<QueryWord>& words_;
  Tokenizer tokenizer_;
  std::vector<Mark> marks_;
};

}  // namespace mobysearch
