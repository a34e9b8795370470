// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "indexer/markdown/kramdown/tree.h"

namespace mobysearch {

/// The footnotes that kramdown adds to a page, at its end or in place of a list, and the list that
/// becomes the table of contents.
struct PageParts {
  std::vector<const kramdown::Element*> notes;     ///< in the order of their first references
  const kramdown::Element* contents = nullptr;     ///< the first list with {:toc}
  const kramdown::Element* notes_place = nullptr;  ///< the first list with {:footnotes}
};

/// Gives every header its id (its value), in the order in which kramdown does: by GFM's rule in the
/// text itself; by the plain rule, with a count of their own, inside HTML and in footnotes.
PageParts assign_heading_anchors(kramdown::Document& document);

}  // namespace mobysearch
