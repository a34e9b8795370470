// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/query_suggestions.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "search/missing_words.h"

namespace mobysearch {
namespace {

constexpr std::size_t kQueries = 1000;  ///< that are looked at
constexpr std::size_t kMissing = 20;
constexpr std::size_t kMeant = 3;
constexpr std::size_t kFrequent = 20;

/// What is known of a missing word.
struct Wanted {
  std::int64_t searches = 0;
  std::map<std::string, std::int64_t> beside;  ///< words asked for with it, and how often
};
using WantedWords = std::map<std::string, Wanted>;

void note(const QueryWords& words, std::int64_t count, WantedWords& wanted) {
  for (const std::string& word : words.missing) {
    Wanted& entry = wanted[word];
    entry.searches += count;
    for (const std::string& other : words.found) entry.beside[other] += count;
  }
}

/// The pairs of a map, those with the most searches first.
template <class Map, class Searches>
auto most_first(const Map& map, const Searches& searches) {
  std::vector<std::pair<typename Map::key_type, typename Map::mapped_type>> all(map.begin(),
                                                                                map.end());
  std::stable_sort(all.begin(), all.end(), [&](const auto& a, const auto& b) {
    return searches(a.second) > searches(b.second);
  });
  return all;
}

std::vector<MissingWord> ranked(const WantedWords& wanted, const MissingWords& words) {
  std::vector<MissingWord> missing;
  for (const auto& [word, entry] :
       most_first(wanted, [](const Wanted& it) { return it.searches; })) {
    if (missing.size() == kMissing) break;
    std::vector<std::string> meant = words.meant_by(word, kMeant);
    for (const auto& beside : most_first(entry.beside, [](std::int64_t count) { return count; })) {
      if (meant.size() == kMeant) break;
      if (std::find(meant.begin(), meant.end(), beside.first) == meant.end()) {
        meant.push_back(beside.first);
      }
    }
    missing.push_back({word, entry.searches, std::move(meant)});
  }
  return missing;
}

/// The query with the post that it finds first, if that has all its words.
Result<std::optional<FrequentQuery>> frequent(const QueryCount& counted, Searcher& searcher) {
  if (2 * counted.without_results > counted.count) return std::optional<FrequentQuery>();
  SearchRequest request;
  request.query = counted.query;
  request.limit = 1;
  auto response = searcher.search(request);
  if (!response) return fail(std::move(response.error()));
  if (response->with_all_words == 0) return std::optional<FrequentQuery>();
  return std::optional(
      FrequentQuery{{.query = counted.query, .url = response->hits.front().url}, counted.count});
}

}  // namespace

Result<QuerySuggestions> suggest_from(const QueryCounts& counts,
                                      const std::shared_ptr<const Index>& index) {
  auto words = MissingWords::open(index);
  if (!words) return fail(std::move(words.error()));
  auto searcher = Searcher::open(index);
  if (!searcher) return fail(std::move(searcher.error()));
  QuerySuggestions out;
  WantedWords wanted;
  for (std::size_t i = 0; i < std::min(kQueries, counts.queries.size()); ++i) {
    const QueryCount& counted = counts.queries[i];
    const auto split = words->words_of(counted.query);
    if (!split) return fail(split.error());
    note(*split, counted.count, wanted);
    if (out.frequent.size() == kFrequent) continue;
    auto found = frequent(counted, *searcher);
    if (!found) return fail(std::move(found.error()));
    if (*found) out.frequent.push_back(std::move(**found));
  }
  out.missing = ranked(wanted, *words);
  return out;
}

}  // namespace mobysearch
