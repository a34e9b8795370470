// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/facets.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "common/schema.h"
#include "common/text/ascii.h"

namespace mobysearch {
namespace {

constexpr std::size_t kMaxFacetValues = 100;

/// What is counted of a value in all its spellings.
struct Spellings {
  std::int64_t posts = 0;
  std::map<std::string, std::int64_t> by_spelling;

  /// The first of those that most posts have.
  const std::string& commonest() const {
    const auto less = [](const auto& a, const auto& b) { return a.second < b.second; };
    return std::max_element(by_spelling.begin(), by_spelling.end(), less)->first;
  }
};
using Counts = std::map<std::string, Spellings>;  ///< by the filter's term

/// Adds the values of a slot's string, which `posts` posts have. A post counts once for a value
/// that it has in two spellings.
void add_values(Field field, std::string_view joined, std::int64_t posts, Counts& counts) {
  std::set<std::string> seen;
  while (!joined.empty()) {
    const std::string_view value = take_until(joined, {&kValueSeparator, 1});
    const std::string term = exact_term(field, value);
    Spellings& spellings = counts[term];
    spellings.by_spelling[std::string(value)] += posts;
    if (seen.insert(term).second) spellings.posts += posts;
  }
}

/// The filter `en` takes posts in en-gb too: counts them for it, if there is one in plain `en`.
void add_regions_to_languages(Counts& counts) {
  for (const auto& [term, spellings] : counts) {
    const std::size_t dash = term.find('-');
    if (dash == std::string::npos) continue;
    const auto language = counts.find(term.substr(0, dash));
    if (language != counts.end()) language->second.posts += spellings.posts;
  }
}

std::vector<FacetValue> most_frequent(const Counts& counts) {
  std::vector<FacetValue> values;
  for (const auto& [term, spellings] : counts)
    values.push_back({spellings.commonest(), spellings.posts});
  std::sort(values.begin(), values.end(), [](const FacetValue& a, const FacetValue& b) {
    return a.count != b.count ? a.count > b.count : a.value < b.value;
  });
  if (values.size() > kMaxFacetValues) values.resize(kMaxFacetValues);
  return values;
}

std::vector<std::string> each_once(const std::vector<std::string>& names) {
  std::vector<std::string> once;
  for (const std::string& name : names) {
    if (std::find(once.begin(), once.end(), name) == once.end()) once.push_back(name);
  }
  return once;
}

std::vector<FacetValue> values_of(Field field, const Xapian::ValueCountMatchSpy& spy) {
  Counts counts;
  for (auto it = spy.values_begin(); it != spy.values_end(); ++it)
    add_values(field, *it, it.get_termfreq(), counts);
  if (field == Field::kLang) add_regions_to_languages(counts);
  return most_frequent(counts);
}

}  // namespace

std::vector<std::pair<std::string, std::vector<FacetValue>>> count_facets(
    const Xapian::Database& database, const Xapian::Query& matching,
    const std::vector<std::string>& asked) {
  const std::vector<std::string> names = each_once(asked);
  Xapian::Enquire enquire(database);
  enquire.set_query(matching);
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  std::vector<std::unique_ptr<Xapian::ValueCountMatchSpy>> spies;
  for (const std::string& name : names) {
    spies.push_back(std::make_unique<Xapian::ValueCountMatchSpy>(field_by_name(name)->slot));
    enquire.add_matchspy(spies.back().get());
  }
  enquire.get_mset(0, 0, database.get_doccount());
  std::vector<std::pair<std::string, std::vector<FacetValue>>> facets;
  for (std::size_t i = 0; i < spies.size(); ++i)
    facets.emplace_back(names[i], values_of(field_by_name(names[i])->field, *spies[i]));
  return facets;
}

}  // namespace mobysearch
