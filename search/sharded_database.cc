// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/sharded_database.h"

#include <fmt/format.h>

#include <algorithm>
#include <mutex>

#include "common/parallel.h"
#include "common/schema.h"
#include "search/file_database.h"
#include "search/index_parts.h"
#include "search/unweighted.h"

namespace mobysearch {
namespace {

constexpr std::size_t kMostKept = 100'000;  ///< frequencies: some megabytes
/// Not all that is read ahead is asked for: a post that cannot come onto the page is left out.
constexpr std::size_t kMostExpected = 500;  ///< records and forward data: some megabytes
/// Of more posts, those found are fetched for one request at a time: some 90 bytes a post, until
/// they have been visited.
constexpr std::uint32_t kMostVisitedTogether = 1'000'000;
/// A match asks each shard for its statistics, then for its posts.
constexpr std::int64_t kRoundTripsOfAMatch = 2;

/// With which docid_term() begins.
std::string docid_prefix() { return std::string(field_spec(Field::kDocid).prefix); }

std::string key_of(PostDatabase::Stored what, std::uint32_t docid) {
  return what == PostDatabase::Stored::kRecord ? post_key(docid) : forward_key(docid - 1);
}

}  // namespace

ShardedDatabase::ShardedDatabase(const Index::Parts& parts, Shards::Links links)
    : parts_(parts), links_(std::move(links)), by_number_(parts.shards->count() + 1) {
  for (const Shards::Link& link : links_.links) {
    by_number_[link.number] = &link;
    all_.add_database(link.database);
    const Xapian::doccount posts = link.database.get_doccount();
    posts_ += posts;
    fewest_posts_ = std::min(fewest_posts_, posts);
  }
}

/// Xapian numbers the posts of several databases so that post d of the i-th of n is (d − 1) · n +
/// i + 1. A shard's docids are those of the whole index, so this is its order, too.
std::uint32_t ShardedDatabase::docid_of(Xapian::docid of_all) const {
  return (of_all - 1) / static_cast<std::uint32_t>(links_.links.size()) + 1;
}

std::vector<std::uint32_t> ShardedDatabase::missing() const {
  std::vector<std::uint32_t> numbers;
  for (std::uint32_t number = 1; number < by_number_.size(); ++number)
    if (by_number_[number] == nullptr) numbers.push_back(number);
  return numbers;
}

const Shards::Link* ShardedDatabase::link_of(const Xapian::Error& error) const {
  for (const Shards::Link& link : links_.links)
    if (!link.context.empty() && error.get_context().find(link.context) != std::string::npos)
      return &link;
  return nullptr;
}

const Shards::Link* ShardedDatabase::link_to(std::uint32_t docid) const {
  const std::uint8_t number = parts_.shard_numbers.at(docid, 0);
  return number < by_number_.size() ? by_number_[number] : nullptr;
}

std::uint32_t ShardedDatabase::frequency_of(const std::string& term) const {
  if (const auto known = frequencies_.find(term); known != frequencies_.end()) return known->second;
  if (frequencies_.size() >= kMostKept) frequencies_.clear();
  round_trips_ += static_cast<std::int64_t>(links_.links.size());
  return frequencies_[term] = all_.get_termfreq(term);
}

void ShardedDatabase::expect(std::span<const std::string> terms) const {
  std::vector<std::string> unknown;
  for (const std::string& term : terms)
    if (!term.empty() && !frequencies_.contains(term)) unknown.push_back(term);
  if (unknown.size() < 2) return;
  if (frequencies_.size() + unknown.size() >= kMostKept) frequencies_.clear();
  // Statistics are asked of all shards at the same time.
  Xapian::Enquire enquire(all_);
  enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, unknown.begin(), unknown.end()));
  const Xapian::MSet counted = enquire.get_mset(0, 0);
  round_trips_ += kRoundTripsOfAMatch;
  for (const std::string& term : unknown) frequencies_[term] = counted.get_termfreq(term);
}

std::vector<std::uint32_t> ShardedDatabase::posts_with(const std::string& term,
                                                       std::size_t most) const {
  // A posting list would come whole.
  std::vector<std::uint32_t> docids;
  for (const WeighedPost& post : match(Xapian::Query(term), {.posts = most}).posts)
    docids.push_back(post.docid);
  return docids;
}

std::vector<std::string> ShardedDatabase::terms_beginning(const std::string& prefix,
                                                          std::size_t most) const {
  round_trips_ += static_cast<std::int64_t>(links_.links.size());
  std::vector<std::string> terms;
  const auto end = all_.allterms_end(prefix);
  for (auto it = all_.allterms_begin(prefix); it != end && terms.size() < most; ++it)
    terms.push_back(*it);
  return terms;
}

