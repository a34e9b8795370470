// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/ranker.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <queue>
#include <unordered_set>

#include "search/facets.h"
#include "search/matching_posts.h"
#include "search/proximity.h"

namespace mobysearch {
namespace {

/// More posts than the first page needs: of several words, Xapian may add up the same weights in
/// another order for the next, and choose differently from equal posts.
constexpr std::size_t kEqualPosts = 10;
/// For later pages, always as many: where fewer are asked for, Xapian may skip some (its
/// AndMaybePostList, into which an OR turns), so that pages would not fit each other.
constexpr std::size_t kMostPosts = SearchRequest::kMaxOffset + SearchRequest::kMaxLimit;
/// How many posts are ranked again: of a word, fewer, since no other word can stand near it.
constexpr std::size_t kRerankDepth = 20;
constexpr std::size_t kRerankDepthOfAWord = 10;
/// How many of them may have what was typed word for word.
constexpr std::size_t kRunDepth = 30;

MatchOptions::Order match_order(SortOrder order) {
  switch (order) {
    case SortOrder::kNewest:
      return MatchOptions::Order::kNewest;
    case SortOrder::kOldest:
      return MatchOptions::Order::kOldest;
    default:
      return MatchOptions::Order::kWeight;
  }
}

/// Scores that only differ by how they were added up are equal: the newer post stands first.
bool is_better(const RankedPost& a, const RankedPost& b) {
  const auto score = [](const RankedPost& post) { return static_cast<float>(post.score); };
  return score(a) != score(b) ? score(a) > score(b) : a.docid < b.docid;
}

/// The highest scores of those seen, as many as there are places.
class BestScores {
 public:
  explicit BestScores(std::size_t places) : places_(places) {}
  void add(double score) {
    scores_.push(score);
    if (scores_.size() > places_) scores_.pop();
  }
  /// Whether a post with this score has none of the places.
  bool leave_out(double score) const { return scores_.size() == places_ && score < scores_.top(); }

 private:
  std::size_t places_;
  std::priority_queue<double, std::vector<double>, std::greater<>> scores_;
};

/// How many posts are looked at for having what was typed word for word: none for two words, whose
/// nearness says the same, and more with stop words, which the weights of the terms leave out.
std::size_t run_depth_of(const QueryPlan& plan) {
  if (!plan.typed.is_run()) return 0;
  const std::size_t typed = plan.typed.fingerprints[0].size();
  if (typed > plan.words.size()) return kRunDepth;
  return typed > 2 ? kRerankDepth : 0;
}

class Ranker {
 public:
  Ranker(const IndexReader& reader, const QueryPlan& plan, const SearchRequest& request,
         const OccurrenceFinder& finder)
      : reader_(reader), plan_(plan), request_(request), finder_(finder) {}

  Ranking run(RankOptions options) {
    const bool only_all = plan_.any.empty();
    const Matches all = match(plan_.all, depth(matched_), only_all || !by_relevance_);
    append(all, {});
    if (by_relevance_) {
      append_named();
      rank_again(0, run_depth_);
    }
    with_all_words_ = posts_.size();
    ranking_.is_full = all.posts.size() >= kRerankDepthOfAWord;
    if (options.only_if_full && by_relevance_ && !ranking_.is_full) {
      total_ = {static_cast<std::int64_t>(with_all_words_), true};
      take_page();
      return std::move(ranking_);
    }
    // By date, posts with only some of the words would hide those that have all.
    const bool is_everything = only_all || (!by_relevance_ && !all.posts.empty());
    if (!is_everything) add_partial_matches(all);
    if (!request_.facets.empty()) {
      ranking_.facets = count_facets(reader_.database, reader_.parts.facets,
                                     is_everything ? plan_.all : plan_.any, request_.facets);
    }
    put_first(std::move(options.first));
    take_page();
    return std::move(ranking_);
  }

 private:
  /// How many posts to match: for ranking the best again, more than are wanted.
  std::size_t depth(std::size_t wanted) const {
    return by_relevance_ ? std::max({wanted, run_depth_, near_}) : wanted;
  }

