// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/front_matter_defaults.h"

#include "indexer/site/site_path.h"

namespace mobysearch {
namespace {

/// Whether the pattern matches the file or one of the directories that lead to it.
bool glob_leads_to(const SiteConfig& config, const std::string& pattern, const std::string& path,
                   std::string_view below_collections) {
  for (auto end = path.find('/');; end = path.find('/', end + 1)) {
    const std::string prefix = path.substr(0, end);
    const auto below = below_directory(prefix, config.collections_dir);
    if (below_collections.starts_with(below) && glob_matches(pattern, prefix)) return true;
    if (end == std::string::npos) return false;
  }
}

/// The path's length as Jekyll compares it.
std::size_t specificity(const DefaultsEntry& entry) {
  return entry.path.size() - (entry.path.starts_with('/') ? 1 : 0);
}

/// The longer path wins, then the one with a type, then the later one.
bool wins(const DefaultsEntry& entry, const DefaultsEntry& before) {
  const std::size_t now = specificity(entry), then = specificity(before);
  if (now != then) return now > then;
  return !entry.type.empty() || before.type.empty();
}

}  // namespace

Value defaults_for(const SiteConfig& config, const std::string& path, const std::string& type,
                   bool is_page) {
  const std::string_view below = is_page ? path : below_directory(path, config.collections_dir);
  const auto applies = [&](const DefaultsEntry& entry) {
    if (!entry.type.empty() && entry.type != type) return false;
    const bool is_glob = entry.path.find('*') != std::string::npos;
    if (is_glob) return glob_leads_to(config, entry.path, path, below);
    return below.starts_with(below_directory(entry.path, config.collections_dir));
  };
  Value merged(Value::Kind::kMap);
  const DefaultsEntry* winner = nullptr;
  for (const DefaultsEntry& entry : config.defaults) {
    if (!applies(entry)) continue;
    if (winner == nullptr || wins(entry, *winner)) {
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
