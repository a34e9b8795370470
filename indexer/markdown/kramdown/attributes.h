// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "indexer/markdown/kramdown/tree.h"

namespace mobysearch {

/// Reads the inside of `{: … }` and adds what it says to `list`.
void parse_attribute_list(std::string_view text, AttributeList& list);

/// Applies an attribute list to an element's attributes: what it names first, then its values.
void apply_attributes(const KramdownDocument& document, const AttributeList& list,
                      Attributes& attributes);

/// Bytes of the name (\w[\w-]*) that `text` begins with.
std::size_t attribute_name_length(std::string_view text);

}  // namespace mobysearch
