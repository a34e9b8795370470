// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/readings.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "search/expected.h"
#include "search/hit_builder.h"
#include "search/pasted_query.h"
#include "search/query_terms.h"
#include "search/typed_run.h"
#include "search/unweighted.h"

namespace mobysearch {
namespace {

using Query = Xapian::Query;

/// Whether titles begin with what was typed only if its last word goes on.
bool some_title_goes_on(const TypedRun& typed, IndexReader& reader) {
  return typed.is_run() && typed.titles.empty() &&
         !typed_run(typed.text, true, reader).titles.empty();
}

/// Whether some post has all the words, which is dear to find out by ranking those with some.
bool finds_all_words(const QueryPlan& plan, const PostDatabase& database) {
  return !plan.matches_nothing && (plan.any.empty() || finds_any(plan.all, database));
}

bool finds_enough(Finished finished, const Ranking& ranking, SortOrder sort) {
  if (finished != Finished::kLikely) return finished == Finished::kSurely;
  // By date, longer words would stand among it.
  return ranking.is_full || sort != SortOrder::kRelevance;
}

SearchRequest without_filters(SearchRequest request) {
  request.filters = {};
  request.in.clear();
  request.facets.clear();
  return request;
}

}  // namespace

Reading& Readings::find(const SearchRequest& request) {
  expect_terms(request, reader_);
  std::vector<RankedPost> first;
  if (request.prefix && find_finished(request, first)) return finished_;
  Reading& reading = request.prefix ? begun_ : finished_;
  reading.plan = plan_query(request, reader_);
  if (reading.plan.matches_nothing) return reading;
  if (!first.empty()) add_to_total(first, reading.plan);
  rank(reading, request, {.first = std::move(first)});
  return reading;
}

/// Nearly always, what is found as finished is found as unfinished, too; not what is found by the
/// two pieces of a word.
void Readings::add_to_total(const std::vector<RankedPost>& first, QueryPlan& plan) const {
  std::vector<std::uint32_t> docids;
  for (const RankedPost& post : first) docids.push_back(post.docid);
  const Query as_first = reader_.database.posts_query(std::move(docids));
  const Query too(Query::OP_AND, as_first, plan.all);
  if (reader_.database.match(too, {.posts = first.size()}).posts.size() == first.size()) return;
  const Query also = unweighted(finished_.plan.all, reader_.database);
  plan.all = Query(Query::OP_OR, plan.all, also);
}

/// Whether what is being typed finds all that it should as it stands; else `first` are the posts
/// that stand first. What a filter leaves is read as the whole is: facets count it so.
bool Readings::find_finished(const SearchRequest& request, std::vector<RankedPost>& first) {
  const Finished finished = finished_word(read_query(request, reader_), reader_);
  if (finished == Finished::kNo) return false;
  SearchRequest as_finished = request;
  as_finished.prefix = false;
  as_finished.offset = 0;
  const bool is_filtered = request.filters != FieldValues() || !request.in.empty();
  Reading& whole = is_filtered ? unfiltered_ : finished_;
  const SearchRequest whole_request = is_filtered ? without_filters(as_finished) : as_finished;
  whole.plan = plan_query(whole_request, reader_);
  if (!finds_all_words(whole.plan, reader_.database)) return false;
  if (some_title_goes_on(whole.plan.typed, reader_)) return false;
  rank(whole, whole_request, {.only_if_full = is_filtered || finished != Finished::kSurely});
  if (whole.ranking.with_all_words == 0) return false;
  const bool is_enough = finds_enough(finished, whole.ranking, request.sort);
  if (!is_enough && request.sort != SortOrder::kRelevance) return false;
  if (is_filtered) finished_.plan = plan_query(as_finished, reader_);
  if (finished_.plan.matches_nothing) return is_enough;
  as_finished.offset = is_enough ? request.offset : 0;
  if (is_filtered || as_finished.offset > 0) {
    rank(finished_, as_finished, {.only_if_full = !is_enough});
  }
  if (is_enough) return true;
  first = std::move(finished_.ranking.posts);
  first.resize(std::min<std::size_t>(finished_.ranking.with_all_words,
                                     finished == Finished::kHardly ? 1 : first.size()));
  return false;
}

void Readings::rank(Reading& reading, const SearchRequest& request, RankOptions options) {
  reading.finder.look_for(reading.plan.words, reader_.parts.fingerprints);
  reading.ranking = rank_posts(reader_, reading.plan, request, reading.finder, std::move(options));
}

Result<std::vector<Hit>> Readings::take_hits(Reading& found, const SearchRequest& request) {
  std::vector<RankedPost>& posts = found.ranking.posts;
  expect_posts(posts, reader_);
  if (found.ranking.first == 0)
    return build_hits(reader_, found.plan, std::move(posts), found.finder, request);
  const auto others = posts.begin() + static_cast<std::ptrdiff_t>(found.ranking.first);
  std::vector<RankedPost> more(std::make_move_iterator(others),
                               std::make_move_iterator(posts.end()));
  posts.erase(others, posts.end());
  auto hits = build_hits(reader_, finished_.plan, std::move(posts), finished_.finder, request);
  auto behind = build_hits(reader_, found.plan, std::move(more), found.finder, request);
  if (!hits || !behind) return hits ? std::move(behind) : std::move(hits);
  std::move(behind->begin(), behind->end(), std::back_inserter(*hits));
  return hits;
}

}  // namespace mobysearch
