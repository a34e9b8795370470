// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "common/result.h"
#include "indexer/markdown/kramdown/options.h"
#include "indexer/site/markdown_renderer.h"
#include "indexer/site/skipped_file.h"
#include "indexer/site/source_tree.h"
#include "indexer/values/date.h"
#include "indexer/values/value.h"

namespace mobysearch {

/// One entry of `defaults:`.
struct DefaultsEntry {
  std::string path;  ///< below the source: a glob if it holds a '*', else a prefix
  std::string type;  ///< "posts", "pages", a collection, or empty for all
  Value values;
};

struct CollectionConfig {
  std::string name;
  bool output = false;
  std::string permalink;  ///< its template; empty: the default
};

/// The part of a Jekyll site's configuration that decides which posts there are, their URLs and
/// their text. Directories are without slashes at their ends.
struct SiteConfig {
  SourceTree source;       ///< the directory of the posts: the site's root, or its `source`
  SourceTree theme;        ///< of the theme's gem; nothing is in there unless it is installed
  bool is_jekyll = false;  ///< there is a configuration file
  std::string title, lang;
  std::vector<std::string> languages;  ///< declared_languages()
  std::string url, baseurl;            ///< as SiteAddress has them, whatever the configuration says
  std::string permalink = "date";      ///< style or template of the top-level key
  TimeZone zone;
  bool future = false, unpublished = false, show_drafts = false;
  std::size_t limit_posts = 0;  ///< 0: all
  std::vector<std::string> include, exclude, markdown_ext;
  std::string excerpt_separator = "\n\n";
  std::string includes_dir = "_includes", data_dir = "_data",
              collections_dir;                ///< below the source
  std::vector<CollectionConfig> collections;  ///< "posts" among them if it is configured
  std::vector<DefaultsEntry> defaults;
  MarkdownRenderer renderer = MarkdownRenderer::kKramdown;
  kramdown::Options kramdown;
  std::vector<std::string> plugins;  ///< site_plugins()
  Value values;                      ///< the whole configuration, for Liquid's `site`
  Value generator;                   ///< that of Hugo or Zola, if one of them makes the site

  std::vector<std::string> warnings;  ///< what of it is not as its owner may think, a line each
  std::vector<SkippedFile> skipped;   ///< files beside it that cannot be read, such as the Gemfile

  bool has_plugin(std::string_view name) const;
};

/// Jekyll's, in the order in which it looks for them.
inline constexpr const char* kConfigFiles[] = {"_config.yml", "_config.yaml", "_config.toml"};

/// What Jekyll 4 excludes besides what a site says.
inline constexpr const char* kDefaultExcludes[] = {
    ".sass-cache",  ".jekyll-cache",  "gemfiles",      "Gemfile",      "Gemfile.lock",
    "node_modules", "vendor/bundle/", "vendor/cache/", "vendor/gems/", "vendor/ruby/"};

/// Reads the configuration files, later ones over earlier ones and all over the theme's; without
/// any, the first of kConfigFiles in the directory `root`, if there
/// is one. Of `configs`, those that are not in the site may be anywhere. kInputUnreadable, naming
/// file and line; also when `source` leads out of the site.
Result<SiteConfig> read_site_config(const std::string& root,
                                    const std::vector<std::string>& configs);

}  // namespace mobysearch
