// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/query_clauses.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

#include "common/schema.h"
#include "common/text/link.h"
#include "common/text/unicode.h"
#include "search/index_parts.h"

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

/// Signs beside the word do not matter: "which," is a stop word too.
bool is_stop_word(std::string_view text, IndexReader& reader) {
  if (reader.languages.is_stop_word(fold_case(text))) return true;
  reader.tokenizer.tokenize(text);
  const auto& tokens = reader.tokenizer.tokens();
  return tokens.size() == 1 && reader.tokenizer.compounds().empty() &&
         reader.languages.is_stop_word(tokens[0].word);
}

QueryClause clause_for_word(const QueryNode& node, const SpelledWords& spelled,
                            IndexReader& reader) {
  const auto corrected = spelled.corrected.find(&node);
  const bool as_typed = corrected == spelled.corrected.end();
  const std::string& text = as_typed ? node.text : corrected->second.text;
  WordQuery query = query_for_text(text, node.unfinished, spelled.joined, reader);
  if (!as_typed) {
    query.strict = Query(Query::OP_SCALE_WEIGHT, query.strict, corrected->second.similarity);
  }
  const bool is_left_out = !node.unfinished && is_stop_word(text, reader);
  return {std::move(query), is_left_out ? Role::kStopWord : Role::kWord};
}

QueryClause clause_for_field(const QueryNode& node, IndexReader& reader) {
  const FieldSpec& field = field_spec(node.field);
  if (field.words) return {query_for_field(field, node.text, reader)};
  QueryClause clause{{Query(exact_term(node.field, node.text))}, Role::kFilter};
  if (node.field == Field::kLink) {
    clause.media.links.push_back(link_term(node.text));
    clause.query.strict = Query(exact_term(Field::kLink, clause.media.links.back()));
  } else if (node.field == Field::kHas) {
    clause.media.want_kind(fold_case(node.text));
  }
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
      return {query_for_prefix(node.text, reader)};
    case Kind::kPhrase:
      return {query_for_phrase(node.text, reader)};
    case Kind::kField:
      return clause_for_field(node, reader);
    case Kind::kDate:
      return {{date_query(node.dates)}, Role::kFilter};
    case Kind::kAll:
    case Kind::kAny:
      return clause_for_group(node, spelled, reader);
    case Kind::kNot:
      return {{clause_for(node.children.front(), spelled, reader).query.strict}, Role::kUnwanted};
  }
  return {};
}

}  // namespace mobysearch
