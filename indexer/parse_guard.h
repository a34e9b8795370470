// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <functional>

#include "common/post.h"
#include "common/result.h"

namespace mobysearch {

/// Parsing is linear by design. Should a post be found that is not, it must not hold up the others:
/// posts of at least this many bytes (what is quadratic takes less than a second below it) are
/// parsed in a child process that may use so much of the processor's time and no more.
inline constexpr std::size_t kGuardedBytes = 128 * 1024;
inline constexpr unsigned kPostCpuSeconds = 2;

/// What `load` returns, called in a child process; kInputUnreadable when it takes more than
/// `cpu_seconds`, or crashes. Any thread may call it; one child runs at a time.
Result<Post> load_guarded(const std::function<Result<Post>()>& load,
                          unsigned cpu_seconds = kPostCpuSeconds);

}  // namespace mobysearch
