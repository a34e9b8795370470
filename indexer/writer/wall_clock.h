// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>

namespace mobysearch {

/// Seconds from 1970 to a date (ISO 8601 with offset) as the clocks of its zone show it: a day that
/// readers ask for is one there. Nothing for no date.
std::optional<double> wall_clock_seconds(const std::string& date);

}  // namespace mobysearch
