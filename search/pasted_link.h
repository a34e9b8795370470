// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "search/word_query.h"

namespace mobysearch {

/// If `text` is the URL of a post, `query`, which is for its words, asks for that post, and for the
/// words below; if it is a URL that posts link to, for these as well. Throws Xapian::Error.
void prefer_linked_posts(std::string_view text, WordQuery& query, const IndexReader& reader);

/// For the post that has this URL, with or without the site's address, an ending and escapes; of
/// several for which only these differ, for the one that has just this URL. Matches nothing if
/// there is no such post. Throws Xapian::Error.
Xapian::Query query_for_url(std::string_view url, const IndexReader& reader);

}  // namespace mobysearch
