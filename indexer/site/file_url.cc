// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/file_url.h"

#include <algorithm>

#include "common/text/ascii.h"
#include "indexer/site/site_files.h"
#include "indexer/site/site_path.h"

namespace mobysearch {
namespace {

constexpr const char* kPages = "pages";

/// The collection that a file's place says it belongs to, or kPages.
std::string collection_of(const SiteConfig& config, const std::string& path) {
  const std::string_view below = below_directory(path, config.collections_dir);
  if (below.starts_with('_')) return std::string(below.substr(1, below.find('/') - 1));
  const bool is_post = path.starts_with("_posts/") || path.find("/_posts/") != std::string::npos;
  return is_post ? "posts" : kPages;
}

bool is_written(const SiteConfig& config, const std::string& collection) {
  if (collection == kPages || collection == "posts") return true;
  const auto found = std::ranges::find(config.collections, collection, &CollectionConfig::name);
  return found != config.collections.end() && found->output;
}

/// Whether Jekyll's filter lets it through all the folders on the way to a file.
bool is_let_through(const SiteConfig& config, const std::string& path,
                    const std::string& collection) {
  const std::string folder = "_" + collection;
  std::string below;
  for (const std::string_view name : split(path, '/')) {
    const std::string full = join_path(below, name);
    const bool is_folder = full.size() < path.size();
    const bool is_own_folder = is_folder && name == folder;
    if (!is_own_folder && !is_content(config, below, std::string(name), is_folder)) return false;
    below = full;
  }
  return true;
}

/// Of a file that is copied as it is; where the collection's permalink leads it is not known.
std::string url_of_copy(const SiteConfig& config, const std::string& path,
                        const std::string& collection) {
  if (collection == kPages) return "/" + path;
  const auto found = std::ranges::find(config.collections, collection, &CollectionConfig::name);
  if (found == config.collections.end() || !found->permalink.empty()) return {};
  const std::string folder = join_path(config.collections_dir, "_" + collection);
  return "/" + join_path(collection, below_directory(path, folder));
}

}  // namespace

std::string url_of_file(const Site& site, std::string_view path) {
  path = trim(path);
  if (path.starts_with('/')) path.remove_prefix(1);
  const std::string name(path);
  if (const auto known = site.urls_by_path.find(name); !known.empty()) return std::string(known);
  const SiteConfig& config = site.config;
  const std::string collection = collection_of(config, name);
  const bool is_inside = !name.empty() && name.find("..") == std::string::npos;
  if (!is_inside || !is_written(config, collection) || !is_let_through(config, name, collection) ||
      !config.source.has_file(name)) {
    return {};
  }
  if (!is_markdown_file(config, name) && !is_html_file(name))
    return url_of_copy(config, name, collection);
  const SiteOutcome outcome = read_site_document(
      config, {}, {name, collection, false, collection == kPages, {}}, site.built_at);
  if (outcome.kind == SiteOutcome::Kind::kNoFrontMatter)
    return url_of_copy(config, name, collection);
  return outcome.document.url;
}

}  // namespace mobysearch
