// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "common/index/forward_index.h"

namespace mobysearch {

/// The posts in which `terms` (at least one) stand one after the other, without a weight. `forward`
/// must outlive the query.
Xapian::Query phrase_query(const ForwardIndex& forward, std::vector<std::string> terms);

}  // namespace mobysearch
