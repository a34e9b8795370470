// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/markdown/kramdown/scanner.h"
#include "indexer/markdown/kramdown/tree.h"

namespace mobysearch::kramdown {

/// What kramdown takes for HTML. It is stricter than browsers: a tag whose attributes are not well
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
/// One past the comment (or with `<?`, instruction) at `at`; npos when there is none.
std::size_t match_html_comment(Scanner& source, std::size_t at);
std::size_t match_html_instruction(Scanner& source, std::size_t at);
/// Bytes of the element name, with its prefix, at `at`; 0 when there is none.
std::size_t html_name_length(const Scanner& source, std::size_t at);
/// `<` and a name, `/` or `!--`.
bool starts_html(const Scanner& source, std::size_t at);

/// With `markdown="…"`, how the element's content is read instead; that attribute is removed.
std::optional<ContentModel> take_markdown_attribute(Element& element);

}  // namespace mobysearch::kramdown
