// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/response_json.h"

#include "common/json_writer.h"

namespace mobysearch {
namespace {

constexpr std::size_t kBytesPerHit = 3072;  ///< about so many

void write(JsonWriter& json, std::string_view key, const std::vector<std::string>& texts) {
  json.open_array(key);
  for (const std::string& text : texts) json.string(text);
  json.close_array();
}

void write(JsonWriter& json, const Media& media) {
  json.open_object();
  json.string("kind", to_string(media.kind));
  json.string("provider", media.provider);
  json.string("url", media.url);
  json.string("title", media.title);
  if (!media.time.empty()) json.string("time", media.time);
  json.close_object();
}

void write(JsonWriter& json, const SectionHit& section) {
  json.open_object();
  json.string("heading", section.heading);
  write(json, "path", section.path);
  json.string("url", section.url);
  json.string("snippet", join(section.snippet));
  json.open_object("highlight");
  write(json, "heading", section.heading_highlight);
  write(json, "snippet", section.snippet);
  json.close_object();
  json.open_array("media");
  for (const Media& media : section.media) write(json, media);
  json.close_array();
  json.close_object();
}

void write_authors(JsonWriter& json, const std::vector<Author>& authors) {
  json.open_array("authors");
  for (const Author& author : authors) {
    json.open_object();
    json.string("name", author.name);
    json.string("url", author.url);
    json.close_object();
  }
  json.close_array();
}

void write(JsonWriter& json, const Hit& hit) {
  json.open_object();
  json.string("id", hit.id);
  json.string("url", hit.url);
  json.string("title", hit.title);
  json.string("date", hit.date);
  write_authors(json, hit.authors);
  write(json, "categories", hit.categories);
  write(json, "tags", hit.tags);
  json.string("lang", hit.lang);
  json.real("score", hit.score);
  json.string("snippet", join(hit.snippet));
  json.open_object("highlight");
  write(json, "title", hit.title_highlight);
  write(json, "snippet", hit.snippet);
  json.close_object();
  json.open_array("sections");
  for (const SectionHit& section : hit.sections) write(json, section);
  json.close_array();
  if (!hit.explanation.empty()) {
    json.open_array("explanation");
    for (const Explanation& reason : hit.explanation) {
      json.open_object();
      json.string("what", reason.what);
      json.real("worth", reason.worth);
      json.close_object();
    }
    json.close_array();
  }
  json.close_object();
}

void write_facets(JsonWriter& json, const SearchResponse& response) {
  json.open_object("facets");
  for (const auto& [name, values] : response.facets) {
    json.open_array(name);
    for (const FacetValue& value : values) {
      json.open_object();
      json.string("value", value.value);
      json.integer("count", value.count);
      json.close_object();
    }
    json.close_array();
  }
  json.close_object();
}

void write_info(JsonWriter& json, const IndexInfo& info) {
  json.string("revision", info.revision);
  json.string("commit", info.commit);
  json.string("built_at", info.built_at);
  json.integer("posts", info.posts);
  json.open_object("site");
  json.string("title", info.site_title);
  json.string("url", info.site_url);
  json.string("baseurl", info.baseurl);
  json.string("lang", info.lang);
  json.close_object();
}

}  // namespace

std::string to_json(const SearchResponse& response) {
  JsonWriter json;
  json.reserve(kBytesPerHit * (response.hits.size() + 1));
  json.open_object();
  json.string("query", response.query);
  if (response.corrected_query) {
    json.string("corrected_query", *response.corrected_query);
  } else {
    json.null("corrected_query");
  }
  json.boolean("all_words", response.all_words);
  json.integer("total", response.total);
  json.boolean("total_is_exact", response.total_is_exact);
  json.integer("offset", response.offset);
  json.integer("limit", response.limit);
  json.open_array("hits");
  for (const Hit& hit : response.hits) write(json, hit);
  json.close_array();
  write_facets(json, response);
  json.integer("took_us", response.took_us);
  json.open_object("index");
  write_info(json, response.index);
  json.close_object();
  json.close_object();
  return json.take();
}

std::string to_json(const IndexInfo& info) {
  JsonWriter json;
  json.open_object();
  write_info(json, info);
  json.close_object();
  return json.take();
}

}  // namespace mobysearch
