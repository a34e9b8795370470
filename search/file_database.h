// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "search/length_factors.h"
#include "search/post_database.h"

namespace mobysearch {

/// Posts in one file.
class FileDatabase : public PostDatabase {
 public:
  /// `lengths` are those of its posts, and must outlive it. `block_posts` are in a block of the
  /// forward index.
  FileDatabase(Xapian::Database database, const LengthFactors& lengths,
               std::uint32_t block_posts = 1)
      : database_(std::move(database)), lengths_(lengths), block_posts_(block_posts) {}

  std::uint32_t posts() const override { return database_.get_doccount(); }
  bool has(const std::string& term) const override { return database_.term_exists(term); }
  std::uint32_t frequency_of(const std::string& term) const override {
    return database_.get_termfreq(term);
  }
  std::vector<std::uint32_t> posts_with(const std::string& term, std::size_t most) const override;
  std::vector<std::string> terms_beginning(const std::string& prefix,
                                           std::size_t most) const override;
  Matches match(const Xapian::Query& query, const MatchOptions& options) const override;
  std::int64_t count_union(const Xapian::Query& query) const override;
  void visit(const Xapian::Query& query, const VisitPosts& visit) const override;
  bool may_have_term_of_all(const Xapian::Query& query) const override;
  Xapian::Query posts_query(std::vector<std::uint32_t> docids) const override;
  std::string read(Stored what, std::uint32_t docid) const override;
  bool is_far() const override { return false; }
  void expect(Stored, std::span<const std::uint32_t>) const override {}
  void expect(std::span<const std::string>) const override {}

 private:
  /// The `count` best posts for a common word alone, of those that are known to be its best;
  /// nothing for another query, or where too few are known.
  std::optional<std::vector<WeighedPost>> match_best_known(const Xapian::Query& query,
                                                           std::size_t count) const;
  Matches match_by_xapian(const Xapian::Query& query, const MatchOptions& options) const;

  const Xapian::Database database_;
  const LengthFactors& lengths_;
  const std::uint32_t block_posts_;
};

/// Runs a query, in a file or in shards. `needs_weights`: as PostDatabase::may_have_term_of_all().
Xapian::MSet run_match(const Xapian::Database& database, const Xapian::Query& query,
                       const MatchOptions& options, bool needs_weights);
/// What it found; `docid_of` tells a post's docid for Xapian's.
template <class DocidOf>
Matches to_matches(const Xapian::MSet& mset, const MatchOptions& options, const DocidOf& docid_of) {
  const bool by_date = options.order != MatchOptions::Order::kWeight;
  Matches found;
  found.posts.reserve(mset.size());
  for (auto it = mset.begin(); it != mset.end(); ++it)
    found.posts.push_back({docid_of(*it), by_date ? 0 : it.get_weight()});
  found.least = mset.get_matches_lower_bound();
  found.estimated = mset.get_matches_estimated();
  found.most = mset.get_matches_upper_bound();
  return found;
}

}  // namespace mobysearch
