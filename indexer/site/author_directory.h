// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "indexer/site/document_meta.h"

namespace mobysearch {

/// What a site says of its authors by key: `_data/authors` (YAML, JSON, CSV or TSV; a map by key or
/// a list of maps that name theirs), the files of `_data/authors/`, and an authors collection. What
/// cannot be read is left out: authors are then shown by their keys.
AuthorDirectory read_author_directory(const std::string& source,
                                      const std::string& collections_dir);

}  // namespace mobysearch
