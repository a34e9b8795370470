// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/response_json.h"

namespace mobysearch {
namespace {

constexpr std::size_t kBytesPerHit = 3072;  ///< of a typical answer, to reserve

void write(JsonWriter& json, const SectionHit& section) {
  json.string("heading", section.heading);
  json.strings("path", section.path);
  json.string("url", section.url);
  json.string("snippet", join(section.snippet));
  json.open_object("highlight");
  json.strings("heading", section.heading_highlight);
  json.strings("snippet", section.snippet);
  json.close_object();
  json.objects("media", section.media, [&](const Media& media) {
    write_media(json, media);
    if (!media.time.empty()) json.string("time", media.time);
  });
}

void write(JsonWriter& json, const Hit& hit) {
  json.string("id", hit.id);
  json.string("url", hit.url);
  json.string("title", hit.title);
  json.string("date", hit.date);
  write_authors(json, hit.authors);
  json.strings("categories", hit.categories);
  json.strings("tags", hit.tags);
  json.string("lang", hit.lang);
  json.real("score", hit.score);
  json.string("snippet", join(hit.snippet));
  json.open_object("highlight");
  json.strings("title", hit.title_highlight);
  json.strings("snippet", hit.snippet);
  json.close_object();
  json.objects("sections", hit.sections, [&](const auto& section) { write(json, section); });
  if (hit.explanation.empty()) return;
  json.objects("explanation", hit.explanation, [&](const Explanation& reason) {
    json.string("what", reason.what);
    json.real("worth", reason.worth);
  });
}

void write_facets(JsonWriter& json, const SearchResponse& response) {
  json.open_object("facets");
  for (const auto& [name, values] : response.facets) {
    json.objects(name, values, [&](const FacetValue& value) {
      json.string("value", value.value);
      json.integer("count", value.count);
    });
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

void write_authors(JsonWriter& json, const std::vector<Author>& authors) {
  json.objects("authors", authors, [&](const Author& author) {
    json.string("name", author.name);
    json.string("url", author.url);
  });
}

void write_media(JsonWriter& json, const Media& media) {
  json.string("kind", to_string(media.kind));
  json.string("provider", media.provider);
  json.string("url", media.url);
  json.string("title", media.title);
}

std::string to_json(const SearchResponse& response) {
  JsonWriter json;
  json.reserve(kBytesPerHit * (response.hits.size() + 1));
  json.open_object();
  json.string("query", response.query);
  json.string_or_null("corrected_query", response.corrected_query);
  json.boolean("all_words", response.all_words);
  json.integer("total", response.total);
  json.boolean("total_is_exact", response.total_is_exact);
  json.integer("offset", response.offset);
  json.integer("limit", response.limit);
  json.objects("hits", response.hits, [&](const Hit& hit) { write(json, hit); });
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
