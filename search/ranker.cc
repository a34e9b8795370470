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
#include "common/text/ascii.h"
#include "search/proximity.h"

namespace mobysearch {
namespace {

constexpr std::size_t kRerankDepth = 20;
constexpr std::size_t kMaxFacetValues = 100;

/// Gathers terms each of which alone is enough to match. Returns whether the query asks for nothing
/// else.
bool is_union_of_terms(const Xapian::Query& query, std::vector<std::string>& terms) {
  using Xapian::Query;
  switch (query.get_type()) {
    case Query::LEAF_TERM:
      terms.push_back(*query.get_terms_begin());
      return true;
    case Query::OP_AND_MAYBE:
    case Query::OP_SCALE_WEIGHT:
      return is_union_of_terms(query.get_subquery(0), terms);
    case Query::OP_OR:
    case Query::OP_SYNONYM: {
      bool all = true;
      for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
        all = is_union_of_terms(query.get_subquery(i), terms) && all;
      }
      return all;
    }
    default:
      return false;
  }
}

std::int64_t count_union(const Xapian::Database& database, const std::vector<std::string>& terms) {
  std::vector<bool> marked(database.get_lastdocid() + 1);
  std::int64_t count = 0;
  for (const std::string& term : terms) {
    const auto end = database.postlist_end(term);
    for (auto it = database.postlist_begin(term); it != end; ++it) {
      auto mark = marked[*it];
      count += mark ? 0 : 1;
      mark = true;
    }
  }
  return count;
}

void sort_by(Xapian::Enquire& enquire, SortOrder order) {
  enquire.set_weighting_scheme(ranking_weight());
  if (order == SortOrder::kRelevance) return;
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  // Docid 1 is the newest.
  const bool newest = order == SortOrder::kNewest;
  enquire.set_docid_order(newest ? Xapian::Enquire::ASCENDING : Xapian::Enquire::DESCENDING);
}

/// Counts the values of a facet slot's joined strings.
std::vector<FacetValue> split_counts(const Xapian::ValueCountMatchSpy& spy) {
  std::map<std::string, std::int64_t> counts;
  for (auto it = spy.values_begin(); it != spy.values_end(); ++it) {
    const std::string joined = *it;
    for (std::string_view rest = joined; !rest.empty();) {
      const auto value = take_until(rest, {&kValueSeparator, 1});
      counts[std::string(value)] += it.get_termfreq();
    }
  }
  std::vector<FacetValue> values;
  for (const auto& [value, count] : counts) values.push_back({value, count});
  std::stable_sort(values.begin(), values.end(),
                   [](const FacetValue& a, const FacetValue& b) { return a.count > b.count; });
  if (values.size() > kMaxFacetValues) values.resize(kMaxFacetValues);
  return values;
}

class Ranker {
 public:
  Ranker(const IndexReader& reader, const QueryPlan& plan, const SearchRequest& request,
         const OccurrenceFinder& finder)
      : reader_(reader), plan_(plan), request_(request), finder_(finder) {}

  Ranking run() {
    const Xapian::MSet all = match(plan_.all, depth(wanted_));
    append(all);
    ranking_.all_words = !all.empty() || plan_.any.empty();
    if (!plan_.any.empty()) add_partial_matches(all);
    if (!request_.facets.empty()) count_facets();
    ranking_.total = *total_;
    const auto end = posts_.begin() + static_cast<std::ptrdiff_t>(std::min(posts_.size(), wanted_));
    const auto begin =
        posts_.begin() + std::min<std::ptrdiff_t>(request_.offset, end - posts_.begin());
    ranking_.posts.assign(std::make_move_iterator(begin), std::make_move_iterator(end));
    return std::move(ranking_);
  }

 private:
  /// How many posts to match: for ranking the best again, more than are wanted.
  std::size_t depth(std::size_t wanted) const {
    return reranks_ ? std::max(wanted, kRerankDepth) : wanted;
  }

  /// The first `count`; takes the total too, unless that is known.
  Xapian::MSet match(const Xapian::Query& query, std::size_t count) {
    const bool needs_total = !total_ && &query == &everything_;
    Xapian::Enquire enquire(reader_.database);
    enquire.set_query(query);
    sort_by(enquire, count == 0 ? SortOrder::kNewest : request_.sort);
    const Xapian::MSet mset = enquire.get_mset(0, static_cast<Xapian::doccount>(count),
                                               needs_total ? kExactTotal + 1 : 0);
    if (needs_total) {
      const auto least = mset.get_matches_lower_bound();
      const bool is_exact = least == mset.get_matches_upper_bound();
      total_ = {is_exact ? least : mset.get_matches_estimated(), is_exact};
    }
    return mset;
  }

