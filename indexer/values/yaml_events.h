// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <yaml.h>

#include <stdexcept>
#include <string>
#include <string_view>

namespace mobysearch {

/// What is wrong with a YAML text, in a reader's words. Does not leave this folder.
class YamlError : public std::runtime_error {
 public:
  YamlError(int line, const std::string& reason) : std::runtime_error(reason), line_(line) {}
  int line() const { return line_; }  ///< counted from 1

 private:
  int line_;
};

/// libyaml's parser and the event that it is at.
class YamlEvents {
 public:
  /// Reads UTF-8, which must outlive this.
  explicit YamlEvents(std::string_view text);
  ~YamlEvents();
  YamlEvents(const YamlEvents&) = delete;
  YamlEvents& operator=(const YamlEvents&) = delete;

  /// The next event, which lives until the one after it is asked for. Throws YamlError.
  const yaml_event_t& next();

 private:
  [[noreturn]] void fail() const;

  std::string_view text_;
  yaml_parser_t parser_{};
  yaml_event_t event_{};
};

}  // namespace mobysearch
