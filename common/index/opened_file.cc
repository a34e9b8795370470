// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/index/opened_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <cerrno>

#include "common/index/index_error.h"
#include "common/index/shard.h"

namespace mobysearch {
namespace {

tl::unexpected<Error> missing(const std::string& path) {
  auto error = index_missing(path);
  if (const std::uint32_t count = shards_beside(path); count != 0) {
    error.value().hint = fmt::format(
        "it is in {} shards, from {} on: query and serve take all of them, each with --db", count,
        shard_path(path, 1, count));
  }
  return error;
}

}  // namespace

Result<OpenedFile> OpenedFile::open(const std::string& path, const ContentCheck& check) {
  OpenedFile file;
  file.descriptor.reset(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  struct stat status {};
  if (!file.descriptor || ::fstat(file.descriptor.get(), &status) != 0) return missing(path);
  file.identity = FileIdentity::of(status);
  auto footer = read_footer(file.descriptor.get(), path);
  if (!footer) return fail(std::move(footer.error()));
  auto sound = check_content(file.descriptor.get(), *footer, path, check);
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
