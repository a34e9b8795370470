// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/entry_filter.h"

#include <fnmatch.h>

#include <algorithm>

#include "indexer/site/site_path.h"

namespace mobysearch {
namespace {

/// Patterns are relative to the site's source, even with a slash before them.
std::vector<std::string> without_slashes(std::vector<std::string> patterns) {
  for (std::string& pattern : patterns) {
    pattern.erase(0, std::min(pattern.find_first_not_of('/'), pattern.size()));
  }
  return patterns;
}

/// Whether a pattern, in which '*' matches slashes too, matches the path or begins it.
bool matches_any(const std::vector<std::string>& patterns, const std::string& path,
                 bool is_directory) {
  return std::any_of(patterns.begin(), patterns.end(), [&](const std::string& pattern) {
    return fnmatch(pattern.c_str(), path.c_str(), 0) == 0 || path.starts_with(pattern) ||
           (is_directory && pattern == path + "/");
  });
}

bool has_special_prefix(const std::string& name) { return name.find_first_of("._#~") == 0; }

std::string base_name(const std::string& path) { return path.substr(path.rfind('/') + 1); }

}  // namespace

EntryFilter::EntryFilter(std::vector<std::string> include, std::vector<std::string> exclude)
    : include_(std::move(include)) {
  for (std::string& pattern : exclude) {
    if (std::find(include_.begin(), include_.end(), pattern) == include_.end()) {
      exclude_.push_back(std::move(pattern));
    }
  }
  include_ = without_slashes(std::move(include_));
  exclude_ = without_slashes(std::move(exclude_));
}

bool EntryFilter::keeps(const std::string& base, const std::string& entry,
                        bool is_directory) const {
  if (entry.empty() || entry.ends_with('.')) return false;
  const std::string name = base_name(entry);
  if (matches_any(include_, entry, is_directory) || matches_any(include_, name, is_directory)) {
    return true;
  }
  if (matches_any(exclude_, join_path(base, entry), is_directory)) return false;
  return !has_special_prefix(entry) && !has_special_prefix(name) && !entry.ends_with('~');
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

}  // namespace mobysearch
