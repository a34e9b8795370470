// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/index_progress.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace mobysearch {
namespace {

struct PhaseOfRun {
  std::string_view doing;
  std::string_view noun;  ///< of what is counted, if a reader knows what that is
  double begins;          ///< after which part of the run's time
};

// By the processor time that 10,000 generated posts took, as two cores share it.
constexpr std::array<PhaseOfRun, 5> kPhases = {{{"reading", "files", 0},
                                                {"", "posts", 0.05},
                                                {"ordering words", "", 0.88},
                                                {"merging", "", 0.93},
                                                {"verifying", "", 0.98}}};

// Before that, a guess would jump.
constexpr double kSecondsBeforeGuess = 2;

std::size_t place_of(Progress::Phase phase) { return static_cast<std::size_t>(phase); }

double part_of_phase(const Progress& progress) {
  if (progress.total == 0) return 0;
  return std::min(1.0, static_cast<double>(progress.done) / static_cast<double>(progress.total));
}

std::string duration(double seconds) {
  const auto rounded = static_cast<long>(std::ceil(seconds));
  if (rounded < 60) return fmt::format("{} s", rounded);
  const long minutes = (rounded + 59) / 60;
  if (minutes < 60) return fmt::format("{} min", minutes);
  return fmt::format("{} h {} min", minutes / 60, minutes % 60);
}

}  // namespace

double part_done(const Progress& progress) {
  const std::size_t place = place_of(progress.phase);
  const double begins = kPhases.at(place).begins;
  const double ends = place + 1 < kPhases.size() ? kPhases[place + 1].begins : 1;
  return begins + (ends - begins) * part_of_phase(progress);
}

std::string describe(const Progress& progress, double seconds, double seconds_of_phase) {
  const PhaseOfRun& phase = kPhases.at(place_of(progress.phase));
  std::string text(phase.doing);
  if (!phase.noun.empty()) {
    if (!text.empty()) text += ' ';
    text += fmt::format("{} of {} {}", progress.done, progress.total, phase.noun);
  }
  if (progress.phase == Progress::Phase::kIndexing && seconds_of_phase > kSecondsBeforeGuess) {
    text += fmt::format(", {:.0f}/s", static_cast<double>(progress.done) / seconds_of_phase);
  }
  const double done = part_done(progress);
  if (seconds > kSecondsBeforeGuess && done > 0) {
    text += fmt::format(", {} left", duration(seconds * (1 - done) / done));
  }
  return text;
}

IndexProgress::IndexProgress(int fd, std::chrono::steady_clock::duration interval)
    : bar_(fd), interval_(interval), next_line_(began_ + interval) {}

void IndexProgress::show(const Progress& progress) {
  const auto now = Clock::now();
  if (phase_ != progress.phase) {
    phase_ = progress.phase;
    phase_began_ = now;
    bar_.draw_next();
  }
  const auto seconds_since = [&](Clock::time_point then) {
    return std::chrono::duration<double>(now - then).count();
  };
  const auto text = [&] {
    return describe(progress, seconds_since(began_), seconds_since(phase_began_));
  };
  if (bar_.is_shown()) {
    bar_.show(part_done(progress), text());
  } else if (now >= next_line_) {
    next_line_ = now + interval_;
    print_note("mobysearch: " + text() + "\n");
  }
}

}  // namespace mobysearch
