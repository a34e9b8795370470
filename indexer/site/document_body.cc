// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/document_body.h"

#include <algorithm>

#include "common/text/ascii.h"
#include "common/text/unicode.h"
#include "indexer/site/document_liquid.h"
#include "indexer/site/site_files.h"

namespace mobysearch {

std::string resolved_body(const Site& site, const SiteDocument& document, MarkdownRenderer renderer,
                          std::string_view body) {
  if (renderer == MarkdownRenderer::kGitHub) return std::string(body);
  return resolve_document_liquid(site, document, body);
}

std::vector<Section> body_sections(const SiteDocument& document, const MarkdownOptions& markdown,
                                   std::string_view body) {
  if (document.is_markdown) return sections_from_markdown(body, markdown);
  if (is_html_file(document.path)) return sections_from_html(body, markdown.page);
  std::vector<Section> sections(1);
  sections[0].text = clean_utf8(body);
  return sections;
}

std::string body_text(const SiteDocument& document, const MarkdownOptions& markdown,
                      std::string_view body) {
  if (document.is_markdown) return plain_text_from_markdown(body, markdown);
  if (is_html_file(document.path)) return plain_text_from_html(body);
  std::string text(trim(clean_utf8(body)));
  std::ranges::replace(text, '\n', ' ');
  return text;
}

}  // namespace mobysearch
