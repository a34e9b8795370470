// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/writer/wall_clock.h"

#include <ctime>

namespace mobysearch {

std::optional<double> wall_clock_seconds(const std::string& date) {
  if (date.empty()) return std::nullopt;
  std::tm time{};
  if (strptime(date.c_str(), "%Y-%m-%dT%H:%M:%S", &time) == nullptr) return 0;
  return static_cast<double>(timegm(&time));
}

}  // namespace mobysearch
