// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <vector>

#include "common/index/index_error.h"

namespace mobysearch {

/// A small temporary database that becomes part of the index. Xapian inverts a few hundred posts
/// much faster than many thousands, so the index is merged from shards of one commit each.
class Shard {
 public:
  /// Throws Xapian::Error, as everything here does.
  explicit Shard(const std::string& path);

  void add(std::uint32_t docid, const Xapian::Document& document);
  void set_metadata(const std::string& key, const std::string& value);
  void close();

 private:
  Xapian::WritableDatabase database_;
};

/// Merges shards, whose docids must not overlap, into one single-file database at `path`. Throws
/// Xapian::Error.
void merge_shards(const std::vector<std::string>& shards, const std::string& path);

/// Runs `function`, which writes databases for the index `target`: whatever Xapian throws is a
/// kOutputUnwritable.
template <class Function>
Result<void> guard_output(const std::string& target, Function&& function) {
  Result<void> result = guard_xapian(target, ErrorCode::kOutputUnwritable, [&]() -> Result<void> {
    function();
    return {};
  });
  if (!result) {
    result.error().code = ErrorCode::kOutputUnwritable;
    result.error().hint = "the index that was there, if any, is untouched";
  }
  return result;
}

}  // namespace mobysearch
