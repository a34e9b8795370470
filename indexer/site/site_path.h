// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace mobysearch {

/// Paths below a site's source, with slashes between their components, and what they say.

/// "a" and "b" make "a/b"; an empty one is left out.
std::string join_path(std::string_view base, std::string_view below);
/// The part of `path` below `directory`; `path` itself when it is not in there, or when `directory`
/// is empty.
std::string_view below_directory(std::string_view path, std::string_view directory);
/// Whether the path is the directory or lies in it; in "" does all.
bool is_in_directory(std::string_view path, std::string_view directory);
/// The file's name without its extension and the dots before that (Jekyll's basename_without_ext).
std::string file_stem(const std::string& path);
/// As Ruby's Dir.glob: '*' matches within a component, "**/" any number of them.
bool glob_matches(const std::string& pattern, const std::string& path);
/// As Jekyll::EntryFilter: whether a pattern of `include` or `exclude`, in which '*' matches
/// slashes too, matches the path or begins it. It is relative to the site's source, even with a
/// slash before it.
bool matches_entry(const std::string& pattern, const std::string& path, bool is_directory);

/// The date and slug in a post's file name (Jekyll::Document::DATE_FILENAME_MATCHER).
struct PostName {
  int year = 0, month = 0, day = 0;  ///< as written: it need not be a date that exists
  std::string slug;
};
/// nullopt when the file is not named like a post.
std::optional<PostName> parse_post_name(std::string_view file_name);

/// The title of a document that names none (Jekyll::Utils.titleize_slug).
std::string titleize_slug(std::string_view slug);

}  // namespace mobysearch
