// SPDX-License-Identifier: GPL-2.0-or-later
#pragma once

#include <string>

#include "search/query_parser.h"

namespace mobysearch::testing {

/// "20170501..20170531".
std::string to_string(const DateRange& range);

/// `(all swarm "a phrase" (not kit) title:moby)`.
std::string to_string(const QueryNode& node);

}  // namespace mobysearch::testing
