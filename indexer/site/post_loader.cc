// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/post_loader.h"

#include <algorithm>
#include <filesystem>

#include "common/text/ascii.h"
#include "common/text/unicode.h"
#include "indexer/markdown/html/entities.h"
#include "indexer/markdown/markdown.h"
#include "indexer/site/document_liquid.h"
#include "indexer/site/front_matter.h"
#include "indexer/site/hugo_shortcodes.h"
#include "indexer/site/source_file.h"

namespace mobysearch {
namespace {

constexpr std::size_t kMaxExcerptBytes = 2000;
/// Bytes of Markdown that an excerpt is made from, and link definitions that are added to them.
constexpr std::size_t kMaxExcerptSource = 64 * 1024;
constexpr std::size_t kMaxExcerptDefinitions = 500;

/// The body as the Markdown renderer sees it: GitHub's and Hugo's have no Liquid, so braces stay.
std::string resolved(const Site& site, const SiteDocument& document, MarkdownRenderer renderer,
                     std::string_view body) {
  if (renderer == MarkdownRenderer::kGitHub) return std::string(body);
  if (renderer == MarkdownRenderer::kHugo) return without_shortcodes(body);
  return resolve_document_liquid(site, document, body);
}

/// The link definitions in `rest` that `head` may refer to, as Jekyll finds them.
std::string definitions_for(std::string_view head, std::string_view rest) {
  std::string definitions;
  std::size_t left = kMaxExcerptDefinitions;
  for (auto at = rest.find("]:"); at != std::string_view::npos && left > 0;
       at = rest.find("]:", at + 1), --left) {
    const std::size_t line = rest.rfind('\n', at) + 1;  // 0 when there is none
    const std::size_t open = rest.find_first_not_of(' ', line);
    if (open > line + 3 || rest[open] != '[' || rest.find(']', open) != at) continue;
    if (head.find(rest.substr(open, at + 1 - open)) == std::string_view::npos) continue;
    definitions += '\n';
    definitions += rest.substr(line, rest.find('\n', at) - line);
  }
  return definitions;
}

/// The body up to the excerpt separator; all of it when the separator is not there.
std::string excerpt_source(const Site& site, const SiteDocument& document, std::string_view body) {
  std::string separator = site.config.excerpt_separator;
  if (const Value* own = document.values.find("excerpt_separator")) separator = own->text;
  if (separator.empty()) return {};
  const auto end = body.find(separator);
  const std::string_view head = body.substr(0, std::min(end, kMaxExcerptSource));
  if (end == std::string_view::npos) return std::string(head);
  return std::string(head) + "\n" + definitions_for(head, body.substr(end));
}

/// As in Jekyll, the excerpt is cut off before its Liquid is resolved.
std::string excerpt_of(const Site& site, const SiteDocument& document,
                       const MarkdownOptions& markdown, std::string_view body) {
  std::string text;
  if (const Value& own = document.values.get("excerpt"); own.is_scalar()) {
    text = plain_text_from_html(own.text);
  } else {
    const std::string source =
        resolved(site, document, markdown.renderer, excerpt_source(site, document, body));
    text = document.is_markdown ? plain_text_from_markdown(source, markdown) : "";
  }
  return std::string(clip_utf8(clean_utf8(text), kMaxExcerptBytes));
}

std::vector<Section> sections_of(const SiteDocument& document, const MarkdownOptions& markdown,
                                 std::string_view body) {
  if (document.is_markdown) return sections_from_markdown(body, markdown);
  const std::string extension =
      fold_case(std::filesystem::path(document.path).extension().string());
  if (in_word_list(extension, ".html .htm")) return sections_from_html(body, markdown.page);
  std::vector<Section> sections(1);
  sections[0].text = clean_utf8(body);
  return sections;
}

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

Result<Post> load_post(const Site& site, const SiteDocument& document) {
  const auto file = std::filesystem::path(site.config.source) / document.path;
  auto text = read_source_file(file.string(), kMaxPostBytes);
  if (!text) return fail(std::move(text.error()));
  if (!is_valid_utf8(*text)) return fail(ErrorCode::kInputUnreadable, "is not valid UTF-8");
  const FrontMatterSplit split = split_front_matter(*text);
  const bool in_posts = document.collection == "posts";
  const MarkdownOptions markdown = {
      document_renderer(site.config.renderer, split.language, in_posts), site.config.kramdown,
      site.config.baseurl + document.url};
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
  post.excerpt = excerpt_of(site, document, markdown, split.body);
  post.sections =
      sections_of(document, markdown, resolved(site, document, markdown.renderer, split.body));
  set_title(post, title_of(document, post.sections));
  return post;
}

}  // namespace mobysearch
