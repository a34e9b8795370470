// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/query_plan.h"

#include <algorithm>
#include <array>
#include <utility>

#include "common/schema.h"
#include "common/text/link.h"
#include "common/text/unicode.h"
#include "search/contractions.h"
#include "search/index_parts.h"
#include "search/pasted_link.h"
#include "search/pasted_query.h"
#include "search/query_clauses.h"
#include "search/query_terms.h"
#include "search/typed_run.h"
#include "search/unweighted.h"

namespace mobysearch {
namespace {

using Query = Xapian::Query;
using Role = QueryClause::Role;

/// The clauses of a query by their roles, and the words that posts are searched for.
struct SortedClauses {
  std::array<std::vector<Query>, 6> queries;  ///< strict ones, by role
  std::vector<Query> loose_words;
  std::vector<QueryWord> query_words, query_stop_words;
  std::vector<QueryPhrase> query_phrases;
  bool some_are_loose = false;  ///< a word's loose query differs from its strict one

  std::vector<Query>& of(Role role) { return queries[static_cast<std::size_t>(role)]; }

  void add(QueryClause clause) {
    auto& [strict, loose, words, phrases] = clause.query;
    const bool is_left_out = clause.role == Role::kStopWord && !strict.empty();
    append_words(is_left_out ? query_stop_words : query_words, std::move(words));
    append_phrases(query_phrases, std::move(phrases));
    if (strict.empty()) return;
    of(clause.role).push_back(strict);
    if (clause.role == Role::kWord) loose_words.push_back(loose.empty() ? strict : loose);
    some_are_loose = some_are_loose || !loose.empty();
  }

  bool ask_for_nothing() { return asks_for_no_text() && of(Role::kFilter).empty(); }

  /// A date or a filter restricts the stop words; it is not asked for in their place.
  bool have_only_stop_words() { return asks_for_no_text() && !of(Role::kStopWord).empty(); }

  void ask_for_stop_words() {
    of(Role::kWord) = loose_words = of(Role::kStopWord);
    query_words = std::move(query_stop_words);
  }

  bool have_phrases_beside_words() {
    return !of(Role::kPhrase).empty() && !of(Role::kWord).empty();
  }

  bool ask_for_text() { return !asks_for_no_text(); }

  void leave_out_phrases() { of(Role::kPhrase).clear(); }

