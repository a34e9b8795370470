// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace mobysearch {

/// Character references: `&amp;`, `&#8217;`, `&#x2019;`. Controls and bidi overrides become
/// nothing.

/// Appends the character of the reference that `text` begins with; its length, or 0 if `text`
/// begins with no reference that is known.
std::size_t decode_entity(std::string_view text, std::string& out);

/// Replaces all references. Unknown ones stay.
std::string decode_entities(std::string_view text);

}  // namespace mobysearch
