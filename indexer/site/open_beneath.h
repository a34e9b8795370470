// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "common/file_descriptor.h"

namespace mobysearch {

/// What open_beneath() made of a path.
struct Opened {
  FileDescriptor file;    ///< open unless there is an error
  int error = 0;          ///< errno; EXDEV: it leads out of the root
  bool by_link = false;   ///< a symbolic link was followed
  std::string real_path;  ///< below the root, links followed; empty: the root itself
};

/// Opens what lies at `path` below the directory `root`, and never anything else, whatever is
/// renamed meanwhile. Symbolic links are followed, at most 40, as long as they lead to something
/// below the root; they may be absolute. `root_path` is the root's canonical path. `flags` as of
/// open(2), O_CLOEXEC among them always. Thread-safe.
Opened open_beneath(int root, const std::string& root_path, const std::string& path, int flags);

}  // namespace mobysearch
