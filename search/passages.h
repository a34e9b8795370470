// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <vector>

#include "common/index/forward_index.h"
#include "search/matches.h"

namespace mobysearch {

/// Which passages of a post to show.

struct SectionScore {
  std::size_t section = 0;  ///< its number in the post
  double score = 0;
  bool exact_heading = false;  ///< its heading is equal to the query
};

/// The sections in which some of the query's words or phrases stand, best first: those with an
/// exact heading, then by score. A word counts more in a heading than in the text or the media,
/// more if few posts and few of this post's sections have it, and more near another word of the
/// query (proximity()). A phrase counts as a word that is as rare as all of its words together.
/// `matches` are those of the post (search/matches.h), here and below.
std::vector<SectionScore> rank_sections(const ForwardPost& post,
                                        const std::vector<Occurrence>& matches,
                                        const QueryPlan& plan);

/// A section is shown beside the best one only if it has this share of its score.
inline constexpr double kSectionThreshold = 0.5;

/// Takes `section` out of the ranked ones if another could be shown beside it: what the front
/// matter says of a post is shown where the post itself says nothing as good.
void keep_if_best(std::vector<SectionScore>& ranked, std::size_t section);

/// The tokens [begin, end) of a section's text, counted from its first.
struct Window {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// The 30 tokens of a section's text in which the query's words and phrases weigh most, by idf,
/// with some before the first of them; the beginning of the text if none stands there. Up to 60,
/// where a phrase is long. Empty for no text.
Window best_window(const ForwardPost& post, std::size_t section,
                   const std::vector<Occurrence>& matches, const QueryPlan& plan);

}  // namespace mobysearch
