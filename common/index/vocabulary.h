// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/index/accented_words.h"
#include "common/result.h"
#include "common/text/unicode.h"

namespace mobysearch {

/// The words of all posts as readers would type them (case-folded, accents kept), sorted bytewise,
/// each with the number of posts it stands in: for completing an unfinished word, for correcting a
/// misspelt one, for suggestions. Immutable once loaded; then any thread may read it.
class Vocabulary {
 public:
  /// Longer words are left out: nobody types them.
  static constexpr std::size_t kMaxWordBytes = 64;

  std::size_t size() const { return frequencies_.size(); }
  std::string_view word(std::size_t i) const {
    return std::string_view(arena_).substr(offsets_[i], offsets_[i + 1] - offsets_[i]);
  }
  std::uint32_t frequency(std::size_t i) const { return frequencies_[i]; }

  /// Number of posts with exactly this word, 0 for none.
  std::uint32_t frequency_of(std::string_view word) const;
  /// First word not less than `word`.
  std::size_t lower_bound(std::string_view word) const;
  /// Half-open range of the words that begin with `prefix`.
  std::pair<std::size_t, std::size_t> with_prefix(std::string_view prefix) const;

  /// The words that differ from `word` in accents alone, whichever of the two has them: köln for
  /// "koln" and "koeln", "koeln" for köln. `word` is case-folded and not among them.
  std::vector<std::string_view> with_other_accents(std::string_view word) const;
  /// Visits the numbers of the words that begin with `prefix`, then of those that do so but for
  /// accents that `prefix` lacks; where there are none, of those that do so without any accents.
  /// Each once.
  template <class Visit>
  void visit_beginning(std::string_view prefix, Visit visit) const {
    if (visit_unaccented(prefix, visit)) return;
    if (const std::string plain = fold_accents(prefix); plain != prefix) {
      visit_unaccented(plain, visit);
    }
  }
  /// Whether visit_beginning() visits any.
  bool has_beginning(std::string_view prefix) const {
    bool found = false;
    visit_beginning(prefix, [&](std::size_t) { found = true; });
    return found;
  }

  /// kIndexDamaged for bytes that VocabularyBlockBuilder did not write, or words out of order.
  Result<void> add_block(std::string_view bytes);
  /// All blocks are there. To be called before words are looked for by their accents.
  void finish();

 private:
  /// Whether it visited any.
  template <class Visit>
  bool visit_unaccented(std::string_view prefix, Visit visit) const {
    bool found = false;
    const auto visit_one = [&](std::size_t i) {
      found = true;
      visit(i);
    };
    const auto [begin, end] = with_prefix(prefix);
    for (std::size_t i = begin; i < end; ++i) visit_one(i);
    for (const AccentedWords::Entry& entry : accented_.beginning_with(prefix)) {
      const std::string_view accented = word(entry.word);
      const bool is_known = accented.starts_with(prefix) ||
                            (entry.is_spelled_out && fold_accents(accented).starts_with(prefix));
      if (!is_known) visit_one(entry.word);
    }
    return found;
  }

  std::string arena_;
  std::vector<std::uint32_t> offsets_ = {0};
  std::vector<std::uint32_t> frequencies_;
  AccentedWords accented_;
};

}  // namespace mobysearch
