// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <sys/fsuid.h>
#include <unistd.h>

namespace mobysearch::testing {

/// Until the end of its scope, this thread, and those that it starts, open files as a user without
/// rights, even when root runs the test.
class AsNobody {
 public:
  AsNobody() { ::setfsuid(65534); }
  ~AsNobody() { ::setfsuid(::geteuid()); }
  AsNobody(const AsNobody&) = delete;
  AsNobody& operator=(const AsNobody&) = delete;
};

}  // namespace mobysearch::testing
