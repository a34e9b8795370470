// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/site_path.h"

#include <fnmatch.h>

#include <algorithm>
#include <filesystem>

#include "common/text/ascii.h"
#include "common/text/unicode.h"
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

std::string file_stem(const std::string& path) {
  return std::string(trim_right(std::filesystem::path(path).stem().string(), "."));
}

bool glob_matches(const std::string& pattern, const std::string& path) {
  if (pattern.starts_with("**/")) {
    const std::string rest = pattern.substr(3);
    for (std::size_t at = 0;;) {
      if (glob_matches(rest, path.substr(at))) return true;
      at = path.find('/', at);
      if (at == std::string::npos) return false;
      ++at;
    }
  }
  const auto slash = pattern.find('/');
  const auto end = path.find('/');
  const std::string component = pattern.substr(0, slash);
  if (fnmatch(component.c_str(), path.substr(0, end).c_str(), FNM_PERIOD) != 0) return false;
  const bool last = slash == std::string::npos || slash + 1 == pattern.size();
  if (last || end == std::string::npos) return last && end == std::string::npos;
  return glob_matches(pattern.substr(slash + 1), path.substr(end + 1));
}

bool matches_entry(const std::string& pattern, const std::string& path, bool is_directory) {
  const char* relative = pattern.c_str() + std::min(pattern.find_first_not_of('/'), pattern.size());
  return fnmatch(relative, path.c_str(), 0) == 0 || path.starts_with(relative) ||
         (is_directory && path + "/" == relative);
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
