// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/post_codec.h"
#include "search/search_request.h"

namespace mobysearch {

struct IndexReader;

/// One word of the query as it is looked for in a post that was found.
struct QueryWord {
  std::string surface;             ///< as typed
  std::vector<std::string> terms;  ///< any of these is the word: stems, completions, synonyms
  double idf = 0;                  ///< inverse document frequency of its most frequent term
  bool joined = false;             ///< two words of the query written as one
  bool in_phrase = false;          ///< part of a phrase, and alone no match
};

/// Words of the query that stand one after the other, stop words among them.
struct QueryPhrase {
  /// The words as one language has them.
  struct Reading {
    std::vector<std::string> terms;
    std::vector<std::uint16_t> fingerprints;  ///< of the terms, as the forward index has them
  };
  std::vector<Reading> readings;  ///< of the languages in which some post has every word
  double idf = 0;                 ///< of all its words together
  bool quoted = false;            ///< signs between its words interrupt it: "search, engine"
};

/// The titles, headings and author names that are equal to the query.
struct ExactPhrase {
  std::vector<std::string> terms;                        ///< one a language that has such
  std::vector<std::vector<std::uint16_t>> fingerprints;  ///< of each one's words
};

/// What was typed, word for word: stop words are in it, other parts of the query are not.
struct TypedRun {
  std::string text;  ///< corrected
  /// Of its words, a list for each way to read them: by language; SwarmKit as one word and as two.
  std::vector<std::vector<std::uint16_t>> fingerprints;
  /// The posts whose titles begin so, if that is more than a word; at most 200.
  std::vector<std::uint32_t> titles;
  bool is_unfinished = false;       ///< the last word
  std::vector<std::uint16_t> last;  ///< what that may become, if some titles begin with the others

  bool is_run() const;  ///< more than one word
};

/// Media that a query asks for by `has:` and `link:`, or a request by its filter.
struct WantedMedia {
  std::vector<MediaKind> kinds;
  std::vector<std::string> links;  ///< as link_term() makes them

  bool any() const { return !kinds.empty() || !links.empty(); }
  bool includes(const MediaView& media) const;
  /// Does nothing for a name that is no kind of media.
  void want_kind(std::string_view name);
  void add(const WantedMedia& others);
};

/// What Xapian is asked, and what is then looked for in each hit.
struct QueryPlan {
  Xapian::Query all;  ///< posts with all the words
  Xapian::Query any;  ///< posts with some of them; empty when that is the same as `all`
  std::vector<QueryWord> words;
  std::vector<QueryPhrase> phrases;
  ExactPhrase exact_phrase;
  TypedRun typed;
  bool weighs = true;         ///< the posts found differ by relevance, not by date alone
  bool wants_newest = false;  ///< the query says "latest" or the like
  WantedMedia wanted_media;
  std::optional<std::string> corrected_query;
  bool matches_nothing = false;  ///< the query asks for nothing
};

/// Throws Xapian::Error.
QueryPlan plan_query(const SearchRequest& request, IndexReader& reader);

}  // namespace mobysearch
