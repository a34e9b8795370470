// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <sys/epoll.h>

#include <cstdint>
#include <vector>

#include "common/file_descriptor.h"

namespace mobysearch {

/// Waits for many descriptors at once (epoll), and for other threads. Thread-safe but for wait().
class Poller {
 public:
  Poller();

  /// Reports each time that `fd` can be read.
  void add(int fd) const { control(fd, EPOLL_CTL_ADD, EPOLLIN); }
  /// Reports once that `fd` can be read; expect() asks for the next event, EPOLLIN or EPOLLOUT. So
  /// nobody reads a connection while a worker has it.
  void add_once(int fd) const { control(fd, EPOLL_CTL_ADD, EPOLLIN | EPOLLONESHOT); }
  void expect(int fd, std::uint32_t event) const {
    control(fd, EPOLL_CTL_MOD, event | EPOLLONESHOT);
  }

  /// The descriptors that something happened to, within a tick; kWoken among them after wake_up().
  const std::vector<int>& wait(int tick_ms);
  /// From any thread or signal handler.
  void wake_up() const;

  static constexpr int kWoken = -1;

 private:
  void control(int fd, int operation, std::uint32_t events) const;

  const FileDescriptor epoll_;
  const FileDescriptor wake_;
  std::vector<int> ready_;
};

}  // namespace mobysearch
