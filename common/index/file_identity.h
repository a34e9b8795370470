// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <sys/stat.h>

#include <cstdint>
#include <string>

#include "common/result.h"

namespace mobysearch {

/// Tells whether a path still names the file that was opened, unchanged.
struct FileIdentity {
  std::uint64_t device = 0;
  std::uint64_t inode = 0;
  std::int64_t size = 0;
  std::int64_t mtime_ns = 0;
  std::int64_t ctime_ns = 0;  ///< also of a file whose mtime was set back
  bool operator==(const FileIdentity&) const = default;
  /// Whether they are one file, perhaps changed in place.
  bool is_same_file(const FileIdentity& other) const {
    return device == other.device && inode == other.inode;
  }

  /// Of the file at `path` now; fails with kIndexMissing.
  static Result<FileIdentity> of(const std::string& path);
  static FileIdentity of(const struct stat& status);
};

}  // namespace mobysearch
