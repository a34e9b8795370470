// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/query_terms.h"

#include <algorithm>

#include "common/schema.h"

namespace mobysearch {

Languages::Languages(const Xapian::Database& database, const std::string& main) {
  const std::string prefix(field_spec(Field::kLang).prefix);
  for (auto it = database.allterms_begin(prefix); it != database.allterms_end(prefix); ++it) {
    const std::string lang = (*it).substr(prefix.size());
    if (lang.size() == 2) codes_.push_back(lang);
  }
  if (codes_.empty()) codes_.push_back(main.empty() ? "en" : main);
  for (const std::string& code : codes_) analyzers_.emplace(code, Analyzer(code));
  stop_word_language_ = codes_.size() == 1 ? codes_[0] : main;
}

std::vector<std::string> Languages::terms_of(std::string_view word) {
  std::vector<std::string> terms;
  for (const std::string& code : codes_) append_unique(terms, {analyzer_for(code).term(word)});
  return terms;
}

Analyzer& Languages::analyzer_for(std::string_view lang) {
  const std::string_view primary = lang.substr(0, lang.find('-'));
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
