// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/run_query.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "common/text/ascii.h"
#include "common/text/unicode.h"
#include "search/completions.h"
#include "search/continuations.h"
#include "search/index_parts.h"
#include "search/unfinished_word.h"
#include "search/unweighted.h"

namespace mobysearch {
namespace {

using Query = Xapian::Query;
using Runs = std::vector<WordRun>;

constexpr std::size_t kMaxSpellings = 8;  ///< of a phrase
constexpr double kNameWeight = 0.25;      ///< of the c++ in c++17

bool is_one_letter(std::string_view word) { return decode_utf8(word).length == word.size(); }

/// Posts with all the words, each of which is one of `each`'s.
Query all_of(const std::vector<Terms>& each) {
  std::vector<Query> all;
  for (const Terms& terms : each) all.push_back(synonym_query(terms));
  return Query(Query::OP_AND, all.begin(), all.end());
}

/// The terms of each word; of the last, if it is `unfinished`, those of its completions.
std::vector<Terms> terms_of_each(const Words& words, bool unfinished, IndexReader& reader) {
  std::vector<Terms> each;
  for (const std::string& word : words) each.push_back(reader.languages.terms_of(word));
  if (unfinished) each.back() = unfinished_word(words.back(), reader).terms;
  return each;
}

/// The loose query of `pre-school`, which is that of `pre school`: posts with one of the parts, or
/// the whole in its place. Stop words and single letters (`e.g.`) are left out. Empty if nothing is
/// left: then less than the whole says nothing.
Query query_for_any_part(const Words& parts, const std::vector<Terms>& terms_of_parts,
                         const Terms& whole, const Languages& languages) {
  std::vector<Query> each;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (languages.is_stop_word(parts[i]) || is_one_letter(parts[i])) continue;
    Terms terms = terms_of_parts[i];
    append_unique(terms, whole);
    each.push_back(synonym_query(terms));
  }
  return Query(Query::OP_OR, each.begin(), each.end());
}

/// Whether it may be all of v2.0 that is there yet; there the v is a word of its own.
bool begins_version(std::string_view word) {
  return word.starts_with('v') && all_digits(word.substr(1));
}

/// For words in a row of which the last may go on. Its words are all but the last, and one for all
/// that the last may become.
WordQuery query_for_unfinished_sequence(Words words, IndexReader& reader) {
  std::string beginning = std::move(words.back());
  words.pop_back();
  if (begins_version(beginning)) {
    words.push_back("v");
    beginning.erase(0, 1);
  }
  WordQuery result;
  Terms last;
  for (const std::string& word : continuations(words, beginning, reader)) {
    append_unique(last, reader.languages.terms_of(word));
    Words sequence = words;
    sequence.push_back(word);
    result.add_alternative(query_for_sequence(sequence, reader));
  }
  result.words = query_for_sequence(words, reader).words;
  if (last.empty()) return result;
  result.words.push_back(query_word(beginning, std::move(last), reader));
  result.words.back().in_phrase = true;
  return result;
}

WordQuery query_for_row(const Words& words, bool unfinished, IndexReader& reader) {
  return unfinished && words.size() > 1 ? query_for_unfinished_sequence(words, reader)
                                        : query_for_sequence(words, reader);
}

/// The terms of the words that a run makes as a whole and that some post has, completed if they may
/// go on.
Terms terms_of_whole(const WordRun& run, bool unfinished, IndexReader& reader) {
  Terms terms = known_terms_of_compounds(run, reader);
  if (!unfinished) return terms;
  for (const std::string& compound : run.compounds)
    for (const auto word :
         completions(reader.parts.vocabulary, compound, reader.languages.stop_words()))
      append_unique(terms, reader.languages.terms_of(word));
  return terms;
}

/// For a run that its parts are not: `c++`, `4.0`.
WordQuery query_for_whole(const WordRun& run, bool unfinished, IndexReader& reader) {
  Terms terms = terms_of_whole(run, unfinished, reader);
  if (terms.empty()) terms = reader.languages.terms_of(run.compounds[0]);
  return query_for_terms(run.text, std::move(terms), reader);
}

/// For `c++17`: below it, what is about c++.
WordQuery query_for_named_version(const WordRun& run, bool unfinished, IndexReader& reader) {
  WordQuery result = query_for_whole(run, unfinished, reader);
  WordQuery name = query_for_terms(run.name, reader.languages.terms_of(run.name), reader);
  name.strict = Query(Query::OP_SCALE_WEIGHT, name.strict, kNameWeight);
  result.add_alternative(std::move(name));
  return result;
}

/// How else a run may be written in a row of words: SwarmKit as swarmkit, 1.2 as v1.2.
Words other_spelling(const WordRun& run, IndexReader& reader) {
  if (run.is_version()) {
    const bool has_letter = run.words[0] == "v";
    Words words(run.words.begin() + (has_letter ? 1 : 0), run.words.end());
    if (!has_letter) words.insert(words.begin(), "v");
    return words;
  }
  if (run.words.size() == 1 || known_terms_of_compounds(run, reader).empty()) return run.words;
  return {run.compounds[0]};
}

/// How else the runs may be written in a row of words, each in one way or the other.
std::vector<Words> other_spellings(const Runs& runs, IndexReader& reader) {
  std::vector<Words> all(1);
  for (const WordRun& run : runs) {
    const Words other = other_spelling(run, reader);
    const std::size_t count = all.size();
    const bool has_both = other != run.words && count < kMaxSpellings;
    for (std::size_t i = 0; i < count; ++i) {
      if (has_both) all.push_back(all[i]);
      if (has_both) all.back().insert(all.back().end(), other.begin(), other.end());
      all[i].insert(all[i].end(), run.words.begin(), run.words.end());
    }
  }
  all.erase(all.begin());  // as it was typed
  return all;
}

/// For a run between quotation marks.
WordQuery query_for_quoted_run(const WordRun& run, bool unfinished, IndexReader& reader) {
  const Terms whole = terms_of_whole(run, unfinished, reader);
  if (run.is_version() || (run.is_exact() && !whole.empty()))
    return query_for_whole(run, unfinished, reader);
  if (run.words.size() == 1)
    return query_for_terms(run.words[0], terms_of_each(run.words, unfinished, reader)[0], reader);
  WordQuery result = query_for_row(run.words, unfinished, reader);
  if (!whole.empty()) result.add_alternative(query_for_terms(run.text, whole, reader));
  return result;
}

/// Leaves the posts that have the signs of each run that is nothing without them. A version behind
/// other words cannot be the end of another one.
void require_signs(const Runs& runs, bool unfinished, Query& query, IndexReader& reader) {
  for (const WordRun& run : runs) {
    const bool may_go_on = unfinished && &run == &runs.back();
    if (!run.is_exact() || may_go_on || (run.is_version() && &run != &runs.front())) continue;
    const Terms terms = known_terms_of_compounds(run, reader);
    if (!terms.empty()) query = filtered(query, synonym_query(terms), reader.database);
  }
}

}  // namespace

