// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writer/lexicon.h"

#include <utility>

#include "common/text/kept_text.h"

namespace mobysearch {

void Lexicon::begin_post(std::string_view lang) {
  auto found = languages_.find(lang);
  if (found == languages_.end()) found = languages_.try_emplace(std::string(lang), lang).first;
  language_ = &found->second;
  ++post_;
  of_post_.clear();
}

Lexicon::Language::Slot& Lexicon::Language::slot_of(std::string_view word, std::uint32_t hash) {
  const std::size_t mask = slots.size() - 1;
  std::size_t i = hash & mask;
  while (slots[i].word != 0 && !(slots[i].hash == hash && words[slots[i].word - 1].text == word)) {
    i = (i + 1) & mask;
  }
  return slots[i];
}

Lexicon::Word& Lexicon::Language::insert(const Word& word, std::uint32_t hash) {
  words.push_back(word);
  if (words.size() * 2 > slots.size()) {
    const std::vector<Slot> before = std::exchange(slots, std::vector<Slot>(slots.size() * 2));
    for (const Slot& slot : before) {
      if (slot.word != 0) slot_of(words[slot.word - 1].text, slot.hash) = slot;
    }
  }
  slot_of(word.text, hash) = {hash, static_cast<std::uint32_t>(words.size())};
  return words.back();
}

LexiconTerm* Lexicon::term_of(std::string_view word) {
  const std::string term = language_->analyzer.fresh_term(word);
  const auto found = terms_.find(term);
  if (found != terms_.end()) return &found->second;
  const std::string_view text = kept_text(term, memory_);
  LexiconTerm& added = terms_[text];
  added.text = text;
  added.number = static_cast<std::uint32_t>(by_number_.size());
  by_number_.push_back(&added);
  return &added;
}

LexiconTerm& Lexicon::look_up(std::string_view word, bool counts) {
  const auto hash = static_cast<std::uint32_t>(TextHash()(word));
  const std::uint32_t known = language_->slot_of(word, hash).word;
  Word& entry = known != 0
                    ? language_->words[known - 1]
                    : language_->insert({kept_text(word, memory_), term_of(word), 0, 0}, hash);
  if (counts && entry.post != post_) {
    ++entry.posts;
    entry.post = post_;
  }
  return *entry.term;
}

void Lexicon::add(LexiconTerm& term, std::uint32_t weight, std::uint32_t in_code) {
  if (term.post != post_) {
    term.post = post_;
    ++term.posts;
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
    for (const Word& word : language.words)
      if (word.posts > 0) visit(word.text, word.posts);
  }
}

}  // namespace mobysearch
