// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

namespace mobysearch {

/// What publishing does to files: virtual, so that tests can make each step fail. Every function
/// returns 0 or an errno; open_file() returns the descriptor, or the errno negated.
class FileOperations {
 public:
  virtual ~FileOperations() = default;

  virtual int open_file(const std::string& path, int flags, int mode);
  /// Takes an exclusive lock that dies with the process; EWOULDBLOCK when another one has it.
  virtual int lock(int fd);
  virtual int make_directory(const std::string& path);
  virtual int set_mode(int fd, int mode);
  virtual int sync(int fd);
  virtual int sync_directory(const std::string& path);
  virtual int rename(const std::string& from, const std::string& to);
  virtual int remove_file(const std::string& path);
  /// Also fine when there is nothing at `path`.
  virtual int remove_tree(const std::string& path);
};

}  // namespace mobysearch
