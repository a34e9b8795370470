// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "common/post.h"
#include "indexer/site/site_config.h"
#include "indexer/site/skipped_file.h"
#include "indexer/values/value.h"

namespace mobysearch {

/// The authors that a site describes, by key.
using AuthorDirectory = std::map<std::string, Author>;

/// Reads what a site says of its authors: `_data/authors` (YAML, JSON, CSV or TSV; a map by key, or
/// a list of maps that hold their keys), the files of `_data/authors/`, and an authors collection.
/// The authors of a file that cannot be read are then shown by their keys; those of the collection
/// are added to `skipped`, as read_site_data() names those of the data.
AuthorDirectory read_author_directory(const SiteConfig& config, std::vector<SkippedFile>& skipped);

/// The authors that a document's merged front matter names, each once, in the many ways blogs write
/// them. Keys of `directory` stand for the author there. A URL is a web URL or a path of the site.
std::vector<Author> authors_of(const Value& values, const AuthorDirectory& directory);

/// The author that a mapping describes. Its name is `fallback_name` if it says none.
Author author_from(const Value& map, const std::string& fallback_name);

}  // namespace mobysearch
