// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <functional>

#include "common/file_descriptor.h"
#include "common/post.h"
#include "common/result.h"

namespace mobysearch {

/// Our parsers are linear by design; cmark before 0.30.3 takes quadratic time for `![[]()` repeated
/// (CVE-2023-22486). A post that takes long must not hold up the others, and a thread cannot be
/// stopped. So posts of at least kGuardedBytes (smaller ones take a second or so at worst) are
/// parsed in a process of their own, which may use kPostCpuSeconds of processor time and no more.
///
/// This guard may go when the oldest cmark that is supported is 0.30.3.
inline constexpr std::size_t kGuardedBytes = 128 * 1024;
inline constexpr unsigned kPostCpuSeconds = 2;

/// Loads posts in child processes. They are forked by a helper process, itself forked when the
/// guard is made: make it before there are threads and much memory, and forking is safe and cheap.
class ParseGuard {
 public:
  using Load = std::function<Result<Post>(std::size_t)>;

  explicit ParseGuard(const Load& load, unsigned cpu_seconds = kPostCpuSeconds);
  ~ParseGuard();
  ParseGuard(const ParseGuard&) = delete;
  ParseGuard& operator=(const ParseGuard&) = delete;

  /// What load(number) returns; kInputUnreadable when it takes too long or crashes. One thread at a
  /// time.
  Result<Post> load(std::size_t number);

 private:
  FileDescriptor helper_;  ///< a socket to it
  pid_t pid_ = -1;
};

}  // namespace mobysearch
