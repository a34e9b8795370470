// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/terminal.h"

#include <fmt/core.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>

namespace mobysearch {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// Length of the control or direction-changing character that `text` starts with, or 0.
std::size_t unprintable_length(std::string_view text) {
  const auto byte = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U;
  };
  if ((byte(0) < 0x20 && byte(0) != '\n' && byte(0) != '\t') || byte(0) == 0x7F) return 1;
  if (byte(0) == 0xC2 && byte(1) >= 0x80 && byte(1) < 0xA0) return 2;  // C1
  if (byte(0) != 0xE2) return 0;
  const bool override = byte(1) == 0x80 && byte(2) >= 0xAA && byte(2) <= 0xAE;  // U+202A–202E
  const bool isolate = byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9;   // U+2066–2069
  return override || isolate ? 3 : 0;
}

}  // namespace

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    if (const std::size_t length = unprintable_length(text); length > 0) {
      out += kReplacement;
      text.remove_prefix(length);
    } else {
      out += text.front();
      text.remove_prefix(1);
    }
  }
  return out;
}

Style Style::for_stream(int fd) {
  const char* no_color = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  const bool dumb = term == nullptr || std::string_view(term) == "dumb";
  return Style(isatty(fd) == 1 && !dumb && (no_color == nullptr || *no_color == '\0'));
}

std::string Style::wrap(std::string_view code, std::string_view text) const {
  if (!dressed_ || text.empty()) return std::string(text);
  return fmt::format("\x1b[{}m{}\x1b[0m", code, text);
}

std::string Style::link(std::string_view url, std::string_view text) const {
  const bool web = url.substr(0, 8) == "https://" || url.substr(0, 7) == "http://";
  if (!dressed_ || !web) return std::string(text);
  return fmt::format("\x1b]8;;{}\x1b\\{}\x1b]8;;\x1b\\", url, text);
}

void print_error(const Error& error) {
  std::string line = "mobysearch: " + printable(error.message);
  if (!error.hint.empty()) line += " (" + printable(error.hint) + ")";
  for (char& c : line) {
    if (c == '\n') c = ' ';
  }
  fmt::print(stderr, "{}\n", line);
}

void print_out(std::string_view text) {
  const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  if (written && std::fflush(stdout) == 0) return;
  if (errno == EPIPE) std::_Exit(0);
  fmt::print(stderr, "mobysearch: cannot write to standard output: {}\n", strerror(errno));
  std::_Exit(5);
}

}  // namespace mobysearch
