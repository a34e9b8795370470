// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace mobysearch {

namespace kramdown {
struct Options;
}
class SectionBuilder;

/// What makes a page of a Markdown file: it decides how the file is read and which ids headings
/// get. All but kramdown read CommonMark.
enum class MarkdownRenderer : std::uint8_t {
  kKramdown,    ///< Jekyll's own
  kCommonMark,  ///< Jekyll with `markdown: CommonMark`: headings get no ids
  kGhPages,     ///< Jekyll with `markdown: CommonMarkGhPages` or `GFM`
  kGitHub,      ///< a folder of Markdown files, as GitHub shows them
  kHugo,
  kZola,
};

/// Give `builder` the page that the renderer makes of a body, in its order. `body` is hostile.

/// Linear.
void add_kramdown_page(std::string_view body, const kramdown::Options& options,
                       SectionBuilder& builder);
/// The page that `renderer` makes of CommonMark; GitHub's tables, task lists, strikethrough and
/// footnotes are text without their marks. cmark takes quadratic time for some inputs, see
/// indexer/writer/parse_guard.h.
/// The HTML that kramdown makes of a text, as far as text, headings, links and media go.
std::string kramdown_html(std::string_view body, const kramdown::Options& options);
void add_commonmark_page(std::string_view body, MarkdownRenderer renderer, SectionBuilder& builder);

}  // namespace mobysearch
