// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "common/index/analyzer.h"
#include "common/text/tokenizer.h"
#include "search/matches.h"
#include "search/passages.h"
#include "search/query_plan.h"
#include "search/search_response.h"

namespace mobysearch {

/// Cuts snippets and marks matches of a query: words, with their signs (`c++`), and phrases as a
/// whole. Only what has the terms of the query is marked, since another word may have the same
/// fingerprint. Not thread-safe; reuse one.
class Highlighter {
 public:
  /// `plan` must outlive it.
  explicit Highlighter(const QueryPlan& plan) : plan_(plan) {}

  /// All of `text`, with its matches marked. `matches` are those in it (search/matches.h);
  /// `first_token` is the number in the post of its first token.
  Highlight mark(std::string_view text, std::span<const Occurrence> matches,
                 std::uint32_t first_token, Analyzer& analyzer);

  /// The matches in a text by itself, such as the title of a medium, each phrase once.
  std::vector<Occurrence> find(std::string_view text, Analyzer& analyzer);

  /// A piece of a section's text.
  struct Piece {
    std::string_view text;
    std::size_t lead = 0;     ///< bytes before the first token, in which a sentence may begin
    std::uint32_t token = 0;  ///< number of that token in the section's text
    bool is_start = false;    ///< the section's text begins with it
    bool is_end = false;      ///< and ends with it
  };
  static constexpr std::size_t kLeadBytes = 60;
  /// Tokens that a piece should have before and after its window: a snippet that would begin or end
  /// within words that are written together (`io_uring`, `4.6.0`) begins or ends with all of them.
  static constexpr std::uint32_t kRunTokens = 12;

  /// A window of the section's tokens, which lie within `piece`: from the beginning of the sentence
  /// if that is at most kLeadBytes before it, with ellipses where it is cut. `first_token` is the
  /// number in the post of the section's first token.
  Highlight snippet(const Piece& piece, const Window& window, std::span<const Occurrence> matches,
                    std::uint32_t first_token, Analyzer& analyzer);

 private:
  /// Bytes of the text.
  struct Mark {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  bool has_term(std::size_t number, const std::string& term) const;
  void find_marks(std::span<const Occurrence> matches, std::uint32_t first_token,
                  std::string_view text, Analyzer& analyzer);
  std::optional<Mark> mark_of(const Occurrence& match, std::size_t first, std::size_t last,
                              std::string_view text, Analyzer& analyzer) const;
  Highlight pieces(std::string_view text, std::size_t begin, std::size_t end) const;

  const QueryPlan& plan_;
  Tokenizer tokenizer_;
  std::vector<Mark> marks_;
};

}  // namespace mobysearch
