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

/// The forward data of an index's posts, as one searcher reads it: from memory, if the index was
/// loaded whole, else from the database, which takes some microseconds a post; of the posts read
/// last, it keeps up to 1 MB. Not thread-safe.
class ForwardReader {
 public:
  /// Reads from `loaded` if that is given. Both must outlive it.
  ForwardReader(const ForwardIndex* loaded, const PostDatabase& database)
      : loaded_(loaded), database_(database) {}

  /// Valid until the next call. An empty ForwardPost (no bounds) for a docid that is not there.
  /// Throws Xapian::Error.
  ForwardPost post(std::uint32_t docid) const {
    return loaded_ != nullptr ? loaded_->post(docid) : read(docid);
  }
  /// These will be asked for next. Throws Xapian::Error.
  void expect(std::span<const std::uint32_t> docids) const;

 private:
  ForwardPost read(std::uint32_t docid) const;

  const ForwardIndex* loaded_;
  const PostDatabase& database_;
  mutable std::unordered_map<std::uint32_t, std::unique_ptr<const ForwardBlock>> kept_;
  mutable std::size_t kept_bytes_ = 0;
};

}  // namespace mobysearch
