// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

namespace mobysearch {

/// Function words of a language (two-letter code), each between blanks: " the a an ". They are
/// spelt as the Tokenizer cuts them: French "l'eau" is "l" and "eau". Empty for a language we have
/// none for.
std::string_view stop_words(std::string_view lang);

}  // namespace mobysearch
