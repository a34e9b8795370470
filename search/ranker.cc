// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/ranker.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <memory>
#include <queue>
#include <unordered_set>

#include "common/schema.h"
#include "search/match_count.h"
#include "search/proximity.h"

namespace mobysearch {
namespace {

constexpr std::size_t kRerankDepth = 20;
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
    if (const auto count = count_matches(database_, everything())) {
      counted_ = true;
      ranking_.total = count->posts;
      ranking_.total_is_exact = count->is_exact;
    }
    const Xapian::MSet all = match(plan_.all, depth(wanted));
    append(all, true);
    ranking_.all_words = !all.empty() || plan_.any.empty();
    if (!plan_.any.empty()) {
      add_partial_matches(wanted, all);
    } else if (!counted_) {
      take_total(all);
    }
    if (!request_.facets.empty()) count_facets();
    cut_page();
    return std::move(ranking_);
  }

 private:
  /// What every post that is found matches.
  const Xapian::Query& everything() const { return plan_.any.empty() ? plan_.all : plan_.any; }

  bool by_relevance() const { return request_.sort == SortOrder::kRelevance; }

  /// How many posts to match: for ranking the best again, more than are wanted.
  std::size_t depth(std::size_t wanted) const {
    const bool reranks = by_relevance() && plan_.words.size() > 1;
    return reranks ? std::max(wanted, kRerankDepth) : wanted;
  }

  /// The first `count`; and the total, unless that is known.
  Xapian::MSet match(const Xapian::Query& query, std::size_t count) {
    const bool needs_total = !counted_ && &query == &everything();
    Xapian::Enquire enquire(database_);
    enquire.set_query(query);
    sort_by(enquire, count == 0 ? SortOrder::kNewest : request_.sort);
    return enquire.get_mset(0, static_cast<Xapian::doccount>(count),
                            needs_total ? kExactTotal + 1 : 0);
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

  /// Ranks posts_[begin …] again, as far down as it may change what stands on the page.
  void rerank(std::size_t begin) {
    const auto wanted = static_cast<std::size_t>(request_.offset + request_.limit);
    const std::size_t places = wanted > begin ? wanted - begin : 1;
    const std::size_t deepest = std::min(posts_.size(), begin + kRerankDepth);
    const double limit = proximity_limit(plan_.words);
    std::priority_queue<double, std::vector<double>, std::greater<>> best;
    std::size_t end = begin;
    for (; end < deepest; ++end) {
      RankedPost& post = posts_[end];
      if (best.size() == places && post.score + limit <= best.top()) break;
      finder_.find(parts_.forward.post(post.docid), post.found);
      post.proximity = proximity(post.found, plan_.words);
      post.score += post.proximity;
      best.push(post.score);
      if (best.size() > places) best.pop();
    }
    const auto first = posts_.begin() + static_cast<std::ptrdiff_t>(begin);
    std::stable_sort(first, posts_.begin() + static_cast<std::ptrdiff_t>(end),
                     [](const RankedPost& a, const RankedPost& b) { return a.score > b.score; });
  }

  void take_total(const Xapian::MSet& mset) {
    ranking_.total_is_exact = mset.get_matches_lower_bound() == mset.get_matches_upper_bound();
    ranking_.total =
        ranking_.total_is_exact ? mset.get_matches_lower_bound() : mset.get_matches_estimated();
  }

  /// The posts that have only some of the words come after those that have all. With as many of the
  /// latter as the page needs, it is enough to count the former.
  void add_partial_matches(std::size_t wanted, const Xapian::MSet& all) {
    const bool full = by_relevance() && posts_.size() >= wanted;
    if (full && counted_) return;
    const Xapian::MSet some = match(plan_.any, full ? 0 : depth(wanted + all.size()));
    if (!counted_) take_total(some);
    if (full) return;
    if (by_relevance()) return append(some, false);
    posts_.clear();
    for (auto it = some.begin(); it != some.end(); ++it) {
      posts_.push_back({*it, 0, 0, seen_.count(*it) > 0});
    }
  }

  void count_facets() {
    Xapian::Enquire enquire(database_);
    enquire.set_query(everything());
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
    ranking_.posts.assign(
        std::make_move_iterator(posts_.begin() + static_cast<std::ptrdiff_t>(begin)),
        std::make_move_iterator(posts_.begin() + static_cast<std::ptrdiff_t>(end)));
  }

  const Index::Parts& parts_;
  Xapian::Database& database_;
  const QueryPlan& plan_;
  const SearchRequest& request_;
  const OccurrenceFinder& finder_;
  Ranking ranking_;
  bool counted_ = false;  ///< ranking_.total is known
  std::vector<RankedPost> posts_;
  std::unordered_set<std::uint32_t> seen_;
};

}  // namespace

Xapian::IneB2Weight ranking_weight() { return Xapian::IneB2Weight(1.0); }

Ranking rank_posts(const Index::Parts& parts, Xapian::Database& database, const QueryPlan& plan,
                   const SearchRequest& request, const OccurrenceFinder& finder) {
  return Ranker(parts, database, plan, request, finder).run();
}

}  // namespace mobysearch
