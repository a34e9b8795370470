// SPDX-License-Identifier: GPL-2.0-or-later
#include "bench/measured.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <filesystem>

namespace mobysearch::bench {
namespace {

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

}  // namespace

double seconds_of(const std::function<void()>& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

std::int64_t bytes_at(const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code error;
  if (fs::is_regular_file(path, error)) return static_cast<std::int64_t>(fs::file_size(path));
  std::int64_t total = 0;
  for (const auto& entry : fs::recursive_directory_iterator(path, error)) {
    if (entry.is_regular_file()) total += static_cast<std::int64_t>(entry.file_size());
  }
  return total;
}

Measured measure(const std::string& result, const std::function<double()>& work) {
  std::filesystem::remove_all(result);
  std::array<int, 2> ends{};
  if (::pipe(ends.data()) != 0) return {};
  std::fflush(nullptr);
  const pid_t child = ::fork();
  if (child == 0) {
    double taken = -1;
    try {
      taken = work();
    } catch (...) {
      taken = -1;
    }
    const bool told = ::write(ends[1], &taken, sizeof taken) == sizeof taken;
    ::_exit(told ? 0 : 1);
  }
  ::close(ends[1]);
  Measured measured;
  const bool told = ::read(ends[0], &measured.wall_seconds, sizeof measured.wall_seconds) ==
                    sizeof measured.wall_seconds;
  ::close(ends[0]);
  rusage usage{};
  int status = 0;
  ::wait4(child, &status, 0, &usage);
  measured.ok = told && measured.wall_seconds >= 0;
  measured.cpu_seconds = seconds(usage.ru_utime) + seconds(usage.ru_stime);
  measured.peak_bytes = static_cast<std::int64_t>(usage.ru_maxrss) * 1024;
  measured.result_bytes = bytes_at(result);
  return measured;
}

}  // namespace mobysearch::bench
