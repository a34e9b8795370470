// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/document_values.h"

#include <filesystem>
#include <string>
#include <vector>

#include "indexer/site/site_path.h"
#include "indexer/values/date.h"

namespace mobysearch {
namespace {

namespace fs = std::filesystem;

Value text_list(const std::vector<std::string>& texts) {
  Value list(Value::Kind::kList);
  for (const std::string& text : texts) list.list.push_back(text_value(text));
  return list;
}

/// As Ruby writes a time.
Value moment(std::int64_t instant, const TimeZone& zone) {
  return Value(Value::Kind::kTimestamp, format_date("%E4Y-%m-%d %H:%M:%S %z", instant, zone));
}

/// The directory of a URL, without a slash behind it.
std::string directory_of(std::string_view url) {
  if (url.ends_with('/')) url.remove_suffix(1);
  return std::string(url.substr(0, url.rfind('/')));
}

void add_page_values(const SiteDocument& document, Value& values) {
  const std::string& url = document.url;
  const std::string path = document.path;
  values.set("path", text_value(path));
  values.set("dir", text_value(url.ends_with('/') ? url : directory_of(url) + "/"));
  values.set("name", text_value(fs::path(path).filename().string()));
  const bool has_own_title = !values.get("title").is_null();
  if (!has_own_title && !document.title.empty()) values.set("title", text_value(document.title));
  for (const char* key : {"id", "next", "previous", "relative_path", "draft"}) {
    if (values.find(key) == nullptr) values.set(key, Value());
  }
}

}  // namespace

Value document_values(const Site& site, const SiteDocument& document) {
  Value values = document.values;
  values.set("url", text_value(document.url));
  if (document.is_page) {
    add_page_values(document, values);
    return values;
  }
  const std::string path(below_directory(document.path, site.config.collections_dir));
  const fs::path file = path;
  values.set("path", text_value(path));
  values.set("relative_path", text_value(path));
  values.set("id", text_value(directory_of(document.url) + "/" + document.slug));
  if (values.get("name").is_null()) values.set("name", text_value(file.filename().string()));
  values.set("ext", text_value(file.extension().string()));
  if (!document.lacks_matter) {
    values.set("title", text_value(document.title));
    values.set("slug", text_value(document.slug));
  }
  values.set("collection", text_value(document.collection));
  const bool is_draft = values.get("draft").is_true() || path.find("_drafts/") != path.npos;
  values.set("draft", Value(Value::Kind::kBool, is_draft ? "true" : "false"));
  values.set("date",
             moment(document.date.empty() ? site.built_at : document.timestamp, site.config.zone));
  values.set("tags", text_list(document.labels[Field::kTag]));
  values.set("categories", text_list(document.labels[Field::kCategory]));
  return values;
}

}  // namespace mobysearch
