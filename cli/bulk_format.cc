// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/bulk_format.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/absolute_url.h"
#include "common/index/analyzer.h"
#include "common/json_writer.h"
#include "common/text/ascii.h"
#include "common/text/unicode.h"

namespace mobysearch {
namespace {

constexpr std::size_t kMaxNameBytes = 255;

bool is_alphanumeric(char c) { return (c >= 'a' && c <= 'z') || is_digit(c); }

std::string action_line(const std::string& id, std::string_view index_name) {
  JsonWriter json;
  json.open_object();
  json.open_object("index");
  json.string("_index", index_name);
  json.string("_id", id);
  json.close_object();
  json.close_object();
  return json.take() + "\n";
}

void write_sections(JsonWriter& json, const std::vector<Section>& sections,
                    const std::string& post_url) {
  json.objects("sections", sections, [&](const Section& section) {
    json.integer("level", section.level);
    json.string_or_null("anchor", section.anchor);
    json.string("heading", section.heading);
    json.string("url", section.anchor ? post_url + "#" + *section.anchor : post_url);
    json.string("text", section.text);
  });
}

void write_media(JsonWriter& json, const std::vector<Section>& sections, const IndexInfo& site) {
  json.open_array("media");
  for (const Section& section : sections) {
    for (const Media& media : section.media) {
      json.open_object();
      json.string("kind", to_string(media.kind));
      json.string("provider", media.provider);
      json.string("url", absolute_url(site, media.url));
      json.string("title", media.title);
      json.string_or_null("anchor", section.anchor);
      if (!media.time.empty()) json.string("time", media.time);
      json.close_object();
    }
  }
  json.close_array();
}

std::string document_line(const Post& post, const IndexInfo& site) {
  const std::string url = absolute_url(site, site.baseurl + post.url);
  JsonWriter json;
  json.open_object();
  json.string("path", post.path);
  json.string("url", url);
  json.string("title", post.title);
  // An empty text is no date to those engines, and would have them refuse the document.
  post.date.empty() ? json.null("date") : json.string("date", post.date);
  json.objects("authors", post.authors, [&](const Author& author) {
    json.string("name", author.name);
    json.string("url", absolute_url(site, author.url));
  });
  json.strings("categories", post.labels[Field::kCategory]);
  json.strings("tags", post.labels[Field::kTag]);
  json.string("lang", post.lang);
  json.string("excerpt", post.excerpt);
  json.string("summary", post.summary);
  write_sections(json, post.sections, url);
  write_media(json, post.sections, site);
  json.close_object();
  return json.take() + "\n";
}

}  // namespace

bool is_bulk_index_name(std::string_view name) {
  return !name.empty() && name.size() <= kMaxNameBytes && is_alphanumeric(name.front()) &&
         std::all_of(name.begin(), name.end(),
                     [](char c) { return is_alphanumeric(c) || c == '.' || c == '_' || c == '-'; });
}

std::string bulk_index_name(std::string_view site_title) {
  std::string name;
  for (const char c : fold_accents(fold_case(site_title))) {
    if (is_alphanumeric(c)) {
      name += c;
    } else if (!name.empty() && name.back() != '-') {
      name += '-';
    }
  }
  name.resize(std::min(name.size(), kMaxNameBytes));
  if (name.ends_with('-')) name.pop_back();
  return name.empty() ? "posts" : name;
}

std::string bulk_id(const std::string& path) {
  if (path.size() <= kMaxBulkIdBytes) return path;
  const std::string hash = fmt::format("~{:016x}", TextHash{}(path));
  return std::string(clip_utf8(path, kMaxBulkIdBytes - hash.size())) + hash;
}

std::string bulk_lines(const Post& post, const IndexInfo& site, std::string_view index_name) {
  return action_line(bulk_id(post.path), index_name) + document_line(post, site);
}

}  // namespace mobysearch
