// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/length_factors.h"

#include <algorithm>

#include "common/index/length_factor.h"

namespace mobysearch {

LengthFactors::LengthFactors(const Xapian::Database& database)
    : factors_(std::size_t{database.get_lastdocid()} + 1) {
  const double mean = database.get_avlength();
  const auto end = database.postlist_end("");
  for (auto post = database.postlist_begin(""); post != end; ++post) {
    const Xapian::termcount length = post.get_doclength();
    if (length > 0) factors_.at(*post) = length_factor(length, mean);
  }
  most_ = *std::ranges::max_element(factors_);
}

double LengthFactors::of(Xapian::docid docid) const {
  if (docid >= factors_.size())
    throw Xapian::DatabaseCorruptError("a term is in a post that is not there");
  return factors_[docid];
}

}  // namespace mobysearch
