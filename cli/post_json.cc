// SPDX-License-Identifier: GPL-2.0-or-later
#include "cli/post_json.h"

#include "search/response_json.h"

namespace mobysearch {
namespace {

void write_section(JsonWriter& json, const Section& section) {
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

}  // namespace

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
    if (section.level > 0) write_section(json, section);  // level 0 stands before the first heading
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