  /// The first `count`; takes the total too if the query is what all posts found match.
  Matches match(const Xapian::Query& query, std::size_t count, bool takes_total) {
    if (takes_total) total_ = count_matches(reader_.database, query);
    const bool counts = takes_total && !total_;
    const bool are_many = reader_.parts.info.posts >= kManyPosts;
    Matches found = reader_.database.match(
        query,
        {.posts = count,
         .order = count == 0 || (by_relevance_ && !plan_.weighs) ? MatchOptions::Order::kNewest
                                                                 : match_order(request_.sort),
         .checked = counts ? (are_many ? kExactTotalOfMany : kExactTotal) + 1 : 0});
    if (counts) {
      const bool is_exact = found.least == found.most;
      total_ = {is_exact ? found.least : found.estimated, is_exact};
    }
    return found;
  }

  /// Appends those that are not `seen` yet.
  void append(const Matches& found, const std::unordered_set<std::uint32_t>& seen) {
    posts_.reserve(posts_.size() + found.posts.size());
    for (const auto& [docid, weight] : found.posts)
      if (!seen.contains(docid)) posts_.push_back({docid, weight});
  }
  std::unordered_set<std::uint32_t> seen() const {
    std::unordered_set<std::uint32_t> docids;
    for (const RankedPost& post : posts_) docids.insert(post.docid);
    return docids;
  }

  /// Adds the newest of the posts that have all the words.
  void add_newest(std::vector<std::uint32_t>& docids) const {
    for (const WeighedPost& post : reader_.database.match(plan_.all, {.posts = near_}).posts)
      docids.push_back(post.docid);
  }

  /// Appends the best of the posts that are called as the query, wherever the weights of their
  /// terms put them; of a query for the latest, of the newest posts too.
  void append_named() {
    called_ = posts_called(reader_, plan_.exact_phrase);
    std::vector<std::uint32_t> docids = called_;
    docids.insert(docids.end(), plan_.typed.titles.begin(), plan_.typed.titles.end());
    if (plan_.wants_newest) add_newest(docids);
    if (posts_.empty() || docids.empty()) return;
    const std::unordered_set<std::uint32_t> before = seen();
    if (docids.size() <= near_ && std::all_of(docids.begin(), docids.end(),
                                              [&](auto docid) { return before.contains(docid); })) {
      best_named_.insert(docids.begin(), docids.end());
      return;
    }
    const Xapian::Query named(Xapian::Query::OP_FILTER, plan_.all,
                              reader_.database.posts_query(std::move(docids)));
    const Matches best = match(named, near_, false);
    append(best, before);
    for (const WeighedPost& post : best.posts) best_named_.insert(post.docid);
  }

  /// Ranks posts_[begin …] again: by what the first of them, and those that are called so, gain by
  /// names, by what was typed word for word and by words near each other; and by what others down
  /// to `run_depth` gain by the second. Looks only at those that may come onto the page.
  void rank_again(std::size_t begin, std::size_t run_depth) {
    if (begin == posts_.size()) return;
    const GainRules rules(reader_, plan_, posts_[begin].score);
    const auto is_near = [&](std::size_t i) {
      return i < begin + near_ || best_named_.contains(posts_[i].docid);
    };
    std::vector<std::size_t> order;
    for (std::size_t i = begin; i < posts_.size(); ++i)
      if (i < begin + run_depth || is_near(i)) order.push_back(i);
    expect_words_of(order);
    for (const std::size_t i : order) {
      if (!is_near(i)) continue;
      rules.add_for_names(posts_[i].docid, posts_[i].score, called_, posts_[i].gains);
      posts_[i].score += posts_[i].gains.sum();
    }
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return is_better(posts_[a], posts_[b]); });
    BestScores best(wanted_ > begin ? wanted_ - begin : 1);
    const double most_for_run = run_depth > 0 ? rules.most_for_run() : 0;
    for (const std::size_t i : order) {
      RankedPost& post = posts_[i];
      if (best.leave_out(post.score + most_for_run + nearest_)) break;
      if (nearest_ > 0 && is_near(i)) find_words(post);
      if (run_depth > 0)
        post.score += post.gains[Gain::kRun] = rules.for_run(post.docid, post.found);
      if (is_near(i) || post.gains[Gain::kRun] > 0) add_for_nearness(post, best);
      best.add(post.score);
    }
    std::sort(posts_.begin() + static_cast<std::ptrdiff_t>(begin), posts_.end(), is_better);
  }

  void expect_words_of(const std::vector<std::size_t>& places) const {
    std::vector<std::uint32_t> docids;
    for (const std::size_t place : places) docids.push_back(posts_[place].docid);
    reader_.forward.expect(docids);
  }

