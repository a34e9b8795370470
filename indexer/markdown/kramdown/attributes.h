// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "indexer/markdown/kramdown/scanner.h"
#include "indexer/markdown/kramdown/tree.h"

namespace mobysearch::kramdown {

/// What braces hold, and one past `}`; npos when there are none.
struct Braces {
  std::string_view inside;
  std::size_t end = npos;
};
/// Those that open before `at`, up to the first `}` without a backslash.
Braces match_braces(Scanner& source, std::size_t at);

/// Reads the inside of `{: … }` and adds what it says to `list`.
void parse_attribute_list(std::string_view text, AttributeList& list);

/// Applies an attribute list to an element's attributes: the definitions that it names first, then
/// its own values.
void update_attr_with_ial(const Document& document, const AttributeList& list,
                          Attributes& attributes);

/// Bytes of the name (\w[\w-]*) that `text` begins with.
std::size_t id_name_length(std::string_view text);

}  // namespace mobysearch::kramdown
