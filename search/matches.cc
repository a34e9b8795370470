// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/matches.h"

#include <algorithm>
#include <tuple>

namespace mobysearch {
namespace {

constexpr std::size_t kMaxPhraseTokens = 0xFFFF;

/// Adds the tokens [begin, end) as a match, cut at the bounds of the post's parts.
void add_parts(const ForwardPost& post, std::size_t begin, std::size_t end, std::uint8_t number,
               std::vector<Occurrence>& matches) {
  auto bound = std::upper_bound(post.bounds.begin(), post.bounds.end(), begin);
  while (begin < end) {
    const std::size_t part_end =
        bound == post.bounds.end() ? end : std::min<std::size_t>(*bound++, end);
    if (part_end == begin) continue;
    matches.push_back(
        {static_cast<std::uint32_t>(begin), static_cast<std::uint16_t>(part_end - begin), number});
    begin = part_end;
  }
}

void add_phrase(const ForwardPost& post, const QueryPhrase& phrase, std::uint8_t number,
                std::vector<Occurrence>& matches) {
  for (const QueryPhrase::Reading& reading : phrase.readings) {
    const std::size_t size = std::min(reading.fingerprints.size(), kMaxPhraseTokens);
    for (std::size_t at = find_phrase(post, reading.fingerprints); at != kNowhere;
         at = find_phrase(post, reading.fingerprints, at + 1)) {
      add_parts(post, at, at + size, number, matches);
    }
  }
}

}  // namespace

std::vector<Occurrence> matches_in(const ForwardPost& post, std::vector<Occurrence> found,
                                   const QueryPlan& plan) {
  std::vector<Occurrence> matches = std::move(found);
  std::erase_if(matches, [&](const Occurrence& here) { return plan.words[here.word].in_phrase; });
  if (plan.phrases.empty()) return matches;
  for (std::size_t i = 0; i < std::min(plan.phrases.size(), kMaxPhrases); ++i)
    add_phrase(post, plan.phrases[i], static_cast<std::uint8_t>(kFirstPhrase + i), matches);
  const auto key = [](const Occurrence& here) {
    return std::tuple(here.token, -int{here.count}, here.word);
  };
  const auto before = [&](const Occurrence& a, const Occurrence& b) { return key(a) < key(b); };
  const auto same = [&](const Occurrence& a, const Occurrence& b) { return key(a) == key(b); };
  std::sort(matches.begin(), matches.end(), before);
  matches.erase(std::unique(matches.begin(), matches.end(), same), matches.end());
  return matches;
}

}  // namespace mobysearch