  /// Appends those that are not `seen` yet.
  void append(const Xapian::MSet& mset, const std::unordered_set<std::uint32_t>& seen = {}) {
    const std::size_t begin = posts_.size();
    for (auto it = mset.begin(); it != mset.end(); ++it) {
      if (!seen.contains(*it)) posts_.push_back({*it, it.get_weight()});
    }
    if (reranks_) rerank(begin);
  }

  /// Ranks posts_[begin …] again, as far down as it may change what stands on the page.
  void rerank(std::size_t begin) {
    const std::size_t places = wanted_ > begin ? wanted_ - begin : 1;
    const std::size_t deepest = std::min(posts_.size(), begin + kRerankDepth);
    const double limit = proximity_limit(plan_.words);
    std::priority_queue<double, std::vector<double>, std::greater<>> best;
    std::size_t end = begin;
    for (; end < deepest; ++end) {
      RankedPost& post = posts_[end];
      if (best.size() == places && post.score + limit <= best.top()) break;
      finder_.find(reader_.parts.forward.post(post.docid), post.found);
      post.proximity = proximity(post.found, plan_.words);
      post.score += post.proximity;
      best.push(post.score);
      if (best.size() > places) best.pop();
    }
    std::stable_sort(posts_.data() + begin, posts_.data() + end,
                     [](const RankedPost& a, const RankedPost& b) { return a.score > b.score; });
  }

  /// The posts that have only some of the words come after those that have all. With as many of the
  /// latter as the page needs, it is enough to count the former.
  void add_partial_matches(const Xapian::MSet& all) {
    const bool full = by_relevance_ && posts_.size() >= wanted_;
    if (full && total_) return;
    const Xapian::MSet some = match(plan_.any, full ? 0 : depth(wanted_ + all.size()));
    if (full) return;
    if (!by_relevance_) posts_.clear();
    std::unordered_set<std::uint32_t> seen;
    for (const RankedPost& post : posts_) seen.insert(post.docid);
    append(some, seen);
  }

  void count_facets() {
    Xapian::Enquire enquire(reader_.database);
    enquire.set_query(everything_);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    std::vector<std::unique_ptr<Xapian::ValueCountMatchSpy>> spies;
    for (const std::string& name : request_.facets) {
      spies.push_back(std::make_unique<Xapian::ValueCountMatchSpy>(field_by_name(name)->slot));
      enquire.add_matchspy(spies.back().get());
    }
    enquire.get_mset(0, 0, reader_.database.get_doccount());
    for (std::size_t i = 0; i < spies.size(); ++i) {
      ranking_.facets.emplace_back(request_.facets[i], split_counts(*spies[i]));
    }
  }

  const IndexReader& reader_;
  const QueryPlan& plan_;
  const SearchRequest& request_;
  const OccurrenceFinder& finder_;
  /// What every post that is found matches.
  const Xapian::Query& everything_ = plan_.any.empty() ? plan_.all : plan_.any;
  const std::size_t wanted_ = static_cast<std::size_t>(request_.offset + request_.limit);
  const bool by_relevance_ = request_.sort == SortOrder::kRelevance;
  const bool reranks_ = by_relevance_ && plan_.words.size() > 1;
  Ranking ranking_;
  /// Nothing as long as it is not known.
  std::optional<MatchCount> total_ = count_matches(reader_.database, everything_);
  std::vector<RankedPost> posts_;
};

}  // namespace

std::optional<MatchCount> count_matches(const Xapian::Database& database,
                                        const Xapian::Query& query) {
  std::vector<std::string> terms;
  const bool is_union = is_union_of_terms(query, terms);
  Xapian::doccount most = 0;
  for (const std::string& term : terms) most = std::max(most, database.get_termfreq(term));
  if (is_union && terms.size() == 1) return MatchCount{most, true};
  if (most > kExactTotal) return MatchCount{most, false};
  if (!is_union) return std::nullopt;
  return MatchCount{count_union(database, terms), true};
}

Xapian::IneB2Weight ranking_weight() { return Xapian::IneB2Weight(1.0); }

Ranking rank_posts(const IndexReader& reader, const QueryPlan& plan, const SearchRequest& request,
                   const OccurrenceFinder& finder) {
  return Ranker(reader, plan, request, finder).run();
}

}  // namespace mobysearch
