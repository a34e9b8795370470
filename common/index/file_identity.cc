// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/file_identity.h"

#include "common/index/index_error.h"

namespace mobysearch {
namespace {

std::int64_t nanoseconds(const timespec& time) {
  return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

}  // namespace

FileIdentity FileIdentity::of(const struct stat& status) {
  return {std::uint64_t{status.st_dev}, std::uint64_t{status.st_ino}, std::int64_t{status.st_size},
          nanoseconds(status.st_mtim), nanoseconds(status.st_ctim)};
}

Result<FileIdentity> FileIdentity::of(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return index_missing(path);
  return of(status);
}

}  // namespace mobysearch
