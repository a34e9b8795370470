// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/site_path.h"

#include <filesystem>

#include "common/text/ascii.h"
#include "common/text/unicode.h"
#include "common/text/wildcard.h"
#include "indexer/values/date.h"

namespace mobysearch {

std::string join_path(std::string_view base, std::string_view below) {
  std::string path(base);
  if (!base.empty() && !below.empty()) path += '/';
  return path.append(below);
}

std::string_view below_directory(std::string_view path, std::string_view directory) {
  const bool is_below = !directory.empty() && path.size() > directory.size() &&
                        path.starts_with(directory) && path[directory.size()] == '/';
  return is_below ? path.substr(directory.size() + 1) : path;
}

bool is_in_directory(std::string_view path, std::string_view directory) {
  return directory.empty() || path == directory || below_directory(path, directory) != path;
}

std::string file_stem(const std::string& path) {
  return std::string(trim_right(std::filesystem::path(path).stem().string(), "."));
}

bool glob_matches(const std::string& pattern, const std::string& path) {
  const std::vector<std::string_view> names = split(path, '/');
  std::vector<std::string_view> parts = split(pattern, '/');
  const auto is_deep = [&](std::size_t at) { return at + 1 < parts.size() && parts[at] == "**"; };
  const bool ends_in_slash = parts.size() > 1 && parts.back().empty();
  if (ends_in_slash && !is_deep(parts.size() - 2)) parts.pop_back();
  std::size_t part = 0, name = 0;
  std::size_t after_deep = 0, deep_ends = 0;  // of the last "**/"; 0: there was none
  while (part < parts.size() || name < names.size()) {
    if (is_deep(part)) {
      after_deep = ++part;
      deep_ends = name;
    } else if (part < parts.size() && name < names.size() &&
               wildcard_matches(parts[part], names[name], LeadingDot::kOnlyByADot)) {
      ++part;
      ++name;
    } else if (after_deep > 0 && deep_ends < names.size()) {
      part = after_deep;
      name = ++deep_ends;
    } else {
      return false;
    }
  }
  return true;
}

bool matches_entry(const std::string& pattern, const std::string& path, bool is_directory) {
  const std::string_view relative = trim_left(pattern, "/");
  return path.starts_with(relative) || (is_directory && path + "/" == relative) ||
         wildcard_matches(relative, path);
}

std::optional<PostName> parse_post_name(std::string_view file_name) {
  std::string_view rest = file_name;
  const auto year = take_number(rest, 2, 4);
  const bool has_short_year = rest.size() + 2 == file_name.size();
  const auto month = take_any(rest, "-") ? take_number(rest, 1, 2) : std::nullopt;
  const auto day = take_any(rest, "-") ? take_number(rest, 1, 2) : std::nullopt;
  if (!year || !month || !day || !take_any(rest, "-")) return std::nullopt;
  const auto dot = rest.rfind('.');
  if (dot == std::string_view::npos || dot + 1 == rest.size()) return std::nullopt;
  return PostName{has_short_year ? full_year(*year) : *year, *month, *day,
                  std::string(trim_right(rest.substr(0, dot), "."))};
}

std::string titleize_slug(std::string_view slug) {
  slug = trim_right(slug, "-");
  std::string title;
  for (std::string_view word : split(slug, '-')) {
    const std::size_t length = word.empty() ? 0 : decode_utf8(word).length;
    if (word.data() != slug.data()) title += ' ';
    title += title_case(word.substr(0, length)) + lower_case(word.substr(length));
  }
  return title;
}

}  // namespace mobysearch
