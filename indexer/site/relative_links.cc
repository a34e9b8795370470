// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/relative_links.h"

#include <algorithm>
#include <filesystem>
#include <vector>

#include "common/text/ascii.h"
#include "common/text/url.h"
#include "indexer/site/file_url.h"
#include "indexer/site/page_plugins.h"
#include "indexer/site/relative_link_scanner.h"
#include "indexer/site/site_path.h"

namespace mobysearch {
namespace {

namespace fs = std::filesystem;

/// The document's path as the plugin has it: a document's is below the collections' directory.
std::string plugin_path(const SiteConfig& config, const SiteDocument& document) {
  const std::string& path = document.path;
  return std::string(document.is_page ? path : below_directory(path, config.collections_dir));
}

bool is_resolved(const Site& site, const SiteDocument& document) {
  const Value& options = site.config.values.get("relative_links");
  if (!runs_plugin(site.config, "jekyll-relative-links", "relative_links")) return false;
  if (!document.is_markdown) return false;
  if (!document.is_page && !options.get("collections").is_true()) return false;
  const std::string path = plugin_path(site.config, document);
  return std::ranges::none_of(options.get("exclude").list, [&](const Value& pattern) {
    return pattern.is_string() && matches_entry(pattern.text, path, false);
  });
}

/// The path that `link` names from a file in `directory`, without its dots; "" when it leads out.
std::string named_path(std::string_view link, const std::string& directory) {
  std::string path(link);
  if (link.starts_with('/')) {
    path.erase(0, 1);
  } else {
    path = directory + "/" + path;
  }
  if (link.starts_with("//") || link.starts_with('~')) return {};
  std::vector<std::string_view> parts;
  for (const std::string_view part : split(path, '/')) {
    if (part.empty() || part == ".") continue;
    if (part != "..") {
      parts.push_back(part);
    } else if (parts.empty()) {
      return {};
    } else {
      parts.pop_back();
    }
  }
  std::string named;
  for (const std::string_view part : parts) named = join_path(named, part);
  return named;
}

/// What is published of the file that a link names; "" for any other link.
std::string address_of(const Site& site, const SiteDocument& document, std::string_view link) {
  const bool has_scheme = link.substr(0, link.find_first_of("/?#")).find(':') != link.npos;
  if (link.starts_with('#') || has_scheme) return {};
  const SiteConfig& config = site.config;
  std::string path =
      named_path(link, fs::path(plugin_path(config, document)).parent_path().string());
  std::ranges::replace(path, '+', ' ');
  path = percent_decode_leniently(path);
  if (path.starts_with('_')) path = join_path(config.collections_dir, path);
  const std::string url = url_of_file(site, path);
  return url.empty() ? "" : percent_encode(config.baseurl + url, "/!$&'()*+,;=:@%?#[]");
}

}  // namespace

std::string with_resolved_links(const Site& site, const SiteDocument& document,
                                std::string_view body) {
  if (!is_resolved(site, document)) return std::string(body);
  RelativeLinkScanner links(body);
  std::string resolved;
  const char* copied = body.data();
  while (const auto link = links.next()) {
    const std::string address = address_of(site, document, link->path);
    if (address.empty()) continue;
    resolved.append(copied, link->whole.data());
    resolved.append(link->is_inline ? "[" : "\n[").append(link->text);
    resolved.append(link->is_inline ? "](" : "]: ").append(address);
    resolved.append(link->fragment).append(link->title).append(link->is_inline ? ")" : "");
    copied = link->whole.data() + link->whole.size();
  }
  return resolved.append(copied, body.data() + body.size());
}

}  // namespace mobysearch
