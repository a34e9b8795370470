// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <vector>

#include "common/result.h"

namespace mobysearch {

constexpr std::size_t kMaxConfigBytes = 1U << 20;
constexpr std::size_t kMaxPostBytes = 4U << 20;

/// Reads a regular file of at most `max_bytes`; never a device, a FIFO or (at its last component) a
/// symbolic link. kInputUnreadable with the bare reason ("is larger than 4096 KiB").
Result<std::string> read_source_file(const std::string& path, std::size_t max_bytes);

/// The regular files below `root` that Jekyll would look at, as paths below it, sorted. Names that
/// begin with . _ # ~ or end in ~, and what `exclude` matches, are left out unless `include` has
/// them; directories named in `special` ("_posts") are entered. Links that lead out of `root`, and
/// links to directories, are not followed.
std::vector<std::string> list_source_files(const std::string& root,
                                           const std::vector<std::string>& include,
                                           const std::vector<std::string>& exclude,
                                           const std::vector<std::string>& special);

}  // namespace mobysearch
