// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace mobysearch::testing {

/// A directory of its own, removed with all it holds at the end of its scope.
class TempDir {
 public:
  TempDir();
  ~TempDir();
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::string operator/(const std::string& name) const { return (path_ / name).string(); }

  /// Writes `text` to `name` below it, making directories on the way; returns the full path.
  std::string write(const std::string& name, const std::string& text) const;
  /// A small site: path below it → text.
  void write_all(const std::map<std::string, std::string>& files) const;

 private:
  std::filesystem::path path_;
};

std::string read_file(const std::string& path);

}  // namespace mobysearch::testing
