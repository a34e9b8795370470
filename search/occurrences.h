// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "common/forward_index.h"
#include "search/query_plan.h"

namespace mobysearch {

/// A query word (by its number) at a token of a post, or a compound of `count` tokens there.
struct Occurrence {
  std::uint32_t token = 0;
  std::uint16_t count = 1;
  std::uint8_t word = 0;
};

/// Finds the query's words in posts by their fingerprints. Not thread-safe; reuse one.
class OccurrenceFinder {
 public:
  static constexpr std::size_t kMaxWords = 64;

  OccurrenceFinder() : words_by_print_(1U << 16, 0) {}
  /// Looks for these words from now on, of which it takes the first kMaxWords.
  void look_for(const std::vector<QueryWord>& words);
  /// In ascending order of token.
  void find(const ForwardPost& post, std::vector<Occurrence>& found) const;

 private:
  std::vector<std::uint8_t> words_by_print_;  ///< 0: none, else number + 1
  std::vector<std::uint16_t> set_;            ///< what to reset
};

/// What nearness adds to a post's score: for each pair of neighbouring query words, the worth of
/// the rarer one, scaled by how near and how often they meet.
double nearness(const std::vector<Occurrence>& found, const std::vector<QueryWord>& words);

}  // namespace mobysearch