 private:
  bool asks_for_no_text() {
    return of(Role::kWord).empty() && of(Role::kPhrase).empty() && of(Role::kRequired).empty();
  }
};

/// Empty when the request has no filters.
Query filter_query(const SearchRequest& request, const IndexReader& reader) {
  Query all;
  if (!request.in.empty()) all = query_for_url(request.in, reader);
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

/// The posts that match `query` (if it asks for any), restricted by all other clauses.
Query restricted(Query query, SortedClauses& clauses, const PostDatabase& database) {
  for (const Role role : {Role::kPhrase, Role::kRequired}) {
    for (const Query& each : clauses.of(role)) {
      query = query.empty() ? each : Query(Query::OP_AND, query, each);
    }
  }
  for (const Query& each : clauses.of(Role::kFilter)) {
    query = query.empty() ? unweighted(each, database) : filtered(query, each, database);
  }
  return excluding(query, clauses.of(Role::kUnwanted));
}

/// Whether the word says that the newest posts are wanted, if any have dates. English alone: other
/// languages' words for it are forms of "new", which is said of much.
bool asks_for_newest(const QueryNode& node, const IndexReader& reader) {
  constexpr std::array<std::string_view, 2> kWords = {"latest", "newest"};
  const auto& codes = reader.languages.codes();
  return node.kind == QueryNode::Kind::kWord && reader.parts.ages.have_dates() &&
         std::find(codes.begin(), codes.end(), "en") != codes.end() &&
         std::find(kWords.begin(), kWords.end(), fold_case(node.text)) != kWords.end();
}

/// Whether the text of a query ends in a word that is still being typed.
bool is_unfinished(const QueryNode& top) {
  if (top.children.empty() || !top.children.back().unfinished) return false;
  const QueryNode::Kind kind = top.children.back().kind;
  return kind == QueryNode::Kind::kWord || kind == QueryNode::Kind::kPhrase;
}

/// Adds the posts whose titles go on as the last word, which is `word`, may: by a stop word or by
/// one that is not among the completions, too.
void add_titles(const TypedRun& typed, const IndexReader& reader, WordQuery& word) {
  if (word.strict.empty() || typed.titles.empty()) return;
  word.strict = Query(Query::OP_OR, word.strict, reader.database.posts_query(typed.titles));
}

/// Sets the plan's queries.
void ask_for_posts(SortedClauses& clauses, const PostDatabase& database, QueryPlan& plan) {
  const auto query_for = [&](Query::op op, const std::vector<Query>& words) {
    return restricted(Query(op, words.begin(), words.end()), clauses, database);
  };
  const std::vector<Query>& words = clauses.of(Role::kWord);
  plan.all = query_for(Query::OP_AND, words);
  if (words.size() > 1 || clauses.some_are_loose) {
    plan.any = query_for(Query::OP_OR, clauses.loose_words);
  }
  if (clauses.have_phrases_beside_words() &&
      !finds_any(plan.any.empty() ? plan.all : plan.any, database)) {
    clauses.leave_out_phrases();
    plan.any = query_for(Query::OP_OR, clauses.loose_words);
  }
}

}  // namespace

bool TypedRun::is_run() const {
  return std::any_of(fingerprints.begin(), fingerprints.end(),
                     [](const auto& words) { return words.size() > 1; });
}

bool WantedMedia::includes(const MediaView& media) const {
  if (std::find(kinds.begin(), kinds.end(), media.kind) != kinds.end()) return true;
  if (links.empty()) return false;
  const std::vector<std::string> terms = link_terms(media.url);
  return std::find_first_of(links.begin(), links.end(), terms.begin(), terms.end()) != links.end();
}

void WantedMedia::want_kind(std::string_view name) {
  if (const auto kind = media_kind_from_string(name)) kinds.push_back(*kind);
}

void WantedMedia::add(const WantedMedia& others) {
  kinds.insert(kinds.end(), others.kinds.begin(), others.kinds.end());
  links.insert(links.end(), others.links.begin(), others.links.end());
}

QueryPlan plan_query(const SearchRequest& request, IndexReader& reader) {
  QueryNode top = read_query(request, reader);
  add_apostrophes(top, reader);
  const SpelledWords spelled = spell_words(top, request.query, reader);
  QueryPlan plan;
  plan.corrected_query = spelled.corrected_query;
  const std::string text = typed_text(top, spelled);
  plan.typed = typed_run(text, is_unfinished(top), reader);
  SortedClauses clauses;
  for (const QueryNode& node : top.children) {
    QueryClause clause = clause_for(node, spelled, reader);
    if (node.unfinished && node.kind == QueryNode::Kind::kWord)
      add_titles(plan.typed, reader, clause.query);
    plan.wanted_media.add(clause.media);
    if (asks_for_newest(node, reader)) {
      plan.wants_newest = true;
      clause.role = Role::kStopWord;  // a release does not say that it is the latest
    }
    clauses.add(std::move(clause));
  }
  if (clauses.have_only_stop_words()) clauses.ask_for_stop_words();
  plan.words = std::move(clauses.query_words);
  plan.phrases = std::move(clauses.query_phrases);
  for (const std::string& kind : request.filters[Field::kHas]) plan.wanted_media.want_kind(kind);
  const Query filter = filter_query(request, reader);
  if (!filter.empty()) clauses.of(Role::kFilter).push_back(filter);
  plan.matches_nothing = clauses.ask_for_nothing();
  if (plan.matches_nothing) return plan;
  // A title may have what the parser took for an operator.
  const std::string& whole = plan.corrected_query ? *plan.corrected_query : request.query;
  add_exact_phrase(whole, reader, plan.exact_phrase);
  if (text != whole) add_exact_phrase(text, reader, plan.exact_phrase);
  plan.weighs = clauses.ask_for_text();
  ask_for_posts(clauses, reader.database, plan);
  return plan;
}

}  // namespace mobysearch
