// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <algorithm>
#include <vector>

namespace mobysearch {

/// Sorts what is said of files by their paths; of several with one path, the first stays.
template <class File>
void keep_first_by_path(std::vector<File>& files) {
  std::ranges::stable_sort(files, {}, &File::path);
  const auto same_path = [](const File& a, const File& b) { return a.path == b.path; };
  files.erase(std::unique(files.begin(), files.end(), same_path), files.end());
}

}  // namespace mobysearch
