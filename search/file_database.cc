// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/file_database.h"

#include <algorithm>

#include "common/index/best_posts.h"
#include "common/schema.h"
#include "search/matching_posts.h"
#include "search/posts_query.h"
#include "search/ranking_weight.h"
#include "search/unweighted.h"
#include "search/word_matcher.h"

namespace mobysearch {
namespace {

constexpr Xapian::valueno kEmptySlot = 1000;  ///< no post has a value there

}  // namespace

Xapian::MSet run_match(const Xapian::Database& database, const Xapian::Query& query,
                       const MatchOptions& options, bool needs_weights) {
  using Order = MatchOptions::Order;
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  if (options.order == Order::kWeight) {
    enquire.set_weighting_scheme(ranking_weight());
  } else {
    weigh_nothing(enquire, needs_weights);
    if (needs_weights) enquire.set_sort_by_value(kEmptySlot, false);  // so by docid
    // Docid 1 is the newest.
    enquire.set_docid_order(options.order == Order::kNewest ? Xapian::Enquire::ASCENDING
                                                            : Xapian::Enquire::DESCENDING);
  }
  return enquire.get_mset(0, static_cast<Xapian::doccount>(options.posts),
                          static_cast<Xapian::doccount>(options.checked));
}

std::vector<std::uint32_t> FileDatabase::posts_with(const std::string& term,
                                                    std::size_t most) const {
  std::vector<std::uint32_t> docids;
  const auto end = database_.postlist_end(term);
  for (auto it = database_.postlist_begin(term); it != end && docids.size() < most; ++it)
    docids.push_back(*it);
  return docids;
}

std::vector<std::string> FileDatabase::terms_beginning(const std::string& prefix,
                                                       std::size_t most) const {
  std::vector<std::string> terms;
  const auto end = database_.allterms_end(prefix);
  for (auto it = database_.allterms_begin(prefix); it != end && terms.size() < most; ++it)
    terms.push_back(*it);
  return terms;
}

Matches FileDatabase::match(const Xapian::Query& query, const MatchOptions& options) const {
  if (options.order == MatchOptions::Order::kWeight && options.checked == 0) {
    auto best = match_best_known(query, options.posts);
    if (!best) best = match_words(database_, lengths_, query, options.posts);
    if (best) return {.posts = std::move(*best)};
  }
  return match_by_xapian(query, options);
}

Matches FileDatabase::match_by_xapian(const Xapian::Query& query,
                                      const MatchOptions& options) const {
  return to_matches(run_match(database_, query, options, may_have_term_of_all(query)), options,
                    [](Xapian::docid own) { return own; });
}

std::optional<std::vector<WeighedPost>> FileDatabase::match_best_known(const Xapian::Query& query,
                                                                       std::size_t count) const {
  // What a misspelt word is corrected to weighs less, in each post by the same factor.
  const bool is_scaled = query.get_type() == Xapian::Query::OP_SCALE_WEIGHT;
  const auto type = is_scaled ? query.get_subquery(0).get_type() : query.get_type();
  if (type != Xapian::Query::LEAF_TERM || count > kBestPosts) return std::nullopt;
  const std::string term = *query.get_terms_begin();
  if (frequency_of(term) < kPostsOfCommonTerm) return std::nullopt;
  auto docids = decode_best_posts(database_.get_metadata(best_posts_key(term)));
  if (!docids) throw Xapian::DatabaseCorruptError("the best posts of a term are damaged");
  const MatchOptions options{.posts = count, .order = MatchOptions::Order::kWeight};
  const Xapian::Query known(Xapian::Query::OP_FILTER, query, posts_query(std::move(*docids)));
  std::vector<WeighedPost> best = match_by_xapian(known, options).posts;
  return best.size() == count ? std::optional(std::move(best)) : std::nullopt;
}

std::int64_t FileDatabase::count_union(const Xapian::Query& query) const {
  std::int64_t count = 0;
  visit_matching(database_, query,
                 [&](auto docids) { count += static_cast<std::int64_t>(docids.size()); });
  return count;
}

void FileDatabase::visit(const Xapian::Query& query, const VisitPosts& visit) const {
  visit_matching(database_, query, visit);
}

bool FileDatabase::may_have_term_of_all(const Xapian::Query& query) const {
  const Xapian::doccount posts = database_.get_doccount();
  if (database_.get_lastdocid() == posts) return false;
  return std::any_of(
      query.get_unique_terms_begin(), query.get_unique_terms_end(),
      [&](const std::string& term) { return database_.get_termfreq(term) == posts; });
}

Xapian::Query FileDatabase::posts_query(std::vector<std::uint32_t> docids) const {
  return mobysearch::posts_query(std::move(docids));
}

std::string FileDatabase::read(Stored what, std::uint32_t docid) const {
  return database_.get_metadata(what == Stored::kRecord ? post_key(docid)
                                                        : forward_key((docid - 1) / block_posts_));
}

}  // namespace mobysearch
