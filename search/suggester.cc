// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/suggester.h"

#include <algorithm>

#include "common/text/unicode.h"
#include "search/completions.h"

namespace mobysearch {
namespace {

constexpr std::size_t kMaxWords = 3;

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
  const std::string before(typed.substr(0, typed.find_last_of(' ') + 1));  // npos + 1 is 0
  const std::string last = fold_case(typed.substr(before.size()));
  if (last.empty()) return result;
  for (const std::size_t i : most_frequent(vocabulary, last, kMaxWords)) {
    add({before + std::string(vocabulary.word(i)), {}, "word"});
  }
  return result;
}

}  // namespace mobysearch
