// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

namespace mobysearch {

/// A file that is published and indexed, though not as its author meant it: its front matter cannot
/// be read, and Jekyll goes on without.
struct FaultyFile {
  std::string path;  ///< below the site's source
  int line = 0;      ///< counted from 1
  int column = 0;    ///< in characters, counted from 1; 0: unknown
  std::string reason;
};

}  // namespace mobysearch
