// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "common/result.h"

namespace mobysearch {

/// Text that is safe to print: C0 controls (but tabs and line ends), C1 controls, DEL and bidi
/// controls become U+FFFD, so that no post, file name or argument can send commands to the
/// terminal.
std::string printable(std::string_view text);

/// Terminal styling. A pipe or a file gets plain text.
class Style {
 public:
  /// Colours and links when `fd` is a terminal, TERM is not "dumb" and NO_COLOR is not set.
  static Style for_stream(int fd);
  explicit Style(bool colored) : colored_(colored) {}

  bool colored() const { return colored_; }
  std::string bold(std::string_view text) const { return wrap("1", text); }
  std::string dim(std::string_view text) const { return wrap("2", text); }
  std::string match(std::string_view text) const { return wrap("1;33", text); }
  /// Text with an OSC 8 hyperlink; plain for a URL that is not http(s).
  std::string link(std::string_view url, std::string_view text) const;

 private:
  std::string wrap(std::string_view code, std::string_view text) const;
  bool colored_;
};

/// A progress bar on stderr, drawn at most ten times a second, if `fd` is a terminal. Not
/// thread-safe.
class ProgressBar {
 public:
  explicit ProgressBar(int fd) : on_terminal_(Style::for_stream(fd).colored()) {}
  bool is_shown() const { return on_terminal_; }
  /// What is shown next is drawn, however soon it comes.
  void draw_next() { next_ = {}; }
  /// `part`: of all, from 0 to 1; `text` stands behind the bar.
  void show(double part, std::string_view text);
  /// Removes the bar, if one is drawn.
  void clear();

 private:
  bool on_terminal_;
  bool drawn_ = false;
  std::chrono::steady_clock::time_point next_{};
};

/// Writes to stderr. A stderr that is full, closed or read by nobody is no failure: what was to be
/// said there is dropped.
void print_note(std::string_view text);

/// "mobysearch: MESSAGE (HINT)" on stderr, one line.
void print_error(const Error& error);

/// Writes to stdout. Ends the process when that fails: with kExitOutputUnwritable, or quietly when
/// the reader closed the pipe.
void print_out(std::string_view text);

}  // namespace mobysearch
