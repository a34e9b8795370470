// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "common/index/fingerprints.h"
#include "common/index/forward_index.h"
#include "search/query_plan.h"

namespace mobysearch {

/// A place in a post where a word or a phrase of the query stands.
struct Occurrence {
  std::uint32_t token = 0;   ///< in the post, counted from 0
  std::uint16_t count = 1;   ///< tokens
  std::uint8_t word = 0;     ///< number of the word in QueryPlan::words, or of a phrase
  bool is_compound = false;  ///< the word is a compound of these tokens
};

/// A SIMD vector of fingerprints.
using Lanes = std::uint16_t __attribute__((vector_size(16)));

/// Finds the query's words in posts by their fingerprints, so that in an index of very many terms
/// it finds now and then a rare one that only shares one. Takes 64 KiB once it has words to look
/// for: reuse one. Not thread-safe.
class OccurrenceFinder {
 public:
  static constexpr std::size_t kMaxWords = 64;

  /// Looks for these words from now on; for the first kMaxWords, if there are more. `fingerprints`
  /// are those of the posts' index.
  void look_for(const std::vector<QueryWord>& words, const Fingerprints& fingerprints);
  /// Puts what `post` has of them into `found`: by token, the longer compound first.
  void find(const ForwardPost& post, std::vector<Occurrence>& found) const;

 private:
  void look_for(std::size_t number, const QueryWord& word, const Fingerprints& fingerprints);
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

/// Where the words of these fingerprints next stand one after the other: at `from` or after it;
/// kNowhere if they do not.
inline constexpr std::size_t kNowhere = SIZE_MAX;
std::size_t find_phrase(const ForwardPost& post, const std::vector<std::uint16_t>& fingerprints,
                        std::size_t from = 0);

/// Whether they stand so anywhere in the post.
inline bool contains_phrase(const ForwardPost& post,
                            const std::vector<std::uint16_t>& fingerprints) {
  return find_phrase(post, fingerprints) != kNowhere;
}

/// The same question where the occurrences of its word number `anchor` are `found` already, perhaps
/// among those of others.
bool contains_phrase_around(const ForwardPost& post, const std::vector<std::uint16_t>& fingerprints,
                            std::size_t anchor, std::span<const Occurrence> found);

}  // namespace mobysearch
