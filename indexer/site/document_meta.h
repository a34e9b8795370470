// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/post.h"
#include "indexer/site/site_config.h"
#include "indexer/values/value.h"

namespace mobysearch {

/// What a file's name says (Jekyll::Document::DATE_FILENAME_MATCHER).
struct PostName {
  int year = 0, month = 0, day = 0;
  std::string slug;
  std::string extension;  ///< with its dot
};
/// nullopt for a name that is no post's.
std::optional<PostName> parse_post_name(std::string_view file_name);

/// Jekyll::Utils.titleize_slug.
std::string titleize_slug(std::string_view slug);

/// The directories that are a document's categories: those above _posts (or its like).
std::vector<std::string> category_directories(const SiteConfig& config, const std::string& path,
                                              const std::string& collection, bool is_draft);

/// Front matter over defaults. `categories` are joined: directories, then defaults, then front
/// matter.
Value merged_matter(const std::vector<std::string>& directories, const Value& defaults,
                    const Value& matter);

/// Of merged values: `categories`, then `category`; without empty ones and duplicates.
std::vector<std::string> categories_of(const Value& values);
/// Of merged values: `tag`, else `tags`; a string of several is split at blanks.
std::vector<std::string> tags_of(const Value& values);

/// What is known of an author by key (from _data/authors or an authors collection).
using AuthorDirectory = std::map<std::string, Author>;
std::vector<Author> authors_of(const Value& values, const AuthorDirectory& directory);
/// The author that a mapping describes, if it has a name.
Author author_from(const Value& map, const std::string& fallback_name);

/// Front matter, else the path ("de/_posts/x.md", "x.de.md"), else the site's, else "en".
std::string language_of(const Value& values, const std::string& path, const std::string& site_lang);

/// http(s) and site paths only; anything else is no URL to show.
std::string safe_url(std::string_view url);

}  // namespace mobysearch
