// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <array>

#include "server/pages/page_texts.h"

namespace mobysearch {

/// The pages' words, a file texts_….cc each.
extern const PageTexts kEnglish, kGerman, kFrench, kSpanish, kJapanese, kChinese, kArabic;

/// The languages that the pages speak, English first.
inline constexpr std::array<const PageTexts*, 7> kPageLanguages = {
    &kEnglish, &kGerman, &kFrench, &kSpanish, &kJapanese, &kChinese, &kArabic};

}  // namespace mobysearch
