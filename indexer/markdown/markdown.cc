// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/markdown.h"

#include <algorithm>

#include "common/text/unicode.h"
#include "indexer/markdown/section_builder.h"

namespace mobysearch {
namespace {

/// Headings and text, on one line.
std::string plain_text(const std::vector<Section>& sections) {
  std::string text;
  for (const Section& section : sections) {
    for (const std::string* part : {&section.heading, &section.text}) {
      if (part->empty()) continue;
      if (!text.empty()) text += ' ';
      text += *part;
    }
  }
  std::ranges::replace(text, '\n', ' ');
  return text;
}

}  // namespace

std::vector<Section> sections_from_markdown(std::string_view body, const MarkdownOptions& options) {
  SectionBuilder builder(options.page);
  if (options.renderer == MarkdownRenderer::kKramdown) {
    add_kramdown_page(body, options.kramdown, builder);
  } else {
    add_commonmark_page(body, options.renderer, builder);
  }
  return builder.take();
}

std::vector<Section> sections_from_html(std::string_view body, const std::string& page) {
  SectionBuilder builder(page);
  builder.begin_block(false);
  builder.add_html(clean_utf8(body));
  return builder.take();
}

std::string html_from_markdown(std::string_view markdown, const MarkdownOptions& options) {
  if (options.renderer != MarkdownRenderer::kKramdown) return std::string(markdown);
  return kramdown_html(markdown, options.kramdown);
}

std::string plain_text_from_markdown(std::string_view markdown, const MarkdownOptions& options) {
  return plain_text(sections_from_markdown(markdown, options));
}

std::string plain_text_from_html(std::string_view html) {
  return plain_text(sections_from_html(html, {}));
}

}  // namespace mobysearch
