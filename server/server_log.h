// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/file_descriptor.h"
#include "common/result.h"

namespace mobysearch {

enum class LogLevel { kError, kWarning, kInfo };
enum class LogFormat { kLogfmt, kJson };

struct LogOptions {
  std::string file;  ///< empty: stderr
  LogFormat format = LogFormat::kLogfmt;
  LogLevel level = LogLevel::kInfo;
};

/// One line an event, in logfmt or JSON; values are escaped, so no request can forge a line, and
/// clipped. A line that a pipe, socket or terminal does not take at once, since nobody reads it, or
/// for which there is no memory, is dropped and counted: the log never holds up or fails an answer.
/// A line begins at the start of a line,
/// even after a full disk took a part of the one before. Thread-safe.
class ServerLog {
 public:
  using Fields = std::vector<std::pair<std::string_view, std::string>>;

  /// Opens the file, and makes it where there is none.
  explicit ServerLog(LogOptions options);
  /// kOutputUnwritable when the file could not be opened: then all lines are lost.
  Result<void> opened() const;

  void write(LogLevel level, std::string_view event, const Fields& fields);
  /// Opens the file again, after it was rotated; keeps the old one when that fails.
  void reopen();
  /// Lines dropped so far.
  std::uint64_t dropped() const { return dropped_; }

 private:
  std::string format(LogLevel level, std::string_view event, const Fields& fields) const;
  bool put(const std::string& line);

  const LogOptions options_;
  std::mutex mutex_;
  FileDescriptor fd_;
  int problem_ = 0;  ///< why the file could not be opened at first: an errno
  bool is_file_ = false;
  bool is_torn_ = false;          ///< the last line was written in part only
  std::uint64_t unreported_ = 0;  ///< dropped, and not yet said in the log
  std::atomic<std::uint64_t> dropped_{0};
};

}  // namespace mobysearch
