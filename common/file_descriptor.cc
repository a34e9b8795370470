// SPDX-License-Identifier: GPL-2.0-or-later
#include "common/file_descriptor.h"

#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace mobysearch {
namespace {

/// Calls `move(done)`, which says how many more bytes it has moved, until `size` are done.
template <class Move>
bool move_all(std::size_t size, Move move) {
  for (std::size_t done = 0; done < size;) {
    const ssize_t moved = move(done);
    if (moved < 0 && errno == EINTR) continue;
    if (moved == 0) errno = 0;
    if (moved <= 0) return false;
    done += static_cast<std::size_t>(moved);
  }
  return true;
}

}  // namespace

bool read_all(int fd, void* to, std::size_t size) {
  return move_all(size, [&](std::size_t done) {
    return ::read(fd, static_cast<char*>(to) + done, size - done);
  });
}

bool read_all_at(int fd, void* to, std::size_t size, off_t at) {
  return move_all(size, [&](std::size_t done) {
    return ::pread(fd, static_cast<char*>(to) + done, size - done, at + static_cast<off_t>(done));
  });
}

bool write_all(int fd, const void* from, std::size_t size) {
  return move_all(size, [&](std::size_t done) {
    const char* const rest = static_cast<const char*>(from) + done;
    const ssize_t sent = ::send(fd, rest, size - done, MSG_NOSIGNAL);
    return sent < 0 && errno == ENOTSOCK ? ::write(fd, rest, size - done) : sent;
  });
}

bool write_all_at(int fd, const void* from, std::size_t size, off_t at) {
  return move_all(size, [&](std::size_t done) {
    return ::pwrite(fd, static_cast<const char*>(from) + done, size - done,
                    at + static_cast<off_t>(done));
  });
}

std::size_t raise_descriptor_limit(std::size_t wanted) {
  rlimit limit{};
  ::getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = std::max(limit.rlim_cur, std::min<rlim_t>(limit.rlim_max, wanted));
  ::setrlimit(RLIMIT_NOFILE, &limit);
  ::getrlimit(RLIMIT_NOFILE, &limit);
  return limit.rlim_cur;
}

}  // namespace mobysearch
