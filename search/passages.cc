// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/passages.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mobysearch {
namespace {

constexpr double kHeadingWeight = 3.0;
constexpr double kMediaWeight = 1.5;
constexpr double kRepeatWeight = 0.15;
constexpr double kLengthPenalty = 0.02;  ///< a word means more in a short section
constexpr std::uint32_t kWindowTokens = 30;
constexpr std::uint32_t kLeadTokens = 6;

using Counts = std::array<std::uint16_t, OccurrenceFinder::kMaxWords>;
using Worths = std::array<double, OccurrenceFinder::kMaxWords>;

/// What a word counts in choosing among a post's sections: less, the more of them have it.
Worths worths_in(const ForwardPost& post, const std::vector<Occurrence>& found,
                 const std::vector<QueryWord>& words) {
  std::array<std::size_t, OccurrenceFinder::kMaxWords> sections_with{}, last_section{};
  std::size_t section = 0;
  for (const Occurrence& here : found) {
    if (here.token < post.names_end()) continue;
    while (here.token >= post.media_end(section)) ++section;
    if (last_section[here.word] == section + 1) continue;
    last_section[here.word] = section + 1;
    ++sections_with[here.word];
  }
  const double sections = static_cast<double>(post.section_count());
  Worths worths{};
  for (std::size_t i = 0; i < std::min(words.size(), worths.size()); ++i) {
    if (sections_with[i] == 0) continue;
    worths[i] = words[i].idf * std::log(1 + sections / static_cast<double>(sections_with[i])) /
                std::log(1 + sections);
  }
  return worths;
}

/// Worth of the words in a part: each counts once, repetitions a little.
double part_worth(std::span<const Occurrence> part, const Worths& worths, Counts& counts) {
  if (part.empty()) return 0;
  counts.fill(0);
  double idf = 0;
  for (const Occurrence& here : part) {
    const auto times = counts[here.word]++;
    if (times == 0) {
      idf += worths[here.word];
    } else if (times < 4) {
      idf += kRepeatWeight * worths[here.word];
    }
  }
  return idf;
}

/// Is the section's heading just what the query says?
bool is_heading(const ForwardPost& post, std::size_t section, const QueryPlan& plan) {
  const auto heading = post.tokens.subspan(post.section_begin(section),
                                           post.heading_end(section) - post.section_begin(section));
  return std::any_of(plan.exact_phrase.fingerprints.begin(), plan.exact_phrase.fingerprints.end(),
                     [&](const auto& fingerprints) {
                       return std::equal(heading.begin(), heading.end(), fingerprints.begin(),
                                         fingerprints.end());
                     });
}

}  // namespace

std::span<const Occurrence> within(const std::vector<Occurrence>& found, std::uint32_t begin,
                                   std::uint32_t end) {
  const auto before = [](const Occurrence& here, std::uint32_t token) {
    return here.token < token;
  };
  const auto first = std::lower_bound(found.begin(), found.end(), begin, before);
  const auto last = std::lower_bound(first, found.end(), end, before);
  return {first, last};
}

std::vector<SectionScore> rank_sections(const ForwardPost& post,
                                        const std::vector<Occurrence>& found,
                                        const QueryPlan& plan) {
  const std::vector<QueryWord>& words = plan.words;
  std::vector<SectionScore> ranked;
  const Worths worths = worths_in(post, found, words);
  Counts counts;
  auto next = std::lower_bound(found.begin(), found.end(), post.names_end(),
                               [](const Occurrence& o, std::uint32_t t) { return o.token < t; });
  for (std::size_t i = 0; i < post.section_count() && next != found.end(); ++i) {
    const std::uint32_t end = post.media_end(i);
    if (next->token >= end) continue;
    const auto part = [&](std::uint32_t until) {
      const auto first = next;
      while (next != found.end() && next->token < until) ++next;
      return std::span<const Occurrence>(first, next);
    };
    const auto whole_begin = next;
    const auto heading = part(post.heading_end(i));
    const auto text = part(post.text_end(i));
    const auto media = part(end);
    double score = kHeadingWeight * part_worth(heading, worths, counts);
    double text_score = part_worth(text, worths, counts);
    const double tokens = post.text_end(i) - post.heading_end(i);
    score += text_score * (1 - kLengthPenalty * std::min(10.0, tokens / 100));
    score += kMediaWeight * part_worth(media, worths, counts);
    score += proximity({whole_begin, next}, words);
    ranked.push_back({i, score, is_heading(post, i, plan)});
  }
  std::stable_sort(ranked.begin(), ranked.end(), [](const SectionScore& a, const SectionScore& b) {
    if (a.exact_phrase != b.exact_phrase) return a.exact_phrase;
    return a.score > b.score;
  });
  return ranked;
}

Window best_window(const ForwardPost& post, std::size_t section,
                   const std::vector<Occurrence>& found, const std::vector<QueryWord>& words) {
  const std::uint32_t text_begin = post.heading_end(section);
  const std::uint32_t size = post.text_end(section) - text_begin;
  const auto here = within(found, text_begin, post.text_end(section));
  std::uint32_t best_begin = text_begin;
  double best = -1;
  Counts counts{};
  double idf = 0;
  std::size_t first = 0;
  for (std::size_t last = 0; last < here.size(); ++last) {
    const auto times = counts[here[last].word]++;
    idf += words[here[last].word].idf * (times == 0 ? 1 : times < 4 ? kRepeatWeight : 0);
    while (here[last].token - here[first].token > kWindowTokens - kLeadTokens) {
      const auto left = --counts[here[first].word];
      idf -= words[here[first].word].idf * (left == 0 ? 1 : left < 4 ? kRepeatWeight : 0);
      ++first;
    }
    if (idf > best + 1e-9) {
      best = idf;
      best_begin = here[first].token;
    }
  }
  std::uint32_t begin = best_begin - text_begin;
  begin = begin > kLeadTokens ? begin - kLeadTokens : 0;
  if (begin + kWindowTokens > size) begin = size > kWindowTokens ? size - kWindowTokens : 0;
  return {begin, std::min(size, begin + kWindowTokens)};
}

}  // namespace mobysearch
