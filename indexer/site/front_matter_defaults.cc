// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/front_matter_defaults.h"

#include "indexer/site/entry_filter.h"
#include "indexer/site/site_path.h"

namespace mobysearch {
namespace {

/// Whether the pattern matches the file or one of the directories that lead to it.
bool glob_leads_to(const SiteConfig& config, const std::string& pattern,
                   const std::string& collections_dir, const std::string& path) {
  const std::string full = join_path(collections_dir, path);
  for (auto end = full.find('/');; end = full.find('/', end + 1)) {
    const std::string prefix = full.substr(0, end);
    const bool leads_there = path.starts_with(below_directory(prefix, config.collections_dir));
    if (leads_there && glob_matches(pattern, prefix)) return true;
    if (end == std::string::npos) return false;
  }
}

bool path_matches(const SiteConfig& config, const DefaultsEntry& entry,
                  const std::string& collections_dir, const std::string& path) {
  if (entry.path.empty()) return true;
  if (entry.path.find('*') != std::string::npos) {
    return glob_leads_to(config, entry.path, collections_dir, path);
  }
  return path.starts_with(below_directory(entry.path, config.collections_dir));
}

/// The path's length as Jekyll compares it.
std::size_t specificity(const DefaultsEntry& entry) {
  return entry.path.size() - (entry.path.starts_with('/') ? 1 : 0);
}

/// The longer path wins, then the one with a type, then the later one.
bool wins(const DefaultsEntry& entry, const DefaultsEntry* before) {
  if (before == nullptr) return true;
  if (specificity(entry) != specificity(*before)) {
    return specificity(entry) > specificity(*before);
  }
  return !entry.type.empty() || before->type.empty();
}

}  // namespace

Value defaults_for(const SiteConfig& config, const std::string& path,
                   const std::string& collection) {
  const bool is_page = collection == "pages";
  const std::string relative(is_page ? path : below_directory(path, config.collections_dir));
  const std::string dir = relative.size() == path.size() ? "" : config.collections_dir;
  Value merged(Value::Kind::kMap);
  const DefaultsEntry* winner = nullptr;
  for (const DefaultsEntry& entry : config.defaults) {
    if (!entry.type.empty() && entry.type != collection) continue;
    if (!path_matches(config, entry, dir, relative)) continue;
    if (wins(entry, winner)) {
      merge_values(merged, entry.values);
      winner = &entry;
    } else {
      Value values = entry.values;
      merge_values(values, merged);
      merged = std::move(values);
    }
  }
  return merged;
}

}  // namespace mobysearch
