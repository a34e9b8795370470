// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/ranker.h"

#include <algorithm>
#include <map>
#include <memory>
#include <unordered_set>

#include "common/schema.h"

namespace mobysearch {
namespace {

constexpr Xapian::doccount kExactTotal = 1000;
constexpr std::size_t kRerankDepth = 50;
constexpr std::size_t kMaxFacetValues = 100;

void sort_by(Xapian::Enquire& enquire, SortOrder order) {
  enquire.set_weighting_scheme(ranking_weight());
  if (order == SortOrder::kRelevance) return;
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  if (order == SortOrder::kNewest) {
    enquire.set_docid_order(Xapian::Enquire::ASCENDING);  // docid 1 is the newest
  } else {
    enquire.set_docid_order(Xapian::Enquire::DESCENDING);
  }
}

/// Counts the values of a facet slot's joined strings.
std::vector<FacetValue> split_counts(const Xapian::ValueCountMatchSpy& spy) {
  std::map<std::string, std::int64_t> counts;
  for (auto it = spy.values_begin(); it != spy.values_end(); ++it) {
    const std::string joined = *it;
    for (std::size_t begin = 0; begin < joined.size();) {
      const std::size_t end = std::min(joined.find(kValueSeparator, begin), joined.size());
      counts[joined.substr(begin, end - begin)] += it.get_termfreq();
      begin = end + 1;
    }
  }
  std::vector<FacetValue> values;
  for (auto& [value, count] : counts) values.push_back({value, count});
  std::stable_sort(values.begin(), values.end(),
                   [](const FacetValue& a, const FacetValue& b) { return a.count > b.count; });
  if (values.size() > kMaxFacetValues) values.resize(kMaxFacetValues);
  return values;
}

class Ranker {
 public:
  Ranker(const Index::Parts& parts, Xapian::Database& database, const QueryPlan& plan,
         const SearchRequest& request, const OccurrenceFinder& finder)
      : parts_(parts), database_(database), plan_(plan), request_(request), finder_(finder) {}

  Ranking run() {
    const auto wanted = static_cast<std::size_t>(request_.offset + request_.limit);
    const Xapian::MSet all = match(plan_.all, depth(wanted), plan_.any.empty());
    append(all, true);
    ranking_.all_words = !all.empty() || plan_.any.empty();
    count(all);
    if (!plan_.any.empty()) add_partial_matches(wanted, all);
    if (!request_.facets.empty()) count_facets();
    cut_page();
    return std::move(ranking_);
  }

 private:
  bool by_relevance() const { return request_.sort == SortOrder::kRelevance; }

  /// How many to match: enough to rank the best again.
  std::size_t depth(std::size_t wanted) const {
    const bool reranks = by_relevance() && plan_.words.size() > 1;
    return reranks ? std::max(wanted, kRerankDepth) : wanted;
  }

  Xapian::MSet match(const Xapian::Query& query, std::size_t count, bool exact_total) {
    Xapian::Enquire enquire(database_);
    enquire.set_query(query);
    sort_by(enquire, request_.sort);
    return enquire.get_mset(0, static_cast<Xapian::doccount>(count),
                            exact_total ? kExactTotal + 1 : 0);
  }

  void append(const Xapian::MSet& mset, bool all_words) {
    const std::size_t begin = posts_.size();
    for (auto it = mset.begin(); it != mset.end(); ++it) {
      if (!all_words && seen_.count(*it) > 0) continue;
      posts_.push_back({*it, it.get_weight(), 0, all_words});
      if (all_words) seen_.insert(*it);
    }
    if (by_relevance() && plan_.words.size() > 1) rerank(begin);
  }

  void rerank(std::size_t begin) {
    const std::size_t end = std::min(posts_.size(), begin + kRerankDepth);
    for (std::size_t i = begin; i < end; ++i) {
      finder_.find(parts_.forward.post(posts_[i].docid), found_);
      posts_[i].nearness = nearness(found_, plan_.words);
      posts_[i].score += posts_[i].nearness;
    }
    const auto first = posts_.begin() + static_cast<std::ptrdiff_t>(begin);
    std::stable_sort(first, posts_.begin() + static_cast<std::ptrdiff_t>(end),
                     [](const RankedPost& a, const RankedPost& b) { return a.score > b.score; });
  }

  void count(const Xapian::MSet& mset) {
    if (!plan_.any.empty()) return;
    ranking_.total_is_exact = mset.get_matches_lower_bound() == mset.get_matches_upper_bound();
    ranking_.total =
        ranking_.total_is_exact ? mset.get_matches_lower_bound() : mset.get_matches_estimated();
  }

  /// The posts that have only some of the words come after those that have all. With as many of the
  /// latter as the page needs, it is enough to count the former.
  void add_partial_matches(std::size_t wanted, const Xapian::MSet& all) {
    const bool full = posts_.size() >= wanted && by_relevance();
    const bool many = plan_.any_at_least > kExactTotal;
    if (full && many) {
      ranking_.total_is_exact = false;
      ranking_.total = plan_.any_at_least;
      return;
    }
    const std::size_t more = full ? 0 : wanted + all.size();
    const Xapian::MSet some = match(plan_.any, more == 0 ? 0 : depth(more), !many);
    if (!full) {
      if (by_relevance()) {
        append(some, false);
      } else {
        posts_.clear();
        for (auto it = some.begin(); it != some.end(); ++it) {
          posts_.push_back({*it, 0, 0, seen_.count(*it) > 0});
        }
      }
    }
    ranking_.total_is_exact = some.get_matches_lower_bound() == some.get_matches_upper_bound();
    ranking_.total =
        ranking_.total_is_exact ? some.get_matches_lower_bound() : some.get_matches_estimated();
  }

  void count_facets() {
    Xapian::Enquire enquire(database_);
    enquire.set_query(plan_.any.empty() ? plan_.all : plan_.any);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    std::vector<std::unique_ptr<Xapian::ValueCountMatchSpy>> spies;
    for (const std::string& name : request_.facets) {
      spies.push_back(std::make_unique<Xapian::ValueCountMatchSpy>(field_by_name(name)->slot));
      enquire.add_matchspy(spies.back().get());
    }
    enquire.get_mset(0, 0, database_.get_doccount());
    for (std::size_t i = 0; i < spies.size(); ++i) {
      ranking_.facets.emplace_back(request_.facets[i], split_counts(*spies[i]));
    }
  }

  void cut_page() {
    const auto begin = std::min(posts_.size(), static_cast<std::size_t>(request_.offset));
    const auto end = std::min(posts_.size(), begin + static_cast<std::size_t>(request_.limit));
    ranking_.posts.assign(posts_.begin() + static_cast<std::ptrdiff_t>(begin),
                          posts_.begin() + static_cast<std::ptrdiff_t>(end));
  }

  const Index::Parts& parts_;
  Xapian::Database& database_;
  const QueryPlan& plan_;
  const SearchRequest& request_;
  const OccurrenceFinder& finder_;
  Ranking ranking_;
  std::vector<RankedPost> posts_;
  std::unordered_set<std::uint32_t> seen_;
  std::vector<Occurrence> found_;
};

}  // namespace

Xapian::BM25Weight ranking_weight() { return Xapian::BM25Weight(1.6, 0, 1, 0.75, 0.5); }

Ranking rank_posts(const Index::Parts& parts, Xapian::Database& database, const QueryPlan& plan,
                   const SearchRequest& request, const OccurrenceFinder& finder) {
  return Ranker(parts, database, plan, request, finder).run();
}

}  // namespace mobysearch
