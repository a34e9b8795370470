// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writer/best_posts_finder.h"

#include <unordered_map>

#include "common/index/best_posts.h"
#include "common/index/length_factor.h"

namespace mobysearch {

BestPostsFinder::BestPostsFinder(std::span<const std::string_view> common, const Lexicon& lexicon,
                                 double mean_length)
    : mean_length_(mean_length), best_(common.size(), TopPosts(kBestPosts)) {
  std::unordered_map<std::string_view, std::uint32_t, TextHash> places;
  for (const std::string_view term : common)
    places.try_emplace(term, static_cast<std::uint32_t>(places.size() + 1));
  places_.reserve(lexicon.terms().size());
  for (const LexiconTerm* term : lexicon.terms()) {
    const auto found = places.find(term->text);
    places_.push_back(found == places.end() ? 0 : found->second);
  }
}

void BestPostsFinder::add(std::uint32_t docid, std::uint32_t length,
                          std::span<const std::uint32_t> terms,
                          std::span<const std::uint32_t> wdfs) {
  const double factor = length_factor(length, mean_length_);
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const std::uint32_t place = places_[terms[i]];
    if (place != 0) best_[place - 1].add({docid, wdfs[i] * factor});
  }
}

void BestPostsFinder::add(const BestPostsFinder& other) {
  for (std::size_t place = 0; place < best_.size(); ++place)
    for (const WeighedPost& post : other.best_[place].posts()) best_[place].add(post);
}

std::vector<std::uint32_t> BestPostsFinder::posts_of(std::size_t place) const {
  std::vector<std::uint32_t> docids;
  for (const WeighedPost& post : best_[place].posts()) docids.push_back(post.docid);
  return docids;
}

}  // namespace mobysearch
