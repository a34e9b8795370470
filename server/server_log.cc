// SPDX-License-Identifier: GPL-2.0-or-later
#include "server/server_log.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <cerrno>
#include <chrono>
#include <cstring>

#include "search/json_writer.h"

namespace mobysearch {
namespace {

std::string_view to_string(LogLevel level) {
  switch (level) {
    case LogLevel::kError:
      return "error";
    case LogLevel::kWarning:
      return "warning";
    case LogLevel::kInfo:
      return "info";
  }
  return {};
}

/// Quoted when it is not a plain word; quotes, controls and non-ASCII by JSON's rules.
std::string logfmt_value(const std::string& value) {
  const bool plain = !value.empty() &&
                     value.find_first_not_of(
                         "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:+") ==
                         std::string::npos;
  if (plain) return value;
  JsonWriter json;
  json.string(value);
  return json.take();
}

}  // namespace

Result<void> ServerLog::can_open(const LogOptions& options) {
  if (options.file.empty()) return {};
  std::FILE* file = std::fopen(options.file.c_str(), "ae");
  if (file == nullptr) {
    return fail(ErrorCode::kOutputUnwritable,
                fmt::format("{}: cannot be opened for the log: {}", options.file, strerror(errno)));
  }
  std::fclose(file);
  return {};
}

ServerLog::ServerLog(LogOptions options) : options_(std::move(options)) { reopen(); }

ServerLog::~ServerLog() {
  if (out_ != nullptr && out_ != stderr) std::fclose(out_);
}

void ServerLog::reopen() {
  const std::lock_guard lock(mutex_);
  if (options_.file.empty()) {
    out_ = stderr;
    return;
  }
  std::FILE* file = std::fopen(options_.file.c_str(), "ae");
  if (file == nullptr) return;  // keep the old one
  if (out_ != nullptr) std::fclose(out_);
  out_ = file;
}

void ServerLog::write(LogLevel level, std::string_view event, const Fields& fields) {
  if (level > options_.level) return;
  const auto now = std::chrono::system_clock::now();
  const auto ms =
      std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch()).count();
  const std::string time = fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}Z",
                                       fmt::gmtime(static_cast<std::time_t>(ms / 1000)), ms % 1000);
  std::string line;
  if (options_.format == LogFormat::kJson) {
    JsonWriter json;
    json.open_object();
    json.string("time", time);
    json.string("level", to_string(level));
    json.string("event", event);
    for (const auto& [name, value] : fields) json.string(name, value);
    json.close_object();
    line = json.take();
  } else {
    line = fmt::format("time={} level={} event={}", time, to_string(level), event);
    for (const auto& [name, value] : fields)
      line += fmt::format(" {}={}", name, logfmt_value(value));
  }
  line += '\n';
  const std::lock_guard lock(mutex_);
  if (out_ == nullptr) return;
  std::fwrite(line.data(), 1, line.size(), out_);
  std::fflush(out_);
}

}  // namespace mobysearch
