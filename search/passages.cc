// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/passages.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "search/proximity.h"

namespace mobysearch {
namespace {

constexpr double kHeadingWeight = 3.0;
constexpr double kMediaWeight = 1.5;
constexpr double kRepeatWeight = 0.15;
constexpr double kLengthPenalty = 0.02;  ///< for each 100 tokens of text, up to 1,000
constexpr std::uint32_t kWindowTokens = 30;
constexpr std::uint32_t kMaxWindowTokens = 60;  ///< with a long phrase
constexpr std::uint32_t kLeadTokens = 6;        ///< of a window, before the first of its matches

// By the number of a word or phrase.
using Counts = std::array<std::uint16_t, kMaxNumbers>;
using Weights = std::array<double, kMaxNumbers>;

/// What each word or phrase counts in choosing among a post's sections: its idf, times log(1 + n /
/// m) / log(1 + n) when m of the n sections have it.
Weights weights_in(const ForwardPost& post, const std::vector<Occurrence>& found,
                   const QueryPlan& plan) {
  std::array<std::size_t, kMaxNumbers> sections_with{}, last_section{};
  std::size_t section = 0;
  for (const Occurrence& here : found) {
    if (here.token < post.names_end()) continue;
    while (here.token >= post.media_end(section)) ++section;
    if (last_section[here.word] == section + 1) continue;
    last_section[here.word] = section + 1;
    ++sections_with[here.word];
  }
  const double sections = static_cast<double>(post.section_count());
  Weights weights{};
  const std::size_t numbers = kFirstPhrase + std::min(plan.phrases.size(), kMaxPhrases);
  for (std::size_t i = 0; i < numbers; ++i) {
    if (sections_with[i] == 0) continue;
    weights[i] = idf_of(i, plan) * std::log(1 + sections / static_cast<double>(sections_with[i])) /
                 std::log(1 + sections);
  }
  return weights;
}

/// What one more occurrence of a word counts where it stood `times` times before.
double share_of_repetition(std::uint16_t times) {
  return times == 0 ? 1 : times < 4 ? kRepeatWeight : 0;
}

double part_score(std::span<const Occurrence> part, const Weights& weights) {
  if (part.empty()) return 0;
  Counts counts{};
  double score = 0;
  for (const Occurrence& here : part) {
    score += share_of_repetition(counts[here.word]++) * weights[here.word];
  }
  return score;
}

/// Takes the occurrences before token `end` from the front of `rest`.
std::span<const Occurrence> take_before(std::span<const Occurrence>& rest, std::uint32_t end) {
  const auto last = std::find_if(rest.begin(), rest.end(),
                                 [&](const Occurrence& here) { return here.token >= end; });
  const auto front = rest.first(static_cast<std::size_t>(last - rest.begin()));
  rest = rest.subspan(front.size());
  return front;
}

/// `found` are the occurrences in the section.
double section_score(const ForwardPost& post, std::size_t section,
                     std::span<const Occurrence> found, const Weights& weights,
                     const std::vector<QueryWord>& words) {
  auto rest = found;
  const auto heading = take_before(rest, post.heading_end(section));
  const auto text = take_before(rest, post.text_end(section));
  const double tokens = post.text_end(section) - post.heading_end(section);
  const double length_factor = 1 - kLengthPenalty * std::min(10.0, tokens / 100);
  return kHeadingWeight * part_score(heading, weights) + length_factor * part_score(text, weights) +
         kMediaWeight * part_score(rest, weights) + proximity(found, words);
}

bool has_exact_heading(const ForwardPost& post, std::size_t section, const QueryPlan& plan) {
  const auto heading = post.tokens.subspan(post.section_begin(section),
                                           post.heading_end(section) - post.section_begin(section));
  return std::any_of(plan.exact_phrase.fingerprints.begin(), plan.exact_phrase.fingerprints.end(),
                     [&](const auto& fingerprints) {
                       return std::equal(heading.begin(), heading.end(), fingerprints.begin(),
                                         fingerprints.end());
                     });
}

}  // namespace

std::vector<SectionScore> rank_sections(const ForwardPost& post,
                                        const std::vector<Occurrence>& matches,
                                        const QueryPlan& plan) {
  const Weights weights = weights_in(post, matches, plan);
  std::vector<SectionScore> ranked;
  auto rest = within(matches, post.names_end(), UINT32_MAX);
  for (std::size_t i = 0; i < post.section_count() && !rest.empty(); ++i) {
    const auto here = take_before(rest, post.media_end(i));
    if (here.empty()) continue;
    ranked.push_back(
        {i, section_score(post, i, here, weights, plan.words), has_exact_heading(post, i, plan)});
  }
  std::stable_sort(ranked.begin(), ranked.end(), [](const SectionScore& a, const SectionScore& b) {
    if (a.exact_heading != b.exact_heading) return a.exact_heading;
    return a.score > b.score;
  });
  return ranked;
}

void keep_if_best(std::vector<SectionScore>& ranked, std::size_t section) {
  const auto found = std::find_if(ranked.begin(), ranked.end(),
                                  [=](const auto& each) { return each.section == section; });
  if (found == ranked.end()) return;
  const double least = kSectionThreshold * found->score;
  const bool is_best = std::none_of(ranked.begin(), ranked.end(), [=](const auto& each) {
    return each.section != section && each.score >= least;
  });
  if (!is_best) ranked.erase(found);
}

Window best_window(const ForwardPost& post, std::size_t section,
                   const std::vector<Occurrence>& matches, const QueryPlan& plan) {
  const std::uint32_t text_begin = post.heading_end(section);
  const std::uint32_t size = post.text_end(section) - text_begin;
  const auto here = within(matches, text_begin, post.text_end(section));
  std::uint32_t best_begin = text_begin;
  double best = -1;
  Counts counts{};
  double score = 0;
  std::size_t first = 0;
  for (std::size_t last = 0; last < here.size(); ++last) {
    score += idf_of(here[last].word, plan) * share_of_repetition(counts[here[last].word]++);
    while (here[last].token - here[first].token > kWindowTokens - kLeadTokens) {
      score -= idf_of(here[first].word, plan) * share_of_repetition(--counts[here[first].word]);
      ++first;
    }
    if (score > best + 1e-9) {
      best = score;
      best_begin = here[first].token;
    }
  }
  std::uint32_t best_end = best_begin;
  for (const Occurrence& each : within(matches, best_begin, best_begin + kWindowTokens))
    best_end = std::max(best_end, each.token + each.count);
  std::uint32_t begin = best_begin - text_begin;
  begin = begin > kLeadTokens ? begin - kLeadTokens : 0;
  const std::uint32_t length =
      std::clamp(best_end - text_begin - begin, kWindowTokens, kMaxWindowTokens);
  if (begin + length > size) begin = size > length ? size - length : 0;
  return {begin, std::min(size, begin + length)};
}

}  // namespace mobysearch
