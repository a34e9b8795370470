// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/progress_bar.h"

#include <fmt/core.h>

#include <algorithm>
#include <string>

#include "cli/terminal.h"

namespace mobysearch {
namespace {
constexpr std::size_t kWidth = 40;
constexpr std::chrono::milliseconds kRedraw{100};
}  // namespace

ProgressBar::ProgressBar(int fd) : on_terminal_(Style::for_stream(fd).colored()) {}

void ProgressBar::show(std::size_t done, std::size_t total) {
  const auto now = std::chrono::steady_clock::now();
  if (!on_terminal_ || total == 0 || now < next_) return;
  next_ = now + kRedraw;
  const std::size_t filled = std::min(kWidth, kWidth * done / total);
  fmt::print(stderr, "\r[{}{}] {}/{}", std::string(filled, '#'), std::string(kWidth - filled, ' '),
             done, total);
  drawn_ = true;
}

void ProgressBar::clear() {
  if (drawn_) fmt::print(stderr, "\r\x1b[K");
  drawn_ = false;
}

}  // namespace mobysearch
