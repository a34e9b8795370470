// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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
/// clipped. A line that a pipe, socket or terminal does not take at once, since nobody reads it, is
/// dropped and counted: the log never holds up an answer. Thread-safe.
class ServerLog {
 public:
  using Fields = std::vector<std::pair<std::string_view, std::string>>;

  static Result<void> can_open(const LogOptions& options);
  explicit ServerLog(LogOptions options);
  ~ServerLog();
  ServerLog(const ServerLog&) = delete;
  ServerLog& operator=(const ServerLog&) = delete;

  void write(LogLevel level, std::string_view event, const Fields& fields);
  /// Opens the file again: after it was rotated.
  void reopen();
  /// Lines dropped so far.
  std::uint64_t dropped() const { return dropped_; }

 private:
  std::string format(LogLevel level, std::string_view event, const Fields& fields) const;
  bool put(const std::string& line) const;

  const LogOptions options_;
  std::mutex mutex_;
  int fd_ = -1;
  bool is_file_ = false;
  std::uint64_t unreported_ = 0;  ///< dropped, and not yet said in the log
  std::atomic<std::uint64_t> dropped_{0};
};

}  // namespace mobysearch
