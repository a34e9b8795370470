// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/terminal.h"

#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "cli/command.h"
#include "common/text/unicode.h"
#include "common/text/url.h"

namespace mobysearch {
namespace {

constexpr std::string_view kReplacement = "\uFFFD";
constexpr std::size_t kBarWidth = 20;
constexpr std::chrono::milliseconds kRedraw{100};

bool is_unprintable(char32_t c) {
  const bool is_c0 = c < 0x20 && c != '\n' && c != '\t';
  const bool is_del_or_c1 = c >= 0x7F && c < 0xA0;
  const bool is_bidi_control = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  return is_c0 || is_del_or_c1 || is_bidi_control;
}

}  // namespace

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode_utf8(text.substr(i));
    out += is_unprintable(c.value) ? kReplacement : text.substr(i, c.length);
    i += c.length;
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
  if (!colored_ || text.empty()) return std::string(text);
  return fmt::format("\x1b[{}m{}\x1b[0m", code, text);
}

std::string Style::link(std::string_view url, std::string_view text) const {
  if (!colored_ || !is_web_url(url)) return std::string(text);
  return fmt::format("\x1b]8;;{}\x1b\\{}\x1b]8;;\x1b\\", url, text);
}

void ProgressBar::show(double part, std::string_view text) {
  const auto now = std::chrono::steady_clock::now();
  if (!on_terminal_ || now < next_) return;
  next_ = now + kRedraw;
  const auto filled = static_cast<std::size_t>(kBarWidth * std::clamp(part, 0.0, 1.0));
  print_note(fmt::format("\r[{}{}] {}\x1b[K", std::string(filled, '#'),
                         std::string(kBarWidth - filled, ' '), text));
  drawn_ = true;
}

void ProgressBar::clear() {
  if (drawn_) print_note("\r\x1b[K");
  drawn_ = false;
}

void print_note(std::string_view text) {
  // Where it cannot be written there is nobody to tell.
  (void)std::fwrite(text.data(), 1, text.size(), stderr);
}

void print_error(const Error& error) {
  std::string line = "mobysearch: " + printable(with_hint(error));
  std::replace(line.begin(), line.end(), '\n', ' ');
  print_note(line + "\n");
}

void print_out(std::string_view text) {
  const bool written = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  if (written && std::fflush(stdout) == 0) return;
  if (errno == EPIPE) std::_Exit(kExitOk);
  print_note(
      fmt::format("mobysearch: cannot write to standard output: {}\n", std::strerror(errno)));
  std::_Exit(kExitOutputUnwritable);
}

}  // namespace mobysearch
