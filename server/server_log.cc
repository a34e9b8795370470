// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/server_log.h"

#include <fcntl.h>
#include <fmt/chrono.h>
#include <fmt/compile.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <ctime>
#include <new>
#include <string_view>

#include "common/json_writer.h"
#include "common/text/ascii.h"
#include "common/text/unicode.h"

namespace mobysearch {
namespace {

std::string_view to_string(LogLevel level) {
  if (level == LogLevel::kError) return "error";
  return level == LogLevel::kWarning ? "warning" : "info";
}

/// " name=value", quoted when it is not a plain word; quotes, controls and non-ASCII by JSON's
/// rules.
void append_field(std::string& line, std::string_view name, std::string_view value) {
  if (!line.empty()) line += ' ';
  line += name;
  line += '=';
  const bool plain = !value.empty() && std::all_of(value.begin(), value.end(), [](char c) {
    return is_ascii_letter(c) || (c >= '-' && c <= ':') || c == '_' || c == '+';
  });
  if (plain) {
    line += value;
    return;
  }
  JsonWriter json;
  json.string(value);
  line += json.take();
}

/// UTC, to the millisecond; the text of the second is kept, being what costs.
std::string time_now() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now);
  const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(now - seconds).count();
  thread_local std::time_t second = -1;
  thread_local std::array<char, 19> text;  // without a destructor: see http_date()
  if (seconds.count() != second) {
    fmt::format_to_n(text.data(), text.size(), "{:%Y-%m-%dT%H:%M:%S}",
                     fmt::gmtime(seconds.count()));
    second = seconds.count();
  }
  return fmt::format(FMT_COMPILE("{}.{:03}Z"), std::string_view(text.data(), text.size()), ms);
}

/// Keeps a line within what a pipe takes whole (PIPE_BUF), however it is escaped.
std::string clipped(const std::string& value) {
  constexpr std::size_t kMaxBytes = 300;
  if (value.size() <= kMaxBytes) return value;
  return std::string(clip_utf8(value, kMaxBytes)) + "…";
}

/// Standard error, not to be waited for. A pipe is opened once more: it may be shared with others,
/// for whom it must go on blocking.
int open_stderr() {
  struct stat status {};
  if (fstat(STDERR_FILENO, &status) == 0 && S_ISFIFO(status.st_mode)) {
    const int fd = open("/proc/self/fd/2", O_WRONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd >= 0) return fd;
  }
  return fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
}

}  // namespace

ServerLog::ServerLog(LogOptions options) : options_(std::move(options)) {
  reopen();
  if (!fd_ && !options_.file.empty()) problem_ = errno;
}

Result<void> ServerLog::opened() const {
  if (problem_ == 0) return {};
  return fail(
      ErrorCode::kOutputUnwritable,
      fmt::format("{}: cannot be opened for the log: {}", options_.file, strerror(problem_)),
      "use a file in a directory that this user may write to");
}

void ServerLog::reopen() {
  const std::lock_guard lock(mutex_);
  constexpr int kFlags = O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY | O_NONBLOCK;
  FileDescriptor fd(options_.file.empty() ? open_stderr()
                                          : open(options_.file.c_str(), kFlags, 0640));
  if (!fd) return;
  fd_ = std::move(fd);
  struct stat status {};
  is_file_ = fstat(fd_.get(), &status) == 0 && S_ISREG(status.st_mode);
}

std::string ServerLog::format(LogLevel level, std::string_view event, const Fields& fields) const {
  const auto write_all = [&](const auto& write_field) {
    write_field("time", time_now());
    write_field("level", to_string(level));
    write_field("event", event);
    for (const auto& [name, value] : fields) write_field(name, clipped(value));
  };
  if (options_.format == LogFormat::kJson) {
    JsonWriter json;
    json.open_object();
    write_all([&](std::string_view name, std::string_view value) { json.string(name, value); });
    json.close_object();
    return json.take() + '\n';
  }
  std::string line;
  line.reserve(256);
  write_all(
      [&](std::string_view name, std::string_view value) { append_field(line, name, value); });
  line += '\n';
  return line;
}

void ServerLog::write(LogLevel level, std::string_view event, const Fields& fields) try {
  if (level > options_.level) return;
  const std::string line = format(level, event, fields);
  const std::lock_guard lock(mutex_);
  if (!fd_) return;
  if (unreported_ > 0 && put(format(LogLevel::kWarning, "log_lines_dropped",
                                    {{"lines", std::to_string(unreported_)}}))) {
    unreported_ = 0;
  }
  if (unreported_ == 0 && put(line)) return;
  ++unreported_;
  ++dropped_;
} catch (const std::bad_alloc&) {
  const std::lock_guard lock(mutex_);
  ++unreported_;
  ++dropped_;
}

bool ServerLog::put(const std::string& line) {
  pollfd writable{fd_.get(), POLLOUT, 0};
  if (!is_file_ && (poll(&writable, 1, 0) != 1 || (writable.revents & POLLOUT) == 0)) return false;
  const std::string whole = is_torn_ ? "\n" + line : line;
  std::string_view rest = whole;
  while (!rest.empty()) {
    const ssize_t count = ::write(fd_.get(), rest.data(), rest.size());
    if (count <= 0) break;
    rest.remove_prefix(static_cast<std::size_t>(count));
  }
  const std::size_t written = whole.size() - rest.size();
  if (written > 0) is_torn_ = whole[written - 1] != '\n';
  return rest.empty();
}

}  // namespace mobysearch
