// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/site_path.h"

#include <filesystem>

#include "common/text/ascii.h"

namespace mobysearch {

std::string join_path(std::string_view base, std::string_view below) {
  std::string path(base);
  if (!base.empty() && !below.empty()) path += '/';
  return path.append(below);
}

std::string_view below_directory(std::string_view path, std::string_view directory) {
  const bool is_below = !directory.empty() && path.size() > directory.size() &&
                        path.starts_with(directory) && path[directory.size()] == '/';
  return is_below ? path.substr(directory.size() + 1) : path;
}

std::string file_stem(const std::string& path) {
  return std::string(trim_right(std::filesystem::path(path).stem().string(), "."));
}

}  // namespace mobysearch
