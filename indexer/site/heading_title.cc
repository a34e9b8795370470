// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/site/heading_title.h"

#include <algorithm>

#include "common/text/ascii.h"
#include "indexer/markdown/markdown.h"

namespace mobysearch {
namespace {

struct TitleHeading {
  std::string_view title;  ///< as Markdown
  std::string_view rest;   ///< of the body
};

/// "# Title": one to three signs, a blank, and the rest of the line.
std::optional<TitleHeading> atx_heading(std::string_view body) {
  const std::size_t signs = std::min(body.find_first_not_of('#'), body.size());
  if (signs < 1 || signs > 3) return std::nullopt;
  body.remove_prefix(signs);
  if (take_run(body, kAsciiBlanks).empty()) return std::nullopt;
  const std::string_view title = take_line(body);
  return TitleHeading{title, body};
}

/// A line over one of "-" or "=".
std::optional<TitleHeading> underlined_heading(std::string_view body) {
  const std::string_view title = take_line(body);
  const std::string_view underline = trim_right(take_line(body));
  const bool is_underline = !underline.empty() && trim_left(underline, "-=").empty();
  return is_underline ? std::optional(TitleHeading{title, body}) : std::nullopt;
}

std::optional<TitleHeading> title_heading(std::string_view body) {
  body = trim_left(body);
  const auto heading = atx_heading(body);
  return heading ? heading : underlined_heading(body);
}

/// Without the marks of footnotes, "[^1]", which stay text in a title.
std::string without_footnotes(std::string text) {
  for (auto at = text.find("[^"); at != std::string::npos; at = text.find("[^", at)) {
    const auto end = text.find(']', at);
    if (end == std::string::npos) break;
    text.erase(at, end + 1 - at);
  }
  return text;
}

}  // namespace

void set_title_from_heading(const SiteConfig& config, std::string_view body,
                            SiteDocument& document) {
  const Value& options = config.values.get("titles_from_headings");
  if (!config.has_plugin("jekyll-titles-from-headings")) return;
  if (options.get("enabled").is_false()) return;
  if (document.is_page ? !document.values.get("title").is_null()
                       : !options.get("collections").is_true()) {
    return;
  }
  const auto heading = title_heading(body);
  if (!heading) return;
  const MarkdownOptions markdown = {config.renderer, config.kramdown, {}};
  document.title = without_footnotes(plain_text_from_markdown(heading->title, markdown));
  const Value* own = document.values.find("strip_title");
  document.strips_title = (own != nullptr ? *own : options.get("strip_title")).is_true();
}

std::string_view without_title_heading(std::string_view body) {
  const auto heading = title_heading(body);
  return heading ? heading->rest : body;
}

}  // namespace mobysearch
