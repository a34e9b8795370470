// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

namespace mobysearch {

/// What a dot at the text's beginning is to a wildcard.
enum class LeadingDot { kLikeAny, kOnlyByADot };

/// Whether a pattern with `*`, `?`, `[a-z]` and `\` matches all of `text`, byte by byte, as
/// fnmatch(3) without FNM_PATHNAME; but in time that is at most the product of their lengths. A
/// pattern of more than 4096 bytes matches nothing.
bool wildcard_matches(std::string_view pattern, std::string_view text,
                      LeadingDot dot = LeadingDot::kLikeAny);

}  // namespace mobysearch
