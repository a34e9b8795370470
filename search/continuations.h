// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "search/word_query.h"

namespace mobysearch {

/// The words (at most 5) that begin with `beginning` and stand right behind `words` (at least one)
/// in some post, those of the most posts first. At most 500 posts are looked at. Throws
/// Xapian::Error.
Words continuations(const Words& words, std::string_view beginning, IndexReader& reader);

}  // namespace mobysearch
