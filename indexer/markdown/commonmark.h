// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string_view>

#include "indexer/markdown/renderer.h"
#include "indexer/markdown/section_builder.h"

namespace mobysearch {

/// Gives `builder` the page that `renderer` makes of a CommonMark body, in its order; GitHub's
/// tables, task lists, strikethrough and footnotes are text without their marks. `body` is hostile:
/// cmark takes quadratic time for some inputs, see indexer/writer/parse_guard.h.
void add_commonmark_page(std::string_view body, MarkdownRenderer renderer, SectionBuilder& builder);

}  // namespace mobysearch
