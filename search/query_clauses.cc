// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/query_clauses.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

#include "common/schema.h"
#include "common/text/link.h"
#include "common/text/unicode.h"
#include "search/field_query.h"
#include "search/index_parts.h"
#include "search/run_query.h"
#include "search/unfinished_word.h"
#include "search/unweighted.h"

namespace mobysearch {
namespace {

using Query = Xapian::Query;
using Role = QueryClause::Role;

std::string stored_time(std::chrono::sys_seconds time) {
  return Xapian::sortable_serialise(static_cast<double>(time.time_since_epoch().count()));
}

Query date_query(const DateRange& range) {
  using namespace std::chrono_literals;
  std::string first, last;
  if (range.first) first = stored_time(*range.first);
  if (range.last) last = stored_time(*range.last + 24h - 1s);
  if (!range.first) return Query(Query::OP_VALUE_LE, kTimestampSlot, last);
  if (!range.last) return Query(Query::OP_VALUE_GE, kTimestampSlot, first);
  return Query(Query::OP_VALUE_RANGE, kTimestampSlot, first, last);
}

/// `query` or, without a weight, the terms: a word that is being typed may become one of them.
Query or_stop_words(const Query& query, const Terms& terms, const PostDatabase& database) {
  if (query.empty()) return query;
  return Query(Query::OP_OR, query, unweighted(synonym_query(terms), database));
}

/// For a word that is still being typed behind others.
QueryClause clause_for_last_word(const std::string& text, const SpelledWords& spelled,
                                 IndexReader& reader) {
  // While `an` is typed behind other words, it is the stop word that it is; so is `agains`.
  const StopWordsBeginning stop_words = stop_words_beginning(text, reader);
  const bool is_left_out = reader.is_stop_word(text) || stop_words.are_all;
  WordQuery query = query_for_text(text, !is_left_out, spelled.joined, reader);
  if (is_left_out) query.words.clear();  // it may go on: nothing is marked yet
  if (is_left_out) return {std::move(query), Role::kStopWord};
  if (!stop_words.terms.empty()) {
    query.strict = or_stop_words(query.strict, stop_words.terms, reader.database);
    query.loose = or_stop_words(query.loose, stop_words.terms, reader.database);
  }
  return {std::move(query), Role::kWord};
}

QueryClause clause_for_word(const QueryNode& node, const SpelledWords& spelled,
                            IndexReader& reader) {
  const auto corrected = spelled.corrected.find(&node);
  if (corrected == spelled.corrected.end() && node.unfinished && !node.alone)
    return clause_for_last_word(node.text, spelled, reader);
  const bool as_typed = corrected == spelled.corrected.end();
  const std::string& text = as_typed ? node.text : corrected->second.text;
  WordQuery query = query_for_text(text, node.unfinished, spelled.joined, reader);
  if (!as_typed) {
    query.strict = Query(Query::OP_SCALE_WEIGHT, query.strict, corrected->second.similarity);
  }
  const bool is_left_out = !node.unfinished && reader.is_stop_word(text);
  return {std::move(query), is_left_out ? Role::kStopWord : Role::kWord};
}

QueryClause clause_for_field(const QueryNode& node, IndexReader& reader) {
  const FieldSpec& field = field_spec(node.field);
  if (field.words) return {query_for_field(field, node.text, node.unfinished, reader)};
  const std::string typed = node.field == Field::kLink ? link_term(node.text) : node.text;
  std::vector<std::string> values;
  if (node.unfinished) values = values_beginning(node.field, typed, reader);
  if (values.empty()) values = {typed};
  QueryClause clause{{}, Role::kFilter};
  std::vector<Query> each;
  for (const std::string& value : values) {
    each.emplace_back(exact_term(node.field, value));
    if (node.field == Field::kLink) clause.media.links.push_back(value);
    if (node.field == Field::kHas) clause.media.want_kind(fold_case(value));
  }
  clause.query.strict = Query(Query::OP_OR, each.begin(), each.end());
  return clause;
}

QueryClause clause_for_group(const QueryNode& node, const SpelledWords& spelled,
                             IndexReader& reader) {
  std::vector<Query> wanted;
  std::vector<Query> unwanted;
  QueryClause group;
  for (const QueryNode& child : node.children) {
    QueryClause part = clause_for(child, spelled, reader);
    append_words(group.query.words, std::move(part.query.words));
    append_phrases(group.query.phrases, std::move(part.query.phrases));
    group.media.add(part.media);
    if (part.query.strict.empty()) continue;
    (part.role == Role::kUnwanted ? unwanted : wanted).push_back(part.query.strict);
  }
  const auto op = node.kind == QueryNode::Kind::kAny ? Query::OP_OR : Query::OP_AND;
  const Query all = wanted.empty() ? Query::MatchAll : Query(op, wanted.begin(), wanted.end());
  group.query.strict = excluding(all, unwanted);
  return group;
}

/// Whether posts have it or not, it is asked for.
QueryClause asked_for(WordQuery query) {
  if (query.strict.empty()) query.strict = Query(exact_term(Field::kPath, {}));  // in no post
  return {std::move(query), Role::kPhrase};
}

QueryClause clause_for_phrase(const QueryNode& node, IndexReader& reader) {
  WordQuery query = query_for_phrase(node.text, node.unfinished, reader);
  for (QueryPhrase& phrase : query.phrases) phrase.quoted = true;
  return query.words.empty() ? QueryClause{std::move(query)} : asked_for(std::move(query));
}

QueryClause clause_for_prefix(const QueryNode& node, IndexReader& reader) {
  return asked_for(query_for_prefix(node.text, reader));
}

/// Whether it ends in what is no word yet.
bool is_begun(const QueryNode& node, IndexReader& reader) {
  if (!node.children.empty()) return is_begun(node.children.back(), reader);
  if (!node.unfinished || node.kind == QueryNode::Kind::kField) return false;
  if (node.kind != QueryNode::Kind::kWord) return true;
  reader.tokenizer.tokenize(node.text, false);
  const auto& tokens = reader.tokenizer.tokens();
  return tokens.empty() || reader.parts.vocabulary.frequency_of(tokens.back().word) == 0;
}

/// A stop word excludes nothing, since nearly all posts have it; nor does what is no word yet.
QueryClause clause_for_unwanted(QueryNode unwanted, const SpelledWords& spelled,
                                IndexReader& reader) {
  if (is_begun(unwanted, reader)) return {{}, Role::kUnwanted};
  unwanted.unfinished = false;
  QueryClause clause = clause_for(unwanted, spelled, reader);
  if (clause.role == Role::kStopWord) return {{}, Role::kUnwanted};
  return {{std::move(clause.query.strict)}, Role::kUnwanted};
}

}  // namespace

Query excluding(const Query& query, const std::vector<Query>& unwanted) {
  if (unwanted.empty()) return query;
  return Query(Query::OP_AND_NOT, query, Query(Query::OP_OR, unwanted.begin(), unwanted.end()));
}

void append_words(std::vector<QueryWord>& into, std::vector<QueryWord> from) {
  for (QueryWord& word : from) {
    const bool is_there = word.joined && std::any_of(into.begin(), into.end(), [&](const auto& w) {
                            return w.surface == word.surface;
                          });
    if (!is_there) into.push_back(std::move(word));
  }
}

void append_phrases(std::vector<QueryPhrase>& into, std::vector<QueryPhrase> from) {
  std::move(from.begin(), from.end(), std::back_inserter(into));
}

QueryClause clause_for(const QueryNode& node, const SpelledWords& spelled, IndexReader& reader) {
  using Kind = QueryNode::Kind;
  switch (node.kind) {
    case Kind::kWord:
      return clause_for_word(node, spelled, reader);
    case Kind::kPrefix:
      return clause_for_prefix(node, reader);
    case Kind::kPhrase:
      return clause_for_phrase(node, reader);
    case Kind::kField:
      return clause_for_field(node, reader);
    case Kind::kDate:
      return {{date_query(node.dates)}, Role::kFilter};
    case Kind::kAll:
    case Kind::kAny:
      return clause_for_group(node, spelled, reader);
    case Kind::kNot:
      return clause_for_unwanted(node.children.front(), spelled, reader);
  }
  return {};
}

}  // namespace mobysearch
