// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

namespace mobysearch {

/// A file that was not indexed, and why. `path` is below the site's source; `line` 0 means all of
/// it.
struct SkippedFile {
  std::string path;
  int line = 0;
  std::string reason;
};

}  // namespace mobysearch
