// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include "indexer/markdown/kramdown/tree.h"

namespace mobysearch::kramdown {

/// html_to_native: turns an HTML element, and those in it, into kramdown's own kinds where kramdown
/// does, as far as that changes ids or text (ElementConverter in parser/html.rb).
void make_native(Document& document, Element& element);

}  // namespace mobysearch::kramdown
