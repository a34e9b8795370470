// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <vector>

namespace mobysearch {

/// The posts of these docids, in any order and without a weight.
Xapian::Query posts_query(std::vector<Xapian::docid> docids);

}  // namespace mobysearch
