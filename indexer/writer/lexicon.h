// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xxhash.h>

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/index/analyzer.h"
#include "indexer/writer/arena.h"

namespace mobysearch {

/// A term of the index, with what the post at hand has of it.
struct LexiconTerm {
  std::string_view text;
  std::uint16_t fingerprint = 0;
  std::uint32_t post = 0;  ///< the last post that has it: 0 for none yet
  std::uint32_t weight = 0;
  std::uint32_t in_code = 0;
};

/// All words met so far with their terms: a word costs one look-up, and is stemmed once.
class Lexicon {
 public:
  /// Starts the next post, in a language (a BCP 47 tag).
  void begin_post(std::string_view lang);

  /// The word's term; counts the post as one that has the word.
  LexiconTerm& look_up(std::string_view word);
  /// Adds to what the post at hand has of a term.
  void add(LexiconTerm& term, std::uint32_t weight, std::uint32_t in_code);
  /// The terms that the post at hand has, each once.
  const std::vector<LexiconTerm*>& terms_of_post() const { return of_post_; }

  void for_each_word(const std::function<void(std::string_view, std::uint32_t)>& visit) const;

 private:
  struct Word {
    std::string_view text;
    LexiconTerm* term = nullptr;
    std::uint32_t post = 0;   ///< the last post that has it
    std::uint32_t posts = 0;  ///< how many have it
  };
  struct Hash {
    std::size_t operator()(std::string_view text) const {
      return XXH3_64bits(text.data(), text.size());
    }
  };

  /// A hash table of words with open addressing: the look-up of each token of each post is what
  /// analysing costs, and most of that is waiting for memory.
  struct Language {
    explicit Language(std::string_view lang) : analyzer(lang), slots(1 << 12) {}
    Word* find(std::string_view word, std::uint32_t hash);
    Word& insert(const Word& word, std::uint32_t hash);

    struct Slot {
      std::uint32_t hash = 0;
      std::uint32_t word = 0;  ///< its place in `words` + 1; 0: empty
    };
    void put(Slot slot);

    Analyzer analyzer;
    std::vector<Word> words;
    std::vector<Slot> slots;  ///< a power of two of them, at most half full
  };

  LexiconTerm* term_of(std::string_view word);

  StringArena arena_;
  std::unordered_map<std::string_view, LexiconTerm, Hash> terms_;
  std::map<std::string, Language, std::less<>> languages_;
  Language* language_ = nullptr;
  std::uint32_t post_ = 0;
  std::vector<LexiconTerm*> of_post_;
};

}  // namespace mobysearch
