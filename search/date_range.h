// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace mobysearch {

/// A range of days, both ends included. An end that is missing is open.
struct DateRange {
  std::optional<std::chrono::sys_days> first;
  std::optional<std::chrono::sys_days> last;
};

/// The range that `date:value`, `after:value` or `before:value` asks for: a day is written
/// 2017-05-08, a month 2017-05, a year 2017; `date:` also takes two of these with ".." between, of
/// which one may be missing. Nothing for a value that is no date.
std::optional<DateRange> date_range(std::string_view field, std::string_view value);

}  // namespace mobysearch
