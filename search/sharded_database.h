// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "search/post_database.h"
#include "search/shards.h"

namespace mobysearch {

/// Posts in shards, which Xapian asks as one database. A question takes a round trip to each shard,
/// so what is known is kept, and what will be asked is asked for at once, of all shards at the same
/// time. Nothing of ours is in a query: posts of some docids are found by a term each, facets
/// counted by Xapian's own spies.
///
/// After anything was thrown, its links are of no more use: what they would read next is the answer
/// to another question.
class ShardedDatabase : public PostDatabase {
 public:
  /// `parts` must outlive it. The links must not be empty.
  ShardedDatabase(const Index::Parts& parts, Shards::Links links);

  std::uint32_t posts() const override { return posts_; }
  bool has(const std::string& term) const override { return frequency_of(term) > 0; }
  std::uint32_t frequency_of(const std::string& term) const override;
  std::vector<std::uint32_t> posts_with(const std::string& term, std::size_t most) const override;
  std::vector<std::string> terms_beginning(const std::string& prefix,
                                           std::size_t most) const override;
  Matches match(const Xapian::Query& query, const MatchOptions& options) const override;
  std::int64_t count_union(const Xapian::Query& query) const override;
  void visit(const Xapian::Query& query, const VisitPosts& visit) const override;
  bool may_have_term_of_all(const Xapian::Query& query) const override;
  Xapian::Query posts_query(std::vector<std::uint32_t> docids) const override;
  std::string read(Stored what, std::uint32_t docid) const override;
  bool is_far() const override { return true; }
  void expect(Stored what, std::span<const std::uint32_t> docids) const override;
  void expect(std::span<const std::string> terms) const override;

  std::uint64_t version() const { return links_.version; }
  /// The numbers of the shards that it does not ask.
  std::vector<std::uint32_t> missing() const;
  /// How often it has waited for an answer of the shards.
  std::int64_t round_trips() const { return round_trips_; }
  /// The link that an error names; nullptr for one that names none.
  const Shards::Link* link_of(const Xapian::Error& error) const;
  /// The link that was last read from; nullptr before that.
  const Shards::Link* last_read() const { return last_read_; }
  /// The links, for a next database.
  Shards::Links take_links() { return std::move(links_); }

 private:
  using Key = std::pair<Stored, std::uint32_t>;

  /// Of the shard that a post is in; nullptr where that is not there.
  const Shards::Link* link_to(std::uint32_t docid) const;
  std::uint32_t docid_of(Xapian::docid of_all) const;

  const Index::Parts& parts_;
  Shards::Links links_;
  std::vector<const Shards::Link*> by_number_;
  Xapian::Database all_;
  std::uint32_t posts_ = 0;
  std::uint32_t fewest_posts_ = UINT32_MAX;                             ///< that a shard has
  mutable std::unordered_map<std::string, std::uint32_t> frequencies_;  ///< that are known
  mutable std::map<Key, std::string> expected_;                         ///< what was read ahead
  mutable const Shards::Link* last_read_ = nullptr;
  mutable std::int64_t round_trips_ = 0;
};

}  // namespace mobysearch
