// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "common/index/forward_index.h"
#include "search/query_plan.h"

namespace mobysearch {

/// A place in a post where a word of the query stands.
struct Occurrence {
  std::uint32_t token = 0;  ///< in the post, counted from 0
  std::uint16_t count = 1;  ///< tokens; more than one is a compound
  std::uint8_t word = 0;    ///< number of the word in QueryPlan::words
};

/// A SIMD vector of fingerprints.
using Lanes = std::uint16_t __attribute__((vector_size(16)));

/// Finds the query's words in posts by their fingerprints, so that in an index of very many terms
/// it finds now and then a rare one that only shares one. Allocates 64 KiB: reuse one. Not
/// thread-safe.
class OccurrenceFinder {
 public:
  static constexpr std::size_t kMaxWords = 64;

  OccurrenceFinder() : words_by_fingerprint_(1U << 16, 0) {}
  /// Looks for these words from now on; for the first kMaxWords, if there are more. `forward` is
  /// the index of the posts.
  void look_for(const std::vector<QueryWord>& words, const ForwardIndex& forward);
  /// Puts what `post` has of them into `found`: by token, the longer compound first.
  void find(const ForwardPost& post, std::vector<Occurrence>& found) const;

 private:
  void look_in_block(std::span<const std::uint16_t> tokens, std::size_t at,
                     std::vector<Occurrence>& found) const;
  void look(std::span<const std::uint16_t> tokens, std::size_t begin, std::size_t end,
            std::vector<Occurrence>& found) const;

  std::vector<std::uint8_t> words_by_fingerprint_;  ///< 0: none, else number + 1
  std::vector<std::uint16_t> fingerprints_;         ///< of what is looked for
  std::vector<Lanes> lanes_;                        ///< each of these in all lanes
};

/// Those of `found` whose token lies in [begin, end).
std::span<const Occurrence> within(const std::vector<Occurrence>& found, std::uint32_t begin,
                                   std::uint32_t end);

/// Whether the words of these fingerprints stand one after the other in the post.
bool contains_phrase(const ForwardPost& post, const std::vector<std::uint16_t>& fingerprints);

}  // namespace mobysearch
