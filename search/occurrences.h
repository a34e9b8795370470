// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "common/index/forward_index.h"
#include "search/lanes.h"
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

  OccurrenceFinder() : words_by_fingerprint_(1U << 16, 0) {}
  /// Looks for these words from now on, of which it takes the first kMaxWords.
  void look_for(const std::vector<QueryWord>& words);
  /// In ascending order of token.
  void find(const ForwardPost& post, std::vector<Occurrence>& found) const;

 private:
  static constexpr std::size_t kBlockTokens = 4 * kLanes;

  void look_in_block(std::span<const std::uint16_t> tokens, std::size_t at,
                     std::vector<Occurrence>& found) const;
  void look(std::span<const std::uint16_t> tokens, std::size_t begin, std::size_t end,
            std::vector<Occurrence>& found) const;
  void find_tokens(std::span<const std::uint16_t> tokens, std::vector<Occurrence>& found) const;

  std::vector<std::uint8_t> words_by_fingerprint_;  ///< 0: none, else number + 1
  std::vector<std::uint16_t> fingerprints_;         ///< those looked for
  std::vector<Lanes> lanes_;                        ///< the same, each in every lane
};

/// What proximity adds to a post's score: for each pair of neighbouring query words, the idf of
/// the rarer one, scaled by how near and how often they meet.
double proximity(std::span<const Occurrence> found, const std::vector<QueryWord>& words);
/// No post's is more.
double proximity_limit(const std::vector<QueryWord>& words);

}  // namespace mobysearch
