// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace mobysearch {

/// The numbers among plain scalars, as Psych::ScalarScanner finds them and Ruby prints them: "1.50"
/// is "1.5", "0x1F" is "31", "12:30" is "45000". nullopt for anything else, and for one of another
/// base than ten that has more than 64 bits.
std::optional<std::string> yaml_number(std::string_view text);

/// What Ruby's Float() makes of a number's text, printed.
std::optional<std::string> yaml_float(std::string_view text);

}  // namespace mobysearch
