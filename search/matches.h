// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "common/index/forward_index.h"
#include "search/occurrences.h"
#include "search/query_plan.h"

namespace mobysearch {

/// What of a query there is to show in a post: its words, and its phrases as a whole.

/// In an Occurrence the plan's phrases are numbered from here on.
inline constexpr std::size_t kFirstPhrase = OccurrenceFinder::kMaxWords;
inline constexpr std::size_t kMaxPhrases = 32;  ///< of a plan with more, the first ones count
inline constexpr std::size_t kMaxNumbers = kFirstPhrase + kMaxPhrases;

/// What `found` has of words that are a match by themselves, and wherever one of the plan's phrases
/// stands; one that goes on in the next part of the post (from a heading into the text) is two. By
/// token, the longer one first.
std::vector<Occurrence> matches_in(const ForwardPost& post, std::vector<Occurrence> found,
                                   const QueryPlan& plan);

/// The idf of a word or phrase by its number in an Occurrence.
inline double idf_of(std::size_t number, const QueryPlan& plan) {
  return number < kFirstPhrase ? plan.words[number].idf : plan.phrases[number - kFirstPhrase].idf;
}

}  // namespace mobysearch
