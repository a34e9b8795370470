// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/source_file.h"

#include <fmt/core.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace mobysearch {
namespace {

tl::unexpected<Error> unreadable() {
  return fail(ErrorCode::kInputUnreadable, fmt::format("cannot be read: {}", strerror(errno)));
}

}  // namespace

Result<std::string> read_opened_file(const FileDescriptor& file, std::size_t max_bytes) {
  struct stat status {};
  if (fstat(file.get(), &status) != 0) return unreadable();
  if (!S_ISREG(status.st_mode)) return fail(ErrorCode::kInputUnreadable, "is not a regular file");
  std::string text;
  text.resize(std::min(static_cast<std::size_t>(status.st_size), max_bytes) + 1);
  std::size_t size = 0;
  while (size < text.size()) {
    const ssize_t count = read(file.get(), text.data() + size, text.size() - size);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return unreadable();
    if (count == 0) break;
    size += static_cast<std::size_t>(count);
    if (size > max_bytes) {
      return fail(ErrorCode::kInputUnreadable,
                  fmt::format("is larger than {} KiB", max_bytes / 1024));
    }
    if (size == text.size()) text.resize(text.size() * 2);  // it grows while we read
  }
  text.resize(size);
  return text;
}

Result<std::string> read_named_file(const std::string& path, std::size_t max_bytes) {
  const FileDescriptor file(open(path.c_str(), kReadFile));
  return file ? read_opened_file(file, max_bytes) : unreadable();
}

}  // namespace mobysearch
