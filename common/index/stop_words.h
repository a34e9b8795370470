// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

namespace mobysearch {

/// Snowball's list of a language's function words, one a line; empty for a language without a list.
/// `lang` is a two-letter code. The words are spelt as readers spell them: cut them with a
/// Tokenizer before comparing ("daß" is "dass"). The files in stop_words/ say where each list comes
/// from; docs/decisions/stop-words.md what they do to the ranking.
std::string_view stop_words(std::string_view lang);

/// The files, which are built into the library; for stop_words() alone.
namespace stop_word_lists {
extern const std::string_view kDA, kDE, kEN, kES, kFI, kFR, kHU, kIT, kNL, kNO, kPT, kRU, kSV;
}

}  // namespace mobysearch
