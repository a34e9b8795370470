// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/document_body.h"

#include <algorithm>

#include "common/text/ascii.h"
#include "common/text/unicode.h"
#include "indexer/site/document_liquid.h"
#include "indexer/site/hugo_references.h"
#include "indexer/site/hugo_shortcodes.h"
#include "indexer/site/liquid/liquid.h"
#include "indexer/site/site_files.h"

namespace mobysearch {
namespace {

std::vector<Section> read_sections(const SiteDocument& document, const MarkdownOptions& markdown,
                                   std::string_view body) {
  if (document.is_markdown) return sections_from_markdown(body, markdown);
  if (is_html_file(document.path)) return sections_from_html(body, markdown.page);
  std::vector<Section> sections(1);
  sections[0].text = clean_utf8(body);
  return sections;
}

std::string read_text(const SiteDocument& document, const MarkdownOptions& markdown,
                      std::string_view body) {
  if (document.is_markdown) return plain_text_from_markdown(body, markdown);
  if (is_html_file(document.path)) return plain_text_from_html(body);
  std::string text(trim(clean_utf8(body)));
  std::ranges::replace(text, '\n', ' ');
  return text;
}

}  // namespace

std::string resolved_body(const Site& site, const SiteDocument& document, MarkdownRenderer renderer,
                          std::string_view body) {
  if (renderer == MarkdownRenderer::kGitHub) return std::string(body);
  if (renderer == MarkdownRenderer::kHugo) {
    return without_shortcodes(
        body, [&](std::string_view target) { return hugo_reference(site, document, target); });
  }
  return resolve_document_liquid(site, document, body);
}

std::vector<Section> body_sections(const SiteDocument& document, const MarkdownOptions& markdown,
                                   std::string_view body) {
  std::vector<Section> sections = read_sections(document, markdown, body);
  settle_unknown_headings(
      sections, markdown.renderer != MarkdownRenderer::kKramdown || markdown.kramdown.gfm);
  return sections;
}

std::string body_text(const SiteDocument& document, const MarkdownOptions& markdown,
                      std::string_view body) {
  std::string text = read_text(document, markdown, body);
  replace_all(text, kUnknownMark, "");
  return text;
}

}  // namespace mobysearch
