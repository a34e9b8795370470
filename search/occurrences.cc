// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/occurrences.h"

#include <algorithm>
#include <array>

#include "common/index/analyzer.h"

namespace mobysearch {
namespace {

constexpr std::uint32_t kNearTokens = 6;  ///< farther apart is not near
constexpr double kNearWeight = 0.75;

constexpr std::size_t kMaxComparedPrints = 16;  ///< with more, looking up is as fast

double pair_worth(const std::vector<QueryWord>& words, std::size_t pair) {
  return std::min(words[pair].idf, words[pair + 1].idf);
}

}  // namespace

void OccurrenceFinder::look_for(const std::vector<QueryWord>& words) {
  for (const std::uint16_t fingerprint : fingerprints_) words_by_fingerprint_[fingerprint] = 0;
  fingerprints_.clear();
  lanes_.clear();
  for (std::size_t i = 0; i < std::min(words.size(), kMaxWords); ++i) {
    for (const std::string& term : words[i].terms) {
      const std::uint16_t fingerprint = fingerprint_of(term);
      if (words_by_fingerprint_[fingerprint] != 0) continue;
      words_by_fingerprint_[fingerprint] = static_cast<std::uint8_t>(i + 1);
      fingerprints_.push_back(fingerprint);
      lanes_.push_back(Lanes{} + fingerprint);
    }
  }
}

void OccurrenceFinder::look(std::span<const std::uint16_t> tokens, std::size_t begin,
                            std::size_t end, std::vector<Occurrence>& found) const {
  for (std::size_t i = begin; i < end; ++i) {
    const std::uint8_t word = words_by_fingerprint_[tokens[i]];
    if (word == 0) continue;
    found.push_back({static_cast<std::uint32_t>(i), 1, static_cast<std::uint8_t>(word - 1)});
  }
}

/// In the kBlockTokens tokens from `at` on. (Names instead of an array: the compiler keeps them in
/// registers.)
inline void OccurrenceFinder::look_in_block(std::span<const std::uint16_t> tokens, std::size_t at,
                                            std::vector<Occurrence>& found) const {
  const auto lanes = [&](std::size_t i) { return load_lanes(tokens.data() + at + i * kLanes); };
  const Lanes a = lanes(0), b = lanes(1), c = lanes(2), d = lanes(3);
  Lanes in_a{}, in_b{}, in_c{}, in_d{};
  for (const Lanes& wanted : lanes_) {
    in_a |= static_cast<Lanes>(a == wanted);
    in_b |= static_cast<Lanes>(b == wanted);
    in_c |= static_cast<Lanes>(c == wanted);
    in_d |= static_cast<Lanes>(d == wanted);
  }
  if (!any_nonzero((in_a | in_b) | (in_c | in_d))) return;
  if (any_nonzero(in_a | in_b)) look(tokens, at, at + 2 * kLanes, found);
  if (any_nonzero(in_c | in_d)) look(tokens, at + 2 * kLanes, at + 4 * kLanes, found);
}

/// A look-up a token would wait for memory: few words are compared with several tokens at once, and
/// only where there is one it is looked at closer.
void OccurrenceFinder::find_tokens(std::span<const std::uint16_t> tokens,
                                   std::vector<Occurrence>& found) const {
  std::size_t at = 0;
  if (fingerprints_.size() <= kMaxComparedPrints) {
    for (; at + kBlockTokens <= tokens.size(); at += kBlockTokens) look_in_block(tokens, at, found);
  }
  look(tokens, at, tokens.size(), found);
}

void OccurrenceFinder::find(const ForwardPost& post, std::vector<Occurrence>& found) const {
  found.clear();
  find_tokens(post.tokens, found);
  const auto tokens = static_cast<std::ptrdiff_t>(found.size());
  for (const CompoundSpan& compound : post.compounds) {
    const std::uint8_t word = words_by_fingerprint_[compound.fingerprint];
    if (word == 0) continue;
    found.push_back({compound.first, compound.count, static_cast<std::uint8_t>(word - 1)});
  }
  const auto before = [](const Occurrence& a, const Occurrence& b) {
    return a.token != b.token ? a.token < b.token : a.count > b.count;
  };
  const auto compounds = found.begin() + tokens;
  std::stable_sort(compounds, found.end(), before);
  std::inplace_merge(found.begin(), compounds, found.end(), before);
}

double proximity_limit(const std::vector<QueryWord>& words) {
  double sum = 0;
  for (std::size_t pair = 0; pair + 1 < words.size(); ++pair) sum += pair_worth(words, pair);
  return kNearWeight * sum;
}

double proximity(std::span<const Occurrence> found, const std::vector<QueryWord>& words) {
  if (words.size() < 2 || found.size() < 2) return 0;
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
    sum += pair_worth(words, pair) * meetings[pair] / (meetings[pair] + 1);
  }
  return kNearWeight * sum;
}

}  // namespace mobysearch
