// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "common/post.h"
#include "indexer/values/value.h"

namespace mobysearch {

/// The authors that a site describes (author_directory.h), by key.
using AuthorDirectory = std::map<std::string, Author>;

/// The authors that a document's merged front matter names, each once, in the many ways blogs write
/// them. Keys of `directory` stand for the author there. A URL is a web URL or a path of the site.
std::vector<Author> authors_of(const Value& values, const AuthorDirectory& directory);

/// The author that a mapping describes. Its name is `fallback_name` if it says none.
Author author_from(const Value& map, const std::string& fallback_name);

}  // namespace mobysearch
