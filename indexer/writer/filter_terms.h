// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include "common/post.h"

namespace mobysearch {

/// Adds what filters, facets, `link:` and sorting by date look at (common/schema.h): a post's
/// values as boolean terms, and as values in the slots of their fields.
void add_filter_terms(const Post& post, Xapian::Document& document);

}  // namespace mobysearch
