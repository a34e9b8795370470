// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <dirent.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "common/file_descriptor.h"
#include "common/result.h"

namespace mobysearch {

struct Opened;

constexpr std::size_t kMaxConfigBytes = 1U << 20;
constexpr std::size_t kMaxPostBytes = 4U << 20;

struct FileStatus {
  enum class Kind { kMissing, kFile, kDirectory, kOther } kind = Kind::kMissing;
  std::uint64_t bytes = 0;
  std::int64_t modified = 0;  ///< seconds since 1970
  std::string real_path;      ///< below the tree, links followed
};

/// A name in a directory.
struct SourceEntry {
  std::string name;  ///< what of it is not valid UTF-8 is escaped (caf\\xE9.md), and a problem
  bool is_directory = false;  ///< or a link to one
  bool is_link = false;
  std::string real_path;       ///< of a link's target, below the tree
  std::string problem;         ///< why it is neither a file nor a directory that can be read
  bool is_unreadable = false;  ///< the problem is an error of the system, or the name
  bool is_misnamed = false;    ///< the problem is the name
};

struct SourceListing {
  std::string real_path;             ///< of the directory, below the tree
  std::vector<SourceEntry> entries;  ///< sorted by name
  std::string problem;               ///< why some or all are missing; empty: there are no others
  bool is_unreadable = false;        ///< the problem is an error of the system
};

/// The directory of a site's source, and the one door to its files: paths are below it, and what
/// they lead to is, too, links followed. What lies in a `.git` is never opened, and by a link no
/// other hidden file. Errors are kInputUnreadable with the bare reason ("is a symbolic link that
/// leads out of the site"). Copies share the directory; thread-safe.
class SourceTree {
 public:
  SourceTree() = default;  ///< nothing is in there
  static Result<SourceTree> open(const std::string& directory);
  /// The tree of a directory in this one.
  Result<SourceTree> subtree(const std::string& path) const;

  /// Lets links lead to the hidden files that a pattern of the configuration's `include` names.
  void show_hidden(std::vector<std::string> patterns) { shown_ = std::move(patterns); }

  /// The directory's canonical path, for messages and to compare.
  const std::string& path() const { return path_; }
  /// The path below the tree of a directory that a configuration names, as Jekyll's sanitized_path
  /// has it: with an absolute path or with `..`, too, in the tree.
  std::string place_of(const std::string& configured) const;

  /// A regular file's content, at most `max_bytes`.
  Result<std::string> read(const std::string& path, std::size_t max_bytes) const;
  /// The same; nullopt when there is no such file.
  Result<std::optional<std::string>> read_if_there(const std::string& path,
                                                   std::size_t max_bytes) const;
  /// Why read() cannot open a file; empty when it can.
  std::string problem_of_file(const std::string& path) const;
  /// Without the file, kMissing; an error when that cannot be told.
  Result<FileStatus> status(const std::string& path) const;
  bool has_file(const std::string& path) const;
  bool has_directory(const std::string& path) const;
  /// A directory's entries; none, without a problem, when there is no such directory.
  SourceListing list(const std::string& path) const;

 private:
  Opened open_at(const std::string& path, int flags) const;
  std::string problem_with(const std::string& path, const Opened& opened) const;
  bool leads_to_hidden(const std::string& path, const std::string& real_path) const;
  SourceEntry entry_of(const std::string& directory, const dirent& found) const;

  std::string path_;
  std::shared_ptr<const FileDescriptor> directory_;
  std::vector<std::string> shown_;
};

}  // namespace mobysearch
