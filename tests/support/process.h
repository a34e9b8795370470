// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <sys/types.h>

#include <map>
#include <string>
#include <vector>

namespace mobysearch::testing {

/// ../shared/corpora beside the project, or "" where it is missing (skip the test then).
std::string corpora_directory();

struct Finished {
  int exit_code = -1;  ///< 128 + signal when a signal ended it
  std::string out;
  std::string err;
};

using Environment = std::map<std::string, std::string>;

/// Runs a program to its end, with no standard input. `extra` is added to this process's
/// environment, less every MOBYSEARCH_ variable.
Finished run(const std::vector<std::string>& arguments, const Environment& extra = {},
             const std::string& directory = ".");

/// A program running in the background; killed at the end of its scope if it still runs. Its
/// stderr is read line by line, its stdout is discarded.
class Background {
 public:
  explicit Background(const std::vector<std::string>& arguments, const Environment& extra = {});
  ~Background();
  Background(const Background&) = delete;
  Background& operator=(const Background&) = delete;

  pid_t pid() const { return pid_; }
  /// Memory it holds, and descriptors it has open.
  long resident_kib() const;
  int open_descriptors() const;
  /// Waits for a stderr line that contains `text` and returns it; "" after `seconds` without one.
  std::string wait_for_line(const std::string& text, int seconds = 10);
  void signal(int number) const;
  /// Waits for its end: the exit code as in Finished, or -1 after `seconds`.
  int wait(int seconds = 10);

 private:
  pid_t pid_ = -1;
  int stderr_ = -1;
  std::string buffered_;
};

}  // namespace mobysearch::testing
