// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "indexer/markdown/kramdown/options.h"
#include "indexer/markdown/section_builder.h"

namespace mobysearch {

/// Gives `builder` the page that kramdown makes of a Markdown body, in its order. Linear; `body` is
/// hostile.
void add_kramdown_page(std::string_view body, const kramdown::Options& options,
                       SectionBuilder& builder);

}  // namespace mobysearch
