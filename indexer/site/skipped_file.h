// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

namespace mobysearch {

/// A file that was not indexed, or is no hit, and why.
struct SkippedFile {
  std::string path;  ///< below the site's source
  int line = 0;      ///< counted from 1; 0: the whole file
  std::string reason;
};

}  // namespace mobysearch
