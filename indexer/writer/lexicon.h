// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory_resource>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/index/analyzer.h"

namespace mobysearch {

/// A term of the index, with its counts in the current post.
struct LexiconTerm {
  std::string_view text;
  std::uint32_t number = 0;  ///< its place in Lexicon::terms()
  std::uint32_t posts = 0;   ///< how many have it
  std::uint32_t post = 0;    ///< the last post that has it: 0 for none yet
  std::uint32_t weight = 0;
  std::uint32_t in_code = 0;
};

/// All words met so far with their terms: a word costs one look-up, and is stemmed once. Not
/// thread-safe; what it hands out lives as long as the lexicon.
class Lexicon {
 public:
  /// Starts the next post, in a language (a BCP 47 tag).
  void begin_post(std::string_view lang);

  /// The word's term; unless `counts` is false, counts the post as one that has the word.
  LexiconTerm& look_up(std::string_view word, bool counts = true);
  /// Adds to a term's counts in the current post.
  void add(LexiconTerm& term, std::uint32_t weight, std::uint32_t in_code);
  /// Whether it has counts in the current post.
  bool is_in_post(const LexiconTerm& term) const { return term.post == post_; }
  /// The terms of the current post, each once.
  const std::vector<LexiconTerm*>& terms_of_post() const { return of_post_; }

  /// All terms so far, by number.
  const std::vector<const LexiconTerm*>& terms() const { return by_number_; }
  /// Visits every word that some post has, case-folded, with the number of these, in no order. A
  /// word comes once for each language that it was met in.
  void for_each_word(const std::function<void(std::string_view, std::uint32_t posts)>& visit) const;

 private:
  struct Word {
    std::string_view text;
    LexiconTerm* term = nullptr;
    std::uint32_t post = 0;   ///< the last post that has it
    std::uint32_t posts = 0;  ///< how many have it
  };

  /// A hash table of words with open addressing. Looking up each token of each post is most of what
  /// analysing costs, and most of that is waiting for memory: in place of std::unordered_map it
  /// took a twentieth off the time of indexing (measured together with storing each stem once).
  struct Language {
    explicit Language(std::string_view lang) : analyzer(lang), slots(1 << 12) {}
    struct Slot {
      std::uint32_t hash = 0;
      std::uint32_t word = 0;  ///< its place in `words` + 1; 0: empty
    };
    /// That of a word, or the empty one where it belongs.
    Slot& slot_of(std::string_view word, std::uint32_t hash);
    Word& insert(const Word& word, std::uint32_t hash);

    Analyzer analyzer;
    std::vector<Word> words;
    std::vector<Slot> slots;  ///< a power of two of them, at most half full
  };

  LexiconTerm* term_of(std::string_view word);

  /// Of texts and terms, which stay (common/text/kept_text.h says why).
  std::pmr::monotonic_buffer_resource memory_;
  std::pmr::unordered_map<std::string_view, LexiconTerm, TextHash> terms_{&memory_};
  std::vector<const LexiconTerm*> by_number_;
  std::map<std::string, Language, std::less<>> languages_;
  Language* language_ = nullptr;
  std::uint32_t post_ = 0;
  std::vector<LexiconTerm*> of_post_;
};

}  // namespace mobysearch
