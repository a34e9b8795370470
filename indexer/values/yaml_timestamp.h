// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

namespace mobysearch {

/// Whether Psych::ScalarScanner makes a Date or a Time of a plain scalar: a date that the calendar
/// has, or a date and a time to the second that Time.utc takes (February 30 is March 1 there).
bool is_yaml_timestamp(std::string_view text);

}  // namespace mobysearch
