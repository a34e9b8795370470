// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/site_warnings.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "common/text/ascii.h"
#include "indexer/site/site_path.h"
#include "indexer/site/source_tree.h"
#include "indexer/site/taxonomy.h"
#include "indexer/site/unread_format.h"

namespace mobysearch {
namespace {

namespace fs = std::filesystem;

constexpr const char* kCompare = "compare with the built site: mobysearch check --site _site";
constexpr std::size_t kMaxFiles = 1000;  ///< that are looked at in one folder
constexpr int kMaxDepth = 10;            ///< of folders below each other
constexpr int kMaxUp = 4;                ///< folders that a site's root is looked for above

/// Plugins that make posts or pages of data, which no file of the source is.
constexpr std::string_view kGeneratorPlugins =
    "jekyll-datapage-generator jekyll-datapage_gen jekyll-scholar jekyll-contentful-data-import "
    "jekyll-notion jekyll-airtable jekyll-import-medium-post jekyll-external-posts";

/// The files below a folder of the source with one of these extensions, by folder and sorted.
void add_files_in(const SourceTree& source, const std::string& folder, std::string_view extensions,
                  std::vector<std::string>& files, int depth = 0) {
  for (const SourceEntry& entry : source.list(folder).entries) {
    if (files.size() == kMaxFiles || !entry.problem.empty()) continue;
    const std::string path = join_path(folder, entry.name);
    if (entry.is_directory) {
      if (!entry.is_link && depth < kMaxDepth) {
        add_files_in(source, path, extensions, files, depth + 1);
      }
    } else if (in_word_list(fs::path(path).extension().string(), extensions)) {
      files.push_back(path);
    }
  }
}

class Warnings {
 public:
  Warnings(const Site& site, const SiteOptions& options) : site_(site), options_(options) {}

  std::vector<std::string> take() {
    warnings_ = site_.config.warnings;
    add_includes();
    if (site_.config.is_jekyll) {
      add_converter();
      add_unconverted();
      add_plugins();
    } else {
      add_generator();
      add_root();
    }
    add_links();
    add_conflicts();
    add_labels();
    return std::move(warnings_);
  }

 private:
  template <class... Parts>
  void add(fmt::format_string<Parts...> text, Parts&&... parts) {
    warnings_.push_back(fmt::format(text, std::forward<Parts>(parts)...));
  }

  void add_includes() {
    const auto& collections = site_.config.collections;
    for (const std::string& name : options_.include) {
      if (name == "pages" || name == "posts") continue;
      const auto found = std::ranges::find(collections, name, &CollectionConfig::name);
      if (found != collections.end() && found->output) continue;
      const char* reason = found == collections.end() ? "the site has no such collection"
                                                      : "the site does not publish this collection";
      std::string known = "pages";
      for (const CollectionConfig& collection : collections) {
        if (collection.output && collection.name != "posts") known += ", " + collection.name;
      }
      add("--include {}: {}; there are: {}", name, reason, known);
    }
  }

  void add_converter() {
    const std::string name = ascii_lower(site_.config.values.text_of("markdown"));
    if (name.empty() || in_word_list(name, "kramdown commonmark commonmarkghpages gfm")) return;
    add("`markdown: {}`: is read as kramdown, as GitHub Pages does; its heading ids may be others: "
        "{}",
        name, kCompare);
  }

  /// One line a format, which names its first file.
  void add_unconverted() {
    std::map<std::string, std::vector<std::string>> files;
    for (const SiteDocument& document : site_.documents) {
      const std::string format = unread_format(site_.config, document.path);
      if (!format.empty()) files[format].push_back(document.path);
    }
    for (const auto& [format, paths] : files) {
      const std::string more =
          paths.size() == 1 ? "" : fmt::format(" (and {} more)", paths.size() - 1);
      add("{}{}: is {}, which no plugin of the site converts: is indexed as Jekyll publishes it, "
          "with its markup: convert it to Markdown",
          paths.front(), more, format);
    }
  }

  void add_plugins() {
    for (const char* key : {"plugins", "gems"}) {
      for (const Value& plugin : site_.config.values.get(key).list) {
        if (!in_word_list(plugin.text, kGeneratorPlugins)) continue;
        add("{}: the pages that it makes are not in the source, so they are not indexed",
            plugin.text);
      }
    }
    std::vector<std::string> files;
    add_files_in(site_.config.source, "_plugins", ".rb", files);
    for (const std::string& file : files) {
      const auto text = site_.config.source.read(file, kMaxConfigBytes);
      if (!text) continue;
      const bool changes = std::ranges::any_of(
          std::initializer_list<const char*>{"Generator", "Converter", "Hooks.register"},
          [&](const char* word) { return text->find(word) != std::string::npos; });
      if (changes)
        add("{}: what it makes or changes is not known from the source: {}", file, kCompare);
    }
  }

  void add_generator() {
    if (site_.config.renderer != MarkdownRenderer::kZola) return;
    const auto unknown = std::ranges::count_if(site_.documents, [](const SiteDocument& document) {
      return document.values.text_of("permalink").empty();
    });
    if (unknown == 0) return;
    add("Zola site: the URLs of {} of {} posts are not known, so links to them may be dead: give "
        "them `path` in their front matter, and compare with the built site: mobysearch check "
        "--site public",
        unknown, site_.documents.size());
  }

  void add_root() {
    if (site_.config.renderer != MarkdownRenderer::kGitHub) return;
    const std::string& source = site_.config.source.path();
    const std::string root = root_above(source);
    if (root.empty()) return;
    add("{}: has no _config.yml, and {} has one: if that is the site's root, index that, or URLs "
        "and dates are not the site's",
        source, root);
  }

  void add_links() {
    for (const LeftOut& left_out : site_.left_out) {
      if (left_out.is_problem) add("{}: {}", left_out.path, left_out.reason);
    }
  }

  void add_conflicts() {
    for (const UrlConflict& conflict : site_.conflicts) {
      add("{}: is the URL of {}, of which Jekyll publishes the last one alone: give each its own "
          "`permalink`",
          conflict.url, fmt::join(conflict.paths, " and "));
    }
  }

  void add_labels() {
    for (const SiteDocument& document : site_.documents) {
      for (const char* key : {"tags", "categories"}) {
        const Value& labels = document.values.get(key);
        const std::size_t count =
            labels.is_string() ? split_words(labels.text).size() : labels.list.size();
        if (count <= kMaxLabels) continue;
        add("{}: has {} {}, of which the first {} are indexed", document.path, count, key,
            kMaxLabels);
      }
    }
  }

  const Site& site_;
  const SiteOptions& options_;
  std::vector<std::string> warnings_;
};

}  // namespace

std::string root_above(const std::string& directory) {
  std::error_code error;
  fs::path folder = directory;
  for (int up = 0; up < kMaxUp && folder.has_relative_path(); ++up) {
    folder = folder.parent_path();
    for (const char* name : kConfigFiles) {
      if (fs::exists(folder / name, error)) return folder.string();
    }
  }
  return {};
}

std::vector<std::string> warnings_of(const Site& site, const SiteOptions& options) {
  return Warnings(site, options).take();
}

}  // namespace mobysearch
