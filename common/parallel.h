// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace mobysearch {

/// Calls `function` with each number below `count`, the last one in this thread and the others each
/// in one of its own, as far as there are threads to be had: the rest follows in this one. Returns
/// when all have ended. The first exception of any call is thrown here, after that.
template <class Function>
void in_parallel(std::size_t count, const Function& function) {
  std::mutex mutex;
  std::exception_ptr failure;
  const auto call = [&](std::size_t number) {
    try {
      function(number);
    } catch (...) {
      const std::lock_guard lock(mutex);
      if (!failure) failure = std::current_exception();
    }
  };
  {
    std::vector<std::jthread> threads;
    threads.reserve(count);
    std::size_t next = 0;
    try {
      for (; next + 1 < count; ++next) threads.emplace_back(call, next);
    } catch (const std::system_error&) {  // no thread to be had
    }
    for (; next < count; ++next) call(next);
  }
  if (failure) std::rethrow_exception(failure);
}

}  // namespace mobysearch
