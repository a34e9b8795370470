// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/field_query.h"

#include <algorithm>
#include <utility>

#include "search/completions.h"
#include "search/index_parts.h"
#include "search/word_run.h"

namespace mobysearch {
namespace {

using Query = Xapian::Query;

constexpr std::size_t kMaxValues = 50;
constexpr std::size_t kMaxCompletions = 10;
/// So many of the words that begin so are looked up in the field.
constexpr std::size_t kCandidates = 200;

class FieldQuery {
 public:
  FieldQuery(const FieldSpec& field, IndexReader& reader) : field_(field), reader_(reader) {}

  void add(const WordRun& run, bool unfinished) {
    const Terms whole = unfinished ? completed(run.compounds) : in_field(run.compounds);
    Query query = whole.empty() ? Query() : terms_query(run.text, whole);
    const bool by_parts = whole.empty() || !run.is_exact();
    if (by_parts) {
      const Query parts = parts_query(run, unfinished);
      query = query.empty() ? parts : Query(Query::OP_OR, query, parts);
    }
    each_.push_back(std::move(query));
  }

  WordQuery take() {
    result_.strict = Query(Query::OP_AND, each_.begin(), each_.end());
    return std::move(result_);
  }

 private:
  bool is_in_field(const std::string& term) const {
    return reader_.database.has(prefixed_term(field_.prefix, term));
  }

  /// The terms of the words; of them those that the field has in some post.
  Terms in_field(const Words& words) {
    Terms terms;
    for (const std::string& word : words) append_unique(terms, reader_.languages.terms_of(word));
    std::erase_if(terms, [&](const std::string& term) { return !is_in_field(term); });
    return terms;
  }

  /// The terms of words in the field that begin so.
  Terms completed(const Words& beginnings) {
    Terms terms;
    for (const std::string& beginning : beginnings) {
      for (const auto word : frequent_words(reader_.parts.vocabulary, beginning, kCandidates,
                                            reader_.languages.stop_words())) {
        if (terms.size() >= kMaxCompletions) break;
        append_unique(terms, in_field({std::string(word)}));
      }
    }
    return terms;
  }

  /// The posts with one of the terms in the field; remembers the word.
  Query terms_query(const std::string& surface, const Terms& terms) {
    Terms prefixed;
    for (const std::string& term : terms) prefixed.push_back(prefixed_term(field_.prefix, term));
    result_.words.push_back(query_word(surface, terms, reader_));
    return synonym_query(prefixed);
  }

  Query parts_query(const WordRun& run, bool unfinished) {
    std::vector<Query> parts;
    const Words& words = run.bigrams.empty() ? run.words : run.bigrams;
    for (const std::string& word : words) {
      Terms terms;
      if (unfinished && &word == &words.back()) terms = completed({word});
      if (terms.empty()) terms = reader_.languages.terms_of(word);
      parts.push_back(terms_query(word, terms));
    }
    return Query(Query::OP_AND, parts.begin(), parts.end());
  }

  const FieldSpec& field_;
  IndexReader& reader_;
  WordQuery result_;
  std::vector<Query> each_;  ///< all of which must match
};

}  // namespace

WordQuery query_for_field(const FieldSpec& field, std::string_view text, bool unfinished,
                          IndexReader& reader) {
  const std::vector<WordRun> runs = word_runs(text, reader.tokenizer);
  const bool goes_on =
      unfinished && !runs.empty() && reader.tokenizer.tokens().back().end == text.size();
  FieldQuery query(field, reader);
  for (const WordRun& run : runs) query.add(run, goes_on && &run == &runs.back());
  return query.take();
}

std::vector<std::string> values_beginning(Field field, std::string_view beginning,
                                          const IndexReader& reader) {
  const std::size_t prefix = exact_term(field, {}).size();
  const std::string least = exact_term(field, beginning);
  std::vector<std::string> values = reader.database.terms_beginning(least, kMaxValues);
  for (std::string& value : values) value.erase(0, prefix);
  return values;
}

}  // namespace mobysearch
