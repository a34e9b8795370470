// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "indexer/markdown/kramdown/tree.h"

namespace mobysearch::testing {

/// A tree as text: `h2(text) p(some em(words)) ul(li(p(a)))`. Raw text is as it was written; blank
/// lines and ends of blocks are left out.
std::string dump(const kramdown::Element& element);

}  // namespace mobysearch::testing
