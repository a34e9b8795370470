// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <functional>

#include "common/post.h"
#include "common/result.h"
#include "indexer/writer/child_process.h"

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

/// Loads posts in a child process, which is forked by a helper process, which is itself forked by
/// the constructor: make it before there are threads, so that forking is safe. A child loads one
/// post after another, since to fork one takes a tenth of a second where a site has a million
/// posts; it ends with the first that it cannot load. Which child loads a post changes nothing:
/// each has all of its time and memory, and one that crashes a child is tried again in a new one.
class ParseGuard {
 public:
  using Load = std::function<Result<Post>(std::size_t)>;

  explicit ParseGuard(const Load& load, unsigned cpu_seconds = kPostCpuSeconds);

  /// What load(number) returns; kInputUnreadable with the reason when it takes too much processor
  /// time or memory, crashes, or is killed. Not thread-safe.
  Result<Post> load(std::size_t number);

 private:
  ChildProcess helper_;
};

}  // namespace mobysearch
