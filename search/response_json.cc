// SPDX-License-Identifier: GPL-2.0-or-later
#include "search/response_json.h"

#include "search/shards.h"

namespace mobysearch {
namespace {

constexpr std::size_t kBytesPerHit = 3072;  ///< of a typical answer, to reserve

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

/// The snippet as plain text, then the heading or title and the snippet with their matches.
void write_highlights(JsonWriter& json, std::string_view name, const Highlight& heading,
                      const Highlight& snippet) {
  json.string("snippet", join(snippet));
  json.open_object("highlight");
  json.strings(name, heading);
  json.strings("snippet", snippet);
  json.close_object();
}

void write(JsonWriter& json, const SectionHit& section) {
  json.string("heading", section.heading);
  json.strings("path", section.path);
  json.string("url", section.url);
  write_highlights(json, "heading", section.heading_highlight, section.snippet);
  json.objects("media", section.media, [&](const MediaHit& media) {
    write_media(json, media);
    if (!media.time.empty()) json.string("time", media.time);
    if (media.title_highlight.empty()) return;
    json.open_object("highlight");
    json.strings("title", media.title_highlight);
    json.close_object();
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
  write_highlights(json, "title", hit.title_highlight, hit.snippet);
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

void write_heading(JsonWriter& json, const Section& section) {
  json.open_object();
  json.integer("level", section.level);
  json.string_or_null("anchor", section.anchor);
  json.string("heading", section.heading);
  json.close_object();
}

void write_media_of(JsonWriter& json, const Section& section, const Media& media) {
  json.open_object();
  write_media(json, media);
  json.string_or_null("anchor", section.anchor);
  if (!media.time.empty()) json.string("time", media.time);
  json.close_object();
}

void write_numbers(JsonWriter& json, std::string_view name,
                   const std::vector<std::uint32_t>& numbers) {
  json.open_array(name);
  for (const std::uint32_t number : numbers) json.integer({}, number);
  json.close_array();
}

}  // namespace

std::string to_json(const SearchResponse& response) {
  JsonWriter json;
  json.reserve(kBytesPerHit * (response.hits.size() + 1));
  json.open_object();
  json.string("query", response.query);
  json.string_or_null("corrected_query", response.corrected_query);
  json.boolean("all_words", response.all_words);
  json.integer("with_all_words", response.with_all_words);
  json.integer("total", response.total);
  json.boolean("total_is_exact", response.total_is_exact);
  if (response.round_trips) json.integer("round_trips", *response.round_trips);
  write_missing_shards(json, response.missing_shards);
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

std::string to_json(const Index& index) {
  JsonWriter json;
  json.open_object();
  write_info(json, index.info());
  if (const Shards* const shards = index.shards().get()) {
    json.integer("shards", shards->count());
    write_numbers(json, "missing_shards", shards->missing());
  }
  json.close_object();
  return json.take();
}

void write_missing_shards(JsonWriter& json, const std::vector<std::uint32_t>& missing) {
  if (missing.empty()) return;
  json.boolean("partial", true);
  write_numbers(json, "missing_shards", missing);
}

std::string to_json(const Post& post) {
  JsonWriter json;
  json.open_object();
  json.string("path", post.path);
  json.string("url", post.url);
  json.string("title", post.title_source.empty() ? post.title : post.title_source);
  json.string("date", post.date);
  json.strings("categories", post.labels[Field::kCategory]);
  json.strings("tags", post.labels[Field::kTag]);
  write_authors(json, post.authors);
  json.string("lang", post.lang);
  json.string("excerpt", post.excerpt);
  json.open_array("sections");
  for (const Section& section : post.sections) {
    if (section.level > 0) write_heading(json, section);  // level 0 stands before the first heading
  }
  json.close_array();
  json.open_array("media");
  for (const Section& section : post.sections) {
    for (const Media& media : section.media) write_media_of(json, section, media);
  }
  json.close_array();
  json.close_object();
  return json.take();
}

}  // namespace mobysearch
