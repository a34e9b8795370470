// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "indexer/markdown/kramdown/tree.h"

namespace mobysearch::kramdown {

/// kramdown's own lists of HTML's elements, under its own names (parser/html.rb), for
/// in_word_list(). Names are in lower case.

inline constexpr std::string_view kHtmlSpanElements =
    "a abbr acronym b big bdo br button cite code del dfn em i img input ins kbd label mark option"
    " q rb rbc rp rt rtc ruby samp select small span strong sub sup tt u var";
inline constexpr std::string_view kHtmlBlockElements =
    "address article aside applet body blockquote caption col colgroup dd div dl dt fieldset"
    " figcaption footer form h1 h2 h3 h4 h5 h6 header hgroup hr html head iframe legend menu li"
    " main map nav ol optgroup p pre section summary table tbody td th thead tfoot tr ul";
inline constexpr std::string_view kHtmlElementsWithoutBody =
    "area base br col command embed hr img input keygen link meta param source track wbr";

ContentModel html_content_model(std::string_view name);
/// Whether kramdown knows the element.
bool is_html_element(std::string_view name);

}  // namespace mobysearch::kramdown
