// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writer/growth_watch.h"

#include <sys/stat.h>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <new>
#include <stop_token>
#include <system_error>

namespace mobysearch {
namespace {

constexpr std::chrono::milliseconds kPeriod{200};

void tell_growth(int fd, std::size_t expected, const ProgressSink& sink) {
  struct stat status {};
  if (::fstat(fd, &status) != 0) return;
  sink({Progress::Phase::kMerging, static_cast<std::size_t>(status.st_size), expected});
}

void tell_until_stopped(const std::stop_token& stop, int fd, std::size_t expected,
                        const ProgressSink& sink) try {
  std::mutex mutex;
  std::condition_variable_any never;
  std::unique_lock lock(mutex);
  while (!stop.stop_requested()) {
    tell_growth(fd, expected, sink);
    never.wait_for(lock, stop, kPeriod, [] { return false; });
  }
  tell_growth(fd, expected, sink);
} catch (const std::bad_alloc&) {  // nobody is told, and the merge goes on
}

}  // namespace

std::jthread watch_growth(int fd, std::size_t expected, const ProgressSink& sink) try {
  if (!sink) return {};
  return std::jthread([fd, expected, &sink](const std::stop_token& stop) {
    tell_until_stopped(stop, fd, expected, sink);
  });
} catch (const std::system_error&) {
  return {};
}

}  // namespace mobysearch
