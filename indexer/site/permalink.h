// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/result.h"
#include "indexer/values/date.h"

namespace mobysearch {

/// Jekyll's URL rules (Jekyll 4.3: lib/jekyll/url.rb, drops/url_drop.rb, utils.rb).

/// What a permalink's placeholders stand for.
struct PermalinkParts {
  std::int64_t timestamp = 0;
  TimeZone zone;
  std::string slug;
  std::string basename;  ///< file name without extension, date included
  std::string path;      ///< below the collection's directory, without extension
  std::string collection;
  std::string output_ext;
  std::vector<std::string> categories;
};

/// The template that a named style ("pretty") stands for in the top-level `permalink:`; any other
/// text stands for itself.
std::string permalink_template(std::string_view style);
/// A template of other collections or of pages, ended as the top-level style ends.
std::string with_permalink_suffix(std::string_view permalink_template, std::string_view style);

/// Fills a template in and tidies the path. kInputUnreadable for an unknown placeholder.
Result<std::string> expand_permalink(std::string_view permalink_template,
                                     const PermalinkParts& parts);

struct PagePermalinkParts {
  std::string directory, basename, output_ext;
};
/// Fills in the template of a page, which knows `:path`, `:basename` and `:output_ext` only and
/// keeps other words as they are.
std::string expand_page_permalink(std::string_view permalink_template,
                                  const PagePermalinkParts& parts);

/// What Jekyll does to every URL in the end: leading slash, no "..", "./" or "//".
std::string tidy_url(std::string_view url);
/// Percent-encodes a value as Jekyll::URL.escape_path does.
std::string escape_path(std::string_view value);

}  // namespace mobysearch
