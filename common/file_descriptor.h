// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <sys/types.h>
#include <unistd.h>

#include <cstddef>
#include <utility>

namespace mobysearch {

/// Owns a file descriptor.
class FileDescriptor {
 public:
  FileDescriptor() = default;
  explicit FileDescriptor(int fd) : fd_(fd) {}
  FileDescriptor(FileDescriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  FileDescriptor& operator=(FileDescriptor&& other) noexcept {
    if (this != &other) reset(std::exchange(other.fd_, -1));
    return *this;
  }
  ~FileDescriptor() { reset(); }

  int get() const { return fd_; }
  explicit operator bool() const { return fd_ >= 0; }
  /// The caller owns it from now on.
  int release() { return std::exchange(fd_, -1); }
  void reset(int fd = -1) {
    if (fd_ >= 0) ::close(fd_);
    fd_ = fd;
  }

 private:
  int fd_ = -1;
};

/// read(2), write(2) and their kin may stop after a part, and at a signal: these go on until all
/// `size` bytes are moved. False when the file ends before (errno is 0), or on an error (see
/// errno).
bool read_all(int fd, void* to, std::size_t size);
bool read_all_at(int fd, void* to, std::size_t size, off_t at);
/// To a file, pipe or socket. A reader that has gone is an error (EPIPE) of a socket, never a
/// signal.
bool write_all(int fd, const void* from, std::size_t size);
bool write_all_at(int fd, const void* from, std::size_t size, off_t at);

/// Raises the number of descriptors that this process may have to `wanted`, or as far as the system
/// lets it. Returns how many it may have then, which may be more.
std::size_t raise_descriptor_limit(std::size_t wanted);

}  // namespace mobysearch
