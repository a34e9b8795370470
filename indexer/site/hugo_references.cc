// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/hugo_references.h"

#include <filesystem>
#include <vector>

#include "common/text/ascii.h"
#include "indexer/site/site_path.h"

namespace mobysearch {
namespace {

namespace fs = std::filesystem;

/// What a name without its ending may stand for.
std::vector<std::string> endings_for(const std::string& language) {
  const std::string own = "." + language;
  return {own + ".md", "/index" + own + ".md", ".md", "/index.md", "/_index.md", ".html"};
}

std::string without_ending(std::string_view path) {
  for (const std::string_view ending : {".md", ".markdown", ".html", "/index", "/_index"}) {
    if (path.ends_with(ending)) path.remove_suffix(ending.size());
  }
  return std::string(trim_right(path, "/"));
}

/// The URL of a content file or of a folder of such; "" when there is none.
std::string url_at(const Site& site, const std::string& path, const std::string& language) {
  for (const std::string& ending : endings_for(language)) {
    if (const auto found = site.urls_by_path.find(path + ending); !found.empty())
      return std::string(found);
  }
  if (!site.config.source.has_directory(path)) return {};
  return "/" + std::string(below_directory(path, "content")) + "/";
}

}  // namespace

std::string hugo_reference(const Site& site, const SiteDocument& document,
                           std::string_view target) {
  const std::string_view page = target.substr(0, target.find('#'));
  const std::string fragment(target.substr(page.size()));
  if (page.empty()) return fragment;
  const bool is_absolute = page.starts_with('/');
  const std::string wanted = without_ending(trim_left(page, "/"));
  const std::string content = document.path.starts_with("content/") ? "content" : "";
  std::vector<std::string> folders = {content};
  if (!is_absolute) folders.insert(folders.begin(), fs::path(document.path).parent_path().string());
  for (const std::string& folder : folders) {
    const std::string path = fs::path(join_path(folder, wanted)).lexically_normal().string();
    const std::string url = url_at(site, path, document.lang);
    if (!url.empty()) return site.config.baseurl + url + fragment;
  }
  const std::string named(site.urls_by_post_name.find(wanted));
  return named.empty() ? "" : site.config.baseurl + named + fragment;
}

}  // namespace mobysearch
