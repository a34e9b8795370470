// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/url_conflicts.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <map>
#include <tuple>

#include "common/text/url.h"
#include "indexer/site/document_url.h"

namespace mobysearch {
namespace {

namespace fs = std::filesystem;

/// When Jekyll writes a document: pages first, by name, then posts, then collections, by date.
using Turn = std::tuple<std::ptrdiff_t, std::string, std::int64_t, std::string>;
Turn turn_of(const SiteConfig& config, const SiteDocument& document) {
  if (document.is_page) return {0, fs::path(document.path).filename(), 0, document.path};
  constexpr auto kUndated = std::numeric_limits<std::int64_t>::max();
  const std::int64_t instant = document.date.empty() ? kUndated : document.timestamp;
  if (document.collection == "posts") return {1, {}, instant, document.path};
  const auto& all = config.collections;
  const auto place = std::ranges::find(all, document.collection, &CollectionConfig::name);
  return {2 + (place - all.begin()), {}, instant, document.path};
}

}  // namespace

std::string destination(const SiteDocument& document) {
  std::string path = percent_decode_leniently(document.url);
  if (path.ends_with('/')) {
    if (!document.is_page) return path + "index.html";
    path += "index";
  }
  const std::string extension = output_extension(document);
  return path.ends_with(extension) ? path : path + extension;
}

std::vector<UrlConflict> url_conflicts(const SiteConfig& config,
                                       const std::vector<SiteDocument>& published) {
  std::map<std::string, std::vector<const SiteDocument*>> by_destination;
  for (const SiteDocument& document : published) {
    by_destination[destination(document)].push_back(&document);
  }
  std::vector<UrlConflict> conflicts;
  for (auto& [place, documents] : by_destination) {
    if (documents.size() < 2) continue;
    std::ranges::sort(documents, {},
                      [&](const auto* written) { return turn_of(config, *written); });
    UrlConflict& conflict = conflicts.emplace_back(UrlConflict{documents.back()->url, {}});
    for (const SiteDocument* document : documents) conflict.paths.push_back(document->path);
  }
  return conflicts;
}

}  // namespace mobysearch
