// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace mobysearch {

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
