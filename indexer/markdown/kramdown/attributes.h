// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "indexer/markdown/kramdown/scanner.h"
#include "indexer/markdown/kramdown/tree.h"

namespace mobysearch::kramdown {

/// `inside` of the braces that open before `at`, up to the first `}` without a backslash; one past
/// that, or npos.
std::size_t match_braces(Scanner& source, std::size_t at, std::string_view& inside);

/// Reads the inside of `{: … }` and adds what it says to `list`.
void parse_attribute_list(std::string_view text, AttributeList& list);

/// Applies an attribute list to an element's attributes: the definitions that it names first, then
/// its own values.
void update_attr_with_ial(const Document& document, const AttributeList& list,
                          Attributes& attributes);

/// Bytes of the name (\w[\w-]*) that `text` begins with.
std::size_t id_name_length(std::string_view text);

}  // namespace mobysearch::kramdown
