// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "common/tokenizer.h"
#include "search/passages.h"
#include "search/query_plan.h"
#include "search/search_response.h"

namespace mobysearch {

/// Cuts snippets and marks matches. Not thread-safe; reuse one.
class Highlighter {
 public:
  /// `text` whole, its matches marked. `found` are the occurrences in it and `first_token` the
  /// number that its first token has there. What is marked is verified by stemming, so a collision
  /// of fingerprints never shows.
  Highlight mark(std::string_view text, std::span<const Occurrence> found,
                 std::uint32_t first_token, const std::vector<QueryWord>& words,
                 Analyzer& analyzer);

  /// A window of a text of which `text` is a part that begins with token `text_token`: grown to the
  /// sentence's beginning if that is near, with ellipses where it is cut.
  Highlight snippet(std::string_view text, std::uint32_t text_token, bool is_start, bool is_end,
                    const Window& window, std::span<const Occurrence> found,
                    std::uint32_t first_token, const std::vector<QueryWord>& words,
                    Analyzer& analyzer);

 private:
  struct Mark {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  void find_marks(std::span<const Occurrence> found, std::uint32_t first_token,
                  const std::vector<QueryWord>& words, Analyzer& analyzer);
  Highlight pieces(std::string_view text, std::size_t begin, std::size_t end) const;

  Tokenizer tokenizer_;
  std::vector<Mark> marks_;
};

}  // namespace mobysearch
