// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "indexer/markdown/kramdown/options.h"
#include "indexer/markdown/kramdown/tree.h"

namespace mobysearch::kramdown {

/// Reads Markdown as kramdown 2.4 and its GFM parser 1.1 do, rule for rule, as far as headings,
/// ids, links and text go. `text` is hostile: any bytes. Time is linear but for bounded factors;
/// what would need more is left as text.
Document parse(std::string_view text, const Options& options);

}  // namespace mobysearch::kramdown