  void find_words(RankedPost& post) const {
    finder_.find(reader_.forward.post(post.docid), post.found);
  }

  void add_for_nearness(RankedPost& post, const BestScores& best) {
    if (nearest_ == 0 || best.leave_out(post.score + nearest_)) return;
    if (post.found.empty()) find_words(post);
    post.score += post.gains[Gain::kProximity] = proximity(post.found, plan_.words);
  }

  /// The posts that have only some of the words come after those that have all. With as many of the
  /// latter as the page needs, it is enough to count the former.
  void add_partial_matches(const Matches& all) {
    const bool full = posts_.size() >= wanted_;
    if (full && (total_ = count_matches(reader_.database, plan_.any))) return;
    const std::size_t deep = std::max(matched_, near_) + all.posts.size();
    const Matches some = match(plan_.any, full ? 0 : deep, true);
    if (full) return;
    const std::size_t begin = posts_.size();
    append(some, seen());
    if (by_relevance_) rank_again(begin, 0);
  }

  void put_first(std::vector<RankedPost> first) {
    if (first.empty()) return;
    const auto is_first = [&](const RankedPost& post) {
      return std::any_of(first.begin(), first.end(),
                         [&](const RankedPost& each) { return each.docid == post.docid; });
    };
    const auto others = posts_.begin() + static_cast<std::ptrdiff_t>(with_all_words_);
    const auto twice = std::count_if(posts_.begin(), others, is_first);
    std::erase_if(posts_, is_first);
    first_ = first.size();
    with_all_words_ += first_ - static_cast<std::size_t>(twice);
    posts_.insert(posts_.begin(), std::make_move_iterator(first.begin()),
                  std::make_move_iterator(first.end()));
  }

  void take_page() {
    const std::size_t end = std::min(posts_.size(), wanted_);
    const std::size_t begin = std::min(static_cast<std::size_t>(request_.offset), end);
    const auto at = [&](std::size_t i) { return posts_.begin() + static_cast<std::ptrdiff_t>(i); };
    ranking_.posts.assign(std::make_move_iterator(at(begin)), std::make_move_iterator(at(end)));
    ranking_.first = std::clamp(first_, begin, end) - begin;
    ranking_.with_all_words = std::clamp(with_all_words_, begin, end) - begin;
    ranking_.total = *total_;
    // Only a total that is not exact can be less than what is on the page.
    ranking_.total.posts = std::max(ranking_.total.posts, static_cast<std::int64_t>(end));
  }

  const IndexReader& reader_;
  const QueryPlan& plan_;
  const SearchRequest& request_;
  const OccurrenceFinder& finder_;
  const std::size_t wanted_ = static_cast<std::size_t>(request_.offset + request_.limit);
  const std::size_t matched_ = request_.offset > 0      ? kMostPosts
                               : plan_.words.size() > 1 ? wanted_ + kEqualPosts
                                                        : wanted_;
  const bool by_relevance_ = request_.sort == SortOrder::kRelevance;
  const std::size_t run_depth_ = run_depth_of(plan_);
  const std::size_t near_ = plan_.words.size() > 1 ? kRerankDepth : kRerankDepthOfAWord;
  const double nearest_ = proximity_limit(plan_.words);
  Ranking ranking_;
  std::optional<MatchCount> total_;  ///< nothing as long as it is not known
  std::vector<RankedPost> posts_;
  std::size_t with_all_words_ = 0;  ///< of posts_, the first
  std::size_t first_ = 0;           ///< likewise
  std::vector<std::uint32_t> called_;
  std::unordered_set<std::uint32_t> best_named_;
};

}  // namespace

std::optional<MatchCount> count_matches(const PostDatabase& database, const Xapian::Query& query) {
  const auto [terms, is_union] = sufficient_terms(query);
  database.expect(terms);
  std::uint32_t most = 0;
  for (const std::string& term : terms) most = std::max(most, database.frequency_of(term));
  if (is_union && terms.size() == 1) return MatchCount{most, true};
  if (most > kExactTotal) return MatchCount{most, false};
  if (!is_union) return std::nullopt;
  return MatchCount{database.count_union(query), true};
}

Ranking rank_posts(const IndexReader& reader, const QueryPlan& plan, const SearchRequest& request,
                   const OccurrenceFinder& finder, RankOptions options) {
  return Ranker(reader, plan, request, finder).run(std::move(options));
}

}  // namespace mobysearch
