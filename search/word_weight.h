// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

namespace mobysearch {

/// What a word weighs in a post: InEB2, computed as ranking_weight() does, to the last bit.
class WordWeight {
 public:
  /// Of a word that some posts have; of several terms, as Xapian weighs synonyms. Throws
  /// Xapian::Error.
  WordWeight(const Xapian::Database& database, const std::vector<std::string>& terms);

  /// In how many posts the word is; of several terms, an estimate.
  Xapian::doccount frequency() const { return frequency_; }
  /// `normalised` is the word's wdf times the post's length factor.
  double of(double normalised) const {
    return normalised * after_effect_ / (normalised + 1) * idf_;
  }

 private:
  Xapian::doccount frequency_ = 0;
  double after_effect_ = 0;
  double idf_ = 0;
};

}  // namespace mobysearch
