// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "common/index/forward_index.h"
#include "search/occurrences.h"

namespace mobysearch {

/// A section and how well it answers.
struct SectionScore {
  std::size_t section = 0;
  double score = 0;
  bool exact_phrase = false;  ///< its heading is just what the query says
};

/// The sections in which the query's words stand, best first: words of the heading count most, then
/// those of media and text, words that few posts and few of the sections have more, and words that
/// stand together more. A heading that is just what the query says comes before all others.
std::vector<SectionScore> rank_sections(const ForwardPost& post,
                                        const std::vector<Occurrence>& found,
                                        const QueryPlan& plan);

/// Tokens of a section's text, counted from its first.
struct Window {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// The window of a section's text with most of the query's words (about 30 tokens); its beginning
/// when there is none. Empty for a section without text.
Window best_window(const ForwardPost& post, std::size_t section,
                   const std::vector<Occurrence>& found, const std::vector<QueryWord>& words);

/// Those of `found` whose token lies in [begin, end).
std::span<const Occurrence> within(const std::vector<Occurrence>& found, std::uint32_t begin,
                                   std::uint32_t end);

}  // namespace mobysearch
