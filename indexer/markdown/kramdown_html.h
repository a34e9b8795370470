// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "indexer/markdown/kramdown/tree.h"

namespace mobysearch {

/// A parsed text, whose headers have their ids, as the HTML that kramdown makes of it: as far as
/// text, headings, links and media go, without classes and footnotes.
std::string html_of(const kramdown::Document& document);

}  // namespace mobysearch
