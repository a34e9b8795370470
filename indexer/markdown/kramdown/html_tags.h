// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/markdown/kramdown/scanner.h"
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

/// What kramdown takes for a tag. It is stricter than browsers: one whose attributes are not well
/// formed is text.
struct HtmlTag {
  std::string name;  ///< lower-case if kramdown knows the element
  std::string_view attributes;
  bool self_closing = false;
  std::size_t end = 0;  ///< one past `>`

  Attributes parsed_attributes() const;
};

/// The start tag, or end tag, at `at`.
std::optional<HtmlTag> match_start_tag(Scanner& source, std::size_t at);
std::optional<HtmlTag> match_end_tag(const Scanner& source, std::size_t at);
/// The first `</name>` from `from` on, in any case; the end of the text if there is none.
struct EndTag {
  std::size_t begin, end;
};
EndTag find_end_tag(Scanner& source, std::string_view name, std::size_t from);
/// One past the comment, or the instruction (`<? … ?>`), at `at`; npos when there is none.
std::size_t match_html_comment(Scanner& source, std::size_t at);
/// Bytes of the element name, with its prefix, at `at`; 0 when there is none.
std::size_t html_name_length(const Scanner& source, std::size_t at);
/// `<` and a name, `/` or `!--`.
bool starts_html(const Scanner& source, std::size_t at);

/// With `markdown="…"`, how the element's content is read instead; that attribute is removed.
std::optional<ContentModel> take_markdown_attribute(Element& element);

}  // namespace mobysearch::kramdown
