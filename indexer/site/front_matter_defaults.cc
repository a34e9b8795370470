// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/front_matter_defaults.h"

#include "indexer/site/entry_filter.h"

namespace mobysearch {
namespace {

std::string below_collections_dir(const SiteConfig& config, const std::string& path) {
  const std::string& dir = config.collections_dir;
  return !dir.empty() && path.rfind(dir + "/", 0) == 0 ? path.substr(dir.size() + 1) : path;
}

/// Whether a directory on the way to `path`, or the file itself, is what the pattern finds.
bool glob_leads_to(const SiteConfig& config, const std::string& pattern,
                   const std::string& collections_dir, const std::string& path) {
  const std::string full = join_path(collections_dir, path);
  for (auto end = full.find('/');; end = full.find('/', end + 1)) {
    const std::string prefix = full.substr(0, end);
    const std::string below = below_collections_dir(config, prefix);
    if (glob_matches(pattern, prefix) && path.rfind(below, 0) == 0) return true;
    if (end == std::string::npos) return false;
  }
}

bool path_matches(const SiteConfig& config, const DefaultsEntry& entry,
                  const std::string& collections_dir, const std::string& path) {
  if (entry.path.empty()) return true;
  if (entry.path.find('*') != std::string::npos) {
    return glob_leads_to(config, entry.path, collections_dir, path);
  }
  return path.rfind(below_collections_dir(config, entry.path), 0) == 0;
}

/// The path's length as Jekyll compares it.
std::size_t reach(const DefaultsEntry& entry) {
  const bool slash = !entry.path.empty() && entry.path.front() == '/';
  return entry.path.size() - (slash ? 1 : 0);
}

/// The longer path wins, then the one with a type, then the later one.
bool wins(const DefaultsEntry& entry, const DefaultsEntry* before) {
  if (before == nullptr) return true;
  if (reach(entry) != reach(*before)) return reach(entry) > reach(*before);
  return !entry.type.empty() || before->type.empty();
}

}  // namespace

Value defaults_for(const SiteConfig& config, const std::string& path,
                   const std::string& collection) {
  const bool page = collection == "pages";
  const std::string relative = page ? path : below_collections_dir(config, path);
  const std::string dir = relative.size() == path.size() ? "" : config.collections_dir;
  Value merged;
  merged.kind = Value::Kind::kMap;
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
