// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <unordered_map>

#include "common/index/forward_index.h"
#include "search/post_database.h"

namespace mobysearch {

/// The forward data of an index's posts, as one searcher reads it. Without positions, what has been
/// read stays in the index's memory for all searchers; with them, it is read from the database each
/// time, which takes some microseconds a post, and the searcher keeps up to 1 MB. Not thread-safe.
class ForwardReader {
 public:
  /// `shared`: nullptr for an index with positions. Both must outlive it.
  ForwardReader(const ForwardIndex* shared, const PostDatabase& database)
      : shared_(shared), database_(database) {}

  /// Valid until the next call. An empty ForwardPost (no bounds) for a docid that is not there.
  /// Throws Xapian::Error.
  ForwardPost post(std::uint32_t docid) const {
    if (shared_ == nullptr) return read(docid);
    const ForwardBlock* const block = shared_->block_of(docid);
    return (block != nullptr ? *block : read_shared(docid)).post(docid);
  }
  /// These will be asked for next. Throws Xapian::Error.
  void expect(std::span<const std::uint32_t> docids) const;

 private:
  ForwardPost read(std::uint32_t docid) const;
  const ForwardBlock& read_shared(std::uint32_t docid) const;

  const ForwardIndex* shared_;
  const PostDatabase& database_;
  mutable std::unordered_map<std::uint32_t, std::unique_ptr<const ForwardBlock>> kept_;
  mutable std::size_t kept_bytes_ = 0;
};

}  // namespace mobysearch
