// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/occurrences.h"

#include <algorithm>
#include <array>

namespace mobysearch {
namespace {

constexpr std::uint32_t kNearTokens = 6;  ///< farther apart is not near
constexpr double kNearWeight = 0.25;

}  // namespace

void OccurrenceFinder::look_for(const std::vector<QueryWord>& words) {
  for (const std::uint16_t print : set_) words_by_print_[print] = 0;
  set_.clear();
  for (std::size_t i = 0; i < std::min(words.size(), kMaxWords); ++i) {
    for (const std::string& term : words[i].terms) {
      const std::uint16_t print = fingerprint(term);
      if (words_by_print_[print] != 0) continue;
      words_by_print_[print] = static_cast<std::uint8_t>(i + 1);
      set_.push_back(print);
    }
  }
}

void OccurrenceFinder::find(const ForwardPost& post, std::vector<Occurrence>& found) const {
  found.clear();
  const std::uint8_t* const words = words_by_print_.data();
  const std::uint16_t* const tokens = post.tokens.data();
  for (std::uint32_t i = 0; i < post.tokens.size(); ++i) {
    const std::uint8_t word = words[tokens[i]];
    if (word != 0) found.push_back({i, 1, static_cast<std::uint8_t>(word - 1)});
  }
  const std::size_t plain = found.size();
  for (const Overlay& overlay : post.overlays) {
    const std::uint8_t word = words[overlay.fingerprint];
    if (word != 0)
      found.push_back({overlay.first, overlay.count, static_cast<std::uint8_t>(word - 1)});
  }
  if (found.size() == plain) return;
  std::sort(found.begin(), found.end(), [](const Occurrence& a, const Occurrence& b) {
    return a.token != b.token ? a.token < b.token : a.count > b.count;
  });
}

double nearness(const std::vector<Occurrence>& found, const std::vector<QueryWord>& words) {
  if (words.size() < 2) return 0;
  std::array<std::uint32_t, OccurrenceFinder::kMaxWords> last_seen;
  last_seen.fill(UINT32_MAX);
  std::array<double, OccurrenceFinder::kMaxWords> meetings{};
  for (const Occurrence& here : found) {
    last_seen[here.word] = here.token;
    const auto meet = [&](std::size_t pair, std::size_t other) {
      const std::uint32_t there = last_seen[other];
      if (there == UINT32_MAX || here.token - there > kNearTokens || here.token == there) return;
      meetings[pair] += 1.0 / (here.token - there);
    };
    if (here.word > 0) meet(here.word - 1U, here.word - 1U);
    if (here.word + 1U < words.size()) meet(here.word, here.word + 1U);
  }
  double sum = 0;
  for (std::size_t pair = 0; pair + 1 < words.size() && pair < OccurrenceFinder::kMaxWords;
       ++pair) {
    const double worth = std::min(words[pair].worth, words[pair + 1].worth);
    sum += worth * meetings[pair] / (meetings[pair] + 1);
  }
  return kNearWeight * sum;
}

}  // namespace mobysearch