Matches ShardedDatabase::match(const Xapian::Query& query, const MatchOptions& options) const {
  round_trips_ += kRoundTripsOfAMatch;
  return to_matches(run_match(all_, query, options, may_have_term_of_all(query)), options,
                    [&](Xapian::docid of_all) { return docid_of(of_all); });
}

std::int64_t ShardedDatabase::count_union(const Xapian::Query& query) const {
  return match(query, {.checked = posts_}).least;
}

/// Not as one database, of which Xapian would put the posts found in order.
void ShardedDatabase::visit(const Xapian::Query& query, const VisitPosts& visit) const {
  static std::mutex one_at_a_time;
  std::unique_lock<std::mutex> lock;
  if (posts_ > kMostVisitedTogether) lock = std::unique_lock(one_at_a_time);
  const bool needs_weights = may_have_term_of_all(query);
  // Copies of a query count their references without a lock: each thread has a query of its own.
  const std::string serialised = query.serialise();
  std::vector<std::vector<Xapian::docid>> docids(links_.links.size());
  in_parallel(links_.links.size(), [&](std::size_t i) {
    const Xapian::Database& shard = links_.links[i].database;
    const Xapian::MSet found = run_match(shard, Xapian::Query::unserialise(serialised),
                                         {.posts = shard.get_doccount()}, needs_weights);
    docids[i].reserve(found.size());
    for (auto it = found.begin(); it != found.end(); ++it) docids[i].push_back(*it);
  });
  round_trips_ += kRoundTripsOfAMatch;
  for (const auto& of_shard : docids) visit(of_shard);
}

bool ShardedDatabase::may_have_term_of_all(const Xapian::Query& query) const {
  const std::string docids = docid_prefix();
  std::vector<std::string> terms;
  for (auto term = query.get_unique_terms_begin(); term != query.get_unique_terms_end(); ++term)
    if (!(*term).starts_with(docids)) terms.push_back(*term);  // those stand for one post each
  expect(terms);
  return std::ranges::any_of(
      terms, [&](const std::string& term) { return frequency_of(term) >= fewest_posts_; });
}

Xapian::Query ShardedDatabase::posts_query(std::vector<std::uint32_t> docids) const {
  std::vector<Xapian::Query> posts;
  for (const std::uint32_t docid : docids) posts.emplace_back(docid_term(docid));
  // Not OP_OR, of which the posts would be counted by their terms (search/matching_posts.h).
  return {Xapian::Query::OP_SCALE_WEIGHT,
          Xapian::Query(Xapian::Query::OP_MAX, posts.begin(), posts.end()), 0};
}

std::string ShardedDatabase::read(Stored what, std::uint32_t docid) const {
  if (const auto found = expected_.find({what, docid}); found != expected_.end()) {
    last_read_ = link_to(docid);
    std::string bytes = std::move(found->second);
    expected_.erase(found);
    return bytes;
  }
  const Shards::Link* const link = link_to(docid);
  if (link == nullptr) return {};
  last_read_ = link;
  ++round_trips_;
  return link->database.get_metadata(key_of(what, docid));
}

void ShardedDatabase::expect(Stored what, std::span<const std::uint32_t> docids) const {
  if (expected_.size() > kMostExpected) expected_.clear();
  std::vector<std::vector<std::uint32_t>> of_shard(by_number_.size());
  std::size_t most = 0;
  for (const std::uint32_t docid : docids) {
    const Shards::Link* const link = link_to(docid);
    if (link == nullptr || expected_.contains({what, docid})) continue;
    of_shard[link->number].push_back(docid);
    most = std::max(most, of_shard[link->number].size());
  }
  std::erase_if(of_shard, [](const auto& wanted) { return wanted.empty(); });
  std::vector<std::vector<std::string>> read(of_shard.size());
  in_parallel(of_shard.size(), [&](std::size_t i) {
    const Xapian::Database& shard = link_to(of_shard[i].front())->database;
    for (const std::uint32_t docid : of_shard[i])
      read[i].push_back(shard.get_metadata(key_of(what, docid)));
  });
  round_trips_ += static_cast<std::int64_t>(most);
  for (std::size_t i = 0; i < read.size(); ++i)
    for (std::size_t j = 0; j < read[i].size(); ++j)
      expected_[{what, of_shard[i][j]}] = std::move(read[i][j]);
}

}  // namespace mobysearch
