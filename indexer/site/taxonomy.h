// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "common/schema.h"
#include "indexer/values/value.h"

namespace mobysearch {

/// Of one kind that a document may have. Jekyll knows no limit; front matter is at most 64 KiB.
constexpr std::size_t kMaxLabels = 1000;

/// A document's categories, tags and any other label of the schema, by Jekyll's rules.

/// The directories that are a document's categories: those above `_posts`, or above its draft's or
/// collection's directory. `path` is below the site's source.
std::vector<std::string> category_directories(std::string_view path,
                                              std::string_view collections_dir,
                                              std::string_view documents_dir);

/// Front matter over defaults. `categories` are joined: directories, then defaults, then front
/// matter.
Value merge_front_matter(const std::vector<std::string>& directories, const Value& defaults,
                         const Value& matter);

/// The values of each label, from merged front matter.
FieldValues labels_of(const Value& values);

}  // namespace mobysearch
