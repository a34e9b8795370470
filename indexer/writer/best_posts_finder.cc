// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writer/best_posts_finder.h"

#include <xapian.h>

#include <algorithm>

#include "common/index/best_posts.h"
#include "common/index/length_factor.h"

namespace mobysearch {

BestPostsFinder::BestPostsFinder(const std::vector<std::string_view>& terms, double mean_length)
    : mean_length_(mean_length) {
  for (const std::string_view term : terms) best_.try_emplace(term, kBestPosts);
}

void BestPostsFinder::add(const std::string& path) {
  const Xapian::Database database(path);
  const auto all_end = database.postlist_end("");
  auto post = database.postlist_begin("");
  if (post == all_end) return;
  const Xapian::docid first = *post;
  std::vector<double> factors(database.get_lastdocid() - first + 1);  // hardly any docid is missing
  for (; post != all_end; ++post)
    factors[*post - first] = length_factor(post.get_doclength(), mean_length_);
  const auto terms_end = database.allterms_end();
  for (auto term = database.allterms_begin(); term != terms_end; ++term) {
    const auto found = best_.find(*term);
    if (found == best_.end()) continue;
    const auto end = database.postlist_end(*term);
    for (auto posting = database.postlist_begin(*term); posting != end; ++posting)
      found->second.add({*posting, posting.get_wdf() * factors[*posting - first]});
  }
}

void BestPostsFinder::add(const BestPostsFinder& other) {
  for (const auto& [term, best] : other.best_)
    for (const WeighedPost& post : best.posts()) best_.at(term).add(post);
}

std::vector<std::uint32_t> BestPostsFinder::posts_of(std::string_view term) const {
  std::vector<std::uint32_t> docids;
  for (const WeighedPost& post : best_.at(term).posts()) docids.push_back(post.docid);
  return docids;
}

}  // namespace mobysearch
