// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/unread_format.h"

#include <algorithm>
#include <filesystem>
#include <string_view>

#include "common/text/ascii.h"
#include "indexer/site/site_files.h"

namespace mobysearch {
namespace {

struct Format {
  std::string_view extensions;
  const char* name;
  std::string_view plugins;  ///< that convert it for Jekyll
};
constexpr Format kUnreadFormats[] = {
    {".adoc .asciidoc .asc .ad", "AsciiDoc", "jekyll-asciidoc"},
    {".textile", "Textile", "jekyll-textile-converter"},
    {".rst", "reStructuredText", "jekyll-rst jekyll-pandoc"},
    {".org", "Org", "jekyll-org jekyll-org-mode org-converter"},
    {".creole .mediawiki", "wiki text", "jekyll-creole jekyll-mediawiki jekyll-wikicloth"},
    {".haml .slim .pug", "a template language", "jekyll-haml jekyll-slim jekyll-pug"}};

const Format* format_of(const SiteConfig& config, const std::string& path) {
  if (is_markdown_file(config, path)) return nullptr;
  const std::string extension = ascii_lower(std::filesystem::path(path).extension().string());
  const auto* const found = std::ranges::find_if(kUnreadFormats, [&](const Format& format) {
    return in_word_list(extension, format.extensions);
  });
  return found == std::end(kUnreadFormats) ? nullptr : found;
}

}  // namespace

std::string unread_format(const SiteConfig& config, const std::string& path) {
  const Format* format = format_of(config, path);
  return format == nullptr ? std::string() : format->name;
}

bool is_converted(const SiteConfig& config, const std::string& path) {
  const Format* format = format_of(config, path);
  if (format == nullptr) return false;
  return !config.is_jekyll || std::ranges::any_of(config.plugins, [&](const std::string& plugin) {
    return in_word_list(plugin, format->plugins);
  });
}

std::string why_unread(const std::string& format) {
  return "is " + format + ", which is not read: convert it to Markdown";
}

}  // namespace mobysearch
