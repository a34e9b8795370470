// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/post_loader.h"

#include <limits>

#include "common/text/unicode.h"
#include "indexer/markdown/html/entities.h"
#include "indexer/markdown/markdown.h"
#include "indexer/site/document_body.h"
#include "indexer/site/excerpt.h"
#include "indexer/site/front_matter.h"
#include "indexer/site/heading_title.h"
#include "indexer/site/relative_links.h"

namespace mobysearch {
namespace {

std::vector<std::string> cleaned(const std::vector<std::string>& texts) {
  std::vector<std::string> result;
  for (const std::string& text : texts) result.push_back(clean_utf8(clip_utf8(text, 500)));
  return result;
}

/// A page without a title takes its first heading, else its slug.
std::string title_of(const SiteDocument& document, const std::vector<Section>& sections) {
  if (!document.title.empty() || !document.values.get("title").is_null()) return document.title;
  for (const Section& section : sections) {
    if (!section.heading.empty()) return section.heading;
  }
  return document.slug;
}

/// Themes do not escape titles: a browser decodes the character references in them.
void set_title(Post& post, const std::string& source) {
  const std::string written = clean_utf8(source);
  post.title = clean_utf8(decode_entities(written));
  if (post.title != written) post.title_source = written;
}

}  // namespace

Result<std::optional<Post>> load_post_within(std::size_t most_bytes, const Site& site,
                                             const SiteDocument& document) {
  const auto text = site.config.source.read(document.path, kMaxPostBytes);
  if (!text) return fail(text.error());
  if (text->size() > most_bytes) return std::nullopt;
  if (!is_valid_utf8(*text)) return fail(ErrorCode::kInputUnreadable, "is not valid UTF-8");
  const FrontMatterSplit split = split_front_matter(*text);
  const bool in_posts = document.collection == "posts";
  const MarkdownOptions markdown = {
      document_renderer(site.config.renderer, split.language, in_posts), site.config.kramdown,
      site.config.baseurl + document.url};
  const std::string body = with_resolved_links(
      site, document, document.strips_title ? without_title_heading(split.body) : split.body);
  const std::string resolved = resolved_body(site, document, markdown.renderer, body);
  if (resolved.size() > most_bytes) return std::nullopt;
  Post post;
  post.path = document.path;
  post.url = document.url;
  post.date = document.date;
  post.timestamp = document.timestamp;
  post.authors = document.authors;
  for (const FieldSpec& field : kFields) {
    if (field.is_label) post.labels[field.field] = cleaned(document.labels[field.field]);
  }
  post.lang = document.lang;
  post.excerpt = excerpt_of(site, document, markdown, body);
  post.sections = body_sections(document, markdown, resolved);
  post.summary = summary_of(document, markdown, post.sections);
  set_title(post, title_of(document, post.sections));
  return post;
}

Result<Post> load_post(const Site& site, const SiteDocument& document) {
  auto post = load_post_within(std::numeric_limits<std::size_t>::max(), site, document);
  if (!post) return fail(std::move(post.error()));
  return std::move(**post);
}

}  // namespace mobysearch
