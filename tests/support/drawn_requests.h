// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <random>
#include <string>

#include "common/post.h"
#include "search/search_request.h"
#include "tests/support/mini_blog.h"

namespace mobysearch::testing {

/// The files of a real blog, or of the sample blog where the corpora are missing.
Files real_blog();

/// By path.
using Posts = std::map<std::string, Post>;
using Random = std::mt19937;

/// Words that stand one after the other in a text of a post, as they are written there.
std::string draw_run(std::size_t count, const Posts& posts, Random& random);
std::string draw_word(const Posts& posts, Random& random);
/// Of several posts.
std::string draw_words(std::size_t count, const Posts& posts, Random& random);
std::string misspelt(std::string word, Random& random);

/// Words that a post may lack some of.
SearchRequest draw_plain_request(const Posts& posts, Random& random);
/// Of any kind.
SearchRequest draw_request(const Posts& posts, Random& random);

}  // namespace mobysearch::testing
