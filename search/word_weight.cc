// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/word_weight.h"

#include <algorithm>
#include <cmath>

namespace mobysearch {
namespace {

struct Frequencies {
  Xapian::doccount posts = 0;
  Xapian::termcount occurrences = 0;
};

/// Of what is in `a` or in `b` of `all`, if these have nothing to do with each other.
double either(double a, double b, double all) { return all == 0 ? 0 : a + b - a * b / all; }

/// Of any of some terms, in the order in which Xapian puts them together: the rarest two, and again
/// (OrContext::postlist() of its queryinternal.cc), rounded each time.
Frequencies of_any(std::vector<Frequencies> terms, const Xapian::Database& database) {
  const auto is_rarer = [](const Frequencies& a, const Frequencies& b) {
    return a.posts > b.posts;
  };
  const double posts = database.get_doccount();
  const auto length = static_cast<double>(database.get_total_length());
  std::ranges::make_heap(terms, is_rarer);
  while (terms.size() > 1) {
    const Frequencies rarest = terms.front();
    std::ranges::pop_heap(terms, is_rarer);
    terms.pop_back();
    const Frequencies next = terms.front();
    std::ranges::pop_heap(terms, is_rarer);
    const auto rounded = [](double number) { return static_cast<std::uint32_t>(number + 0.5); };
    terms.back() = {rounded(either(next.posts, rarest.posts, posts)),
                    rounded(either(next.occurrences, rarest.occurrences, length))};
    std::ranges::push_heap(terms, is_rarer);
  }
  return terms.front();
}

}  // namespace

WordWeight::WordWeight(const Xapian::Database& database, const std::vector<std::string>& terms) {
  std::vector<Frequencies> of_terms;
  for (const std::string& term : terms)
    of_terms.push_back({database.get_termfreq(term), database.get_collection_freq(term)});
  const Frequencies found = of_any(std::move(of_terms), database);
  frequency_ = found.posts;
  const double posts = database.get_doccount();
  const double occurrences = found.occurrences;
  after_effect_ = (occurrences + 1) / frequency_;
  const double expected = posts * (1 - std::exp(-(occurrences / posts)));
  idf_ = std::log2((posts + 1) / (expected + 0.5));
}

}  // namespace mobysearch
