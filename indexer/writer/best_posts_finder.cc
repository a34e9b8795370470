// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writer/best_posts_finder.h"

#include <xapian.h>

#include <algorithm>

#include "common/index/length_factor.h"

namespace mobysearch {

BestPostsFinder::BestPostsFinder(const std::vector<std::string_view>& terms, double mean_length)
    : mean_length_(mean_length) {
  for (const std::string_view term : terms) best_[term];
}

void BestPostsFinder::add(const Posting& posting, Best& best) {
  const bool is_full = best.size() == kBestPosts;
  if (is_full && !is_better(posting, best.front())) return;
  if (is_full) {
    std::ranges::pop_heap(best, is_better);
    best.pop_back();
  }
  best.push_back(posting);
  std::ranges::push_heap(best, is_better);
}

void BestPostsFinder::add(const std::string& path) {
  const Xapian::Database database(path);
  std::unordered_map<Xapian::docid, double> factors;
  const auto all_end = database.postlist_end("");
  for (auto post = database.postlist_begin(""); post != all_end; ++post)
    factors[*post] = length_factor(post.get_doclength(), mean_length_);
  const auto terms_end = database.allterms_end();
  for (auto term = database.allterms_begin(); term != terms_end; ++term) {
    const auto found = best_.find(*term);
    if (found == best_.end()) continue;
    const auto end = database.postlist_end(*term);
    for (auto post = database.postlist_begin(*term); post != end; ++post)
      add({post.get_wdf() * factors.at(*post), *post}, found->second);
  }
}

void BestPostsFinder::add(const BestPostsFinder& other) {
  for (const auto& [term, best] : other.best_)
    for (const Posting& posting : best) add(posting, best_[term]);
}

std::vector<std::uint32_t> BestPostsFinder::posts_of(std::string_view term) const {
  std::vector<std::uint32_t> docids;
  for (const Posting& posting : best_.at(term)) docids.push_back(posting.docid);
  return docids;
}

}  // namespace mobysearch
