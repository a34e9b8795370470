// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/explainer.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "search/query_terms.h"

namespace mobysearch {
namespace {

/// Where a word stands in a post: "title 1×, text 3×".
std::string places(const ForwardPost& post, std::span<const Occurrence> found, std::size_t word) {
  constexpr std::array kPlaces = {"title", "names", "headings", "text"};
  std::array<int, kPlaces.size()> counts{};
  std::size_t section = 0;
  for (const Occurrence& here : found) {
    while (section + 1 < post.section_count() && here.token >= post.section_begin(section + 1)) {
      ++section;
    }
    if (here.word != word) continue;
    ++counts[here.token < post.title_end()            ? 0
             : here.token < post.names_end()          ? 1
             : here.token < post.heading_end(section) ? 2
                                                      : 3];
  }
  std::string where;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] == 0) continue;
    where += fmt::format("{}{} {}×", where.empty() ? "" : ", ", kPlaces[i], counts[i]);
  }
  return where;
}

}  // namespace

Explainer::Explainer(const PostDatabase& database, const QueryPlan& plan,
                     const std::vector<RankedPost>& page)
    : plan_(plan) {
  std::vector<std::uint32_t> docids;
  for (const RankedPost& post : page) docids.push_back(post.docid);
  const Xapian::Query on_page = database.posts_query(std::move(docids));
  const auto weights_of = [&](const std::vector<std::string>& terms) {
    Weights weights;
    if (terms.empty() || page.empty()) return weights;
    const Xapian::Query word(Xapian::Query::OP_FILTER, synonym_query(terms), on_page);
    const MatchOptions all{.posts = page.size(), .order = MatchOptions::Order::kWeight};
    for (const auto& [docid, weight] : database.match(word, all).posts) weights[docid] = weight;
    return weights;
  };
  for (const QueryWord& word : plan.words) words_.push_back(weights_of(word.terms));
}

std::vector<Explanation> Explainer::explain(const RankedPost& ranked, const ForwardPost& post,
                                            std::span<const Occurrence> found) const {
  const auto weight_in = [&](const Weights& weights) {
    const auto weight = weights.find(ranked.docid);
    return weight == weights.end() ? 0 : weight->second;
  };
  std::vector<Explanation> reasons;
  for (std::size_t i = 0; i < plan_.words.size(); ++i) {
    const QueryWord& word = plan_.words[i];
    const std::string where = places(post, found, i);
    if (where.empty()) continue;
    reasons.push_back({fmt::format("“{}” in {} (rarity {:.2f})", word.surface, where, word.idf),
                       weight_in(words_[i])});
  }
  for (std::size_t i = 0; i < kGainCount; ++i) {
    const double worth = ranked.gains.worth[i];
    if (worth > 0) reasons.push_back({std::string(describe(static_cast<Gain>(i))), worth});
  }
  return reasons;
}

}  // namespace mobysearch
