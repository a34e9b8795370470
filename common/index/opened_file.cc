// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/opened_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>

#include "common/index/index_error.h"
#include "common/index/index_file.h"

namespace mobysearch {
namespace {

std::int64_t nanoseconds(const timespec& time) {
  return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

FileIdentity identity_of(const struct stat& status) {
  return {std::uint64_t{status.st_dev}, std::uint64_t{status.st_ino}, std::int64_t{status.st_size},
          nanoseconds(status.st_mtim), nanoseconds(status.st_ctim)};
}

tl::unexpected<Error> missing(const std::string& path) {
  return fail(ErrorCode::kIndexMissing, fmt::format("{}: {}", path, std::strerror(errno)),
              "build it with: mobysearch index SOURCE --db FILE");
}

}  // namespace

Result<FileIdentity> FileIdentity::of(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return missing(path);
  return identity_of(status);
}

Result<OpenedFile> OpenedFile::open(const std::string& path, const OpenOptions& options) {
  OpenedFile file;
  file.descriptor.reset(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  struct stat status {};
  if (!file.descriptor || ::fstat(file.descriptor.get(), &status) != 0) return missing(path);
  file.identity = identity_of(status);
  auto footer = read_footer(file.descriptor.get(), path);
  if (!footer) return fail(std::move(footer.error()));
  auto sound =
      check_content(file.descriptor.get(), *footer, path, {options.verify_checksum, options.stop});
  if (!sound) return fail(std::move(sound.error()));
  file.revision = footer->revision();
  return file;
}

Xapian::Database OpenedFile::database() const {
  // Through /proc, since Xapian reads at the descriptor's offset, which a dup() would share.
  const std::string path = fmt::format("/proc/self/fd/{}", descriptor.get());
  FileDescriptor own(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!own) throw Xapian::FeatureUnavailableError("cannot be opened through " + path, errno);
  return Xapian::Database(own.release());
}

}  // namespace mobysearch
