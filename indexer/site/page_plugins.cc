// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/page_plugins.h"

#include <algorithm>
#include <filesystem>

#include "common/text/ascii.h"
#include "indexer/site/site_files.h"
#include "indexer/site/site_path.h"

namespace mobysearch {
namespace {

namespace fs = std::filesystem;

bool has_index(const SiteConfig& config, const std::string& directory) {
  std::vector<std::string> extensions = {"html", "htm", "xhtml", "xml"};
  extensions.insert(extensions.end(), config.markdown_ext.begin(), config.markdown_ext.end());
  return std::ranges::any_of(extensions, [&](const std::string& extension) {
    return config.source.has_file(join_path(directory, "index." + extension));
  });
}

}  // namespace

bool runs_plugin(const SiteConfig& config, const char* plugin, const char* options) {
  return config.has_plugin(plugin) && !config.values.get(options).get("enabled").is_false();
}

bool is_page_without_front_matter(const SiteConfig& config, const std::string& path) {
  constexpr std::string_view kNoPages =
      "readme license licence copying code_of_conduct contributing issue_template "
      "pull_request_template";
  if (!runs_plugin(config, "jekyll-optional-front-matter", "optional_front_matter")) return false;
  if (config.values.get("require_front_matter").is_true()) return false;
  if (!is_markdown_file(config, path)) return false;
  return !in_word_list(ascii_lower(file_stem(path)), kNoPages) || is_included(config, path);
}

bool is_readme_index(const SiteConfig& config, const std::string& path, bool has_front_matter) {
  if (!runs_plugin(config, "jekyll-readme-index", "readme_index")) return false;
  const bool is_readme = ascii_lower(file_stem(path)) == "readme" && is_markdown_file(config, path);
  if (!is_readme) return false;
  const bool may =
      !has_front_matter || config.values.get("readme_index").get("with_frontmatter").is_true();
  return may && !has_index(config, fs::path(path).parent_path().string());
}

}  // namespace mobysearch
