// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/watch_thread.h"

#include <utility>

namespace mobysearch {
namespace {

constexpr std::chrono::seconds kFirstLook{1};

}  // namespace

WatchThread::WatchThread(std::chrono::milliseconds interval, Look look)
    : interval_(interval), look_(std::move(look)) {
  thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
  std::unique_lock lock(mutex_);
  wake_.wait_for(lock, kFirstLook, [this] { return has_looked_; });
}

void WatchThread::look_now() {
  {
    const std::lock_guard lock(mutex_);
    asked_ = true;
  }
  wake_.notify_all();
}

void WatchThread::run(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    try {
      look_(stop);
    } catch (...) {
      // It looks again.
    }
    std::unique_lock lock(mutex_);
    if (!std::exchange(has_looked_, true)) wake_.notify_all();
    wake_.wait_for(lock, stop, interval_, [this] { return std::exchange(asked_, false); });
  }
}

}  // namespace mobysearch
