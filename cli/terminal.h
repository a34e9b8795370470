// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "common/error.h"

namespace mobysearch {

/// Text safe to print: C0 and C1 controls, DEL and bidi overrides become U+FFFD, so that nothing in
/// a post, a file name or an argument can drive the terminal.
std::string printable(std::string_view text);

/// How a stream may be dressed up. A pipe or file gets plain text.
class Style {
 public:
  /// Colours and links when `fd` is a terminal, TERM is not "dumb" and NO_COLOR is not set.
  static Style for_stream(int fd);
  explicit Style(bool dressed) : dressed_(dressed) {}

  bool dressed() const { return dressed_; }
  std::string bold(std::string_view text) const { return wrap("1", text); }
  std::string dim(std::string_view text) const { return wrap("2", text); }
  std::string match(std::string_view text) const { return wrap("1;33", text); }
  std::string red(std::string_view text) const { return wrap("31", text); }
  /// OSC 8 hyperlink, only round http(s) URLs.
  std::string link(std::string_view url, std::string_view text) const;

 private:
  std::string wrap(std::string_view code, std::string_view text) const;
  bool dressed_;
};

/// "mobysearch: MESSAGE (HINT)" on stderr, one line.
void print_error(const Error& error);

/// Writes to stdout. A reader that closed the pipe early is no error: the process ends quietly.
void print_out(std::string_view text);

}  // namespace mobysearch
