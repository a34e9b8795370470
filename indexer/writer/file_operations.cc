// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writer/file_operations.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <new>
#include <system_error>

#include "common/file_descriptor.h"

namespace mobysearch {
namespace {
int errno_unless(bool done) { return done ? 0 : errno; }

int remove_all(const std::string& path) try {
  std::error_code error;
  std::filesystem::remove_all(path, error);
  return error.value();
} catch (const std::bad_alloc&) {
  return ENOMEM;
}
}  // namespace

int FileOperations::open_file(const std::string& path, int flags, int mode) {
  const int fd = ::open(path.c_str(), flags | O_CLOEXEC, mode);
  return fd >= 0 ? fd : -errno;
}

int FileOperations::lock(int fd) {
  while (::flock(fd, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EINTR) return errno;
  }
  return 0;
}

int FileOperations::make_directory(const std::string& path) {
  return errno_unless(::mkdir(path.c_str(), 0700) == 0);
}

int FileOperations::set_mode(int fd, int mode) {
  return errno_unless(::fchmod(fd, static_cast<mode_t>(mode)) == 0);
}

int FileOperations::sync(int fd) { return errno_unless(::fsync(fd) == 0); }

int FileOperations::sync_directory(const std::string& path) {
  const FileDescriptor directory(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!directory) return errno;
  // Some file systems cannot sync a directory and say EINVAL: there is nothing more to do there.
  return errno_unless(::fsync(directory.get()) == 0 || errno == EINVAL);
}

int FileOperations::rename(const std::string& from, const std::string& to) {
  return errno_unless(std::rename(from.c_str(), to.c_str()) == 0);
}

int FileOperations::remove_file(const std::string& path) {
  return errno_unless(::unlink(path.c_str()) == 0);
}

int FileOperations::remove_tree(const std::string& path) {
  const int error = remove_all(path);
  // Whoever took the memory that it needs may have given it back.
  return error == ENOMEM ? remove_all(path) : error;
}

}  // namespace mobysearch
