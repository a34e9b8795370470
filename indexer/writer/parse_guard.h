// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <functional>

#include "common/file_descriptor.h"
#include "common/post.h"
#include "common/result.h"

namespace mobysearch {

/// Our parsers are linear by design, but cmark before 0.30.3 takes quadratic time for `![[]()`
/// repeated (CVE-2023-22486; docs/decisions/parse-guard.md says when this may go). A slow post must
/// not hold up the others, and a thread cannot be stopped. So posts of at least kGuardedBytes, in
/// their file or after Liquid (below that, even quadratic input takes about a second), are parsed
/// in a child process, which may use kPostCpuSeconds of processor time and kPostMemory bytes. How
/// long that takes by the clock depends on what else the machine does, and is not limited.
inline constexpr std::size_t kGuardedBytes = 128 * 1024;
inline constexpr unsigned kPostCpuSeconds = 2;
inline constexpr std::size_t kPostMemory = std::size_t{1} << 30;

/// Loads posts in child processes, which are forked by a helper process, which is itself forked by
/// the constructor: make it before there are threads and much memory, so that forking is safe and
/// cheap.
class ParseGuard {
 public:
  using Load = std::function<Result<Post>(std::size_t)>;

  explicit ParseGuard(const Load& load, unsigned cpu_seconds = kPostCpuSeconds);
  ~ParseGuard();
  ParseGuard(const ParseGuard&) = delete;
  ParseGuard& operator=(const ParseGuard&) = delete;

  /// What load(number) returns; kInputUnreadable with the reason when it takes too much processor
  /// time or memory, crashes, or is killed. Not thread-safe.
  Result<Post> load(std::size_t number);

 private:
  FileDescriptor helper_;  ///< a socket to it
  pid_t pid_ = -1;
  int error_ = 0;  ///< why there is no helper
};

}  // namespace mobysearch
