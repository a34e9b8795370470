// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "common/index/analyzer.h"
#include "common/text/tokenizer.h"
#include "search/index_parts.h"
#include "search/query_parser.h"
#include "search/search_request.h"
#include "search/spelling.h"
#include "search/wanted_media.h"

namespace mobysearch {

/// One word of the query as the passage finder and highlighter look for it.
struct QueryWord {
  std::string surface;
  std::vector<std::string> terms;  ///< any of these is the word: stems, completions, synonyms
  Xapian::doccount frequency = 0;  ///< posts with its most frequent term
  double idf = 0;                  ///< inverse document frequency of its most frequent term
};

/// What Xapian is asked, and what a hit is then searched for.
struct QueryPlan {
  Xapian::Query all;  ///< posts with all the words
  Xapian::Query any;  ///< posts with some of them; empty when `all` says everything
  std::vector<QueryWord> words;
  /// Titles, headings and authors that say just what the query does, in each language that has
  /// such: their terms, and their fingerprints in the forward index.
  struct {
    std::vector<std::string> terms;
    std::vector<std::vector<std::uint16_t>> fingerprints;
  } heading;
  WantedMedia wanted_media;
  std::optional<std::string> corrected_query;
  bool matches_nothing = false;  ///< nothing was asked for
};

/// Makes plans for one index. Not thread-safe: it holds the analyzers of the index's languages.
class QueryPlanner {
 public:
  QueryPlanner(const Index::Parts& parts, const Spelling& spelling, Xapian::Database database);
  QueryPlan plan(const SearchRequest& request);

  /// The terms of a word in every language of the index, without doubles.
  std::vector<std::string> terms_of(std::string_view word);
  Analyzer& analyzer_for(std::string_view lang);

 private:
  struct Clause {
    Xapian::Query query;
    bool required = false;    ///< a field, phrase or group: never left out
    bool weightless = false;  ///< a filter
    bool stop_word = false;
    Xapian::Query loose = {};  ///< among posts with some of the words; empty: the same
  };

  Clause clause(const QueryNode& node, QueryPlan& plan);
  std::string_view without_elision(std::string_view text);
  Xapian::Query word(const QueryNode& node, QueryPlan& plan);
  Xapian::Query any_part(const std::vector<std::string>& parts,
                         const std::vector<std::string>& whole);
  Xapian::Query chunk(std::string_view text, QueryPlan& plan);
  Xapian::Query single(const std::string& surface, bool unfinished, QueryPlan& plan);
  Xapian::Query phrase_of(const std::vector<std::string>& words, QueryPlan* plan);
  Xapian::Query ngrams(QueryPlan& plan);
  Xapian::Query field(const QueryNode& node, QueryPlan& plan);
  Xapian::Query group(const QueryNode& node, QueryPlan& plan);
  Xapian::Query exact_phrase(std::string_view query, QueryPlan& plan);
  Xapian::Query filters(const SearchRequest& request) const;
  bool is_stop_word(std::string_view word) const;
  bool is_stop_text(std::string_view text);
  bool is_known(const std::vector<std::string>& terms) const;
  std::vector<std::string> completions(std::string_view beginning) const;
  const std::optional<Correction>& meant(const std::string& surface, bool unfinished);
  void correct(QueryNode& node, QueryPlan& plan, std::string& query);
  void join_neighbours(std::vector<QueryNode>& nodes);
  std::vector<std::string> remember_join(const std::string& joined, QueryPlan& plan);
  void remember(std::string surface, std::vector<std::string> terms, QueryPlan& plan);

  const Index::Parts& parts_;
  const Spelling& spelling_;
  Xapian::Database database_;
  std::map<std::string, Analyzer, std::less<>> analyzers_;
  std::vector<std::string> languages_;
  std::map<std::string, std::vector<std::string>, std::less<>> synonyms_;
  std::map<std::string, std::string, std::less<>> joins_;  ///< of this query: word → joined form
  /// Of this query: word and whether it is unfinished → what was meant.
  std::map<std::pair<std::string, bool>, std::optional<Correction>> corrections_;
  Xapian::Query loose_;  ///< of the chunk read last: any of its parts
  Tokenizer tokenizer_;
};

}  // namespace mobysearch
