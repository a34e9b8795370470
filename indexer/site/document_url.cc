// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/document_url.h"

#include <filesystem>

#include "common/text/ascii.h"
#include "indexer/site/permalink.h"
#include "indexer/site/site_path.h"

namespace mobysearch {
namespace {

namespace fs = std::filesystem;

const CollectionConfig* collection_config(const SiteConfig& config, const std::string& name) {
  for (const CollectionConfig& collection : config.collections) {
    if (collection.name == name) return &collection;
  }
  return nullptr;
}

/// The path without extension, and without the collection's directory.
std::string cleaned_path(const SiteConfig& config, const SiteFile& file) {
  std::string path = file.path;
  if (below_directory(path, config.collections_dir).size() < path.size()) {
    path.erase(0, config.collections_dir.size());
  }
  path.resize(path.size() - fs::path(path).extension().string().size());
  const std::string directory = "_" + file.collection;
  if (const auto at = path.find(directory); at != std::string::npos) {
    path.erase(at, directory.size());
  }
  return std::string(trim_right(path, "."));
}

std::string output_extension(const SiteFile& file, const SiteDocument& document) {
  const std::string own = document.values.text_of("permalink");
  if (!own.empty() && own.back() != '/') {
    if (const std::string extension = fs::path(own).extension(); extension.size() > 1) {
      return extension;
    }
  }
  return document.is_markdown ? ".html" : fs::path(file.path).extension().string();
}

/// Jekyll::Page: pretty sites publish a/b.md as a/b/, others as a/b.html.
std::string page_url(const SiteConfig& config, const SiteFile& file, const SiteDocument& document) {
  PagePermalinkParts parts;
  parts.directory = "/" + fs::path(file.path).parent_path().string();
  parts.basename = file_stem(file.path);
  parts.output_ext = output_extension(file, document);
  if (const std::string own = document.values.text_of("permalink"); !own.empty()) {
    return expand_page_permalink(own, parts);
  }
  const bool html = document.is_markdown || is_html_file(file.path);
  if (!html) return expand_page_permalink("/:path/:basename:output_ext", parts);
  if (parts.basename == "index") return expand_page_permalink("/:path/", parts);
  return expand_page_permalink(with_permalink_suffix("/:path/:basename", config.permalink), parts);
}

/// The template that applies, in Jekyll's order; styles are known in the top-level key alone.
std::string template_for(const SiteConfig& config, const SiteFile& file, const Value& values) {
  if (const std::string own = values.text_of("permalink"); !own.empty()) return own;
  const CollectionConfig* collection = collection_config(config, file.collection);
  if (collection != nullptr && !collection->permalink.empty()) return collection->permalink;
  if (file.collection == "posts") return permalink_template(config.permalink);
  return with_permalink_suffix("/:collection/:path", config.permalink);
}

}  // namespace

Result<std::string> document_url(const SiteConfig& config, const SiteFile& file,
                                 const SiteDocument& document, std::int64_t now) {
  if (file.collection == "pages") return page_url(config, file, document);
  PermalinkParts parts;
  parts.timestamp = document.date.empty() ? now : document.timestamp;
  parts.zone = config.zone;
  parts.slug = document.slug;
  parts.basename = fs::path(file.path).stem();
  parts.path = cleaned_path(config, file);
  parts.collection = file.collection;
  parts.output_ext = output_extension(file, document);
  parts.categories = document.labels[Field::kCategory];
  return expand_permalink(template_for(config, file, document.values), parts);
}

}  // namespace mobysearch
