// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/proximity.h"

#include <algorithm>
#include <array>

namespace mobysearch {
namespace {

constexpr std::uint32_t kNearTokens = 6;
constexpr double kProximityWeight = 0.75;
constexpr std::uint32_t kNotSeen = UINT32_MAX;

double pair_idf(const std::vector<QueryWord>& words, std::size_t pair) {
  return std::min(words[pair].idf, words[pair + 1].idf);
}

}  // namespace

double proximity(std::span<const Occurrence> found, const std::vector<QueryWord>& words) {
  if (words.size() < 2 || found.size() < 2) return 0;
  std::array<std::uint32_t, OccurrenceFinder::kMaxWords> last_seen;
  last_seen.fill(kNotSeen);
  std::array<double, OccurrenceFinder::kMaxWords> meetings{};  // by the pair's first word
  for (const Occurrence& here : found) {
    if (here.word >= OccurrenceFinder::kMaxWords) continue;  // a phrase
    last_seen[here.word] = here.token;
    const auto meet = [&](std::size_t pair, std::size_t other) {
      const std::uint32_t there = last_seen[other];
      if (there == kNotSeen || here.token - there > kNearTokens || here.token == there) return;
      meetings[pair] += 1.0 / (here.token - there);
    };
    if (here.word > 0) meet(here.word - 1U, here.word - 1U);
    if (here.word + 1U < words.size()) meet(here.word, here.word + 1U);
  }
  double sum = 0;
  for (std::size_t pair = 0; pair + 1 < std::min(words.size(), meetings.size() + 1); ++pair) {
    sum += pair_idf(words, pair) * meetings[pair] / (meetings[pair] + 1);
  }
  return kProximityWeight * sum;
}

double proximity_limit(const std::vector<QueryWord>& words) {
  double sum = 0;
  for (std::size_t pair = 0; pair + 1 < words.size(); ++pair) sum += pair_idf(words, pair);
  return kProximityWeight * sum;
}

}  // namespace mobysearch
