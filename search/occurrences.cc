// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/occurrences.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace mobysearch {
namespace {

/// With more fingerprints, looking each token up is as fast as comparing.
constexpr std::size_t kMaxComparedFingerprints = 16;
constexpr std::size_t kLanes = sizeof(Lanes) / sizeof(std::uint16_t);
constexpr std::size_t kBlockTokens = 4 * kLanes;

/// Loads kLanes fingerprints.
Lanes load_lanes(const std::uint16_t* fingerprints) {
  Lanes lanes;
  std::memcpy(&lanes, fingerprints, sizeof lanes);
  return lanes;
}

bool any_nonzero(const Lanes& lanes) {
  std::array<std::uint64_t, sizeof(Lanes) / sizeof(std::uint64_t)> words;
  std::memcpy(words.data(), &lanes, sizeof lanes);
  return (words[0] | words[1]) != 0;
}

}  // namespace

void OccurrenceFinder::look_for(const std::vector<QueryWord>& words,
                                const Fingerprints& fingerprints) {
  for (const std::uint16_t fingerprint : fingerprints_) words_by_fingerprint_[fingerprint] = 0;
  fingerprints_.clear();
  lanes_.clear();
  // A word of a phrase may stand in the query by itself too: there it is that one.
  for (const bool in_phrase : {false, true}) {
    for (std::size_t i = 0; i < std::min(words.size(), kMaxWords); ++i) {
      if (words[i].in_phrase == in_phrase) look_for(i, words[i], fingerprints);
    }
  }
}

void OccurrenceFinder::look_for(std::size_t number, const QueryWord& word,
                                const Fingerprints& fingerprints) {
  for (const std::string& term : word.terms) {
    const std::uint16_t fingerprint = fingerprints.of(term);
    if (words_by_fingerprint_.empty()) words_by_fingerprint_.resize(std::size_t{UINT16_MAX} + 1);
    if (words_by_fingerprint_[fingerprint] != 0) continue;
    words_by_fingerprint_[fingerprint] = static_cast<std::uint8_t>(number + 1);
    fingerprints_.push_back(fingerprint);
    lanes_.push_back(Lanes{} + fingerprint);
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

/// Looks at kBlockTokens tokens from `at` on. (Single variables, since the compiler does not keep
/// an array in registers.)
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

void OccurrenceFinder::find(const ForwardPost& post, std::vector<Occurrence>& found) const {
  found.clear();
  if (fingerprints_.empty()) return;
  std::size_t at = 0;
  // Looking up every token would wait for memory. A few fingerprints are compared with a block of
  // tokens at once instead, and only blocks with a match are looked up.
  if (fingerprints_.size() <= kMaxComparedFingerprints) {
    for (; at + kBlockTokens <= post.tokens.size(); at += kBlockTokens)
      look_in_block(post.tokens, at, found);
  }
  look(post.tokens, at, post.tokens.size(), found);
  const auto tokens = static_cast<std::ptrdiff_t>(found.size());
  for (const CompoundSpan& compound : post.compounds) {
    const std::uint8_t word = words_by_fingerprint_[compound.fingerprint];
    if (word == 0) continue;
    found.push_back({compound.first, compound.count, static_cast<std::uint8_t>(word - 1), true});
  }
  const auto before = [](const Occurrence& a, const Occurrence& b) {
    return a.token != b.token ? a.token < b.token : a.count > b.count;
  };
  const auto compounds = found.begin() + tokens;
  std::stable_sort(compounds, found.end(), before);
  std::inplace_merge(found.begin(), compounds, found.end(), before);
}

std::span<const Occurrence> within(const std::vector<Occurrence>& found, std::uint32_t begin,
                                   std::uint32_t end) {
  const auto before = [](const Occurrence& here, std::uint32_t token) {
    return here.token < token;
  };
  const auto first = std::lower_bound(found.begin(), found.end(), begin, before);
  const auto last = std::lower_bound(first, found.end(), end, before);
  return {first, last};
}

std::size_t find_phrase(const ForwardPost& post, const std::vector<std::uint16_t>& fingerprints,
                        std::size_t from) {
  const auto tokens = post.tokens;
  if (post.bounds.empty() || fingerprints.empty() || fingerprints.size() > tokens.size())
    return kNowhere;
  const auto stands_at = [&](std::size_t at) {
    return tokens[at] == fingerprints[0] &&
           std::equal(fingerprints.begin() + 1, fingerprints.end(), tokens.data() + at + 1);
  };
  const std::size_t end = tokens.size() - fingerprints.size() + 1;  // of the places to begin at
  const std::size_t step = fingerprints.size() > 1 ? 1 : 0;
  const Lanes first = Lanes{} + fingerprints[0];
  const Lanes second = Lanes{} + fingerprints[step];
  std::size_t at = from;
  for (; at + kBlockTokens + step <= tokens.size(); at += kBlockTokens) {
    const auto begins = [&](std::size_t i) {
      const std::uint16_t* const here = tokens.data() + at + i * kLanes;
      return static_cast<Lanes>((load_lanes(here) == first) & (load_lanes(here + step) == second));
    };
    if (!any_nonzero((begins(0) | begins(1)) | (begins(2) | begins(3)))) continue;
    for (std::size_t i = at; i < std::min(at + kBlockTokens, end); ++i) {
      if (stands_at(i)) return i;
    }
  }
  for (; at < end; ++at) {
    if (stands_at(at)) return at;
  }
  return kNowhere;
}

bool contains_phrase_around(const ForwardPost& post, const std::vector<std::uint16_t>& fingerprints,
                            std::size_t anchor, std::span<const Occurrence> found) {
  return std::any_of(found.begin(), found.end(), [&](const Occurrence& here) {
    if (here.token < anchor || post.tokens[here.token] != fingerprints[anchor]) return false;
    const auto rest = post.tokens.subspan(here.token - anchor);
    return rest.size() >= fingerprints.size() &&
           std::equal(fingerprints.begin(), fingerprints.end(), rest.begin());
  });
}

}  // namespace mobysearch
