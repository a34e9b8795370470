// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "search/word_query.h"

namespace mobysearch {

/// If `text` is the URL of a post, `query`, which is for its words, asks for that post, and for the
/// words below; if it is a URL that posts link to, for these as well. Throws Xapian::Error.
void prefer_linked_posts(std::string_view text, WordQuery& query, const IndexReader& reader);

}  // namespace mobysearch
