// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/document_liquid.h"

#include <filesystem>
#include <optional>

#include "common/text/unicode.h"
#include "indexer/site/liquid/liquid.h"
#include "indexer/site/site_files.h"
#include "indexer/site/source_file.h"

namespace mobysearch {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxInclude = 256 * 1024;

std::string looked_up(const std::map<std::string, std::string>& urls, std::string_view key) {
  const auto found = urls.find(std::string(key));
  return found == urls.end() ? std::string() : found->second;
}

/// The variables of Liquid's `page`.
Value page_values(const Site& site, const SiteDocument& document) {
  Value page = document.values;
  page.set("url", Value(Value::Kind::kString, document.url));
  page.set("path", Value(Value::Kind::kString, document.path));
  if (document.collection == "pages") return page;
  page.set("title", Value(Value::Kind::kString, document.title));
  page.set("slug", Value(Value::Kind::kString, document.slug));
  page.set("collection", Value(Value::Kind::kString, document.collection));
  const bool dated = !document.date.empty();
  page.set("date", Value(Value::Kind::kTimestamp,
                         dated ? document.date : iso_date(site.built_at, site.config.zone)));
  return page;
}

/// The text of a file in the includes directory, or beside the document.
std::optional<std::string> included_file(const Site& site, const SiteDocument& document,
                                         std::string_view name) {
  if (name.empty() || name.find("..") != std::string_view::npos) return std::nullopt;
  const fs::path source(site.config.source);
  std::string directory = site.config.values.text_of("includes_dir");
  if (directory.empty() || directory.find("..") != std::string::npos) directory = "_includes";
  for (const fs::path& base : {source / directory, (source / document.path).parent_path()}) {
    const std::string file = (base / fs::path(name).relative_path()).string();
    if (!stays_inside(site.config.source, file)) continue;
    auto text = read_source_file(file, kMaxInclude);
    if (text && is_valid_utf8(*text)) return std::move(*text);
  }
  return std::nullopt;
}

LiquidContext liquid_context(const Site& site, const SiteDocument& document, const Value& page) {
  LiquidContext context;
  context.site = &site.config.values;
  context.page = &page;
  context.baseurl = site.config.baseurl;
  context.site_url = site.config.url;
  context.zone = site.config.zone;
  context.now = site.built_at;
  context.link = [&site](std::string_view path) { return looked_up(site.urls_by_path, path); };
  context.post_url = [&site](std::string_view name) {
    if (name.starts_with('/')) name.remove_prefix(1);
    return looked_up(site.urls_by_post_name, name);
  };
  context.include = [&](std::string_view name) { return included_file(site, document, name); };
  return context;
}

bool has_liquid(const SiteDocument& document, std::string_view body) {
  if (document.values.get("render_with_liquid").is_false()) return false;
  return body.find("{%") != std::string_view::npos || body.find("{{") != std::string_view::npos;
}

}  // namespace

std::string resolve_document_liquid(const Site& site, const SiteDocument& document,
                                    std::string_view body) {
  if (!has_liquid(document, body)) return std::string(body);
  const Value page = page_values(site, document);
  return resolve_liquid(body, liquid_context(site, document, page));
}

}  // namespace mobysearch
