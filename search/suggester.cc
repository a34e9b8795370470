// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/suggester.h"

#include <algorithm>

#include "common/text/unicode.h"

namespace mobysearch {
namespace {

constexpr std::size_t kWordSuggestions = 3;

bool has_match(const Highlight& highlight) { return highlight.size() > 1; }

}  // namespace

std::vector<Suggestion> suggestions(std::string_view typed, const SearchResponse& response,
                                    const Vocabulary& vocabulary, int limit) {
  std::vector<Suggestion> result;
  const auto add = [&](Suggestion suggestion) {
    if (result.size() >= static_cast<std::size_t>(std::max(limit, 0))) return;
    const bool known = std::any_of(result.begin(), result.end(), [&](const Suggestion& other) {
      return other.text == suggestion.text && other.kind == suggestion.kind;
    });
    if (!known) result.push_back(std::move(suggestion));
  };
  for (const Hit& hit : response.hits) {
    if (has_match(hit.title_highlight)) add({hit.title, hit.url, "title"});
  }
  for (const Hit& hit : response.hits) {
    for (const SectionHit& section : hit.sections) {
      if (has_match(section.heading_highlight)) add({section.heading, section.url, "heading"});
    }
  }
  const auto blank = typed.find_last_of(' ');
  const std::string_view before = blank == std::string_view::npos ? "" : typed.substr(0, blank + 1);
  const std::string last = fold_case(typed.substr(before.size()));
  if (last.empty()) return result;
  const auto [begin, end] = vocabulary.with_prefix(last);
  std::vector<std::size_t> words;
  for (std::size_t i = begin; i < end; ++i) words.push_back(i);
  const std::size_t count = std::min(words.size(), kWordSuggestions);
  std::partial_sort(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(count), words.end(),
                    [&](std::size_t a, std::size_t b) {
                      return vocabulary.frequency(a) > vocabulary.frequency(b);
                    });
  for (std::size_t i = 0; i < count; ++i) {
    add({std::string(before) + std::string(vocabulary.word(words[i])), {}, "word"});
  }
  return result;
}

}  // namespace mobysearch
