// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <stop_token>
#include <string>

#include "common/index/file_identity.h"
#include "common/index/index_info.h"
#include "common/result.h"

namespace mobysearch {

/// What an index keeps in memory beside what it needs.
struct KeptInMemory {
  std::size_t posts_bytes = std::size_t{16} << 20;  ///< of the posts shown last, at most
  bool whole_forward_index = true;                  ///< from the start, or of it what has been used
};

struct OpenOptions {
  bool verify_checksum = false;  ///< or only prove that the file can be read
  std::stop_token stop = {};     ///< ends the reading of a large file with kInternal
  KeptInMemory kept = {};
};

class Shards;

/// An open index, in a file or in shards, and what is kept in memory for all searchers (vocabulary,
/// forward index). Any number of threads may share one. It goes on reading the file that was opened
/// when that is replaced or deleted.
class Index {
 public:
  /// Fails with kIndexMissing, kIndexForeign, kIndexDamaged or kSchemaMismatch.
  static Result<std::shared_ptr<const Index>> open(const std::string& path,
                                                   const OpenOptions& options = {});
  /// The index whose shards these are. Fails as above, and when none of them answers.
  static Result<std::shared_ptr<const Index>> open(std::shared_ptr<Shards> shards);
  ~Index();
  Index(const Index&) = delete;
  Index& operator=(const Index&) = delete;

  const IndexInfo& info() const;
  /// Of the file as it was opened; not of shards.
  const FileIdentity& identity() const;
  /// nullptr for an index in one file.
  const std::shared_ptr<Shards>& shards() const;

  struct Parts;  ///< search/index_parts.h, for search/ alone
  const Parts& parts() const { return *parts_; }

 private:
  explicit Index(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace mobysearch
