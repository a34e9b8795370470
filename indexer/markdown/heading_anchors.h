// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <vector>

#include "indexer/markdown/kramdown/tree.h"

namespace mobysearch {

/// What kramdown adds to a page at its end, and the lists it replaces.
struct PageParts {
  std::vector<const kramdown::Element*>
      notes;  ///< footnotes in the order in which they are referred to
  const kramdown::Element* contents =
      nullptr;  ///< the first list with {:toc}: the table of contents
  const kramdown::Element* notes_place =
      nullptr;  ///< the first with {:footnotes}: the notes, if not at the end
};

/// Gives every header its id (its value), in the order in which kramdown does: GFM's in
/// the text itself; by the plain rule, with a count of their own, those inside HTML and in
/// footnotes.
PageParts assign_heading_anchors(kramdown::Document& document);

}  // namespace mobysearch