WordQuery query_for_runs(const Runs& runs, bool unfinished, IndexReader& reader) {
  if (runs.size() == 1 && (runs[0].is_version() || runs[0].is_grouped_number()))
    return query_for_whole(runs[0], unfinished, reader);
  if (runs.size() == 1 && !runs[0].name.empty())
    return query_for_named_version(runs[0], unfinished, reader);
  const Words words = words_of(runs);
  Terms whole;  // only one run makes a word
  if (runs.size() == 1) whole = terms_of_whole(runs[0], unfinished, reader);
  const bool is_abbreviation = std::all_of(words.begin(), words.end(), is_one_letter);
  if (is_abbreviation && !whole.empty()) return query_for_terms(runs[0].text, whole, reader);
  WordQuery result = query_for_row(words, unfinished, reader);
  for (QueryWord& word : result.words) word.in_phrase = false;
  const std::vector<Terms> each = terms_of_each(words, unfinished, reader);
  result.loose = query_for_any_part(words, each, whole, reader.languages);
  if (!whole.empty()) {
    WordQuery as_one = query_for_terms(runs[0].text, whole, reader);
    std::swap(result.strict, as_one.strict);
    result.add_alternative(std::move(as_one));
  } else if (result.strict.empty()) {
    result.strict = all_of(each);
    if (unfinished) result.words.push_back(query_word(words.back(), each.back(), reader));
  }
  return result;
}

WordQuery query_for_phrase(std::string_view text, bool unfinished, IndexReader& reader) {
  if (unfinished) text = without_apostrophe(text);
  const Runs runs = word_runs(text, reader.tokenizer);
  if (runs.empty()) return {};
  unfinished = unfinished && reader.tokenizer.tokens().back().end == text.size();
  if (runs.size() == 1) return query_for_quoted_run(runs[0], unfinished, reader);
  WordQuery result = query_for_row(words_of(runs), unfinished, reader);
  for (const Words& words : other_spellings(runs, reader)) {
    WordQuery other = query_for_row(words, unfinished, reader);
    if (!other.strict.empty()) result.add_alternative(std::move(other));
  }
  if (!result.strict.empty()) require_signs(runs, unfinished, result.strict, reader);
  return result;
}

}  // namespace mobysearch
