// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/markdown/kramdown/html_elements.h"

#include "common/text/ascii.h"

namespace mobysearch::kramdown {
namespace {

constexpr std::string_view kHtmlContentModelBlock =
    "address applet article aside blockquote body dd details div dl fieldset figure figcaption"
    " footer form header hgroup iframe li main map menu nav noscript object section summary td";
constexpr std::string_view kHtmlContentModelSpan =
    "a abbr acronym b bdo big button cite caption del dfn dt em h1 h2 h3 h4 h5 h6 i ins label"
    " legend optgroup p q rb rbc rp rt rtc ruby select small span strong sub sup th tt";
constexpr std::string_view kHtmlContentModelRaw =
    "script style math option textarea pre code kbd samp var";

}  // namespace

ContentModel html_content_model(std::string_view name) {
  if (in_word_list(name, kHtmlContentModelBlock)) return ContentModel::kBlock;
  return in_word_list(name, kHtmlContentModelSpan) ? ContentModel::kSpan : ContentModel::kRaw;
}

bool is_html_element(std::string_view name) {
  for (const std::string_view list :
       {kHtmlSpanElements, kHtmlBlockElements, kHtmlElementsWithoutBody, kHtmlContentModelRaw}) {
    if (in_word_list(name, list)) return true;
  }
  return html_content_model(name) != ContentModel::kRaw;
}

}  // namespace mobysearch::kramdown
