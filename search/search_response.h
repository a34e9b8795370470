// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "common/index/index_info.h"
#include "common/post.h"

namespace mobysearch {

/// Text in alternating pieces: even places are plain, odd places matched the query. Starts with a
/// plain piece (possibly empty).
using Highlight = std::vector<std::string>;

/// The plain text of a Highlight.
inline std::string join(const Highlight& highlight) {
  std::string text;
  for (const std::string& piece : highlight) text += piece;
  return text;
}
inline bool has_match(const Highlight& highlight) { return highlight.size() > 1; }

struct MediaHit : Media {
  Highlight title_highlight = {};  ///< empty when nothing of the title matched
};

struct SectionHit {
  std::string heading;
  std::vector<std::string> path;  ///< headings from the outermost down to this one
  std::string url;                ///< of the post, with the section's anchor
  Highlight heading_highlight;
  Highlight snippet;
  std::vector<MediaHit> media;  ///< those that match the query first
};

/// One reason for a hit's score, for people.
struct Explanation {
  std::string what;  ///< "“swarmkit” in title 1×, text 4× (rarity 3.07)"
  double worth = 0;  ///< the part of the score that it explains
};

struct Hit {
  std::string id;   ///< the post's path below the site's source
  std::string url;  ///< with the site's baseurl
  std::string title;
  std::string date;  ///< YYYY-MM-DD, empty for an undated page
  std::vector<Author> authors;
  std::vector<std::string> categories;
  std::vector<std::string> tags;
  std::string lang;
  double score = 0;
  Highlight title_highlight;
  Highlight snippet;
  std::vector<SectionHit> sections;      ///< at most 3, best first
  std::vector<Explanation> explanation;  ///< only when asked for
};

struct FacetValue {
  std::string value;
  std::int64_t count = 0;
};

struct SearchResponse {
  std::string query;                           ///< as asked
  std::optional<std::string> corrected_query;  ///< what was searched, when a word was corrected
  bool all_words = true;                       ///< every hit has all the words
  int with_all_words = 0;                      ///< so many hits have; they stand first
  std::int64_t total = 0;
  bool total_is_exact = true;
  int offset = 0;
  int limit = 10;
  std::vector<Hit> hits;
  std::vector<std::pair<std::string, std::vector<FacetValue>>> facets;  ///< in the order asked
  std::int64_t took_us = 0;
  /// The numbers of the shards that did not answer: the response is what the others have.
  std::vector<std::uint32_t> missing_shards;
  std::optional<std::int64_t> round_trips;  ///< to shards, one after the other; only with explain
  IndexInfo index;
};

struct Suggestion {
  std::string text;  ///< what the search box would hold
  std::string url;   ///< where it leads; empty for a plain completion
  std::string kind;  ///< "title", "heading" or "word"
};

struct Suggestions {
  std::vector<Suggestion> found;              ///< best first
  std::vector<std::uint32_t> missing_shards;  ///< as a SearchResponse's
};

}  // namespace mobysearch
