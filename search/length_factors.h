// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <vector>

namespace mobysearch {

/// The length_factor() of every post of a file (8 bytes a post). Xapian would look a post's length
/// up in a posting list, and compute the logarithm, for each post that it weighs. Immutable; any
/// thread may read it.
class LengthFactors {
 public:
  LengthFactors() = default;
  /// Throws Xapian::Error.
  explicit LengthFactors(const Xapian::Database& database);

  bool empty() const { return factors_.empty(); }
  /// Throws Xapian::DatabaseCorruptError for a docid that is higher than the last.
  double of(Xapian::docid docid) const;
  /// The largest of all.
  double most() const { return most_; }

 private:
  std::vector<double> factors_;  ///< by docid
  double most_ = 0;
};

}  // namespace mobysearch
