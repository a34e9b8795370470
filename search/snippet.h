// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>
#include <vector>

#include "common/index/analyzer.h"
#include "common/text/tokenizer.h"
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

  /// A piece of a section's text. Its tokens begin at byte `lead` with token number `token` of the
  /// section; what stands before is looked at for the beginning of a sentence.
  struct Piece {
    std::string_view text;
    std::size_t lead = 0;
    std::uint32_t token = 0;
    bool is_start = false;  ///< nothing of the section stands before `text`
    bool is_end = false;    ///< nor after it
  };
  static constexpr std::size_t kLeadBytes = 60;

  /// A window of the section's tokens, which lie within `piece`: grown to the sentence's beginning
  /// if that is at most kLeadBytes away, with ellipses where it is cut. `first_token` is the number
  /// that `found` has for the section's first.
  Highlight snippet(const Piece& piece, const Window& window, std::span<const Occurrence> found,
                    std::uint32_t first_token, const std::vector<QueryWord>& words,
                    Analyzer& analyzer);

 private:
  struct Mark {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  void find_marks(std::span<const Occurrence> found, std::uint32_t first_token, std::size_t lead,
                  const std::vector<QueryWord>& words, Analyzer& analyzer);
  Highlight pieces(std::string_view text, std::size_t begin, std::size_t end) const;

  Tokenizer tokenizer_;
  std::vector<Mark> marks_;
};

}  // namespace mobysearch
