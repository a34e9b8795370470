// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

/// The files of stop_words/, built into the library: one word a line, below comments that begin
/// with '|'.
namespace mobysearch::stop_word_lists {
extern const std::string_view kDA;
extern const std::string_view kDE;
extern const std::string_view kEN;
extern const std::string_view kES;
extern const std::string_view kFI;
extern const std::string_view kFR;
extern const std::string_view kHU;
extern const std::string_view kIT;
extern const std::string_view kNL;
extern const std::string_view kNO;
extern const std::string_view kPT;
extern const std::string_view kRU;
extern const std::string_view kSV;
}  // namespace mobysearch::stop_word_lists
