// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "indexer/site/authors.h"

namespace mobysearch {

/// Reads what a site says of its authors: `_data/authors` (YAML, JSON, CSV or TSV; a map by key, or
/// a list of maps that hold their keys), the files of `_data/authors/`, and an authors collection.
/// A file that cannot be read is ignored: its authors are then shown by their keys.
AuthorDirectory read_author_directory(const std::string& source,
                                      const std::string& collections_dir);

}  // namespace mobysearch
