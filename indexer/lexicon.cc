// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/lexicon.h"

namespace mobysearch {

void Lexicon::begin_post(std::string_view lang) {
  auto found = languages_.find(lang);
  if (found == languages_.end()) found = languages_.try_emplace(std::string(lang), lang).first;
  language_ = &found->second;
  ++post_;
  of_post_.clear();
}

LexiconTerm* Lexicon::term_of(std::string_view word) {
  const std::string& term = language_->analyzer.term(word);
  const auto found = terms_.find(term);
  if (found != terms_.end()) return &found->second;
  const std::string_view text = arena_.copy(term);
  return &terms_.emplace(text, LexiconTerm{text, fingerprint(text), 0, 0, 0}).first->second;
}

LexiconTerm& Lexicon::look_up(std::string_view word) {
  auto found = language_->words.find(word);
  if (found == language_->words.end()) {
    found = language_->words.emplace(arena_.copy(word), Word{term_of(word), 0, 0}).first;
  }
  Word& entry = found->second;
  if (entry.post != post_) {
    entry.post = post_;
    ++entry.posts;
  }
  return *entry.term;
}

void Lexicon::add(LexiconTerm& term, std::uint32_t weight, std::uint32_t in_code) {
  if (term.post != post_) {
    term.post = post_;
    term.weight = 0;
    term.in_code = 0;
    of_post_.push_back(&term);
  }
  term.weight += weight;
  term.in_code += in_code;
}

void Lexicon::for_each_word(
    const std::function<void(std::string_view, std::uint32_t)>& visit) const {
  for (const auto& [lang, language] : languages_) {
    for (const auto& [word, entry] : language.words) visit(word, entry.posts);
  }
}

}  // namespace mobysearch
