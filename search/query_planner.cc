// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/query_planner.h"

#include <utility>
#include <vector>

#include "common/index/analyzer.h"
#include "common/schema.h"
#include "search/query_terms.h"
#include "search/spelling_pass.h"

namespace mobysearch {
namespace {

using Query = Xapian::Query;
using Role = QueryClause::Role;

/// The clauses of a query by their roles, and the words that posts are searched for.
struct SortedClauses {
  std::vector<Query> words, loose_words, stop_words, required, filters, unwanted;
  std::vector<QueryWord> query_words;
  std::vector<QueryWord> query_stop_words;
  bool some_are_loose = false;  ///< a word's loose query differs from its strict one

  void add(QueryClause clause) {
    const Query& strict = clause.query.strict;
    const Query& loose = clause.query.loose;
    const bool is_left_out = clause.role == Role::kStopWord && !strict.empty();
    append_words(is_left_out ? query_stop_words : query_words, std::move(clause.query.words));
    if (strict.empty()) return;
    auto& queries = clause.role == Role::kWord       ? words
                    : clause.role == Role::kStopWord ? stop_words
                    : clause.role == Role::kRequired ? required
                    : clause.role == Role::kFilter   ? filters
                                                     : unwanted;
    queries.push_back(strict);
    if (clause.role == Role::kWord) loose_words.push_back(loose.empty() ? strict : loose);
    some_are_loose = some_are_loose || !loose.empty();
  }

  bool ask_for_nothing() const { return words.empty() && required.empty() && filters.empty(); }

  void ask_for_stop_words() {
    words = stop_words;
    loose_words = stop_words;
    query_words = query_stop_words;
  }
};

/// Empty when the request has no filters.
Query filter_query(const SearchRequest& request) {
  Query all;
  for (const Field field : kFilters) {
    std::vector<std::string> terms;
    for (const std::string& value : request.filters[field]) {
      terms.push_back(exact_term(field, value));
    }
    if (terms.empty()) continue;
    const Query one(Query::OP_OR, terms.begin(), terms.end());
    all = all.empty() ? one : Query(Query::OP_AND, all, one);
  }
  return all;
}

/// The posts that match `words` (if there are any), restricted by all other clauses. Those with an
/// exact phrase rank higher.
Query restricted(Query words, const SortedClauses& clauses, const ExactPhrase& exact_phrase) {
  Query query = std::move(words);
  for (const Query& each : clauses.required) {
    query = query.empty() ? each : Query(Query::OP_AND, query, each);
  }
  if (!query.empty() && !exact_phrase.terms.empty()) {
    query = Query(Query::OP_AND_MAYBE, query, synonym_query(exact_phrase.terms));
  }
  for (const Query& each : clauses.filters) {
    query = query.empty() ? Query(Query::OP_SCALE_WEIGHT, each, 0)
                          : Query(Query::OP_FILTER, query, each);
  }
  return excluding(query, clauses.unwanted);
}

}  // namespace

/// Takes the query as text, with its stop words and whatever its parser took for operators.
ExactPhrase QueryPlanner::exact_phrase(std::string_view query) {
  ExactPhrase phrase;
  tokenizer_.tokenize(query, false);
  for (const std::string& code : languages_.codes()) {
    Analyzer& analyzer = languages_.analyzer_for(code);
    std::string terms;
    std::vector<std::uint16_t> fingerprints;
    for (const Token& token : tokenizer_.tokens()) {
      const std::string& term = analyzer.term(token.word);
      fingerprints.push_back(fingerprint_of(term));
      (terms += term) += ' ';
    }
    const std::string term = exact_phrase_term(terms);
    if (!database_.term_exists(term)) continue;
    append_unique(phrase.terms, {term});
    phrase.fingerprints.push_back(std::move(fingerprints));
  }
  return phrase;
}

QueryPlan QueryPlanner::plan(const SearchRequest& request) {
  const QueryNode top = parse_query(request.query, request.prefix);
  const SpelledWords spelled = spell_words(top, request.query, parts_, database_, languages_);
  QueryPlan plan;
  plan.corrected_query = spelled.corrected_query;
  SortedClauses clauses;
  for (const QueryNode& node : top.children) {
    QueryClause clause = clauses_.clause_for(node, spelled);
    plan.wanted_media.add(clause.media);
    clauses.add(std::move(clause));
  }
  if (clauses.ask_for_nothing()) clauses.ask_for_stop_words();
  plan.words = std::move(clauses.query_words);
  for (const std::string& kind : request.filters[Field::kHas]) plan.wanted_media.want_kind(kind);
  const Query filter = filter_query(request);
  if (!filter.empty()) clauses.filters.push_back(filter);
  if (clauses.ask_for_nothing()) {
    plan.matches_nothing = true;
    return plan;
  }
  plan.exact_phrase = exact_phrase(plan.corrected_query.value_or(request.query));
  const auto query_for = [&](Query::op op, const std::vector<Query>& words) {
    return restricted(Query(op, words.begin(), words.end()), clauses, plan.exact_phrase);
  };
  plan.all = query_for(Query::OP_AND, clauses.words);
  if (clauses.words.size() > 1 || clauses.some_are_loose) {
    plan.any = query_for(Query::OP_OR, clauses.loose_words);
  }
  return plan;
}

}  // namespace mobysearch
