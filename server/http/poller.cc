// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/http/poller.h"

#include <sys/eventfd.h>
#include <unistd.h>

namespace mobysearch {

namespace {
constexpr int kMaxEvents = 128;
}  // namespace

Poller::Poller()
    : epoll_(epoll_create1(EPOLL_CLOEXEC)), wake_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  add(wake_.get());
  ready_.reserve(kMaxEvents);
}

void Poller::control(int fd, int operation, std::uint32_t events) const {
  epoll_event event{};
  event.events = events;
  event.data.fd = fd;
  epoll_ctl(epoll_.get(), operation, fd, &event);
}

const std::vector<int>& Poller::wait(int tick_ms) {
  epoll_event events[kMaxEvents];
  const int count = epoll_wait(epoll_.get(), events, kMaxEvents, tick_ms);
  ready_.clear();
  for (int i = 0; i < count; ++i) {
    const int fd = events[i].data.fd;
    ready_.push_back(fd == wake_.get() ? kWoken : fd);
    if (fd != wake_.get()) continue;
    std::uint64_t times = 0;
    [[maybe_unused]] const auto taken = ::read(fd, &times, sizeof times);
  }
  return ready_;
}

void Poller::wake_up() const {
  const std::uint64_t one = 1;
  [[maybe_unused]] const auto written = ::write(wake_.get(), &one, sizeof one);
}

}  // namespace mobysearch
