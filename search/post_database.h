// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "common/index/top_posts.h"
#include "search/index.h"
#include "search/matching_posts.h"
#include "search/search_response.h"

namespace mobysearch {

struct Matches {
  std::vector<WeighedPost> posts;
  // How many match, as far as MatchOptions::checked asks for it.
  std::int64_t least = 0, most = 0;
  std::int64_t estimated = 0;
};

/// How posts are matched.
struct MatchOptions {
  enum class Order : std::uint8_t { kWeight, kNewest, kOldest };
  std::size_t posts = 0;  ///< as many as this, the first of them
  Order order = Order::kNewest;
  std::size_t checked = 0;  ///< of so many it is known how many there are
};

/// The posts of an index, as one searcher asks for them: in a file (search/file_database.h) or in
/// shards (search/sharded_database.h). Docids are the index's, wherever a post is. Not thread-safe.
/// All throw Xapian::Error.
class PostDatabase {
 public:
  virtual ~PostDatabase() = default;

  /// A database of the caller's own, of an index in one file. `parts` must outlive it. Throws
  /// Xapian::Error.
  static std::unique_ptr<PostDatabase> open(const Index::Parts& parts);

  virtual std::uint32_t posts() const = 0;
  virtual bool has(const std::string& term) const = 0;
  /// How many posts have the term.
  virtual std::uint32_t frequency_of(const std::string& term) const = 0;
  /// The first `most` posts that have the term, in ascending order.
  virtual std::vector<std::uint32_t> posts_with(const std::string& term,
                                                std::size_t most) const = 0;
  /// The first `most` terms that begin so, in ascending order.
  virtual std::vector<std::string> terms_beginning(const std::string& prefix,
                                                   std::size_t most) const = 0;

  /// The first posts that match, by ranking_weight() or by date.
  virtual Matches match(const Xapian::Query& query, const MatchOptions& options) const = 0;
  /// How many posts match a query for any of some terms (SufficientTerms::is_union).
  virtual std::int64_t count_union(const Xapian::Query& query) const = 0;
  /// Visits each post that matches once, some at a time.
  virtual void visit(const Xapian::Query& query, const VisitPosts& visit) const = 0;
  /// Whether the query may have a term that all posts of a database have whose docids have gaps
  /// (search/unweighted.h).
  virtual bool may_have_term_of_all(const Xapian::Query& query) const = 0;
  /// The posts of these docids, in any order and without a weight.
  virtual Xapian::Query posts_query(std::vector<std::uint32_t> docids) const = 0;

  /// What is stored of a post: its record, or the block of the forward index that it is in; "" for
  /// a docid that is not there.
  enum class Stored : std::uint8_t { kRecord, kForward };
  virtual std::string read(Stored what, std::uint32_t docid) const = 0;

  /// Whether each question takes its time on the way. Then several are asked at once: expect()
  /// tells what will be asked next.
  virtual bool is_far() const = 0;
  virtual void expect(Stored what, std::span<const std::uint32_t> docids) const = 0;
  virtual void expect(std::span<const std::string> terms) const = 0;
};

/// Whether some post matches.
inline bool finds_any(const Xapian::Query& query, const PostDatabase& database) {
  return !database.match(query, {.posts = 1}).posts.empty();
}

}  // namespace mobysearch
