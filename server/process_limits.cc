// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/process_limits.h"

#include <malloc.h>
#include <sys/resource.h>

#include <algorithm>

namespace mobysearch {

std::size_t connections_that_fit(std::size_t wanted) {
  constexpr rlim_t kOwn = 128;
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return wanted;
  limit.rlim_cur = std::max(limit.rlim_cur, std::min<rlim_t>(limit.rlim_max, wanted + kOwn));
  setrlimit(RLIMIT_NOFILE, &limit);
  getrlimit(RLIMIT_NOFILE, &limit);
  return std::min<std::size_t>(
      wanted, limit.rlim_cur > 2 * kOwn ? limit.rlim_cur - kOwn : limit.rlim_cur / 2);
}

void keep_memory_small() {
  mallopt(M_ARENA_MAX, 1);
  mallopt(M_MMAP_THRESHOLD, 128 << 10);
}

}  // namespace mobysearch
