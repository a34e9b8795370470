// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/query_terms.h"

#include <algorithm>
#include <utility>

#include "common/text/language.h"

namespace mobysearch {

namespace {

using Terms = std::vector<std::string>;

/// Puts each of the terms at the end of each sequence; the first of them alone where that would be
/// too many.
void extend(std::vector<Terms>& sequences, const Terms& terms) {
  const std::size_t count = sequences.size();
  const bool too_many = count * terms.size() > Languages::kMaxSequences;
  for (std::size_t i = 1; i < terms.size() && !too_many; ++i) {
    for (std::size_t j = 0; j < count; ++j) {
      sequences.push_back(sequences[j]);
      sequences.back().push_back(terms[i]);
    }
  }
  for (std::size_t j = 0; j < count; ++j) sequences[j].push_back(terms[0]);
}

}  // namespace

Languages::Languages(std::vector<std::string> codes, const Vocabulary& vocabulary,
                     const std::string& main)
    : vocabulary_(vocabulary), codes_(std::move(codes)) {
  if (codes_.size() > kMaxLanguages) codes_.resize(kMaxLanguages);
  if (codes_.empty()) codes_.push_back(main.empty() ? "en" : main);
  for (const std::string& code : codes_) analyzers_.emplace(code, Analyzer(code));
  stop_word_language_ = codes_.size() == 1 ? codes_[0] : main;
}

std::vector<std::string> Languages::terms_of(std::string_view word) {
  Terms terms;
  const auto add = [&](std::string_view spelling) {
    for (const std::string& code : codes_)
      append_unique(terms, {analyzer_for(code).term(spelling)});
  };
  add(word);
  for (const std::string_view spelling : vocabulary_.with_other_accents(word)) add(spelling);
  return terms;
}

std::vector<Terms> Languages::sequences_of(const std::vector<std::string>& words) {
  std::vector<Terms> all;
  for (const std::string& code : codes_) {
    Analyzer& analyzer = analyzer_for(code);
    std::vector<Terms> sequences(1);
    for (const std::string& word : words) {
      const std::vector<std::string_view> others = vocabulary_.with_other_accents(word);
      Terms terms;
      // What nobody writes so can only be meant with its accents.
      if (others.empty() || vocabulary_.frequency_of(word) > 0)
        terms.push_back(analyzer.term(word));
      for (const std::string_view other : others) append_unique(terms, {analyzer.term(other)});
      extend(sequences, terms);
    }
    for (Terms& sequence : sequences) {
      if (std::find(all.begin(), all.end(), sequence) == all.end())
        all.push_back(std::move(sequence));
    }
  }
  return all;
}

Analyzer& Languages::analyzer_for(std::string_view lang) {
  const std::string_view primary = primary_language(lang);
  const auto found = analyzers_.find(primary);
  if (found != analyzers_.end()) return found->second;
  return analyzers_.emplace(std::string(primary), Analyzer(primary)).first->second;
}

bool Languages::is_stop_word(std::string_view word) const {
  const auto found = analyzers_.find(stop_word_language_);
  return found != analyzers_.end() && found->second.is_stop_word(word);
}

Xapian::Query synonym_query(const std::vector<std::string>& terms) {
  if (terms.size() == 1) return Xapian::Query(terms.front());
  return Xapian::Query(Xapian::Query::OP_SYNONYM, terms.begin(), terms.end());
}

void append_unique(std::vector<std::string>& into, const std::vector<std::string>& from) {
  for (const std::string& text : from) {
    if (std::find(into.begin(), into.end(), text) == into.end()) into.push_back(text);
  }
}

}  // namespace mobysearch
