// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/post_json.h"

#include "common/json_writer.h"

namespace mobysearch {
namespace {

void write(JsonWriter& json, std::string_view key, const std::vector<std::string>& texts) {
  json.open_array(key);
  for (const std::string& text : texts) json.string(text);
  json.close_array();
}

void write_anchor(JsonWriter& json, const Section& section) {
  if (section.anchor) {
    json.string("anchor", *section.anchor);
  } else {
    json.null("anchor");
  }
}

void write_authors(JsonWriter& json, const Post& post) {
  json.open_array("authors");
  for (const Author& author : post.authors) {
    json.open_object();
    json.string("name", author.name);
    json.string("url", author.url);
    json.close_object();
  }
  json.close_array();
}

/// The part before the first heading is no section of the page's outline.
void write_sections(JsonWriter& json, const Post& post) {
  json.open_array("sections");
  for (const Section& section : post.sections) {
    if (section.level == 0) continue;
    json.open_object();
    json.integer("level", section.level);
    write_anchor(json, section);
    json.string("heading", section.heading);
    json.close_object();
  }
  json.close_array();
}

void write(JsonWriter& json, const Media& media, const Section& section) {
  json.open_object();
  json.string("kind", to_string(media.kind));
  json.string("provider", media.provider);
  json.string("url", media.url);
  json.string("title", media.title);
  write_anchor(json, section);
  if (!media.time.empty()) json.string("time", media.time);
  json.close_object();
}

}  // namespace

std::string to_json(const Post& post) {
  JsonWriter json;
  json.open_object();
  json.string("path", post.path);
  json.string("url", post.url);
  json.string("title", post.title_source.empty() ? post.title : post.title_source);
  json.string("date", post.date);
  write(json, "categories", post.labels[Field::kCategory]);
  write(json, "tags", post.labels[Field::kTag]);
  write_authors(json, post);
  json.string("lang", post.lang);
  json.string("excerpt", post.excerpt);
  write_sections(json, post);
  json.open_array("media");
  for (const Section& section : post.sections) {
    for (const Media& media : section.media) write(json, media, section);
  }
  json.close_array();
  json.close_object();
  return json.take();
}

}  // namespace mobysearch
