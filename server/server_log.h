// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdio>
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

/// One line an event, in logfmt or JSON; values are escaped, so no request can forge a line.
/// Thread-safe.
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

 private:
  const LogOptions options_;
  std::mutex mutex_;
  std::FILE* out_ = nullptr;
};

}  // namespace mobysearch
