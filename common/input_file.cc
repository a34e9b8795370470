// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/input_file.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "common/file_descriptor.h"

namespace mobysearch {
namespace {

tl::unexpected<Error> unreadable() {
  return fail(ErrorCode::kInputUnreadable, fmt::format("cannot be read: {}", std::strerror(errno)));
}

}  // namespace

Result<std::string> read_regular_file(int fd, std::size_t max_bytes) {
  struct stat status {};
  if (::fstat(fd, &status) != 0) return unreadable();
  if (!S_ISREG(status.st_mode)) return fail(ErrorCode::kInputUnreadable, "is not a regular file");
  std::string text;
  text.resize(std::min(static_cast<std::size_t>(status.st_size), max_bytes) + 1);
  std::size_t size = 0;
  while (size < text.size()) {
    const ssize_t count = ::read(fd, text.data() + size, text.size() - size);
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

Result<std::string> read_input_file(const std::string& path, std::size_t max_bytes) {
  const FileDescriptor file(::open(path.c_str(), kReadFile));
  if (!file) return unreadable();
  return read_regular_file(file.get(), max_bytes);
}

}  // namespace mobysearch
